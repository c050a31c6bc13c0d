import ts from 'typescript';

/** An element with its attributes: `<a b="c">` or `<a b="c" />`. */
export type JsxElement = ts.JsxOpeningLikeElement;

/** Whether the tag names an element of the platform, such as `<div>`, and no component. Custom elements are neither. */
export function isIntrinsic({ tagName }: JsxElement): boolean {
  return ts.isIdentifier(tagName) && /^[a-z]\w*$/.test(tagName.text);
}

/**
 * The types that take the attributes of an element: what the element's own attributes make of its component, and what each
 * of the component's signatures declares. `undefined` when nothing is known of the element.
 */
export function propTypes(element: JsxElement, checker: ts.TypeChecker): readonly ts.Type[] | undefined {
  const taken = checker.getContextualType(element.attributes);
  if (!taken || taken.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Never)) return undefined;
  if (isIntrinsic(element)) return [taken];
  const component = checker.getTypeAtLocation(element.tagName);
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
  return [taken, ...declared];
}

/** Whether the component's props depend on the props that it is given. */
export function isGeneric({ tagName }: JsxElement, checker: ts.TypeChecker): boolean {
  const component = checker.getTypeAtLocation(tagName);
  return [...component.getCallSignatures(), ...component.getConstructSignatures()].some(({ typeParameters }) => !!typeParameters?.length);
}

/** Attributes that an element writes out. */
export function writtenAttributes({ attributes }: JsxElement): string[] {
  return attributes.properties.flatMap(attribute => (ts.isJsxAttribute(attribute) && ts.isIdentifier(attribute.name) ? [attribute.name.text] : []));
}

/** Whether any element of the platform has an attribute of that name, or in any case of letters a member. */
export function isPlatformAttribute(name: string, at: ts.Node, checker: ts.TypeChecker): boolean {
  const wanted = name.toLowerCase();
  if (typesOf(checker.getJsxIntrinsicTagNamesAt(at), at, checker).some(type => type.getProperty(name))) return true;
  return typesOf(platformTags(checker), at, checker).some(type => type.getProperties().some(member => member.name.toLowerCase() === wanted));
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

function typesOf(members: readonly ts.Symbol[], at: ts.Node, checker: ts.TypeChecker): readonly ts.Type[] {
  return members.map(member => checker.getTypeOfSymbolAtLocation(member, at));
}
