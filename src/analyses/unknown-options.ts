import ts from 'typescript';
import { isTestFile } from '../modules/file-purpose.js';
import { isJavaScript } from '../types/js-inference.js';
import { acceptsKey, optionNames, requiredKeys } from '../types/option-parts.js';
import { objectTarget, writtenKeys, type Escape, type ObjectTarget } from '../types/object-targets.js';
import { isCall, type Call } from '../types/origin.js';
import { bodyOf, referencesTo } from '../types/references.js';
import { suppressionsIn } from '../types/suppressions.js';
import { isWithin } from '../types/syntax.js';
import { variableInitialisedWith } from '../types/use.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { optionEvidence, type OptionEvidence } from './option-evidence.js';

/** A key of an object literal that nothing takes. */
export interface UnknownOption {
  readonly key: string;
  readonly at: ts.PropertyName;
  /** The type that should have it. */
  readonly type: ts.Type;
  /** The call that is given the object. */
  readonly call: Call;
  readonly hiddenBy: Escape | 'JavaScript' | { readonly line: number; readonly directive: string } | 'nothing';
  readonly compilerSees: boolean;
  readonly evidence: OptionEvidence;
  /** Keys that the type has and the literal does not. */
  readonly candidates: readonly string[];
}

const ORDINARY_KEY = /^[A-Za-z][\w]*$/;

interface GivenLiteral {
  readonly literal: ts.ObjectLiteralExpression;
  readonly target: ObjectTarget;
  readonly calls: readonly Call[];
}

/** The object literals that are given to calls. */
export const givenLiterals = defineFileAnalysis('givenLiterals', ({ sourceFile, checker }): readonly GivenLiteral[] => {
  const found: GivenLiteral[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node) && node.properties.length > 0) {
      const target = objectTarget(node, checker);
      const calls = target?.takers.filter(isCall) ?? [];
      if (target && calls.length === target.takers.length) found.push({ literal: node, target, calls });
    }
    ts.forEachChild(node, visit);
  };
  visit(sourceFile);
  return found;
});

/** Keys of options objects that the type of the parameter does not have, with what was asked to be sure that nobody reads them. */
export const unknownOptions = defineFileAnalysis('unknownOptions', (pass): readonly UnknownOption[] => givenLiterals(pass).flatMap(given => unknownIn(given, pass)));

function unknownIn({ literal, target, calls }: GivenLiteral, pass: FilePass): readonly UnknownOption[] {
  const { checker } = pass;
  const keys = writtenKeys(literal);
  const strangers = literal.properties.filter(property => isSuspect(property, target, checker));
  if (!strangers.length) return [];
  const strange = strangers.flatMap(({ name }) => (name ? [(name as ts.Identifier).text] : []));
  const meant = typeMeantBy(literal, target, strange);
  const [call] = calls;
  if (!meant || !call) return [];

  return strangers.flatMap(property => {
    const at = property.name as ts.Identifier | ts.StringLiteralLike;
    const hidden = howHidden(property, target, pass);
    if (hidden === 'asked for') return [];
    const evidence = optionEvidence(at.text, at, target.parts, calls, pass);
    if (evidence.readBySomebody === 'yes' || (evidence.readBySomebody === 'unknown' && !evidence.onlyPlatformUnknown)) return [];
    if (calls.some(each => handsOn(each, literal, checker))) return [];
    const candidates = optionNames(target.parts, checker).filter(name => !keys.includes(name) && !target.beside.includes(name));
    return [{ key: at.text, at, type: meant, call, ...hidden, evidence, candidates }];
  });
}

/** Whether a function of the program copies the object it is given, or hands it to somebody else: who reads it there is not known. */
function handsOn(call: Call, literal: ts.ObjectLiteralExpression, checker: ts.TypeChecker): boolean {
  const declaration = checker.getResolvedSignature(call)?.declaration;
  const variable = variableInitialisedWith(literal)?.text;
  const index = call.arguments?.findIndex(argument => isWithin(literal, argument) || (ts.isIdentifier(argument) && argument.text === variable)) ?? -1;
  const parameter = declaration && !ts.isJSDocSignature(declaration) && bodyOf(declaration) ? declaration.parameters[index] : undefined;
  if (!parameter) return false;
  if (ts.isObjectBindingPattern(parameter.name)) return parameter.name.elements.some(({ dotDotDotToken }) => dotDotDotToken);
  const symbol = checker.getSymbolAtLocation(parameter.name);
  return symbol !== undefined && referencesTo(symbol, parameter.getSourceFile(), checker).some(({ parent }) => ts.isSpreadAssignment(parent) || ts.isSpreadElement(parent) || (isCall(parent) && isForeign(parent, checker)));
}

