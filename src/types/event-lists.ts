import ts from 'typescript';

/** The events that a type lists for one of its methods, and whether the method takes other names as well. */
export interface EventList {
  readonly names: ReadonlySet<string>;
  readonly isOpen: boolean;
}

/** A type that lists fewer names than these describes a callback, not its events. */
const ENOUGH = 2;

/**
 * The names that the overloads of a method take first: literals, the keys of an event map. `undefined` where one of them
 * takes what is known only where it is used: type parameters without a list, template literals, `any`.
 */
export function listedEvents(method: ts.Type, at: ts.Node, checker: ts.TypeChecker): EventList | undefined {
  const names = new Set<string>();
  let isOpen = false;
  for (const { parameters } of method.getCallSignatures()) {
    const [event] = parameters;
    if (!event) return undefined;
    const declared = checker.getTypeOfSymbolAtLocation(event, at);
    const isGeneric = (declared.flags & ts.TypeFlags.Instantiable) !== 0;
    const type = isGeneric ? checker.getBaseConstraintOfType(declared) : declared;
    for (const part of type?.isUnion() ? type.types : type ? [type] : []) {
      if (part.isStringLiteral()) names.add(part.value);
      else if (!isGeneric && part.flags & ts.TypeFlags.String) isOpen = true;
      else if (!(part.flags & ts.TypeFlags.ESSymbolLike)) return undefined;
    }
    if (!type) return undefined;
  }
  return names.size >= ENOUGH ? { names, isOpen } : undefined;
}

const perProgram = new WeakMap<ts.Program, ReadonlyMap<string, ReadonlySet<string>>>();

/** Every event map of the DOM library, by its name: `WindowEventMap`. */
export function domEventMaps(program: ts.Program): ReadonlyMap<string, ReadonlySet<string>> {
  let maps = perProgram.get(program);
  if (!maps) {
    const found = new Map<string, Set<string>>();
    for (const file of program.getSourceFiles()) {
      if (!program.isSourceFileDefaultLibrary(file) || !file.text.includes('EventMap {')) continue;
      for (const statement of file.statements) {
        if (!ts.isInterfaceDeclaration(statement) || !statement.name.text.endsWith('EventMap')) continue;
        const names = found.get(statement.name.text) ?? new Set<string>();
        for (const { name } of statement.members) if (name && (ts.isStringLiteral(name) || ts.isIdentifier(name))) names.add(name.text);
        found.set(statement.name.text, names);
      }
    }
    perProgram.set(program, (maps = found));
  }
  return maps;
}
