import ts from 'typescript';

/** Files that may mention a name: beyond this the answer is not known, and counts as a mention. */
const MAX_FILES = 200;

/** Whether a file of the program other than `sourceFile` writes the name, in code or not. Declaration files are not asked. */
export function isMentionedElsewhere(name: string, sourceFile: ts.SourceFile, program: ts.Program): boolean {
  let looked = 0;
  const mention = new RegExp(`(?<![\\w$])${name.replace(/[$]/g, '\\$')}(?![\\w$])`);
  for (const file of program.getSourceFiles()) {
    if (file === sourceFile || file.isDeclarationFile || !file.text.includes(name)) continue;
    if (++looked > MAX_FILES || mention.test(file.text)) return true;
  }
  return false;
}
