import type { TSESLint } from '@typescript-eslint/utils';
import ts from 'typescript';
import { isTestCode } from '../analyses/execution-context.js';
import type { ListenerCall } from '../analyses/listener-calls.js';
import { mismatchedClears, type MismatchedClear } from '../analyses/mismatched-clears.js';
import { mismatchedRemovals, type Mismatch } from '../analyses/mismatched-removals.js';
import { keepInConstant, keepInField, replace, replaceRest, type Edits } from '../report/listener-edits.js';
import { calleeText, lineOf, sourceText } from '../report/places.js';
import { enclosingFunction } from '../types/references.js';
import { createRule } from './create-rule.js';

type MessageIds = Mismatch['kind'] | MismatchedClear['kind'] | 'newFunctionWithoutAdd' | 'wrappedFunction' | SuggestionIds;
type SuggestionIds = 'keepFunction' | 'useAdded' | 'useRemoval' | 'useSameArguments' | 'useTarget' | 'useHandle' | 'useClear';

interface Report {
  readonly node: ts.Node;
  readonly messageId: MessageIds;
  readonly data: Readonly<Record<string, string | number>>;
  readonly suggest?: { readonly messageId: SuggestionIds; readonly data?: Readonly<Record<string, string>>; readonly edits: Edits } | undefined;
}

export default createRule<MessageIds, []>({
  name: 'no-mismatched-removal',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow removing a listener or timer other than the one that was added', family: 'leaks', recommended: 'recommended', requiresTypeChecking: true },
    hasSuggestions: true,
    messages: {
      newFunction: '`{{removal}}` gets a function that is made here, so it removes nothing and the {{listener}} added on line {{line}} stays. Keep one function in a variable and pass it to both.',
      newFunctionWithoutAdd: '`{{removal}}` gets a function that is made here and was never added, so it removes nothing. Keep the function that is added and pass the same one.',
      remadeFunction: '`{{handler}}` is another function each time this runs, so this removes nothing, and line {{line}} adds one more {{listener}} each time. Make the function outside.',
      neverAdded: '`{{handler}}` is never added, so this removes nothing: the {{listener}} added on line {{line}} is `{{added}}`.',
      wrappedFunction: '`{{handler}}` itself is never added, so this removes nothing: line {{line}} adds `{{added}}`, which is another function. Keep that one in a variable and pass it to both.',
      otherFunction: '`{{handler}}` is not added for {{event}}, so this removes nothing: the {{listener}} added on line {{line}} is `{{added}}`, and it stays.',
      otherCapture: 'Line {{line}} adds `{{handler}}` with {{given}}, and this removes it with {{wanted}}: it stays. The capture flag must be the same.',
      otherEvent: '`{{handler}}` is added for {{given}} on line {{line}}, and removed for {{wanted}} here, so it stays.',
      otherTarget: '`{{handler}}` is added to `{{given}}` on line {{line}}, and removed from `{{wanted}}` here, so it stays.',
      otherContext: 'Line {{line}} adds `{{handler}}` {{given}}, and this removes it {{wanted}}: it stays. The context must be the same.',
      replacedTarget: 'The condition is about `{{old}}`, but the listener is removed from `{{target}}`, which replaces it on line {{line}}: `{{old}}` keeps it.',
      addedAgain: 'This adds the {{listener}} of line {{line}} once more, and nothing removes it: call `{{removal}}` here.',
      remadeField: '`{{handler}}` gets another function here, and again on line {{line}}: the one that was added before can no longer be removed. Bind it once, in the constructor or a field.',
      otherKind: '`{{handle}}` comes from `{{start}}` on line {{line}}, which `{{clear}}` does not end: call `{{needs}}`.',
      neverSet: '`{{handle}}` never gets a value, so this clears nothing: `{{start}}` on line {{line}} is kept in {{kept}}.',
      wholeSubject: '`unsubscribe()` here ends `{{subject}}` for everybody, not the subscription that line {{line}} drops: keep that and unsubscribe it.',
      keepFunction: 'Keep the function and pass it to both.',
      useAdded: 'Remove `{{text}}`.',
      useRemoval: 'Call `{{text}}`.',
      useSameArguments: 'Pass the same as the call that adds it.',
      useTarget: 'Remove it from `{{text}}`.',
      useHandle: 'Clear `{{text}}`.',
      useClear: 'Call `{{text}}`.',
    },
    schema: [],
  },
  create: (context, pass) => ({
    Program() {
      const reports = [...mismatchedRemovals(pass).map(mismatch => reportOf(mismatch)), ...mismatchedClears(pass).map(clear => reportOfClear(clear))];
      for (const { node, messageId, data, suggest } of reports) {
        if (isTestCode(node)) continue;
        context.report({
          node: pass.services.tsNodeToESTreeNodeMap.get(node),
          messageId,
          data: { ...data },
          suggest: suggest
            ? [{ messageId: suggest.messageId, data: { ...suggest.data }, fix: fixer => suggest.edits.map(({ range, text }) => fixer.replaceTextRange(range, text)) } satisfies TSESLint.SuggestionReportDescriptor<MessageIds>]
            : [],
        });
      }
    },
  }),
});

