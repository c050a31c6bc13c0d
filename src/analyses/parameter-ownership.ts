import ts from 'typescript';
import type { ResourceEntry } from '../catalogue/schema.js';
import { namedSymbol, type Call } from '../types/origin.js';
import { bodyOf } from '../types/references.js';
import { declaredOwnership, declaredOwnershipOfArgument } from './declared-ownership.js';
import { defineFact } from './define.js';
import type { Surroundings } from './resource-uses.js';
import { usesOfVariable } from './variable-uses.js';

/** What a function does with a resource that it is given: the later in this list, the less its caller still owes. */
const OWNERSHIP = ['borrows', 'releases', 'releasesSometimes', 'keeps'] as const;
export type Ownership = (typeof OWNERSHIP)[number];

/** Longer functions are not looked into. */
const MAX_LENGTH = 20_000;

const facts = new WeakMap<ResourceEntry, (parameter: ts.ParameterDeclaration, program: ts.Program) => Ownership>();

/** What the callee does with its argument at `index`: `keeps` for every callee whose code is not in the program and whose JSDoc does not say. */
export function ownershipOfArgument(call: Call, index: number, resource: ResourceEntry, program: ts.Program): Ownership {
  return ownershipBy(call, index, program.getTypeChecker(), parameter => ownershipFact(resource)(parameter, program));
}

function ownershipBy(call: Call, index: number, checker: ts.TypeChecker, of: (parameter: ts.ParameterDeclaration) => Ownership): Ownership {
  const declared = declaredOwnershipOfArgument(call, index, checker);
  if (declared) return declared;
  const parameter = parameterOf(call, index, checker);
  return parameter ? of(parameter) : 'keeps';
}

function ownershipFact(resource: ResourceEntry): (parameter: ts.ParameterDeclaration, program: ts.Program) => Ownership {
  let fact = facts.get(resource);
  if (!fact) {
    fact = defineFact<ts.ParameterDeclaration, Ownership>({
      name: 'ownershipOfParameters',
      bottom: 'borrows',
      equals: (a, b) => a === b,
      compute: (parameter, program, of) => ownership(parameter, program, resource, of),
    });
    facts.set(resource, fact);
  }
  return fact;
}

function ownership(parameter: ts.ParameterDeclaration, program: ts.Program, resource: ResourceEntry, of: (parameter: ts.ParameterDeclaration) => Ownership): Ownership {
  const checker = program.getTypeChecker();
  const callee = parameter.parent;
  const symbol = checker.getSymbolAtLocation(parameter.name);
  if (!symbol || !ts.isIdentifier(parameter.name)) return 'keeps';
  const declared = declaredOwnership(callee, parameter.name.text);
  if (declared) return declared;
  if (parameter.dotDotDotToken || ts.isParameterPropertyDeclaration(parameter, callee)) return 'keeps';
  const body = bodyOf(callee);
  if (!body || body.end - body.pos > MAX_LENGTH) return 'keeps';

  const known: Surroundings = {
    resource,
    program,
    ownership: (call, index) => ownershipBy(call, index, checker, of),
  };
  const { uses, handledByClosure } = usesOfVariable(symbol, callee, known);
  let result: Ownership = handledByClosure ? 'keeps' : 'borrows';
  const atLeast = (other: Ownership): void => {
    if (OWNERSHIP.indexOf(other) > OWNERSHIP.indexOf(result)) result = other;
  };
  for (const { use, at } of uses) {
    if (use.does === 'release') atLeast(use.directly && happensAlways(at, body) ? 'releases' : 'releasesSometimes');
    else if (use.does === 'escape' || use.does === 'assign' || use.does === 'alias' || use.does === 'keep') atLeast('keeps');
    else if (use.does === 'consume' || use.does === 'iterate') atLeast('releasesSometimes');
    else if (use.does === 'use' && use.method !== undefined && use.method === resource.exhaustedBy?.method) atLeast('releasesSometimes');
  }
  return result;
}

/** A statement of the body itself, with no way out before it. */
function happensAlways(node: ts.Node, body: ts.Node): boolean {
  if (!ts.isBlock(body)) return true;
  for (const statement of body.statements) {
    if (statement.pos <= node.pos && node.end <= statement.end) return ts.isExpressionStatement(statement) || ts.isReturnStatement(statement) || ts.isVariableStatement(statement);
    if (!ts.isExpressionStatement(statement) && !ts.isVariableStatement(statement)) return false;
  }
  return false;
}

/** The parameter that takes an argument of a call, where the function is one of the program. */
export function parameterOf(call: Call, index: number, checker: ts.TypeChecker): ts.ParameterDeclaration | undefined {
  if (call.arguments?.slice(0, index + 1).some(ts.isSpreadElement)) return undefined;
  const callee = implementationOf(call, checker);
  if (!callee) return undefined;
  const [first] = callee.parameters;
  const offset = first && ts.isIdentifier(first.name) && first.name.text === 'this' ? 1 : 0;
  return callee.parameters[index + offset];
}

/** The function with a body that a call surely runs; `undefined` when it is not in the program or may be another one. */
export function implementationOf(call: Call, checker: ts.TypeChecker): ts.FunctionLikeDeclaration | undefined {
  const named = namedSymbol(call.expression, checker)?.declarations;
  // Asking which overload a call means costs; there is no need to when no candidate has a body.
  if (named?.every(each => each.getSourceFile().isDeclarationFile)) return undefined;
  const declaration = checker.getResolvedSignature(call)?.declaration;
  if (!declaration || !ts.isFunctionLike(declaration) || declaration.getSourceFile().isDeclarationFile) return undefined;
  if (bodyOf(declaration)) return declaration as ts.FunctionLikeDeclaration;
  if (!ts.isFunctionDeclaration(declaration) && !ts.isMethodDeclaration(declaration) && !ts.isConstructorDeclaration(declaration)) return undefined;
  const name = declaration.name;
  const symbol = name ? checker.getSymbolAtLocation(name) : undefined;
  const bodies = (symbol?.declarations ?? []).filter(other => bodyOf(other) !== undefined);
  return bodies.length === 1 ? (bodies[0] as ts.FunctionLikeDeclaration) : undefined;
}
