import ts from 'typescript';

/** A script in the text of a package.json. */
export interface ManifestScript {
  readonly name: string;
  /** The command as it is written between its quotes, with escapes. */
  readonly source: string;
  /** Where it starts in the text. */
  readonly start: number;
}

/** The scripts that the text of a package.json has; `undefined` when it is malformed. */
export function manifestScripts(text: string): readonly ManifestScript[] | undefined {
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
  const file = ts.parseJsonText('package.json', text);
  const root = file.statements[0]?.expression;
  const scripts = root && ts.isObjectLiteralExpression(root) ? root.properties.find(property => nameOf(property) === 'scripts') : undefined;
  if (!scripts || !ts.isPropertyAssignment(scripts) || !ts.isObjectLiteralExpression(scripts.initializer)) return [];
  return scripts.initializer.properties.flatMap(property => {
    if (!ts.isPropertyAssignment(property) || !ts.isStringLiteral(property.initializer)) return [];
    const start = property.initializer.getStart(file) + 1;
    return [{ name: nameOf(property) ?? '', source: text.slice(start, property.initializer.end - 1), start }];
  });
}

function nameOf({ name }: ts.ObjectLiteralElementLike): string | undefined {
  return name && ts.isStringLiteral(name) ? name.text : undefined;
}