function isForeign(call: Call, checker: ts.TypeChecker): boolean {
  return checker.getResolvedSignature(call)?.declaration?.getSourceFile().isDeclarationFile !== false;
}

/** A key that can be judged, and that no type of the target knows. */
export function isSuspect(property: ts.ObjectLiteralElementLike, target: ObjectTarget, checker: ts.TypeChecker): boolean {
  const { name } = property;
  if (!name || !(ts.isIdentifier(name) || ts.isStringLiteralLike(name)) || !ORDINARY_KEY.test(name.text)) return false;
  if (ts.isPropertyAssignment(property) && ts.isIdentifier(property.initializer) && property.initializer.text === 'undefined') return false;
  return !target.touched.has(name.text) && acceptsKey(target.parts, name.text, checker) === 'no';
}

/** The type that an object literal is built for, `strange` being those of its keys that no type knows. */
export function typeMeantBy(literal: ts.ObjectLiteralExpression, target: ObjectTarget, strange: readonly string[]): ts.Type | undefined {
  const isDirect = !target.escapes.has('variable') && !target.escapes.has('helper');
  const isOpen = target.isOpen || literal.properties.some(property => ts.isSpreadAssignment(property) || (property.name !== undefined && ts.isComputedPropertyName(property.name)));
  const keys = [...writtenKeys(literal), ...target.beside];
  return target.parts.find(part => isMeantFor(part, { keys, strange, isOpen, isDirect }));
}

/**
 * Whether the object is built for the type: it has all that the type asks for, or a wrong name for it, and at least one more
 * of its keys. A type without optional members is data, of which an object may have more.
 */
function isMeantFor(part: ts.Type, literal: { readonly keys: readonly string[]; readonly strange: readonly string[]; readonly isOpen: boolean; readonly isDirect: boolean }): boolean {
  if (part.isClass()) return false;
  const required = requiredKeys(part);
  const missing = literal.isOpen ? [] : required.filter(key => !literal.keys.includes(key));
  if (missing.length > literal.strange.length) return false;
  const hasOptional = required.length < part.getProperties().length;
  const shared = literal.keys.filter(key => part.getProperty(key)).length;
  if (!literal.isDirect) return hasOptional && shared > 0 && missing.length === 0;
  return shared > 0 || required.length === 0;
}

/** What keeps the compiler from comparing a key or attribute; `asked for` where it is wrong on purpose. */
export function howHidden(at: ts.Node, { escapes }: Pick<ObjectTarget, 'escapes'>, { program, sourceFile }: FilePass): Pick<UnknownOption, 'hiddenBy' | 'compilerSees'> | 'asked for' {
  const isTest = isTestFile(sourceFile.fileName);
  const [escape] = (['cast', 'variable', 'helper', 'spread'] as const).filter(each => escapes.has(each));
  // Tests pass wrong options on purpose, and say so.
  if (escape === 'cast' && isTest) return 'asked for';
  if (isJavaScript(sourceFile)) {
    const isChecked = !!program.getCompilerOptions().checkJs || /^\s*\/\/\s*@ts-check\b/m.test(sourceFile.text.slice(0, 2000));
    return { hiddenBy: escape ?? 'JavaScript', compilerSees: isChecked && !escape };
  }
  if (escape) return { hiddenBy: escape, compilerSees: false };
  const suppression = suppressionsIn(sourceFile).at(ts.getLineAndCharacterOfPosition(sourceFile, at.getStart()).line);
  if (suppression && isTest) return 'asked for';
  return { hiddenBy: suppression ?? 'nothing', compilerSees: !suppression };
}
