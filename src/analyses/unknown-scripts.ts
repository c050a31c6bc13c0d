import path from 'node:path';
import ts from 'typescript';
import { COMMAND_RUNNERS } from '../catalogue/command-runners.js';
import { scriptCalls, scriptCallOfWords, type ScriptCall } from '../project/script-calls.js';
import { hasBinary, isScript, scriptsAround, type Scripts } from '../project/scripts.js';
import { importedPath } from '../types/builtin-member.js';
import { defineFileAnalysis, type FilePass } from './define.js';

/** A script that code runs and that no package.json has. */
export interface UnknownScript {
  readonly call: ScriptCall;
  /** Where the name is written, as offsets in the file. */
  readonly range: readonly [start: number, end: number];
  readonly scripts: Scripts;
}

const MAY_RUN = /\b(?:npm|pnpm|yarn|npm-run-all|run-[sp]|concurrently)\b|--run\b/;

/** Scripts that commands in the file run by constant names although no package.json of the project has them. */
export const unknownScripts = defineFileAnalysis('unknownScripts', (pass): readonly UnknownScript[] => {
  const { sourceFile } = pass;
  if (!MAY_RUN.test(sourceFile.text)) return [];
  const found: UnknownScript[] = [];
  let scripts: Scripts | undefined;
  let asked = false;
  const visit = (node: ts.Node): void => {
    for (const { call, range } of callsIn(node, pass)) {
      if (!asked) scripts = scriptsAround(sourceFile.fileName);
      asked = true;
      if (scripts && !call.elsewhere && !isScript(call, scripts.names) && !mayBeBinary(call, path.dirname(sourceFile.fileName))) found.push({ call, range, scripts });
    }
    ts.forEachChild(node, visit);
  };
  visit(sourceFile);
  return found;
});

/** A program of that name, or no way to tell. A bare word after a package manager may be a command of its own as well. */
export function mayBeBinary(call: ScriptCall, directory: string): boolean {
  return call.orBinary && hasBinary(directory, call.name) !== false;
}

function callsIn(node: ts.Node, pass: FilePass): Pick<UnknownScript, 'call' | 'range'>[] {
  if (ts.isTaggedTemplateExpression(node)) {
    return ts.isNoSubstitutionTemplateLiteral(node.template) && formOf(node.tag, pass) === 'line' ? callsOfLine(node.template) : [];
  }
  if (!ts.isCallExpression(node)) return [];
  const [command, second, third] = node.arguments;
  const form = command && ts.isStringLiteralLike(command) ? formOf(node.expression, pass) : undefined;
  if (!form || runsElsewhere(second) || runsElsewhere(third)) return [];
  const words = second && ts.isArrayLiteralExpression(second) ? second.elements : undefined;
  if (!words || form === 'line') return callsOfLine(command as ts.StringLiteralLike);
  const texts = words.map(word => (ts.isStringLiteralLike(word) ? word.text : '$'));
  const found = scriptCallOfWords([(command as ts.StringLiteralLike).text, ...texts]);
  const literal = found && words[found.index - 1];
  return found && literal && ts.isStringLiteralLike(literal) ? [{ call: found.call, range: [literal.getStart() + 1, literal.getEnd() - 1] }] : [];
}

function formOf(callee: ts.Node, { checker }: FilePass): string | undefined {
  const [module = '', member = module] = importedPath(callee, checker) ?? [];
  const runners = Object.hasOwn(COMMAND_RUNNERS, module) ? COMMAND_RUNNERS[module] : undefined;
  return runners && Object.hasOwn(runners, member) ? runners[member] : undefined;
}

function callsOfLine(literal: ts.StringLiteralLike): Pick<UnknownScript, 'call' | 'range'>[] {
  const start = literal.getStart() + 1;
  // With escapes, places in the text are not places in the source.
  const isPlain = literal.getText().slice(1, -1) === literal.text;
  return scriptCalls(literal.text).map(call => ({ call, range: isPlain ? [start + call.start, start + call.start + call.name.length] : [literal.getStart(), literal.getEnd()] }));
}

/** Options with a working directory, or options that cannot be read. */
function runsElsewhere(options: ts.Expression | undefined): boolean {
  if (!options || ts.isArrayLiteralExpression(options) || ts.isFunctionLike(options)) return false;
  if (!ts.isObjectLiteralExpression(options)) return true;
  return options.properties.some(property => ts.isSpreadAssignment(property) || !property.name || property.name.getText().includes('cwd'));
}
