import ts from 'typescript';

/** The name of the installed package that holds a file, `@types/…` included; `undefined` for files of the project itself. */
export function packageOfFile(fileName: string): string | undefined {
  const at = fileName.lastIndexOf('/node_modules/');
  if (at < 0) return undefined;
  const [scope = '', name = ''] = fileName.slice(at + '/node_modules/'.length).split('/', 2);
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}

/** The name of the `declare module '…'` around a declaration. */
export function enclosingModuleName(node: ts.Node): string | undefined {
  for (let current: ts.Node | undefined = node; current; current = current.parent) {
    if (ts.isModuleDeclaration(current) && ts.isStringLiteral(current.name)) return current.name.text;
  }
  return undefined;
}
