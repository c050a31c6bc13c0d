import ts from 'typescript';
import { connectionTypes, requestTypes, type RequestType } from '../catalogue/request-types.js';
import { packageOfFile } from '../types/declaring-package.js';
import { partsOf, withBases } from '../types/members.js';

/** The row for a parameter whose type a server gives to what it hands to the function that answers. */
export function requestType(parameter: ts.ParameterDeclaration, checker: ts.TypeChecker, rows: readonly RequestType[] = requestTypes): RequestType | undefined {
  if (!ts.isIdentifier(parameter.name)) return undefined;
  for (const part of partsOf(checker.getTypeAtLocation(parameter.name), checker) ?? []) {
    for (const { symbol, aliasSymbol } of withBases(part, checker)) {
      for (const named of [symbol as ts.Symbol | undefined, aliasSymbol]) {
        const row = named && rows.find(({ package: from, names }) => names.includes(named.name) && (named.declarations ?? []).some(declaration => packageOfFile(declaration.getSourceFile().fileName) === from));
        if (row) return row;
      }
    }
  }
  return undefined;
}

/** What a function is called for anew each time, as its parameters show: a request or a connection, which ends. */
export function servedBy(node: ts.FunctionLikeDeclaration, checker: ts.TypeChecker): { readonly parameter: string; readonly row: RequestType & { readonly ends: NonNullable<RequestType['ends']> } } | undefined {
  if (ts.isConstructorDeclaration(node)) return undefined;
  // A response ends with its connection; a request may be over when it has been read.
  for (const parameter of [...node.parameters].reverse()) {
    const row = requestType(parameter, checker, [...requestTypes, ...connectionTypes]);
    const { ends } = row ?? {};
    if (row && ends && (!row.alsoOfClients || isConnectionCallback(node))) return { parameter: `${parameter.name.getText()}${ends.on === undefined ? '' : `.${ends.on}`}`, row: { ...row, ends } };
  }
  return undefined;
}

/** `server.on('connection', socket => …)`, `createServer(socket => …)`. */
function isConnectionCallback(node: ts.Node): boolean {
  const call = node.parent;
  if (!ts.isCallExpression(call)) return false;
  const { expression } = call;
  const name = ts.isPropertyAccessExpression(expression) ? expression.name.text : ts.isIdentifier(expression) ? expression.text : '';
  const [event] = call.arguments;
  if (name === 'createServer') return true;
  return (name === 'on' || name === 'addListener') && event !== undefined && ts.isStringLiteralLike(event) && /^(?:secureC|c)onnection$/.test(event.text);
}
