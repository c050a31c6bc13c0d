import path from 'node:path';
import { stripVTControlCharacters, styleText } from 'node:util';
import type { ESLint, Linter } from 'eslint';

/** The results as JSON: an array with `filePath` and ESLint's `messages` per file. */
export function formatJson(results: readonly ESLint.LintResult[]): string {
  return JSON.stringify(results.map(({ filePath, messages }) => ({ filePath, messages })), undefined, 2);
}

/** The findings, grouped by file and named relative to `directory`; a count per rule; how many files were read, in how many seconds. */
export function formatFindings(results: readonly ESLint.LintResult[], directory: string, seconds: number): string {
  const withFindings = results.filter(result => result.messages.length > 0);
  const groups = withFindings.map(({ filePath, messages }) => formatFile(path.relative(directory, filePath), messages));
  const found = withFindings.flatMap(result => result.messages);
  const files = count(results.length, 'file');
  const summary = found.length === 0 ? `No findings in ${files}` : `${count(found.length, 'finding')} in ${withFindings.length} of ${files}`;
  return [...groups, ...formatRules(found), styleText(found.length > 0 ? 'red' : 'green', `${summary}, ${seconds.toFixed(1)} s`)].join('\n\n');
}

function formatFile(name: string, messages: readonly Linter.LintMessage[]): string {
  const places = messages.map(({ line, column }) => `${line}:${column}`);
  const width = Math.max(...places.map(place => place.length));
  const lines = messages.map((message, index) => {
    const place = styleText('dim', (places[index] ?? '').padEnd(width));
    return `  ${place}  ${oneLine(message.message)}  ${styleText('dim', ruleName(message))}`;
  });
  return [styleText('underline', name), ...lines].join('\n');
}

function formatRules(messages: readonly Linter.LintMessage[]): string[] {
  if (messages.length === 0) return [];
  const counts = new Map<string, number>();
  for (const message of messages) counts.set(ruleName(message), (counts.get(ruleName(message)) ?? 0) + 1);
  const width = Math.max(...[...counts.values()].map(number => String(number).length));
  const rows = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return [rows.map(([name, number]) => `${String(number).padStart(width)}  ${name}`).join('\n')];
}

function ruleName(message: Linter.LintMessage): string {
  return message.ruleId?.replace(/^grounded\//, '') ?? 'cannot be parsed';
}

function oneLine(text: string): string {
  return stripVTControlCharacters(text).replace(/\s+/g, ' ').trim();
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
