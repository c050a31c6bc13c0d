import ts from 'typescript';
import { isCallOf } from './catalogue-match.js';
import { isDeclarationExported } from '../types/exported.js';
import { isCall, type Call } from '../types/origin.js';
import { referencesTo } from '../types/references.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { nodesOf } from './nodes.js';
import { obligations, type Obligation } from './obligations.js';
import { isClient, isTransaction } from './resource-kinds.js';
import { valueAround } from './resource-uses.js';

/** A handle that serves no purpose. */
export type UnusedHandle =
  /** A client that nothing is ever asked of, or a transaction in which nothing runs. */
  | { readonly kind: 'neverUsed'; readonly call: Call; readonly name: string; readonly noun: string; readonly isTransaction: boolean }
  /** An `AbortController` whose signal nobody gets, or that nobody can abort. */
  | { readonly kind: 'neverWired'; readonly call: Call; readonly name: string; readonly missing: 'signal' | 'abort' };

/** Handles of the file that no code uses for what they are there for: in this function, in a closure, or in another file. */
export const unusedHandles = defineFileAnalysis('unusedHandles', (pass): readonly UnusedHandle[] => [...obligations(pass).flatMap(each => unusedResource(each) ?? []), ...unwiredControllers(pass)]);

function unusedResource({ acquisition, variable }: Obligation): UnusedHandle | undefined {
  const { resource, call, goesTo } = acquisition;
  if (goesTo.kind !== 'variable' || !variable || variable.handledByClosure || isDeclarationExported(goesTo.symbol)) return undefined;
  const found = { kind: 'neverUsed', call, name: goesTo.name.text, noun: resource.noun } as const;
  const does = new Set(variable.uses.map(({ use }) => use.does));
  does.delete('nothing');
  if (isTransaction(resource)) {
    const ends = variable.uses.some(({ use }) => use.does === 'release' && use.ends === 'commit');
    does.delete('release');
    does.delete('activate');
    return ends && does.size === 0 ? { ...found, isTransaction: true } : undefined;
  }
  if (!isClient(resource) || call.arguments?.some(argument => ts.isFunctionLike(argument))) return undefined;
  does.delete('activate');
  return does.size === 0 ? { ...found, isTransaction: false } : undefined;
}

function unwiredControllers(pass: FilePass): readonly UnusedHandle[] {
  const { sourceFile, program, checker } = pass;
  const found: UnusedHandle[] = [];
  if (!sourceFile.text.includes('AbortController')) return found;
  for (const node of nodesOf(pass, ts.SyntaxKind.NewExpression)) {
    if (ts.isVariableDeclaration(node.parent) && isController(node, program)) {
      const { name } = node.parent;
      const symbol = ts.isIdentifier(name) ? checker.getSymbolAtLocation(name) : undefined;
      const missing = symbol && !isDeclarationExported(symbol) ? missingEnd(referencesTo(symbol, sourceFile, checker), checker) : undefined;
      if (missing) found.push({ kind: 'neverWired', call: node, name: name.getText(), missing });
    }
  }
  return found;
}

function isController(call: ts.NewExpression, program: ts.Program): boolean {
  const callee = { by: 'new', type: 'AbortController' } as const;
  return isCallOf(call, callee, { from: 'lib' }, program) || isCallOf(call, callee, { from: 'global', package: '@types/node' }, program);
}

/** The end of a controller that is never taken hold of; none when it is handed on whole, or made for somebody who wants a signal. */
function missingEnd(mentions: readonly ts.Identifier[], checker: ts.TypeChecker): 'signal' | 'abort' | undefined {
  const members = mentions.map(({ parent }) => (ts.isPropertyAccessExpression(parent) ? parent.name.text : undefined));
  if (members.some(member => member !== 'signal' && member !== 'abort')) return undefined;
  if (!members.includes('signal')) return 'signal';
  if (members.includes('abort')) return undefined;
  return mentions.every(({ parent }) => canBeLeftOut(parent as ts.PropertyAccessExpression, checker)) ? 'abort' : undefined;
}

/** Whether the code would do without this mention of a signal: it only looks at it, or hands it to an option or parameter that is optional. */
function canBeLeftOut(signal: ts.Expression, checker: ts.TypeChecker): boolean {
  const value = valueAround(signal);
  const { parent } = value;
  if (ts.isPropertyAccessExpression(parent)) return true;
  if (ts.isPropertyAssignment(parent) && parent.initializer === value) {
    const wanted = checker.getContextualType(parent.parent);
    const property = wanted && checker.getNonNullableType(wanted).getProperty(parent.name.getText());
    return property !== undefined && (property.flags & ts.SymbolFlags.Optional) !== 0;
  }
  if (!isCall(parent) || parent.expression === value) return false;
  const parameter = checker.getResolvedSignature(parent)?.parameters[parent.arguments?.indexOf(value) ?? -1]?.valueDeclaration;
  return parameter !== undefined && ts.isParameter(parameter) && (parameter.questionToken !== undefined || parameter.initializer !== undefined);
}
