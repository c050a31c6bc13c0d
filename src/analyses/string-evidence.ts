import ts from 'typescript';
import { mentionsMember } from '../modules/tokens.js';
import type { ClosedStrings } from '../types/closed-strings.js';
import { nodeWrites } from '../types/engine-events.js';
import { isJavaScript } from '../types/js-inference.js';
import { suppressionsIn } from '../types/suppressions.js';
import { ownersOfDeclarations, type Owner } from './contrary-evidence.js';
import type { FilePass } from './define.js';
import { someSourceMentions } from './option-evidence.js';
import { mentionsInProgram } from './program-mentions.js';

/** What keeps the compiler from comparing a string with the type that lists its values. */
export type HiddenString = 'nothing' | 'cast' | 'JavaScript' | { readonly line: number; readonly directive: string };

/** What the declared owners say of a string that the declared type does not list. */
export interface StringEvidence {
  /** `no`: everybody who could know the string was asked. `unless alike`: only a slip for one of the listed is certain. */
  readonly isKnown: 'yes' | 'no' | 'unless alike';
  readonly owner: { readonly kind: Owner['kind']; readonly name: string };
  /** How many source files were searched for it. */
  readonly files: number;
}

/** Words that a program chooses from a list: no sentences. */
const WORD = /^[A-Za-z\d][\w.:/@+-]*$/;

/** Whether a literal can be one of the words of a list. */
export function isListWord(text: string): boolean {
  return text.length > 1 && WORD.test(text);
}

/** What hides from the compiler that a string at `node` is none of a list. */
export function hiddenIn(node: ts.Node, isCast: boolean, { program, sourceFile }: FilePass): HiddenString {
  if (isJavaScript(node)) {
    const isChecked = !!program.getCompilerOptions().checkJs || /^\s*\/\/\s*@ts-check\b/m.test(sourceFile.text.slice(0, 2000));
    return isCast ? 'cast' : isChecked ? 'nothing' : 'JavaScript';
  }
  if (isCast) return 'cast';
  return suppressionsIn(sourceFile).at(ts.getLineAndCharacterOfPosition(sourceFile, node.getStart()).line) ?? 'nothing';
}

/**
 * Asks whoever declares the values of a list whether there is one more. Reads files, so it is asked of suspicions only.
 * `isOwnUse` tells uses of the string that make the same mistake from those that speak for it.
 */
export function stringEvidence(word: string, { declarations }: ClosedStrings, hiddenBy: HiddenString, isOwnUse: (mention: ts.Node) => boolean, pass: FilePass): StringEvidence {
  const owners = ownersOfDeclarations(declarations, pass);
  const compilerSees = hiddenBy === 'nothing';
  const owner = owners.find(({ kind }) => kind === 'package') ?? owners.find(({ kind }) => kind !== 'project') ?? owners[0];
  const answer = (isKnown: StringEvidence['isKnown'], files = 0): StringEvidence => ({ isKnown, owner: { kind: owner?.kind ?? 'project', name: owner ? nameOf(owner) : '' }, files });
  if (!owner) return answer('yes');
  // What the compiler refuses does not become right by the same word elsewhere.
  if (!compilerSees && mentionsInProgram(pass.program, word).some(mention => ts.isStringLiteralLike(mention) ? !isOwnUse(mention) : isMemberName(mention))) return answer('yes');
  let isKnown: StringEvidence['isKnown'] = 'no';
  let files = 0;
  for (const each of owners) {
    const said = askOwner(each, word, pass);
    if (said === 'yes') return answer('yes');
    if (said === 'unless alike' && !compilerSees) isKnown = said;
    if (each.kind === 'package' && each.runtime) files += mentionsMember(each.runtime, word).files;
  }
  return answer(isKnown, files);
}

function nameOf(owner: Owner): string {
  const json = owner.kind === 'package' ? (owner.runtime ?? owner.types).json : owner.kind === 'node' ? owner.types?.json : undefined;
  return [json?.name, json?.version].filter(Boolean).join(' ');
}

function askOwner(owner: Owner, word: string, { program, sourceFile }: FilePass): StringEvidence['isKnown'] {
  switch (owner.kind) {
    case 'package': {
      const found = owner.runtime ? someSourceMentions(owner.runtime, word, sourceFile.fileName) : 'unknown';
      return found === 'no' ? 'no' : 'yes';
    }
    case 'node':
      return nodeWrites(word) === 'yes' ? 'yes' : 'unless alike';
    case 'dom':
    case 'es':
      return isWrittenInLibrary(word, program) ? 'yes' : 'unless alike';
    // Values of a project's own come from its users and servers as well.
    case 'project':
      return 'unless alike';
  }
}

function isWrittenInLibrary(word: string, program: ts.Program): boolean {
  return program.getSourceFiles().some(file => program.isSourceFileDefaultLibrary(file) && file.text.includes(`"${word}"`));
}

/** Keys may list values; variables and methods of that name do not. */
function isMemberName({ parent }: ts.Node): boolean {
  return ts.isPropertyAssignment(parent) || ts.isShorthandPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isEnumMember(parent);
}
