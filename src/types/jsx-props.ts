import ts from 'typescript';
import { seeThrough } from './see-through.js';

/** An element with its attributes: `<a b="c">` or `<a b="c" />`. */
export type JsxElement = ts.JsxOpeningLikeElement;

/** Whether the tag names an element of the platform, such as `<div>`, and no component. Custom elements are neither. */
export function isIntrinsic({ tagName }: JsxElement): boolean {
  return ts.isIdentifier(tagName) && /^[a-z]\w*$/.test(tagName.text);
}

/** What takes the attributes of an element. */
export interface PropTypes {
  /** What the component's signatures declare, or the type of the platform's element. */
  readonly declared: readonly ts.Type[];
  /** What the declared ones are for this element, with the attributes that every element may have. */
  readonly taken: ts.Type | undefined;
  /** What the element takes depends on what it is given. */
  readonly isGeneric: boolean;
  readonly isCast: boolean;
}

/** The types that take the attributes of an element, casts of its component seen through; `undefined` when its type says nothing. */
export function propTypes(element: JsxElement, checker: ts.TypeChecker): PropTypes | undefined {
  const taken = checker.getContextualType(element.attributes);
  if (isIntrinsic(element)) return taken && { declared: [taken], taken, isGeneric: false, isCast: false };
  if (ts.isJsxNamespacedName(element.tagName)) return undefined;
  const { expression, casts } = seeThrough(element.tagName, checker);
  const component = checker.getTypeAtLocation(expression);
  const signatures = [...component.getCallSignatures(), ...component.getConstructSignatures()];
  if (!signatures.length) return undefined;
  const declared: ts.Type[] = [];
  for (const { parameters } of component.getCallSignatures()) {
    const [props] = parameters;
    if (props) declared.push(checker.getTypeOfSymbolAtLocation(props, element));
  }
  for (const signature of component.getConstructSignatures()) {
    const props = signature.getReturnType().getProperty('props');
    if (!props) return undefined;
    declared.push(checker.getTypeOfSymbolAtLocation(props, element));
  }
  return { declared, taken: casts.length ? undefined : taken, isGeneric: signatures.some(({ typeParameters }) => !!typeParameters?.length), isCast: casts.length > 0 };
}

/**
 * Whether what declares the attributes of an element has the name, whatever they are for this one: a question that costs little,
 * and answers itself for nearly all that is written. `no` says nothing yet.
 */
export function declaresAttribute(element: JsxElement, name: string, checker: ts.TypeChecker): 'yes' | 'no' {
  const { tagName } = element;
  if (ts.isJsxNamespacedName(tagName)) return 'no';
  if (isIntrinsic(element)) return intrinsicType(element, checker)?.getProperty(name) ? 'yes' : 'no';
  return declaredProps(element, checker).some(props => props.getProperty(name)) ? 'yes' : 'no';
}

const declaredPropsOf = new WeakMap<JsxElement, readonly ts.Type[]>();

/** What the signatures of a function component declare; nothing where a cast hides them. */
function declaredProps(element: JsxElement, checker: ts.TypeChecker): readonly ts.Type[] {
  let types = declaredPropsOf.get(element);
  if (!types) {
    const { expression, casts } = seeThrough(element.tagName as ts.Expression, checker);
    const signatures = casts.length > 0 ? [] : checker.getTypeAtLocation(expression).getCallSignatures();
    types = signatures.flatMap(({ parameters: [props] }) => (props ? checker.getTypeOfSymbolAtLocation(props, element) : []));
    declaredPropsOf.set(element, types);
  }
  return types;
}

const intrinsicTypes = new WeakMap<ts.TypeChecker, Map<string, ts.Type>>();

/** The type of the platform's element, asked once for each name: a program has one JSX namespace, as a rule. */
function intrinsicType(element: JsxElement, checker: ts.TypeChecker): ts.Type | undefined {
  const name = element.tagName.getText();
  let known = intrinsicTypes.get(checker);
  if (!known) intrinsicTypes.set(checker, (known = new Map()));
  if (!known.has(name)) {
    const tag = checker.getJsxIntrinsicTagNamesAt(element).find(each => each.name === name);
    if (tag) known.set(name, checker.getTypeOfSymbolAtLocation(tag, element));
  }
  return known.get(name);
}

/** Attributes that an element writes out. */
export function writtenAttributes({ attributes }: JsxElement): string[] {
  return attributes.properties.flatMap(attribute => (ts.isJsxAttribute(attribute) && ts.isIdentifier(attribute.name) ? [attribute.name.text] : []));
}

const platformAttributes = new WeakMap<ts.TypeChecker, { readonly exact: ReadonlySet<string>; readonly members: ReadonlySet<string> }>();

/** Whether any element of the platform has an attribute of that name, or in any case of letters a member. */
export function isPlatformAttribute(name: string, at: ts.Node, checker: ts.TypeChecker): boolean {
  let names = platformAttributes.get(checker);
  if (!names) {
    const namesIn = (tags: readonly ts.Symbol[]): readonly string[] => tags.flatMap(tag => checker.getTypeOfSymbolAtLocation(tag, at).getProperties().map(member => member.name));
    names = { exact: new Set(namesIn(checker.getJsxIntrinsicTagNamesAt(at))), members: new Set(namesIn(platformTags(checker)).map(member => member.toLowerCase())) };
    platformAttributes.set(checker, names);
  }
  return names.exact.has(name) || names.members.has(name.toLowerCase());
}

/** Whether the DOM library has the element: one of HTML or SVG. */
export function isPlatformTag({ tagName }: JsxElement, checker: ts.TypeChecker): boolean {
  return platformTags(checker).some(({ name }) => name === tagName.getText());
}

function platformTags(checker: ts.TypeChecker): readonly ts.Symbol[] {
  return ['HTMLElementTagNameMap', 'SVGElementTagNameMap'].flatMap(map => {
    const symbol = checker.resolveName(map, undefined, ts.SymbolFlags.Type, false);
    return symbol ? checker.getDeclaredTypeOfSymbol(symbol).getProperties() : [];
  });
}
