import ts from 'typescript';
import { isCall, withoutCasts, type Call } from '../types/origin.js';
import { enclosingFunction } from '../types/references.js';
import { isAssignment } from '../types/syntax.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { callsOf } from './nodes.js';
import { wordsOf } from './words.js';

/** Arguments that carry each other's names. */
export interface SwappedArguments {
  readonly call: Call;
  /** The arguments, and the parameter that each stands for now; each is named after the one of the next, the last after that of the first. */
  readonly arguments: readonly { readonly argument: ts.Expression; readonly parameter: string }[];
}

export const swappedArguments = defineFileAnalysis('swappedArguments', (pass): readonly SwappedArguments[] => {
  const found: SwappedArguments[] = [];
  for (const call of callsOf(pass)) {
    const swapped = swappedIn(call, pass);
    if (swapped) found.push(swapped);
  }
  return found;
});

function swappedIn(call: Call, pass: FilePass): SwappedArguments | undefined {
  const given = call.arguments ?? [];
  const names = given.map(nameOf);
  if (names.filter(name => name !== undefined).length < 2 || given.some(ts.isSpreadElement)) return undefined;
  // Asking for the signature costs: parameters have to be named like some arguments.
  const signature = pass.checker.getResolvedSignature(call);
  const parameters = namedParameters(signature).filter(({ name }) => name.getText() !== 'this');
  const wanted = parameters.map(({ name, dotDotDotToken }) => (dotDotDotToken || !ts.isIdentifier(name) ? undefined : wordsOf(name.text)));
  const words = names.map(name => (name === undefined ? undefined : wordsOf(name)));

  const positions = cycle(words, wanted) ?? pair(words, wanted);
  if (!positions || areOfTwo(positions.map(at => given[at] as ts.Expression), pass.checker) || !typesAllow(positions, given, parameters, pass) || isDeliberate(call, positions, parameters, pass)) return undefined;
  return { call, arguments: positions.map(at => ({ argument: given[at] as ts.Expression, parameter: parameters[at]?.name.getText() ?? '' })) };
}

/** Parameters of a type that is written in JSDoc, `function(string)`, have no names. */
function namedParameters(signature: ts.Signature | undefined): readonly ts.ParameterDeclaration[] {
  const declaration = signature?.declaration;
  return !declaration || ts.isJSDocSignature(declaration) || ts.isJSDocFunctionType(declaration) ? [] : declaration.parameters;
}

/** The last name of a variable, property or field. */
function nameOf(argument: ts.Expression): string | undefined {
  const node = withoutCasts(argument);
  if (ts.isIdentifier(node)) return node.text === 'undefined' ? undefined : node.text;
  return ts.isPropertyAccessExpression(node) ? node.name.text : undefined;
}

/** Whether the arguments are members of two values of a kind: `slice(previous.to, next.from)` means what lies between the two. */
function areOfTwo(swapped: readonly ts.Expression[], checker: ts.TypeChecker): boolean {
  const owners = swapped.map(withoutCasts).flatMap(argument => (ts.isPropertyAccessExpression(argument) ? [argument.expression] : []));
  return owners.length === swapped.length && new Set(owners.map(owner => owner.getText())).size > 1 && new Set(owners.map(owner => checker.getTypeAtLocation(owner))).size === 1;
}

type Words = readonly string[];

/** Positions of arguments each of which has the name of the parameter at the next, the last that at the first. */
function cycle(words: readonly (Words | undefined)[], wanted: readonly (Words | undefined)[]): readonly number[] | undefined {
  const place = (own: Words | undefined): number => {
    const at = own && own.join('').length > 1 ? wanted.flatMap((other, index) => (other && other.join(' ') === own.join(' ') ? [index] : [])) : [];
    return at.length === 1 ? (at[0] as number) : -1;
  };
  for (let start = 0; start < words.length; start++) {
    const positions = [start];
    for (let next = place(words[start]); next >= 0 && next < words.length && positions.length <= words.length; next = place(words[next])) {
      if (next === start) return positions.length > 1 ? positions : undefined;
      if (positions.includes(next)) break;
      positions.push(next);
    }
  }
  return undefined;
}

/** What goes together with its opposite: a dark icon with a light theme. */
const CONTRASTS: ReadonlySet<string> = new Set(['dark light', 'black white', 'background foreground']);

/** Two arguments that differ in the words in which two parameters differ, the other way round: `imageWidth, imageHeight` for `height, width`. */
function pair(words: readonly (Words | undefined)[], wanted: readonly (Words | undefined)[]): readonly number[] | undefined {
  for (let i = 0; i < words.length; i++) {
    for (let j = i + 1; j < words.length; j++) {
      const [a, b, first, second] = [words[i], words[j], wanted[i], wanted[j]];
      if (!a || !b || !first || !second) continue;
      const own = difference(a, b);
      const other = difference(first, second);
      if (own && other && own[0] === other[1] && own[1] === other[0] && !CONTRASTS.has([...own].sort().join(' '))) return [i, j];
    }
  }
  return undefined;
}

