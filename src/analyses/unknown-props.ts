import path from 'node:path';
import ts from 'typescript';
import { compiledAttributes, type JsxFramework } from '../catalogue/jsx-frameworks.js';
import { isTestFile } from '../modules/file-purpose.js';
import { installedFrom, type Package } from '../modules/package-json.js';
import { mentions, valuesOf } from '../modules/tokens.js';
import { isJavaScript } from '../types/js-inference.js';
import { declaresAttribute, isIntrinsic, isPlatformAttribute, isPlatformTag, propTypes, writtenAttributes, type JsxElement } from '../types/jsx-props.js';
import { objectTarget, writtenKeys, type Escape } from '../types/object-targets.js';
import { acceptsKey, optionNames, optionParts } from '../types/option-parts.js';
import { importedPackages } from './contrary-evidence.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { componentOf, frameworkOf, patternOf, useOfProp, type Component } from './jsx-components.js';
import { optionEvidence } from './option-evidence.js';
import { mentionsInProgram } from './program-mentions.js';
import { howHidden, isSuspect, typeMeantBy, type UnknownOption } from './unknown-options.js';

/** An attribute, or a key of an object that is spread into attributes, that its element does not take. */
export interface UnknownProp extends Pick<UnknownOption, 'hiddenBy' | 'compilerSees'> {
  readonly name: string;
  readonly at: ts.Node;
  readonly element: JsxElement;
  readonly evidence: PropEvidence;
  /** Names that the element takes and the code does not write. */
  readonly candidates: readonly string[];
}

/** Why nobody takes a prop. */
export type PropEvidence =
  | { readonly by: 'component' }
  | { readonly by: 'package'; readonly package: Package; readonly files: number }
  /** It may be handed on to elements, none of which has it: that is proof where a real name was evidently meant. */
  | { readonly by: 'likeness' }
  | { readonly by: 'renderer'; readonly package: Package; readonly knows: 'another name' | 'no listener'; readonly real: string | undefined };

const ORDINARY_NAME = /^[A-Za-z]\w*$/;

