import ts from 'typescript';

/** Texts to put in place of ranges of the source. */
export type Edits = readonly { readonly range: readonly [number, number]; readonly text: string }[];

export function replace(node: ts.Node, text: string): Edits[number] {
  return { range: [node.getStart(), node.end], text };
}

/** Replaces what stands after an argument of a call by what stands there in another call. */
export function replaceRest(call: ts.CallExpression, after: ts.Node, rest: readonly ts.Node[]): Edits[number] {
  const last = call.arguments[call.arguments.length - 1] ?? after;
  return { range: [after.end, last.end], text: rest.map(node => `, ${node.getText()}`).join('') };
}

/** Keeps `this.method.bind(this)` in a field of the class and uses it in place of `uses`; `undefined` where no name is free. */
export function keepInField(owner: ts.ClassLikeDeclaration, method: string, uses: readonly ts.Node[]): Edits | undefined {
  const value = `this.${method}.bind(this)`;
  const existing = owner.members.find(member => ts.isPropertyDeclaration(member) && member.initializer?.getText() === value);
  const bare = method.replace(/^[#_]+/, '');
  const name = existing?.name?.getText() ?? `bound${bare.charAt(0).toUpperCase()}${bare.slice(1)}`;
  const [first] = owner.members;
  if (!first || (!existing && mentionsName(owner.getText(), name))) return undefined;
  const file = owner.getSourceFile();
  const isTypeScript = /\.[cm]?tsx?$/.test(file.fileName);
  const start = first.getStart(file, true);
  const field = `${isTypeScript ? 'private readonly ' : ''}${name} = ${value};\n${indentAt(file, start)}`;
  return [...(existing ? [] : [{ range: [start, start] as const, text: field }]), ...uses.map(use => replace(use, `this.${name}`))];
}

/** Declares `value` as a constant before the statement around `first`, and uses it in place of `uses`. */
export function keepInConstant(first: ts.Node, value: ts.Expression, event: string | undefined, uses: readonly ts.Node[]): Edits | undefined {
  const statement = ts.findAncestor(first, node => ts.isStatement(node) && (ts.isBlock(node.parent) || ts.isSourceFile(node.parent)));
  const words = (event ?? '').split(/[^A-Za-z0-9]+/).filter(Boolean);
  const name = words.length > 0 ? `on${words.map(word => word.charAt(0).toUpperCase() + word.slice(1)).join('')}` : 'listener';
  if (!statement || mentionsName(statement.getSourceFile().text, name)) return undefined;
  const file = statement.getSourceFile();
  const start = statement.getStart();
  return [{ range: [start, start], text: `const ${name} = ${value.getText()};\n${indentAt(file, start)}` }, ...uses.map(use => replace(use, name))];
}

function mentionsName(text: string, name: string): boolean {
  return new RegExp(`(?<![\\w$])${name}(?![\\w$])`).test(text);
}

function indentAt(file: ts.SourceFile, position: number): string {
  const line = file.text.lastIndexOf('\n', position - 1) + 1;
  return /^[ \t]*/.exec(file.text.slice(line, position))?.[0] ?? '';
}
