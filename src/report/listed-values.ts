import type ts from 'typescript';
import { isInflection, isSameMeaning, isSameSpelling, isSlip } from './nearest-name.js';

/** Who lists the values of a type. */
export interface ListOwner {
  readonly kind: 'project' | 'package' | 'node' | 'es' | 'dom';
  /** Name and version of the package that declares it. */
  readonly name: string;
}

/** Whether a string is evidently meant to be a listed one. */
export function isAlike(word: string, real: string, { kind }: ListOwner): boolean {
  if (isSameSpelling(word, real) || isSlip(word, real)) return true;
  // Browsers had more values than the library declares: `loaded` beside `loading`.
  return kind !== 'dom' && (isInflection(word, real) || (kind === 'node' && isSameMeaning(word, real)));
}

/** `, which the cast hides`, or nothing. */
export function hiddenPhrase(hiddenBy: 'nothing' | 'cast' | 'JavaScript' | { readonly line: number; readonly directive: string }): string {
  if (hiddenBy === 'cast') return ', which the cast hides';
  return typeof hiddenBy === 'object' ? `, which \`${hiddenBy.directive}\` on line ${hiddenBy.line + 1} hides` : '';
}

/** What was asked: `Status of stripe 23.1.0 lists 8 values, and its 120 source files do not know it`. */
export function listPhrase(typeName: string | undefined, listed: readonly string[], owner: ListOwner, files: number): string {
  const type = typeName === undefined ? 'its type' : `\`${typeName}\``;
  const lists = listed.length === 1 ? `is \`${listed[0] ?? ''}\`` : `lists ${listed.length} others`;
  switch (owner.kind) {
    case 'package':
      return `${type} in ${owner.name} ${lists}${files > 0 ? `, and its ${files} source file${files === 1 ? ' does' : 's do'} not know it` : ''}`;
    case 'node':
      return `${type} in ${owner.name} ${lists}, and Node ${process.versions.node} does not know it`;
    case 'dom':
    case 'es':
      return `${type} in TypeScript's library ${lists}`;
    case 'project':
      return `${type} ${lists}, and nothing in this project makes it one`;
  }
}

/** A string in the quotes of another. */
export function quoted(at: ts.Node, text: string): string {
  const quote = at.getText()[0] ?? "'";
  return `${quote}${text}${quote}`;
}
