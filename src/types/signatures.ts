import ts from 'typescript';
import type { Call } from './origin.js';
import { seeThrough } from './see-through.js';

/** What a call calls, as far as types tell. */
export interface Called {
  /** Every signature of everything that the callee may be. Never empty. */
  readonly signatures: readonly ts.Signature[];
  /** The callee without the assertions around it. */
  readonly callee: ts.Expression;
  /** An assertion keeps the compiler from comparing the call with these signatures. */
  readonly isHidden: boolean;
}

/**
 * The signatures of a named callee, seen through casts that hide them: `(fs as any).readFile(…)`, `(f as unknown as F)(…)`.
 * Asked of every call, so what is asked is the declared type of the name: it is there already, whoever else has looked.
 */
export function calledSignatures(call: Call, checker: ts.TypeChecker): Called | undefined {
  const written = call.expression;
  const name = ts.isPropertyAccessExpression(written) ? written.name : ts.isIdentifier(written) ? written : undefined;
  const symbol = name && checker.getSymbolAtLocation(name);
  // A callback: whoever hands it over decides what it takes.
  if (symbol?.valueDeclaration && ts.isParameter(symbol.valueDeclaration)) return undefined;
  const declared = symbol && checker.getTypeOfSymbol(symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol);
  if (declared && !(declared.flags & ts.TypeFlags.Any)) {
    const signatures = signaturesOf(declared, call, checker);
    return signatures && { signatures, callee: written, isHidden: false };
  }
  const hidden = mayBeHidden(written) ? hiddenCallee(written, checker) : undefined;
  const signatures = hidden && signaturesOf(hidden.type, call, checker);
  return signatures && { signatures, callee: hidden.callee, isHidden: true };
}

/** Cheap: an assertion, or a variable that may be declared with one. */
function mayBeHidden(written: ts.Expression): boolean {
  const receiver = ts.isPropertyAccessExpression(written) ? written.expression : written;
  return ts.isIdentifier(receiver) || isAsserted(written) || isAsserted(receiver);
}

function signaturesOf(type: ts.Type, call: Call, checker: ts.TypeChecker): readonly ts.Signature[] | undefined {
  const callable = checker.getNonNullableType(type);
  const lists = (callable.isUnion() ? callable.types : [callable]).map(part => (ts.isNewExpression(call) ? part.getConstructSignatures() : part.getCallSignatures()));
  return lists.every(list => list.length > 0) ? lists.flat() : undefined;
}

function isAsserted(node: ts.Expression): boolean {
  return ts.isParenthesizedExpression(node) ? isAsserted(node.expression) || !!ts.getJSDocTypeTag(node) : ts.isAsExpression(node) || ts.isTypeAssertionExpression(node);
}

function hiddenCallee(written: ts.Expression, checker: ts.TypeChecker): { readonly callee: ts.Expression; readonly type: ts.Type } | undefined {
  const { expression, casts } = seeThrough(written, checker);
  if (casts.length > 0) return isDoubted(casts, checker) ? { callee: expression, type: checker.getTypeAtLocation(expression) } : undefined;
  if (!ts.isPropertyAccessExpression(expression)) return undefined;
  const receiver = seeThrough(expression.expression, checker);
  if (!receiver.casts.length || !isDoubted(receiver.casts, checker)) return undefined;
  const property = checker.getApparentType(checker.getNonNullableType(checker.getTypeAtLocation(receiver.expression))).getProperty(expression.name.text);
  return property && { callee: expression, type: checker.getTypeOfSymbol(property) };
}

/** One assertion to a type that says something is somebody's word, two are a way around the compiler. */
function isDoubted(casts: readonly ts.Expression[], checker: ts.TypeChecker): boolean {
  const outer = casts.at(-1);
  if (casts.length > 1 || !outer) return true;
  const claimed = checker.getTypeAtLocation(outer);
  return (claimed.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0 || (claimed.symbol as ts.Symbol | undefined)?.name === 'Function';
}

/** How many arguments a signature takes. */
export interface Arity {
  readonly least: number;
  /** Without end where there is a rest parameter. */
  readonly most: number;
}

const arities = new WeakMap<ts.Signature, Arity | undefined>();

/** `undefined` where the signature does not say: rest parameters of a generic type, signatures that the compiler put together. */
export function arityOf(signature: ts.Signature, checker: ts.TypeChecker): Arity | undefined {
  if (!arities.has(signature)) arities.set(signature, count(signature, checker));
  return arities.get(signature);
}

function count({ parameters, declaration }: ts.Signature, checker: ts.TypeChecker): Arity | undefined {
  if (!declaration || ts.isJSDocSignature(declaration)) return undefined;
  let least = 0;
  let most = 0;
  for (const [index, parameter] of parameters.entries()) {
    const declared = parameter.valueDeclaration;
    if (!declared || !ts.isParameter(declared)) return undefined;
    const type = checker.getTypeOfSymbol(parameter);
    if (declared.dotDotDotToken) {
      if (checker.isArrayType(type)) {
        most = Infinity;
      } else if (checker.isTupleType(type)) {
        const { target } = type as ts.TupleTypeReference;
        if (target.elementFlags.some(flags => flags & ts.ElementFlags.Variadic)) return undefined;
        const elements = checker.getTypeArguments(type as ts.TupleTypeReference);
        target.elementFlags.forEach((flags, i) => {
          if (flags & ts.ElementFlags.Required && elements[i] && !mayBeLeftOut(elements[i], checker)) least = index + i + 1;
        });
        most = target.elementFlags.some(flags => flags & ts.ElementFlags.Rest) ? Infinity : index + target.elementFlags.length;
      } else {
        return undefined;
      }
    } else {
      most = index + 1;
      const isOptional = checker.isOptionalParameter(declared) || mayBeLeftOut(type, checker) || (declared.type !== undefined && namesNothing(declared.type, checker));
      if (!isOptional) least = index + 1;
    }
  }
  return { least, most };
}

const MAY_BE_NOTHING = ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Undefined | ts.TypeFlags.Void | ts.TypeFlags.Never;

function mayBeLeftOut(type: ts.Type, checker: ts.TypeChecker): boolean {
  return (type.isUnion() ? type.types : [type]).some(part => {
    if (!(part.flags & ts.TypeFlags.Instantiable)) return part.flags & MAY_BE_NOTHING;
    const constraint = checker.getBaseConstraintOfType(part);
    return !constraint || constraint.flags & ts.TypeFlags.Instantiable || mayBeLeftOut(constraint, checker);
  });
}

/** Without `strictNullChecks` types forget `undefined`; what is written does not. */
function namesNothing(type: ts.TypeNode, checker: ts.TypeChecker): boolean {
  if (ts.isParenthesizedTypeNode(type)) return namesNothing(type.type, checker);
  if (ts.isUnionTypeNode(type)) return type.types.some(part => namesNothing(part, checker));
  if (ts.isTypeReferenceNode(type)) {
    const symbol = checker.getSymbolAtLocation(type.typeName);
    const alias = (symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol)?.declarations?.find(ts.isTypeAliasDeclaration);
    return !!alias && ts.isUnionTypeNode(alias.type) && alias.type.types.some(part => isNothing(part));
  }
  return isNothing(type);
}

function isNothing({ kind }: ts.TypeNode): boolean {
  return kind === ts.SyntaxKind.UndefinedKeyword || kind === ts.SyntaxKind.VoidKeyword || kind === ts.SyntaxKind.AnyKeyword || kind === ts.SyntaxKind.UnknownKeyword;
}