function reportOf(mismatch: Mismatch): Report {
  switch (mismatch.kind) {
    case 'newFunction': {
      const { removal, added } = mismatch;
      const data = { removal: calleeText(removal.call), listener: listenerText(added ?? removal), line: added ? lineOf(added.call) : 0 };
      return { node: removal.handler, messageId: added ? 'newFunction' : 'newFunctionWithoutAdd', data, suggest: added && keepOne(removal, added) };
    }
    case 'remadeFunction': {
      const { removal, added } = mismatch;
      return { node: removal.handler, messageId: 'remadeFunction', data: { handler: removal.handler.getText(), line: lineOf(added.call), listener: listenerText(added) } };
    }
    case 'neverAdded': {
      const { removal, added, isWrapped } = mismatch;
      const data = { handler: removal.handler.getText(), line: lineOf(added.call), listener: listenerText(added), added: sourceText(added.handler) };
      if (isWrapped) return { node: removal.handler, messageId: 'wrappedFunction', data, suggest: keepOne(removal, added) };
      return { node: removal.handler, messageId: 'neverAdded', data, suggest: useAdded(removal, added) };
    }
    case 'otherFunction': {
      const { removal, added } = mismatch;
      const data = { handler: removal.handler.getText(), event: `\`${removal.selectors[0]?.getText() ?? ''}\``, line: lineOf(added.call), listener: listenerText(added), added: sourceText(added.handler) };
      return { node: removal.handler, messageId: 'otherFunction', data, suggest: useAdded(removal, added) };
    }
    case 'otherCapture': {
      const { removal, added } = mismatch;
      const data = { handler: removal.handler.getText(), line: lineOf(added.call), given: optionsText(added), wanted: optionsText(removal) };
      return { node: removal.call, messageId: 'otherCapture', data, suggest: sameRest(removal, added) };
    }
    case 'otherContext': {
      const { removal, added } = mismatch;
      const data = { handler: removal.handler.getText(), line: lineOf(added.call), given: contextText(added), wanted: contextText(removal) };
      return { node: removal.call, messageId: 'otherContext', data, suggest: sameRest(removal, added) };
    }
    case 'otherEvent': {
      const { removal, added } = mismatch;
      const [given, wanted] = [added.selectors[0], removal.selectors[0]].map(selector => `\`${selector?.getText() ?? ''}\``);
      const data = { handler: removal.handler.getText(), line: lineOf(added.call), given: given ?? '', wanted: wanted ?? '' };
      const edits = removal.selectors.map((selector, index) => replace(selector, added.selectors[index]?.getText() ?? ''));
      return { node: removal.selectors[0] ?? removal.call, messageId: 'otherEvent', data, suggest: { messageId: 'useSameArguments', edits } };
    }
    case 'otherTarget': {
      const { removal, added } = mismatch;
      const [given, wanted] = [targetText(added), targetText(removal)];
      const suggest = removal.target && (isGlobal(added) || isVisibleAt(added.target, removal.call)) ? { messageId: 'useTarget' as const, data: { text: given }, edits: [replace(removal.target, given)] } : undefined;
      return { node: removal.target ?? removal.call, messageId: 'otherTarget', data: { handler: removal.handler.getText(), line: lineOf(added.call), given, wanted }, suggest };
    }
    case 'replacedTarget': {
      const { removal, old, replacedAt } = mismatch;
      const text = old.getText();
      const suggest = removal.target && { messageId: 'useTarget' as const, data: { text }, edits: [replace(removal.target, text)] };
      return { node: removal.target ?? removal.call, messageId: 'replacedTarget', data: { old: text, target: targetText(removal), line: lineOf(replacedAt) }, suggest };
    }
    case 'addedAgain': {
      const { again, added } = mismatch;
      const removal = again.counterparts[0] ?? '';
      const suggest = { messageId: 'useRemoval' as const, data: { text: removal }, edits: [replace(again.method, removal)] };
      return { node: again.method, messageId: 'addedAgain', data: { listener: listenerText(added), line: lineOf(added.call), removal }, suggest };
    }
    case 'remadeField': {
      const { adding, other } = mismatch;
      return { node: adding.handler, messageId: 'remadeField', data: { handler: adding.handler.getText(), line: lineOf(other.call) } };
    }
  }
}

