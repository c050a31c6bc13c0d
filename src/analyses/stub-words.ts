import ts from 'typescript';
import { isTestFile } from '../modules/file-purpose.js';
import type { FilePass } from './define.js';
import { isExampleFile } from './example-files.js';

/** What the text of a function says of it, and where. */
export interface Hint {
  /** The words, as they stand there. */
  readonly text: string;
  readonly line: number;
}

const SIMULATES = /\bsimulat(?:e[sd]?|ing|ion)\b(?! (?:an? |the |user |some )?(?:click|key|press|event|drag|scroll|hover|typing|user input))/i;
const HINTS: readonly RegExp[] = [
  SIMULATES,
  /\b(?:return(?:s|ing)?|use|using|generates?|with|as|just|simple|basic|some) (?:an? |some |the )?(?:mock(?:ed)?|fake|dummy|sample|hard-?coded)\b|\b(?:mock(?:ed)?|dummy|fake) (?:data|responses?|results?|implementation|values?|for now|api|call)\b|^\W*mock(?:ed)?\b/i,
  /\bstub(?:bed)?\b(?:\W*$| (?:implementation|for now|out|until|method|function|that returns))|^\W*stub\b/i,
  /\bplaceholder\b(?:\W*$| (?:implementation|logic|value|data|results?|response|metrics?|for now|until|function|method|that)|\s*[-–—:(])|\b(?:is|as|just|only) an? placeholder\b(?! (?:text|image|string))|^\W*placeholder for (?!the |an? )/i,
  /\bin (?:an? |the )?(?:real|actual|production)[- ](?:world|implementations?|applications?|apps?|systems?|scenarios?|environments?|code|services?|versions?|deployments?|use|life)\b|\bin production: (?:actual|call|check|connect|query|submit|use|verify)\b|\bin production,? (?:this|we|you|use|it|the|would|should|replace|call|connect|integrate|implement)/i,
  /\b(?:real|actual|full|proper|production) (?:implementation|version|integration) (?:would|should|will|could|needs|goes|here|pending)|\bthis would (?:normally |actually |typically |really )?(?:be|call|query|use|connect|make|fetch|send|invoke|integrate|involve|perform|check|come|need)\b|\bwould (?:normally|actually|typically) (?:be|call|query|use|connect|make|fetch|send|invoke|integrate|perform)\b/i,
  /\b(?:todo|fixme)\b.{0,40}\b(?:implement|integrate|replace with|connect to|wire up|hook up|actual|real)\b/i,
  /\bnot (?:yet |fully )?implemented(?: yet)?\b(?![^.]{0,60}\b(?:as|because|since)\b)|\bimplementation pending\b|\bto be implemented\b|\bunimplemented\b/i,
];

/** What a comment says of the code beside it when it says that it is not the real thing. */
export function hintText(comment: string): string | undefined {
  const text = comment.replace(/^\s*(?:\/\/|\/\*+|\*+\/?)\s?|\*\/$/gm, '').replace(/\s+/g, ' ').trim();
  for (const pattern of HINTS) {
    const found = pattern.exec(text);
    if (found) return found[0].trim();
  }
  return undefined;
}

/** A file or class whose name says that it stands in for something, or simulates it for a living. */
const DOUBLE = /mock|fake|stub|dummy|no-?op|null|in-?memory|simulat|emulat|demo|example|sample|test|fixture|placeholder|sandbox|playground|story|stories|seed|bench|polyfill|shim/i;

/** Whether what is made up is in its place in a file: tests, examples, and files whose name says that they stand in for something. */
export function isFileOfDoubles(pass: FilePass): boolean {
  const { fileName } = pass.sourceFile;
  return isExampleFile(pass) || isTestFile(fileName) || DOUBLE.test(fileName.slice(fileName.lastIndexOf('/') + 1));
}

/** Inside a class, or a function, that is named as a double. Only `simulate…` is what the rule is about. */
export function isInDouble(owner: ts.Node): boolean {
  return (
    ts.findAncestor(owner, node => {
      if (ts.isClassLike(node)) return DOUBLE.test(node.name?.text ?? '');
      if (!ts.isFunctionLike(node)) return false;
      return /mock|fake|stub|dummy|noop|sample|demo|placeholder/i.test(nameOf(node as ts.FunctionLikeDeclaration));
    }) !== undefined
  );
}

/** The name of a function, or that of the variable or property which it is the value of. */
export function nameOf(owner: ts.FunctionLikeDeclaration): string {
  const named = ts.isArrowFunction(owner) || ts.isFunctionExpression(owner) ? owner.parent : owner;
  const name = (named as Partial<ts.NamedDeclaration>).name;
  return name && (ts.isIdentifier(name) || ts.isPrivateIdentifier(name) || ts.isStringLiteralLike(name)) ? name.text : '';
}