/** What is left of two names without the words that both begin or end with. */
function difference(a: Words, b: Words): readonly [string, string] | undefined {
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [left, right] = [a.slice(start, a.length - end).join(' '), b.slice(start, b.length - end).join(' ')];
  return left.length > 1 && right.length > 1 ? [left, right] : undefined;
}

/** Whether each argument may stand where its name says; where types do not allow that, the names mean something else. */
function typesAllow(positions: readonly number[], given: readonly ts.Expression[], parameters: readonly ts.ParameterDeclaration[], { checker }: FilePass): boolean {
  return positions.every((at, index) => {
    const target = parameters[positions[(index + 1) % positions.length] as number];
    if (!target) return false;
    const own = checker.getTypeAtLocation(given[at] as ts.Expression);
    const wanted = checker.getTypeAtLocation(target);
    if ((own.flags | wanted.flags) & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.TypeParameter)) return true;
    // TypeScript before 5.4 does not tell what may be assigned.
    const isAssignable = (checker as Partial<ts.TypeChecker>).isTypeAssignableTo?.bind(checker);
    const isSame = checker.typeToString(checker.getBaseTypeOfLiteralType(own)) === checker.typeToString(checker.getBaseTypeOfLiteralType(wanted));
    return isSame || (isAssignable?.(own, wanted) ?? false);
  });
}

const TURNED = /swap|flip|revers|invers|invert|transpos|rotat|mirror|opposite|backward|undo|exchang|landscape|portrait|orient/i;

/** Signs that the order is meant: words about it, the other order beside it, recursion, a relation told from the other side. */
function isDeliberate(call: Call, positions: readonly number[], parameters: readonly ts.ParameterDeclaration[], { sourceFile, checker }: FilePass): boolean {
  const around = enclosingFunction(call);
  const statement = ts.findAncestor(call, ts.isStatement) ?? call;
  const declaration = parameters[0]?.parent;
  if (declaration && (declaration === around || ts.findAncestor(call, node => node === declaration))) return true;
  if (TURNED.test(sourceFile.text.slice(statement.getFullStart(), statement.end)) || TURNED.test(nameAround(around)) || TURNED.test(declaration?.name?.getText() ?? '')) return true;
  if (isRelation(call, around, checker) || isCarriedOn(call, positions)) return true;
  return hasOtherOrder(call, positions, ts.isSourceFile(around) ? statement : around);
}

function nameAround(around: ts.Node): string {
  const named = ts.isArrowFunction(around) || ts.isFunctionExpression(around) ? around.parent : around;
  return ts.isSourceFile(named) ? '' : ((named as ts.NamedDeclaration).name?.getText() ?? '');
}

/** `key = next(fallback, key)`: the variable has what the function returned before, whatever it was called at first. */
function isCarriedOn(call: Call, positions: readonly number[]): boolean {
  let node: ts.Node = call;
  while (ts.isAwaitExpression(node.parent) || withoutCasts(node.parent) !== node.parent) node = node.parent;
  const { parent } = node;
  if (!ts.isBinaryExpression(parent) || parent.right !== node || !isAssignment(parent)) return false;
  return positions.some(at => call.arguments?.[at] !== undefined && withoutCasts(call.arguments[at] as ts.Expression).getText() === parent.left.getText());
}

/** `greater(left, right)`, which is `less(right, left)`. */
function isRelation(call: Call, around: ts.Node, checker: ts.TypeChecker): boolean {
  if (!ts.isFunctionLike(around) || (call.arguments ?? []).length !== 2) return false;
  const own = new Set(around.parameters.map(({ name }) => name.getText()));
  if (!call.arguments?.every(argument => own.has(argument.getText()))) return false;
  const { flags } = checker.getTypeAtLocation(call);
  return (flags & (ts.TypeFlags.NumberLike | ts.TypeFlags.BooleanLike)) !== 0;
}

/** Whether the same function is called with the same arguments the other way round as well, as one does for each direction. */
function hasOtherOrder(call: Call, positions: readonly number[], around: ts.Node): boolean {
  const callee = call.expression.getText();
  const texts = positions.map(at => call.arguments?.[at]?.getText());
  const visit = (node: ts.Node): boolean => {
    if (node !== call && isCall(node) && node.expression.getText() === callee) {
      const others = positions.map(at => node.arguments?.[at]?.getText());
      if (others.every(text => texts.includes(text)) && others.some((text, i) => text !== texts[i])) return true;
    }
    return ts.forEachChild(node, child => visit(child) || undefined) ?? false;
  };
  return visit(around);
}
