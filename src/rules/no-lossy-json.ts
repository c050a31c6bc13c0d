import { basename } from 'node:path';
import ts from 'typescript';
import { isTestCode } from '../analyses/execution-context.js';
import type { FilePass } from '../analyses/define.js';
import { jsonLosses, type JsonLoss, type Lost } from '../analyses/json-losses.js';
import { jsonReadings, type JsonReading } from '../analyses/json-readings.js';
import { calleeText, lineOf, sourceText } from '../report/places.js';
import { typeName } from '../types/names.js';
import { enclosingFunction } from '../types/references.js';
import { createRule } from './create-rule.js';

type MessageIds = 'entries' | 'pattern' | 'promise' | 'bigint' | 'notRevived' | 'convert';

export default createRule<MessageIds, []>({
  name: 'no-lossy-json',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow writing as JSON, or expecting of it, what JSON cannot carry', family: 'logic', recommended: 'recommended', requiresTypeChecking: true },
    hasSuggestions: true,
    messages: {
      entries: '`{{call}}` writes {{part}}, a `{{lost}}`, as `{}`: what is in it is lost. Write {{repair}} in its place.',
      pattern: '`{{call}}` writes {{part}}, a regular expression, as `{}`. Write its `source` (and `flags`) in its place.',
      promise: '`{{call}}` writes {{part}}, a promise, as `{}`: await it first.',
      bigint: '`{{call}}` throws a `TypeError` at {{part}}, a `bigint`. Write `String()` of it.',
      notRevived: '`{{call}}` makes no `{{kind}}`: `{{part}}` of {{type}} is {{instead}} here, without the `{{method}}()` that {{place}} calls. Write {{repair}}.',
      convert: 'Write `{{text}}`.',
    },
    schema: [],
  },
  create: (context, pass) => ({
    Program() {
      for (const loss of jsonLosses(pass)) {
        const { call, value, path, lost } = loss;
        if (isTestCode(call)) continue;
        const text = path === '' ? conversionOf(loss, pass.checker) : undefined;
        context.report({
          node: pass.services.tsNodeToESTreeNodeMap.get(value),
          messageId: MESSAGES[lost],
          data: { call: calleeText(call), part: partText(loss), lost, repair: REPAIRS.get(lost) ?? '' },
          suggest: text === undefined ? [] : [{ messageId: 'convert', data: { text }, fix: fixer => fixer.replaceTextRange([value.getStart(), value.end], ts.isShorthandPropertyAssignment(value.parent) ? `${value.getText()}: ${text}` : text) }],
        });
      }
      for (const reading of jsonReadings(pass)) {
        if (!isTestCode(reading.call)) context.report({ node: pass.services.tsNodeToESTreeNodeMap.get(reading.call), messageId: 'notRevived', data: revivalOf(reading, pass) });
      }
    },
  }),
});

function revivalOf({ call, type, part: { kind, path }, use }: JsonReading, { checker, sourceFile }: FilePass): Record<string, string> {
  const file = use.getSourceFile();
  return {
    call: calleeText(call),
    kind,
    part: path.replace(/^(?:\[\])*\./, ''),
    type: typeName(elementOf(type, checker), checker),
    instead: kind === 'Date' ? 'a text' : kind === 'bigint' ? 'a number' : 'a plain object',
    method: use.name.text,
    place: `line ${lineOf(use)}${file === sourceFile ? '' : ` of \`${basename(file.fileName)}\``}`,
    repair: kind === 'bigint' ? '`BigInt()` of it' : `\`new ${kind}()\` of it`,
  };
}

/** What an array is made of, however deep. */
function elementOf(type: ts.Type, checker: ts.TypeChecker): ts.Type {
  const [element] = checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference) : [];
  return element ? elementOf(element, checker) : type;
}

const MESSAGES: Readonly<Record<Lost, MessageIds>> = { Map: 'entries', Set: 'entries', RegExp: 'pattern', Promise: 'promise', bigint: 'bigint' };

const REPAIRS: ReadonlyMap<Lost, string> = new Map([['Map', '`Object.fromEntries()` of it, or an array of its entries,'], ['Set', 'an array of its elements']]);

/** `state.tags`; `tags` in the elements of `states`. */
function partText({ value, path }: JsonLoss): string {
  const text = sourceText(value);
  return /^[\w$.#]+$/.test(text) || path === '' ? `\`${text}${path}\`` : `\`${path.replace(/^\./, '')}\``;
}

/** What says the same in a form that JSON has. */
function conversionOf({ value, lost }: JsonLoss, checker: ts.TypeChecker): string | undefined {
  const type = checker.getTypeAtLocation(value);
  const isPlain = ts.isIdentifier(value) || ts.isPropertyAccessExpression(value) || ts.isCallExpression(value) || ts.isNewExpression(value);
  if (!isPlain || checker.getNonNullableType(type) !== type) return undefined;
  const text = value.getText();
  switch (lost) {
    case 'Set':
      return `[...${text}]`;
    case 'Map': {
      const [key] = checker.getTypeArguments(type as ts.TypeReference);
      return key && key.flags & ts.TypeFlags.StringLike ? `Object.fromEntries(${text})` : `[...${text}]`;
    }
    case 'RegExp':
      return `${text}.source`;
    case 'Promise': {
      const fn = enclosingFunction(value);
      const isAsync = !ts.isSourceFile(fn) && ts.canHaveModifiers(fn) && ts.getModifiers(fn)?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword);
      return isAsync ? `await ${text}` : undefined;
    }
    case 'bigint':
      return `String(${text})`;
  }
}
