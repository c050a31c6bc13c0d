import ts from 'typescript';
import { namedSymbol, type Call } from '../types/origin.js';
import { jsDocWords } from './declared-resources.js';

/** What a JSDoc `@owns client` or `@borrows client` promises of a parameter. */
type DeclaredOwnership = 'keeps' | 'borrows';

/** What the declaration that a call resolves to says of its argument at `index`, whether or not the function has a body. */
export function declaredOwnershipOfArgument(call: Call, index: number, checker: ts.TypeChecker): DeclaredOwnership | undefined {
  if (call.arguments?.slice(0, index + 1).some(ts.isSpreadElement)) return undefined;
  const named = namedSymbol(call.expression, checker)?.declarations ?? [];
  // A variable of the project may hold a function whose type is declared in another file.
  if (named.length > 0 && named.every(each => !ts.isVariableDeclaration(each) && !ts.isParameter(each) && !hasTags(each))) return undefined;
  const signature = checker.getResolvedSignature(call)?.declaration;
  if (!signature || ts.isJSDocSignature(signature) || !hasTags(signature)) return undefined;
  const parameters = signature.parameters.filter(({ name }) => !ts.isIdentifier(name) || name.text !== 'this');
  const last = parameters[parameters.length - 1];
  const parameter = parameters[index] ?? (last?.dotDotDotToken ? last : undefined);
  return parameter && ts.isIdentifier(parameter.name) ? declaredOwnership(signature, parameter.name.text) : undefined;
}

/** What the JSDoc of a function, or of the member or variable whose function it is, says of the parameter. */
export function declaredOwnership(callee: ts.Node, parameter: string): DeclaredOwnership | undefined {
  if (!hasTags(callee)) return undefined;
  for (let documented = callee; ; documented = documented.parent) {
    if (jsDocWords(documented, 'owns').includes(parameter)) return 'keeps';
    if (jsDocWords(documented, 'borrows').includes(parameter)) return 'borrows';
    if (!isWholeValueOf(documented)) return undefined;
  }
}

function hasTags(node: ts.Node): boolean {
  const { text } = node.getSourceFile();
  return text.includes('@owns') || text.includes('@borrows');
}

/** Whether a node is all there is to the value or type of its parent: a function of its variable, property or type alias. */
function isWholeValueOf(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isParenthesizedTypeNode(parent) || ts.isParenthesizedExpression(parent)) return true;
  if (ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent) || ts.isPropertyAssignment(parent)) return parent.initializer === node || ('type' in parent && parent.type === node);
  return (ts.isPropertySignature(parent) || ts.isTypeAliasDeclaration(parent)) && parent.type === node;
}
