import ts from 'typescript';
import { isTestFile } from '../modules/file-purpose.js';
import { isInferenceReliable, isJavaScript } from '../types/js-inference.js';
import { isCall, withoutCasts, type Call } from '../types/origin.js';
import { bodyOf, enclosingFunction } from '../types/references.js';
import { calledSignatures } from '../types/signatures.js';
import { suppressionsIn } from '../types/suppressions.js';
import { refusalOf, type Refusal } from './argument-evidence.js';
import { mistakeIn, type CallMistake } from './argument-mistakes.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { callsOf } from './nodes.js';
import { unknownConstants } from './unknown-constants.js';
import { listenerMethod } from './unlisted-events.js';

/** A call with arguments that no signature of the callee takes, and that its code does not take either. */
export type WrongArguments = CallMistake & Refusal & Visibility & { readonly call: Call };

interface Visibility {
  readonly hiddenBy: 'nothing' | 'JavaScript' | 'cast' | { readonly line: number; readonly directive: string };
  readonly compilerSees: boolean;
}

/** Calls with too few or too many arguments, callbacks that nobody calls, and literals that no overload takes. */
export const wrongArguments = defineFileAnalysis('wrongArguments', (pass): readonly WrongArguments[] => {
  const found: WrongArguments[] = [];
  for (const call of callsOf(pass)) {
    const wrong = wrongIn(call, pass);
    if (wrong) found.push(wrong);
  }
  return found;
});

function wrongIn(call: Call, pass: FilePass): WrongArguments | undefined {
  const { checker, sourceFile } = pass;
  if (call.arguments?.some(ts.isSpreadElement)) return undefined;
  const called = calledSignatures(call, checker);
  const mistake = called && mistakeIn(call, called, checker);
  if (!mistake || isOfOthers(mistake, call, pass) || isGivenTwice(mistake, call)) return undefined;

  const visibility = visibilityOf(call, mistake.at, called.isHidden, pass);
  if (!visibility || (typeof visibility.hiddenBy === 'object' && isTrial(call)) || (isTestFile(sourceFile.fileName) && isOnPurpose(call, mistake))) return undefined;
  if (isUnchecked(visibility) && (!isKnownCallee(called.callee, checker) || isPassedAlike(call, mistake, checker) || isForwarding(call, mistake, checker))) return undefined;
  const refusal = refusalOf(mistake, call, called, pass);
  return refusal && { ...mistake, ...refusal, ...visibility, call };
}

/** Names of events, and strings that the engine knows the set of, are other rules'. */
function isOfOthers({ kind, at }: CallMistake, call: Call, pass: FilePass): boolean {
  if (kind !== 'value') return false;
  return (ts.isCallExpression(call) && listenerMethod(call) !== undefined) || unknownConstants(pass).some(constant => constant.at === withoutCasts(at));
}

/** `this.add(name, fn, fn)`: the function is taken, where it is given first. */
function isGivenTwice({ kind, at }: CallMistake, call: Call): boolean {
  return kind === 'callback' && ts.isIdentifier(at) && (call.arguments ?? []).some(argument => argument !== at && ts.isIdentifier(argument) && argument.text === at.text);
}

/** `try { new FormData(form, 0); old = true; } catch { old = false; }`: whether the call throws is what is asked. */
function isTrial(call: Call): boolean {
  const { parent } = call;
  return ts.isExpressionStatement(parent) && ts.isBlock(parent.parent) && ts.isTryStatement(parent.parent.parent) && parent.parent.parent.tryBlock === parent.parent && parent.parent.parent.catchClause !== undefined;
}

function visibilityOf(call: Call, at: ts.Node, isHidden: boolean, { sourceFile, program }: FilePass): Visibility | undefined {
  const isCast = isHidden || (call.arguments?.some(argument => argument === at) && withoutCasts(at) !== at && ts.isAsExpression(at));
  const isTest = isTestFile(sourceFile.fileName);
  // Tests do so on purpose, and say so.
  if (isCast && isTest) return undefined;
  if (isJavaScript(sourceFile)) {
    const isChecked = !!program.getCompilerOptions().checkJs || /^\s*\/\/\s*@ts-check\b/m.test(sourceFile.text.slice(0, 2000));
    return { hiddenBy: isCast ? 'cast' : 'JavaScript', compilerSees: isChecked && !isCast };
  }
  if (isCast) return { hiddenBy: 'cast', compilerSees: false };
  const suppression = suppressionsIn(sourceFile).at(ts.getLineAndCharacterOfPosition(sourceFile, at.getStart()).line);
  if (suppression && isTest) return undefined;
  return { hiddenBy: suppression ?? 'nothing', compilerSees: !suppression };
}

