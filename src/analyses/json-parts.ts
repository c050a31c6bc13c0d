import ts from 'typescript';
import { isOfDefaultLibrary } from '../types/default-library.js';
import type { FilePass } from './define.js';
import { isOwnFile } from './program-mentions.js';

/** Kinds of values that do not come back from JSON as what they were. */
export type Kind = 'Map' | 'Set' | 'RegExp' | 'Promise' | 'bigint' | 'Date';

/** A part of a value that is sure to be there, and of one of these kinds only. */
export interface Part<Of extends Kind = Kind> {
  /** The way to it: `.results[].tags`, empty for the value itself. */
  readonly path: string;
  readonly kind: Of;
  /** The property that holds it, where it is one. */
  readonly property: ts.Symbol | undefined;
}

const CLASSES: ReadonlyMap<string, Kind> = new Map([['Map', 'Map'], ['ReadonlyMap', 'Map'], ['Set', 'Set'], ['ReadonlySet', 'Set'], ['RegExp', 'RegExp'], ['Promise', 'Promise'], ['Date', 'Date']]);
const MAX_DEPTH = 4;
const MAX_PARTS = 20;

/** The parts of these kinds that values of a type have: by properties that the program declares, and elements of arrays. Each type is looked into once. */
export function partsFor<Of extends Kind>(type: ts.Type, kinds: ReadonlySet<Of>, pass: FilePass): readonly Part<Of>[] {
  const found: Part<Of>[] = [];
  collect(type, '', undefined, { found, kinds, pass, seen: new Set() }, 0);
  return found;
}

/** The same, for the value of a property. */
export function partsOfProperty<Of extends Kind>(property: ts.Symbol, kinds: ReadonlySet<Of>, pass: FilePass): readonly Part<Of>[] {
  const found: Part<Of>[] = [];
  collectProperty(property, '', { found, kinds, pass, seen: new Set() }, 0);
  return found;
}

interface Search<Of extends Kind> {
  readonly found: Part<Of>[];
  readonly kinds: ReadonlySet<Of>;
  readonly pass: FilePass;
  readonly seen: Set<ts.Type>;
}

function collect<Of extends Kind>(type: ts.Type, path: string, property: ts.Symbol | undefined, search: Search<Of>, depth: number): void {
  const { found, kinds, pass: { checker, program }, seen } = search;
  const part = checker.getNonNullableType(type);
  const symbol = part.symbol as ts.Symbol | undefined;
  const isArray = checker.isArrayType(part);
  const isOfLibrary = !isArray && isOfDefaultLibrary(symbol, program);
  const kind = part.flags & ts.TypeFlags.BigIntLike ? 'bigint' : isOfLibrary && part.flags & ts.TypeFlags.Object ? CLASSES.get(symbol?.name ?? '') : undefined;
  if (kind !== undefined && kinds.has(kind as Of)) found.push({ path, kind: kind as Of, property });
  if (kind !== undefined || isOfLibrary || !(part.flags & ts.TypeFlags.Object) || depth > MAX_DEPTH || found.length >= MAX_PARTS || seen.has(part) || part.getProperty('toJSON')) return;
  seen.add(part);
  const [element] = isArray ? checker.getTypeArguments(part as ts.TypeReference) : [];
  if (element) collect(element, `${path}[]`, property, search, depth + 1);
  else for (const each of part.getProperties()) collectProperty(each, path, search, depth + 1);
}

function collectProperty<Of extends Kind>(property: ts.Symbol, path: string, search: Search<Of>, depth: number): void {
  if (isWritten(property, search.pass.program)) collect(search.pass.checker.getTypeOfSymbol(property), `${path}.${property.name}`, property, search, depth);
}

/** Whether a property is sure to be there, and an own one of the object. */
function isWritten({ flags, declarations = [] }: ts.Symbol, program: ts.Program): boolean {
  if (flags & ts.SymbolFlags.Optional || !(flags & ts.SymbolFlags.Property) || declarations.length === 0) return false;
  return declarations.every(declaration => {
    if (!isOwnFile(declaration.getSourceFile(), program)) return false;
    if (ts.isPropertyDeclaration(declaration)) return !ts.isPrivateIdentifier(declaration.name) && !ts.getModifiers(declaration)?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword || kind === ts.SyntaxKind.DeclareKeyword || kind === ts.SyntaxKind.AccessorKeyword);
    return ts.isPropertySignature(declaration) || ts.isPropertyAssignment(declaration) || ts.isShorthandPropertyAssignment(declaration);
  });
}
