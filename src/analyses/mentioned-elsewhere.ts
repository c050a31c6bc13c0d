import ts from 'typescript';
import { isPrivate } from '../types/syntax.js';
import { importsOf } from './import-graph.js';

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

/**
 * Whether a file of the program other than `own` may use a member. `private` is a word of the compiler's: code that sees the
 * object as `any`, or that names the member in a text, gets to it all the same.
 */
export function mayBeUsedElsewhere(name: ts.PropertyName | ts.MemberName, symbol: ts.Symbol, own: ts.SourceFile, program: ts.Program): boolean {
  if (ts.isPrivateIdentifier(name)) return false;
  return isPrivate(symbol.valueDeclaration, name) ? isMemberMentionedElsewhere(name.getText(), symbol, own, program) : isMentionedElsewhere(name.getText(), own, program);
}

/**
 * Whether another file of the program reaches for the member, or for one of that name on a value of unknown type. What is
 * private is reached in that way by code that has to do with the class only: in a file that imports its file, or is imported.
 */
export function isMemberMentionedElsewhere(text: string, symbol: ts.Symbol, own: ts.SourceFile, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const isHidden = symbol.valueDeclaration !== undefined && (ts.getCombinedModifierFlags(symbol.valueDeclaration) & ts.ModifierFlags.Private) !== 0;
  const isImported = (from: ts.SourceFile, to: ts.SourceFile): boolean => importsOf(from, program).some(({ file }) => file === to);
  let looked = 0;
  for (const file of program.getSourceFiles()) {
    if (file === own || file.isDeclarationFile || !file.text.includes(text)) continue;
    if (++looked > MAX_FILES) return true;
    const mayGuess = !isHidden || isImported(own, file) || isImported(file, own);
    let found = false;
    const visit = (node: ts.Node): void => {
      if (found) return;
      if (ts.isPropertyAccessExpression(node) && node.name.text === text) {
        const mentioned = checker.getSymbolAtLocation(node.name);
        if (mentioned ? mentioned === symbol || mentioned.valueDeclaration === symbol.valueDeclaration : mayGuess) found = true;
      } else if (ts.isStringLiteralLike(node) && node.text === text && mayGuess) found = true;
      ts.forEachChild(node, visit);
    };
    visit(file);
    if (found) return true;
  }
  return false;
}
