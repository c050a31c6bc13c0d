import type { Linter } from 'eslint';

const MARKER = /^\s*\/\/\s*(~+)\s+([\w-]+\/\w+)\s*$/;

/**
 * The reports that a source claims for itself, as `line:column-endColumn rule/messageId` in order of place.
 * A line `// ~~~ rule/messageId` names one on the nearest line above that is no such comment, each tilde under a reported character.
 */
export function expectedReports(code: string): string[] {
  const reports: Place[] = [];
  let codeLine = 0;
  code.split(/\r?\n/).forEach((text, index) => {
    const [, , name] = MARKER.exec(text) ?? [];
    if (name === undefined) codeLine = index + 1;
    else reports.push({ line: codeLine, column: text.indexOf('~') + 1, endColumn: text.lastIndexOf('~') + 2, name });
  });
  return describeAll(reports);
}

/** What was reported, in the form of `expectedReports`. Of a report over several lines only the first counts. */
export function actualReports(code: string, messages: readonly Linter.LintMessage[]): string[] {
  const lines = code.split(/\r?\n/);
  return describeAll(
    messages.map(({ line, column, endLine = line, endColumn = column, ruleId, messageId, message }) => ({
      line,
      column,
      endColumn: endLine === line ? endColumn : (lines[line - 1] ?? '').length + 1,
      name: ruleId === null ? message : `${ruleId.replace(/^grounded\//, '')}/${messageId}`,
    })),
  );
}

interface Place {
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  readonly name: string;
}

function describeAll(places: readonly Place[]): string[] {
  return [...places]
    .sort((a, b) => a.line - b.line || a.column - b.column || a.endColumn - b.endColumn || (a.name < b.name ? -1 : 1))
    .map(({ line, column, endColumn, name }) => `${line}:${column}-${endColumn} ${name}`);
}
