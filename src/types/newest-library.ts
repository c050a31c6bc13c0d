import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/**
 * How many arguments a function of the ES library takes at most in the newest library that the installed TypeScript has; a
 * program may be compiled with an older one. For a function that nothing holds, `holder` is its own name. `undefined` where there is no such function.
 */
export function mostInNewestLibrary(holder: string, name: string): number | undefined {
  const counts = libraries().flatMap(file => file.statements.flatMap(statement => countsIn(statement, holder, name)));
  return counts.length > 0 ? Math.max(...counts) : undefined;
}

let parsed: readonly ts.SourceFile[] | undefined;

function libraries(): readonly ts.SourceFile[] {
  if (!parsed) {
    try {
      const directory = path.dirname(ts.getDefaultLibFilePath({}));
      const files = fs.readdirSync(directory).filter(file => /^lib\.es.*\.d\.ts$/.test(file));
      parsed = files.map(file => ts.createSourceFile(file, fs.readFileSync(path.join(directory, file), 'utf8'), ts.ScriptTarget.Latest));
    } catch {
      parsed = [];
    }
  }
  return parsed;
}

/** For a function that no interface holds, and for what can be called itself, `holder` is `name`. */
function countsIn(statement: ts.Statement, holder: string, name: string): readonly number[] {
  if (ts.isFunctionDeclaration(statement)) return holder === name && statement.name?.text === name ? [most(statement)] : [];
  if (!ts.isInterfaceDeclaration(statement) || statement.name.text !== holder) return [];
  return statement.members.flatMap(member => {
    if (ts.isMethodSignature(member)) return ts.isIdentifier(member.name) && member.name.text === name ? [most(member)] : [];
    return (ts.isConstructSignatureDeclaration(member) || ts.isCallSignatureDeclaration(member)) && name === holder ? [most(member)] : [];
  });
}

function most({ parameters }: ts.SignatureDeclaration): number {
  return parameters.some(({ dotDotDotToken }) => dotDotDotToken) ? Infinity : parameters.filter(({ name }) => name.kind !== ts.SyntaxKind.Identifier || (name as ts.Identifier).text !== 'this').length;
}
