import ts from 'typescript';

/** What stands in place of a name when it becomes `real`: a shorthand keeps its variable, `{ wrong }` becomes `{ real: wrong }`. */
export function renamed(at: ts.Node, real: string): string {
  if (ts.isStringLiteralLike(at)) return `${at.getText()[0]}${real}${at.getText()[0]}`;
  const { parent } = at;
  const isShorthand = (ts.isBindingElement(parent) && !parent.propertyName) || ts.isShorthandPropertyAssignment(parent);
  return isShorthand ? `${real}: ${at.getText()}` : real;
}