function isUnchecked({ hiddenBy }: Visibility): boolean {
  return hiddenBy === 'JavaScript' || (typeof hiddenBy === 'object' && hiddenBy.directive === '@ts-nocheck');
}

/** Whether inference in JavaScript may be taken at its word for what is called. */
function isKnownCallee(callee: ts.Expression, checker: ts.TypeChecker): boolean {
  return isInferenceReliable(callee, checker) && (!ts.isPropertyAccessExpression(callee) || isInferenceReliable(callee.expression, checker));
}

/**
 * `list(value, schema, strict)` beside `text(value, schema, strict)`, where only the one looks at what it is told: parameters that a
 * function hands on to several others alike, one of which takes them.
 */
function isPassedAlike(call: Call, { kind, at }: CallMistake, checker: ts.TypeChecker): boolean {
  const given = call.arguments ?? [];
  const extra = given.slice(given.findIndex(argument => argument === at));
  if (kind !== 'tooMany' || !extra.every(argument => isOwnParameter(argument, checker))) return false;
  const takesThem = (node: ts.Node): boolean => {
    if (isCall(node) && node !== call && node.arguments?.length === given.length && node.arguments.slice(-extra.length).every((argument, i) => argument.getText() === extra[i]?.getText())) {
      const called = calledSignatures(node, checker);
      if (called && !mistakeIn(node, called, checker)) return true;
    }
    return ts.forEachChild(node, child => takesThem(child) || undefined) ?? false;
  };
  const declaration = checker.getSymbolAtLocation(at)?.valueDeclaration;
  return declaration !== undefined && takesThem(declaration.parent);
}

/** `event => this.update(event)`: a function for somebody else to call, which hands on all that it gets, whoever looks at it. */
function isForwarding(call: Call, { kind, at }: CallMistake, checker: ts.TypeChecker): boolean {
  const parameter = checker.getSymbolAtLocation(at)?.valueDeclaration;
  const wrapper = kind === 'tooMany' && parameter && ts.isParameter(parameter) && (ts.isArrowFunction(parameter.parent) || ts.isFunctionExpression(parameter.parent)) ? parameter.parent : undefined;
  const body = wrapper && bodyOf(wrapper);
  if (!wrapper || !body || wrapper !== enclosingFunction(call)) return false;
  const isAll = wrapper.parameters.every(({ name }, i) => call.arguments?.[i]?.getText() === name.getText()) && call.arguments?.length === wrapper.parameters.length;
  const [only, ...others] = ts.isBlock(body) ? body.statements : [];
  const does = ts.isBlock(body) ? only && others.length === 0 && (ts.isExpressionStatement(only) || ts.isReturnStatement(only)) && only.expression : body;
  return isAll && does === call;
}

function isOwnParameter(node: ts.Node, checker: ts.TypeChecker): boolean {
  const declaration = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node)?.valueDeclaration : undefined;
  return declaration !== undefined && ts.isParameter(declaration);
}

const FAILURE = /throw|reject|fail|invalid|error|missing|without|require|wrong|bad|mandatory|argument/i;

/** Tests see to it that wrong calls fail. */
function isOnPurpose(call: Call, { kind }: CallMistake): boolean {
  if (kind === 'value') return true;
  for (let node: ts.Node = call; !ts.isSourceFile(node); node = node.parent) {
    if (ts.isTryStatement(node.parent) && node.parent.tryBlock === node) return true;
    if (ts.isCallExpression(node.parent) && FAILURE.test(calleeName(node.parent))) return true;
    if (ts.isPropertyAccessExpression(node.parent) && /^(?:rejects|catch)$/.test(node.parent.name.text)) return true;
    if (ts.isCallExpression(node) && node !== call) {
      const [title] = node.arguments;
      if (title && ts.isStringLiteralLike(title) && FAILURE.test(title.text)) return true;
    }
  }
  return false;
}

function calleeName({ expression }: ts.CallExpression): string {
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : ts.isIdentifier(expression) ? expression.text : '';
}
