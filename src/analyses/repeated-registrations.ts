import ts from 'typescript';
import { withoutCasts } from '../types/origin.js';
import { enclosingFunction, referencesTo } from '../types/references.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { isStartupCode, isTestCode } from './execution-context.js';
import { isEndlessSource } from './endless-streams.js';
import { isLimited, registrations, type Registration } from './registrations.js';
import { valuesOfField } from './target-lifetime.js';

/** A registration that each call of a function adds to those of the calls before, on an object that stays. */
export interface RepeatedRegistration {
  readonly registration: Registration;
  /** The field whose object stays, or what else keeps the registration. */
  readonly target: string;
  /** The statement that makes the object the first time only; absent when it is there from the start. */
  readonly guard: ts.IfStatement | undefined;
}

/**
 * Registrations that nothing can take back, outside of the condition under which their target is made: `if (!this.menu)
 * this.menu = create();` and then, each time, `this.menu.on(…)`. And observers of the page that a function drops.
 */
export const repeatedRegistrations = defineFileAnalysis('repeatedRegistrations', (pass): readonly RepeatedRegistration[] => {
  const found: RepeatedRegistration[] = [];
  for (const registration of registrations(pass)) {
    if (registration.kind === 'timer' || isTestCode(registration.call)) continue;
    const guarded = ts.isNewExpression(registration.call) ? undefined : onKeptField(registration, pass);
    if (guarded) found.push(guarded);
    else if (ts.isNewExpression(registration.call) && isObserverOfPage(registration, pass)) found.push({ registration, target: 'the page', guard: undefined });
  }
  return found;
});

function onKeptField(registration: Exclude<Registration, { kind: 'timer' }>, pass: FilePass): RepeatedRegistration | undefined {
  const { call, target } = registration;
  const method = enclosingFunction(call);
  const owner = method.parent;
  const field = target && fieldOf(target);
  const statement = ts.findAncestor(call, ts.isExpressionStatement);
  if (!field || !statement || !ts.isMethodDeclaration(method) || !ts.isClassLike(owner) || withoutCasts(statement.expression) !== call || !isLost(registration)) return undefined;
  if (registration.kind === 'subscription' && (isLimited(target) || !isEndlessSource(target, pass.program))) return undefined;
  if (!ts.isBlock(statement.parent) || statement.parent !== method.body) return undefined;
  const before = statement.parent.statements.slice(0, statement.parent.statements.indexOf(statement));
  const makes = (node: ts.Node): boolean => new RegExp(`this\\.${escaped(field)}\\s*=[^=]`).test(node.getText());
  const guard = before.find((each): each is ts.IfStatement => {
    if (!ts.isIfStatement(each) || each.expression.getText().replaceAll(/\s/g, '') !== `!this.${field}`) return false;
    if (makes(each.thenStatement)) return true;
    const called = [...each.thenStatement.getText().matchAll(/this\.(#?[\w$]+)\(/g)].map(([, name]) => name);
    return owner.members.some(member => ts.isMethodDeclaration(member) && called.includes(member.name.getText()) && makes(member));
  });
  // Made anew after it was given up: the registrations go with the old object.
  if (!guard || isGivenUp(field, owner) || valuesOfField(field, owner).length !== 1) return undefined;
  return { registration, target: `this.${field}`, guard };
}

/** Whether nothing by which the registration could be taken back is kept. */
function isLost(registration: Exclude<Registration, { kind: 'timer' }>): boolean {
  if (registration.kind === 'subscription') return registration.resource.release.length > 0;
  const handler = withoutCasts(registration.handler);
  return (ts.isArrowFunction(handler) || ts.isFunctionExpression(handler)) && !registration.options && !registration.pair.once;
}

/** The field of `this` that an expression starts from. */
function fieldOf(expression: ts.Expression): string | undefined {
  let node = withoutCasts(expression);
  for (;;) {
    if (ts.isCallExpression(node)) node = withoutCasts(node.expression);
    else if (ts.isPropertyAccessExpression(node)) {
      if (node.expression.kind === ts.SyntaxKind.ThisKeyword) return node.name.text;
      node = withoutCasts(node.expression);
    } else return undefined;
  }
}

function isGivenUp(field: string, owner: ts.ClassLikeDeclaration): boolean {
  return new RegExp(`this\\.${escaped(field)}\\s*=\\s*(?:null|undefined|void 0)\\b|delete this\\.${escaped(field)}\\b`).test(owner.getText());
}

function escaped(name: string): string {
  return name.replaceAll('$', '\\$');
}

/** `new MutationObserver(…).observe(document.body)` in a function that other functions of the file call. */
function isObserverOfPage(registration: Exclude<Registration, { kind: 'timer' }>, { checker, program }: FilePass): boolean {
  const access = registration.call.parent;
  const observe = ts.isPropertyAccessExpression(access) && access.name.text === 'observe' && ts.isCallExpression(access.parent) ? access.parent : undefined;
  const { handler } = registration;
  if (!observe || !ts.isExpressionStatement(observe.parent) || !handler || !(ts.isArrowFunction(handler) || ts.isFunctionExpression(handler)) || handler.parameters.length > 1) return false;
  let owner = enclosingFunction(registration.call);
  while (ts.isNewExpression(owner.parent) && !ts.isSourceFile(owner)) owner = enclosingFunction(owner);
  if (!isPage(observe.arguments[0], program) || isStartupCode(owner, checker)) return false;
  const name = ts.isFunctionDeclaration(owner) ? owner.name : ts.isVariableDeclaration(owner.parent) && ts.isIdentifier(owner.parent.name) ? owner.parent.name : undefined;
  const declaration = ts.isFunctionDeclaration(owner) ? owner : owner.parent;
  if (!name || (ts.getCombinedModifierFlags(declaration as ts.Declaration) & ts.ModifierFlags.Export) !== 0) return false;
  const symbol = checker.getSymbolAtLocation(name);
  const mentions = symbol ? referencesTo(symbol, owner.getSourceFile(), checker) : [];
  return mentions.length > 0 && mentions.every(mention => ts.isCallExpression(mention.parent) && mention.parent.expression === mention && !ts.isSourceFile(enclosingFunction(mention)));
}

/** A part of the page that is always there, or a parameter that is one unless the caller says otherwise. */
function isPage(element: ts.Expression | undefined, program: ts.Program): boolean {
  if (!element) return false;
  const node = withoutCasts(element) as ts.Expression;
  if (/^(?:window\.)?document(?:\.(?:body|documentElement|head))?$/.test(node.getText())) return isOfLibrary(node, program);
  const parameter = ts.isIdentifier(node) ? program.getTypeChecker().getSymbolAtLocation(node)?.valueDeclaration : undefined;
  return parameter !== undefined && ts.isParameter(parameter) && isPage(parameter.initializer, program);
}

/** Whether the variable that an expression starts from is declared by the standard library. */
function isOfLibrary(expression: ts.Expression, program: ts.Program): boolean {
  let node = expression;
  while (ts.isPropertyAccessExpression(node)) node = node.expression;
  const declarations = program.getTypeChecker().getSymbolAtLocation(node)?.declarations ?? [];
  return declarations.some(declaration => program.isSourceFileDefaultLibrary(declaration.getSourceFile()));
}
