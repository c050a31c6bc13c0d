import ts from 'typescript';

const MAX_LENGTH = 60;

/** Longer source text is cut in messages. */
const MAX_SOURCE = 40;

/** A type in a message: its name in backticks, or what kind of thing it is when it has none or too long a one. */
export function typeName(type: ts.Type, checker: ts.TypeChecker): string {
  const symbol = type.symbol as ts.Symbol | undefined;
  if (symbol?.declarations?.some(declaration => ts.isSourceFile(declaration) || (ts.isModuleDeclaration(declaration) && ts.isStringLiteral(declaration.name)))) return `module \`${symbol.name.replace(/^"|"$/g, '').replace(/^.*\//, '')}\``;
  const text = checker.typeToString(checker.getBaseTypeOfLiteralType(type), undefined, ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope | ts.TypeFormatFlags.OmitParameterModifiers);
  if (text.length <= MAX_LENGTH && !text.includes('{')) return `\`${text}\``;
  if (symbol && !symbol.name.startsWith('__')) return `\`${symbol.name}\``;
  return type.getCallSignatures().length ? 'this function' : 'this object';
}

/** Source text in a message: on one line, and cut where it is long. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').replace(/ ?(\??\.) ?/g, '$1');
  return line.length > MAX_SOURCE ? `${line.slice(0, MAX_SOURCE - 1)}…` : line;
}