function reportOfClear(clear: MismatchedClear): Report {
  switch (clear.kind) {
    case 'otherKind': {
      const { handle, startedBy, needs } = clear;
      const suggest = { messageId: 'useClear' as const, data: { text: needs }, edits: [replace(clear.clear.expression, calleeLike(clear.clear, needs))] };
      return { node: clear.clear, messageId: 'otherKind', data: { handle: handle.getText(), start: calleeText(startedBy), line: lineOf(startedBy), clear: calleeText(clear.clear), needs }, suggest };
    }
    case 'neverSet': {
      const { handle, startedBy, kept } = clear;
      const isHidden = kept.getText() === handle.getText();
      const text = isHidden ? `another \`${kept.getText()}\`` : `\`${kept.getText()}\``;
      const suggest = isHidden ? undefined : { messageId: 'useHandle' as const, data: { text: kept.getText() }, edits: [replace(handle, kept.getText())] };
      return { node: clear.clear, messageId: 'neverSet', data: { handle: handle.getText(), start: calleeText(startedBy), line: lineOf(startedBy), kept: text }, suggest };
    }
    case 'wholeSubject':
      return { node: clear.unsubscribe, messageId: 'wholeSubject', data: { subject: clear.subject.getText(), line: lineOf(clear.subscribed) } };
  }
}

/** `window.cancelAnimationFrame` for `window.clearTimeout`. */
function calleeLike({ expression }: ts.CallExpression, name: string): string {
  return ts.isPropertyAccessExpression(expression) ? `${expression.expression.getText()}.${name}` : name;
}

function listenerText({ selectors }: ListenerCall): string {
  const [event] = selectors;
  return event && ts.isStringLiteralLike(event) ? `\`${event.text}\` listener` : 'listener';
}

function targetText({ target }: ListenerCall): string {
  return target?.getText() ?? 'window';
}

function optionsText({ rest }: ListenerCall): string {
  const [options] = rest;
  return options ? `\`${sourceText(options)}\`` : 'no third argument';
}

function contextText({ rest }: ListenerCall): string {
  const [given] = rest;
  return given ? `with the context \`${sourceText(given)}\`` : 'without a context';
}

function sameRest(removal: ListenerCall, added: ListenerCall): Report['suggest'] {
  return { messageId: 'useSameArguments', edits: [replaceRest(removal.call, removal.handler, added.rest)] };
}

/** The function that is added in place of the one that is not, where both calls see it. */
function useAdded(removal: ListenerCall, added: ListenerCall): Report['suggest'] {
  if (!isVisibleAt(added.handler, removal.call) || !(ts.isIdentifier(added.handler) || ts.isPropertyAccessExpression(added.handler))) return undefined;
  const text = added.handler.getText();
  return { messageId: 'useAdded', data: { text }, edits: [replace(removal.handler, text)] };
}

function isGlobal({ targetPath }: ListenerCall): boolean {
  return targetPath !== undefined && !targetPath.includes('#');
}

/** Whether what an expression names means the same at another place: a field of the same class, or a name of a function around both. */
function isVisibleAt(expression: ts.Expression | undefined, at: ts.Node): boolean {
  if (!expression) return false;
  const [from, to] = [enclosingFunction(expression), enclosingFunction(at)];
  if (ts.findAncestor(at, node => node === from)) return true;
  return /^this\b/.test(expression.getText()) && ts.isClassLike(from.parent) && from.parent === to.parent;
}

/** One function for both calls: that of a variable or field that holds it already, else a new one. */
function keepOne(removal: ListenerCall, added: ListenerCall): Report['suggest'] {
  const uses = [added.handler, removal.handler];
  const plain = useAdded(removal, added);
  if (plain) return plain;
  const bound = /^this\.(#?[\w$]+)\.bind\(this\)$/.exec(added.handler.getText())?.[1];
  const owner = ts.findAncestor(removal.call, ts.isClassLike);
  if (bound !== undefined && owner && ts.findAncestor(added.call, ts.isClassLike) === owner) {
    const edits = keepInField(owner, bound, uses);
    return edits && { messageId: 'keepFunction', edits };
  }
  const isInside = ts.findAncestor(removal.call, node => node === enclosingFunction(added.call)) !== undefined;
  const event = added.selectors[0];
  const edits = isInside && removal.call.pos > added.call.pos ? keepInConstant(added.call, added.handler, event && ts.isStringLiteralLike(event) ? event.text : undefined, uses) : undefined;
  return edits && { messageId: 'keepFunction', edits };
}