/** Attributes that nothing takes, with what was asked to be sure. */
export const unknownProps = defineFileAnalysis('unknownProps', (pass): readonly UnknownProp[] => {
  const { sourceFile } = pass;
  if (sourceFile.languageVariant !== ts.LanguageVariant.JSX || !/<\/|\/>/.test(sourceFile.text)) return [];
  const found: UnknownProp[] = [];
  const hasSpread = /\{\s*\.\.\./.test(sourceFile.text);
  const visit = (node: ts.Node): void => {
    if (ts.isJsxOpeningLikeElement(node)) found.push(...unknownAttributes(node, pass));
    else if (hasSpread && ts.isObjectLiteralExpression(node) && node.properties.length > 0) found.push(...unknownKeys(node, pass));
    ts.forEachChild(node, visit);
  };
  visit(sourceFile);
  return found;
});

function unknownAttributes(element: JsxElement, pass: FilePass): readonly UnknownProp[] {
  const escapes = new Set<Escape>(element.attributes.properties.some(attribute => isOpenSpread(attribute, pass.checker)) ? ['spread'] : []);
  return element.attributes.properties.flatMap(attribute => {
    if (!ts.isJsxAttribute(attribute) || !ts.isIdentifier(attribute.name) || !isOrdinary(attribute)) return [];
    return judge({ name: attribute.name.text, at: attribute.name, elements: [element], escapes, beside: writtenAttributes(element) }, pass) ?? [];
  });
}

/** Beside what may have any attribute, the compiler compares none. */
function isOpenSpread(attribute: ts.JsxAttributeLike, checker: ts.TypeChecker): boolean {
  return ts.isJsxSpreadAttribute(attribute) && (checker.getTypeAtLocation(attribute.expression).flags & (ts.TypeFlags.Any | ts.TypeFlags.Instantiable)) !== 0;
}

function isOrdinary({ name, initializer }: ts.JsxAttribute): boolean {
  const value = initializer && ts.isJsxExpression(initializer) ? initializer.expression : initializer;
  return ts.isIdentifier(name) && ORDINARY_NAME.test(name.text) && !(value && ts.isIdentifier(value) && value.text === 'undefined');
}

function unknownKeys(literal: ts.ObjectLiteralExpression, pass: FilePass): readonly UnknownProp[] {
  const target = objectTarget(literal, pass.checker);
  const elements = target?.takers.filter(ts.isJsxOpeningLikeElement);
  if (!target || !elements?.length || elements.length !== target.takers.length) return [];
  const strangers = literal.properties.filter(property => isSuspect(property, target, pass.checker)).map(({ name }) => name as ts.Identifier | ts.StringLiteralLike);
  if (!strangers.length || !typeMeantBy(literal, target, strangers.map(({ text }) => text))) return [];
  const beside = [...writtenKeys(literal), ...target.beside];
  return strangers.flatMap(at => judge({ name: at.text, at, elements, escapes: target.escapes, beside }, pass) ?? []);
}

interface Suspect {
  readonly name: string;
  readonly at: ts.Node;
  readonly elements: readonly JsxElement[];
  readonly escapes: ReadonlySet<Escape>;
  readonly beside: readonly string[];
}

function judge({ name, at, elements, escapes, beside }: Suspect, pass: FilePass): UnknownProp | undefined {
  const suspicions = elements.map(element => suspicionOf(name, element, pass));
  const [suspicion] = suspicions;
  if (!suspicion || suspicions.includes(undefined)) return undefined;
  const hidden = howHidden(at, { escapes: suspicion.isCast ? new Set([...escapes, 'cast' as const]) : escapes }, pass);
  if (hidden === 'asked for') return undefined;
  const evidences = suspicions.map(each => each && evidenceAgainst(name, at, each, pass));
  const [evidence] = evidences;
  if (!evidence || evidences.includes(undefined)) return undefined;
  const candidates = suspicion.names.filter(candidate => !beside.includes(candidate) && !suspicion.framework.reserved.includes(candidate));
  return { name, at, element: suspicion.element, ...hidden, evidence, candidates };
}

/** An element whose types do not have a prop. */
interface Suspicion {
  readonly element: JsxElement;
  readonly parts: readonly ts.Type[];
  readonly isGeneric: boolean;
  readonly isCast: boolean;
  readonly framework: JsxFramework;
  readonly component: Component | undefined;
  /** What may be written instead. */
  readonly names: readonly string[];
}

function suspicionOf(name: string, element: JsxElement, pass: FilePass): Suspicion | undefined {
  const { checker } = pass;
  if (declaresAttribute(element, name, checker) === 'yes') return undefined;
  const { declared = [], taken, isGeneric = false, isCast = false } = propTypes(element, checker) ?? {};
  const parts = partsOfAll([...declared, ...(taken ? [taken] : [])], checker);
  const answer = parts ? acceptsKey(parts, name, checker) : 'unknown';
  // In JavaScript the pattern says more than what is inferred of it.
  if (answer === 'yes' || (answer === 'unknown' && (isIntrinsic(element) || !isJavaScript(element)))) return undefined;
  const framework = compiledAttributes.has(name) ? undefined : frameworkOf(element, pass);
  if (!framework || framework.reserved.includes(name)) return undefined;
  const component = isIntrinsic(element) ? undefined : componentOf(element, framework, pass);
  const pattern = component?.kind === 'project' ? patternOf(component.declaration) : undefined;
  if (answer === 'unknown' && !pattern) return undefined;
  return { element, parts: parts ?? [], isGeneric, isCast, framework, component, names: pattern ?? optionNames(parts ?? [], checker) };
}

function partsOfAll(types: readonly ts.Type[], checker: ts.TypeChecker): readonly ts.Type[] | undefined {
  const found: ts.Type[] = [];
  for (const type of types) {
    const own = optionParts(type, checker);
    if (!own) return undefined;
    found.push(...own);
  }
  return found;
}

/** `undefined` when somebody may take the prop. */
function evidenceAgainst(name: string, at: ts.Node, suspicion: Suspicion, pass: FilePass): PropEvidence | undefined {
  const { element, component } = suspicion;
  if (isIntrinsic(element)) return evidenceOfRenderer(name, suspicion, pass);
  if (!component || isReadFromElement(name, at, suspicion, component, pass)) return undefined;
  if (component.kind === 'package') return evidenceOfPackage(name, at, suspicion, component.package, pass);
  // Tests give the project's own components wrong props on purpose.
  if (isTestFile(pass.sourceFile.fileName)) return undefined;
  const use = useOfProp(name, component.declaration, pass);
  if (use === 'reads') return undefined;
  if (use === 'ignores') return { by: 'component' };
  return isKnownAnywhere(name, element, pass) ? undefined : { by: 'likeness' };
}

function evidenceOfPackage(name: string, at: ts.Node, { element, parts, isGeneric }: Suspicion, runtime: Package, pass: FilePass): PropEvidence | undefined {
  const { readBySomebody } = optionEvidence(name, at, parts, [element], pass);
  const { found, files } = mentions(runtime, name);
  if (readBySomebody !== 'no' || found !== 'no') return undefined;
  if (!isGeneric && !takesAttributes(parts, element, pass.checker)) return { by: 'package', package: runtime, files };
  return isKnownAnywhere(name, element, pass) ? undefined : { by: 'likeness' };
}

/** Props that have what every element of the platform has are made to be handed on to one. */
function takesAttributes(parts: readonly ts.Type[], element: JsxElement, checker: ts.TypeChecker): boolean {
  const div = checker.getJsxIntrinsicTagNamesAt(element).find(tag => tag.name === 'div');
  const all = div ? checker.getTypeOfSymbolAtLocation(div, element).getProperties() : [];
  return all.length > 0 && parts.some(part => all.filter(({ name }) => part.getProperty(name)).length > all.length / 2);
}

function isKnownAnywhere(name: string, element: JsxElement, pass: FilePass): boolean {
  return isPlatformAttribute(name, element, pass.checker) || mentionsInProgram(pass.program, name).some(node => !ts.isJsxAttribute(node.parent));
}

const IGNORES_LISTENER = 'Unknown event handler property';

/** Elements of the platform: what the renderer's development build has to say of the name. */
function evidenceOfRenderer(name: string, { element, parts, framework: { renderer } }: Suspicion, pass: FilePass): PropEvidence | undefined {
  const installed = renderer === undefined ? undefined : installedFrom(path.dirname(pass.sourceFile.fileName), renderer);
  // With `is` it is a custom element, which takes any attribute.
  if (!installed || !isPlatformTag(element, pass.checker) || writtenAttributes(element).includes('is')) return undefined;
  const has = (real: string): boolean => parts.some(part => part.getProperty(real));
  const another = [...valuesOf(installed, name.toLowerCase())].find(value => value !== name && has(value));
  if (another !== undefined) return { by: 'renderer', package: installed, knows: 'another name', real: another };
  if (mentions(installed, name).found !== 'no') return undefined;
  if (/^on./.test(name) && mentions(installed, IGNORES_LISTENER).found === 'yes') {
    const real = parts.flatMap(part => part.getProperties()).find(property => property.name.toLowerCase() === name.toLowerCase())?.name;
    const event = name.charAt(2).toLowerCase() + name.slice(3);
    return real !== undefined || mentions(installed, event).found === 'no' ? { by: 'renderer', package: installed, knows: 'no listener', real } : undefined;
  }
  return isKnownAnywhere(name, element, pass) ? undefined : { by: 'likeness' };
}

/** What looks at elements before they are rendered may read any of their props: a parent, or who is given them. */
function isReadFromElement(name: string, at: ts.Node, { element, framework }: Suspicion, component: Component, pass: FilePass): boolean {
  const others = holders(element).flatMap(holder => {
    const around = holder === 'unknown' ? undefined : componentOf(holder, framework, pass);
    if (around) return around.kind === 'package' ? [around.package] : [];
    return importedPackages(pass);
  });
  const own = component.kind === 'package' ? component.package.json.name : undefined;
  if (others.some(other => ![own, framework.package, framework.renderer].includes(other.json.name) && mentions(other, name).found !== 'no')) return true;
  return mentionsInProgram(pass.program, name).some(node => node !== at && !ts.isJsxAttribute(node.parent) && INSPECTS_ELEMENTS.test(node.getSourceFile().text));
}

const INSPECTS_ELEMENTS = /(?<!\bthis|\.)\.props\b|\bprops\s*:\s*\{|\bChildren\b|\bisValidElement\b|\bcloneElement\b/;

/** The components around an element; `unknown` where its value is kept, or handed to a function. */
function holders(element: JsxElement): readonly (JsxElement | 'unknown')[] {
  const found: (JsxElement | 'unknown')[] = [];
  for (let node: ts.Node = ts.isJsxOpeningElement(element) ? element.parent : element; ; node = node.parent) {
    const { parent } = node;
    if (ts.isJsxElement(parent) && !isIntrinsic(parent.openingElement)) found.push(parent.openingElement);
    if (ts.isJsxAttributes(parent) && !isIntrinsic(parent.parent)) found.push(parent.parent);
    const isArgument = ts.isCallExpression(parent) && parent.expression !== node && !ts.isFunctionLike(node);
    const isAssigned = ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
    if (isArgument || isAssigned || ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) found.push('unknown');
    const isCallback = ts.isFunctionLike(parent) && ts.isCallExpression(parent.parent);
    if ((ts.isFunctionLike(parent) && !isCallback) || ts.isClassLike(parent) || ts.isSourceFile(parent)) return found;
  }
}
