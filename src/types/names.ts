import ts from 'typescript';

const MAX_LENGTH = 60;

/** A type in a message: its name in backticks, or what kind of thing it is when it has none or too long a one. */
export function typeName(type: ts.Type, checker: ts.TypeChecker): string {
  const symbol = type.symbol as ts.Symbol | undefined;
  if (symbol?.declarations?.some(declaration => ts.isSourceFile(declaration) || (ts.isModuleDeclaration(declaration) && ts.isStringLiteral(declaration.name)))) return `module \`${symbol.name.replace(/^"|"$/g, '').replace(/^.*\//, '')}\``;
  const text = checker.typeToString(checker.getBaseTypeOfLiteralType(type), undefined, ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope | ts.TypeFormatFlags.OmitParameterModifiers);
  if (text.length <= MAX_LENGTH && !text.includes('{')) return `\`${text}\``;
  if (symbol && !symbol.name.startsWith('__')) return `\`${symbol.name}\``;
  return type.getCallSignatures().length ? 'this function' : 'this object';
}
