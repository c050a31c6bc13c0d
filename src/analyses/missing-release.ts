import ts from 'typescript';
import { lineOf } from '../types/embedded.js';
import { shortened } from '../types/names.js';
import { withoutCasts } from '../types/origin.js';
import { bodyOf, enclosingFunction } from '../types/references.js';
import type { OwningClass } from '../catalogue/owners.js';
import { memberName, type Owner } from './owners.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { forgottenListeners, type ForgottenListener } from './forgotten-listeners.js';
import type { Registration } from './registrations.js';
import { listenersPerCall, type ListenerPerCall } from './listeners-per-call.js';
import { repeatedRegistrations, type RepeatedRegistration } from './repeated-registrations.js';
import { leftBehindBySettling, type LeftBehind } from './settled-promises.js';
import { storedAs, unreleasedRegistrations, type Leak } from './unreleased-registrations.js';

/** What is missing, in words and, where it is one statement in a known place, as code. */
export interface MissingRelease {
  readonly registration: Pick<Registration, 'kind' | 'call'>;
  /** What goes on: `This interval keeps running`. */
  readonly subject: string;
  /** When it should not any more: `after \`Panel\` is gone`. */
  readonly end: string;
  /** What to write, and where. */
  readonly repair: string;
  readonly edit: Edit | undefined;
}

export interface Edit {
  readonly kind: 'return' | 'insert';
  readonly changes: readonly { readonly at: number; readonly text: string }[];
}

/** Every registration of a kind that is not taken back in time, with what is missing. */
export function missingReleases(kind: Registration['kind'], pass: FilePass): readonly MissingRelease[] {
  return allMissingReleases(pass).filter(({ registration }) => registration.kind === kind);
}

const allMissingReleases = defineFileAnalysis('missingReleases', (pass): readonly MissingRelease[] => {
  const found = unreleasedRegistrations(pass).map(missingRelease);
  const known = new Set(found.map(({ registration }) => registration.call));
  for (const left of leftBehindBySettling(pass)) if (!known.has(left.registration.call)) found.push(missingWhenSettled(left));
  for (const repeated of repeatedRegistrations(pass)) if (!found.some(({ registration }) => registration.call === repeated.registration.call)) found.push(missingOnceOnly(repeated));
  for (const perCall of listenersPerCall(pass)) if (!found.some(({ registration }) => registration.call === perCall.registration.call)) found.push(missingEachTime(perCall));
  for (const forgotten of forgottenListeners(pass)) if (!found.some(({ registration }) => registration.call === forgotten.added.call)) found.push(missingBesideOthers(forgotten));
  return found;
});

/** A listener that stays where others of its kind come off. */
function missingBesideOthers({ added, because }: ForgottenListener): MissingRelease {
  const { call, target, handler, selectors, counterparts } = added;
  const [event] = selectors;
  const name = withoutCasts(handler);
  const isNamed = ts.isIdentifier(name) || ts.isPropertyAccessExpression(name);
  const object = because.kind === 'siblings' ? (target?.getText() ?? 'window') : because.kind === 'replaced' ? because.field.getText() : ((because.at.expression as ts.PropertyAccessExpression).expression.getText());
  const remover = because.kind === 'replaced' ? because.at.method.text : because.kind === 'otherEvent' ? (because.at.expression as ts.PropertyAccessExpression).name.text : (counterparts[0] ?? 'off');
  const release = `${object}.${remover}(${[event?.getText(), isNamed ? name.getText() : '…'].filter(Boolean).join(', ')})`;
  const subject = isNamed ? `\`${shortened(name.getText())}\`` : `This ${event && ts.isStringLiteralLike(event) ? `\`${event.text}\` ` : ''}listener`;
  const common = { registration: { kind: 'listener' as const, call }, edit: undefined };
  switch (because.kind) {
    case 'siblings':
      return { ...common, subject: `${subject} stays on \`${shortened(object)}\``, end: `when the others come off on line ${lineOf(because.at)}`, repair: isNamed ? `call \`${release}\` there too` : `name the function and call \`${release}\` there too` };
    case 'otherEvent':
      return { ...common, subject: `${subject} stays registered for ${event?.getText() ?? 'this event'}`, end: `when line ${lineOf(because.at)} takes it off \`${shortened(object)}\` for another event`, repair: `call \`${release}\` there too` };
    case 'replaced':
      return { ...common, subject: `${subject} stays on the \`${shortened(object)}\` before`, end: `when line ${lineOf(because.replacedAt)} replaces it`, repair: `call \`${release}\` first, as line ${lineOf(because.at.call)} does` };
  }
}

function missingEachTime({ registration, because }: ListenerPerCall): MissingRelease {
  const { event, target, handler } = registration;
  const named = ts.isIdentifier(withoutCasts(handler)) ? handler.getText() : undefined;
  const release = releaseText(registration, named);
  const what = `adds another ${event && ts.isStringLiteralLike(event) ? `\`${event.text}\` ` : ''}listener to \`${target ? shortened(target.getText()) : 'window'}\``;
  const remove = named === undefined ? `name the function and call \`${release}\`` : `call \`${release}\``;
  const common = { registration, edit: undefined };
  switch (because.kind) {
    case 'promise':
      return { ...common, subject: `Each call ${what}`, end: 'and leaves it there when the promise is settled', repair: `${remove} where that happens` };
    case 'drain':
      return { ...common, subject: `Each time this ${what}`, end: `but the event comes only after \`write()\` on line ${lineOf(because.at)} has returned false`, repair: 'add it only then' };
    case 'loop':
      return { ...common, subject: `Each call ${what}`, end: `and line ${lineOf(because.at)}${because.at.getSourceFile() === registration.call.getSourceFile() ? '' : ` of \`${because.at.getSourceFile().fileName.replace(/^.*\//, '')}\``} calls this in a loop with the same signal`, repair: `${remove} when it is done` };
    case 'event':
      return { ...common, subject: `Each \`${because.event}\` event ${what}`, end: 'and nothing takes the one before away', repair: `${remove} when it has done its work` };
  }
}

function missingWhenSettled({ registration, name, isTakenBack, settles, answersBy }: LeftBehind): MissingRelease {
  const release = releaseText(registration, name);
  const repair = name === undefined ? keepAndRelease(registration, 'there') : `call \`${release}\` there${isTakenBack ? ' too' : ''}`;
  return { registration, subject: subjectOf(registration), end: `when line ${lineOf(settles)} ${answersBy === undefined ? 'settles the promise' : `answers by \`${answersBy}\``}`, repair, edit: undefined };
}

function missingOnceOnly({ registration, target, guard }: RepeatedRegistration): MissingRelease {
  const repair = guard ? `${target} is made only once, under the condition on line ${lineOf(guard)}: register there` : 'keep the observer, and disconnect it when it has done its work';
  return { registration, subject: `Each call adds another ${registration.noun}${registration.kind === 'listener' || guard ? '' : ' of the page'}`, end: 'and nothing takes the one before away', repair: repair.replace(target, `\`${target}\``), edit: undefined };
}

/** Says what a leak is and how to end it. */
function missingRelease(leak: Leak): MissingRelease {
  const { registration, owner, how, teardown } = leak;
  const release = releaseText(registration, 'name' in how ? how.name : undefined, owner);
  const place = placeOf(owner, teardown);
  const repair = repairOf(leak, release, place);
  return { registration, subject: subjectOf(registration), end: endOf(owner), repair, edit: editOf(leak, release) };
}

function endOf(owner: Owner): string {
  if (owner.kind === 'object') return `after ${owner.node.name ? `\`${owner.name}\`` : owner.name} is gone`;
  if (owner.ends) return `after what ${owner.name === undefined ? 'this function' : `\`${owner.name}()\``} sets up has been ended`;
  return `after the ${owner.noun} ${owner.noun === 'component' ? 'is gone' : (owner.entry.ends ?? 'is undone')}`;
}

function repairOf({ registration, how, owner }: Leak, release: string, place: string): string {
  if (owner.kind === 'code' && owner.isScope && owner.entry.cleanup === 'returned' && enclosingFunction(registration.call) === owner.node) return 'do this in an effect, and take it back in a function that the effect returns';
  if (registration.kind === 'subscription' && registration.resource.release.length === 0) return `have \`${calleeText(registration)}()\` return a function that takes it away, and call that ${place}`;
  if (how.kind === 'unassigned') return `line ${lineOf(how.at)} means to release it, but nothing is ever assigned to \`${how.name}\`: assign it here`;
  if (how.kind === 'unsignalled') return `\`${how.name}\`, which is to end it, never emits: call \`${how.name}.next()\` ${place}`;
  if (how.kind === 'dropped') return `line ${lineOf(how.at)} takes it back in a function that nobody gets; call \`${release}\` ${place}`;
  if (how.kind === 'replaced') return `line ${lineOf(how.at)} takes it back only on the way to something new; call \`${release}\` ${place} too`;
  if (how.kind === 'elsewhere') return `line ${lineOf(how.at)} takes it back on another way; call \`${release}\` ${place} too`;
  if (how.kind === 'inMap') return `line ${lineOf(how.at)} clears a single timer of \`${how.name}\`; clear those that are left ${place}`;
  if (how.kind === 'lost') return keepAndRelease(registration, place, owner);
  return `call \`${release}\` ${place}`;
}

/** What to do where nothing was kept by which it could be taken back. */
function keepAndRelease(registration: Registration, place: string, owner?: Owner): string {
  // Each call makes another object: a listener must be removed from the very one it was added to.
  if (registration.kind === 'listener' && registration.target?.getText().includes('(')) return `keep \`${shortened(registration.target.getText())}\` and the function under names, and call \`${removerOf(registration)}()\` on it ${place}`;
  if (registration.kind === 'listener') return `keep the function under a name and call \`${releaseText(registration, undefined, owner)}\` ${place}`;
  const [release] = registration.resource.release;
  const made = `\`${calleeText(registration)}()\``;
  const registrar = owner?.kind === 'object' && release?.by === 'method' && /^dispose/.test(release.name) ? owner.registrar : undefined;
  if (registrar !== undefined) return `pass what ${made} returns to \`this.${registrar}()\``;
  if (ts.isNewExpression(registration.call)) return `keep the observer and call its \`disconnect()\` ${place}`;
  if (release?.by === 'callingIt') return `keep the function that ${made} returns and call it ${place}`;
  if (release?.by === 'method') return `keep what ${made} returns and call its \`${release.name}()\` ${place}`;
  return `keep what ${made} returns and pass it to \`${release && 'name' in release ? release.name : ''}()\` ${place}`;
}

function subjectOf(registration: Registration): string {
  if (registration.kind === 'timer') return registration.repeats === 'interval' ? 'This interval keeps running' : registration.repeats === 'frame' ? 'This animation loop keeps running' : 'This timer keeps waiting';
  if (registration.kind === 'subscription') return `This ${registration.noun}${registration.target ? ` of \`${shortened(registration.target.getText())}\`` : ''} stays`;
  const on = registration.target ? shortened(registration.target.getText()) : 'window';
  const handler = withoutCasts(registration.handler);
  const event = registration.event && ts.isStringLiteralLike(registration.event) ? `\`${registration.event.text}\` ` : '';
  const named = ts.isIdentifier(handler) || ts.isPropertyAccessExpression(handler);
  return named ? `\`${shortened(handler.getText())}\` stays registered on \`${on}\`` : `This ${event}listener stays on \`${on}\``;
}

function releaseText(registration: Registration, name: string | undefined, owner?: Owner): string {
  if (registration.kind === 'listener') {
    const remove = removerOf(registration);
    const { target } = registration;
    // A parameter has gone when the teardown runs; the field that keeps its value has not.
    const field = target && ts.isIdentifier(target) && owner?.kind === 'object' ? storedAs(target, owner) : undefined;
    const object = target ? `${field ?? shortened(target.getText())}.` : '';
    return `${object}${remove}(${[registration.event?.getText(), name ?? '…'].filter(Boolean).join(', ')})`;
  }
  const [release] = registration.resource.release;
  if (release?.by === 'call') return `${release.name}(${name ?? '…'})`;
  if (release?.by === 'method') return `${name ?? '…'}.${release.name}()`;
  return name === undefined ? 'it' : `${name}()`;
}

function removerOf({ pair, target }: Extract<Registration, { kind: 'listener' }>): string {
  const [first = 'off', second] = pair.remove;
  return second !== undefined && target && /^process\b/.test(target.getText()) ? 'off' : first;
}

function calleeText({ call }: Registration): string {
  const callee = withoutCasts(call.expression);
  return ts.isPropertyAccessExpression(callee) ? `${shortened(callee.expression.getText())}.${callee.name.text}` : shortened(callee.getText());
}

function placeOf(owner: Owner, teardown: ts.Node | undefined): string {
  if (owner.kind === 'object') {
    const name = teardown && ts.isClassElement(teardown) ? memberName(teardown) : ((owner.framework as OwningClass | undefined)?.teardowns[0] ?? owner.inherited);
    const written = name?.startsWith('Symbol.') ? `[${name}]()` : `${name ?? 'dispose'}()`;
    return teardown ? `in \`${written}\` on line ${lineOf(teardown)}` : `in a \`${written}\`${owner.inherited === undefined ? '' : ` that calls \`super.${written}\``}`;
  }
  const { cleanup, cleanupBy } = owner.entry;
  if (owner.endedBy) return `in a \`${owner.endedBy.event}\` listener of \`${owner.endedBy.emitter}\``;
  if (cleanup === 'method') return `in its \`${cleanupBy ?? ''}()\``;
  if (cleanupBy !== undefined) return `in \`${cleanupBy}()\``;
  if (owner.noun === 'component') return teardown ? `in the cleanup of the effect on line ${lineOf(teardown)}` : 'in the cleanup of an effect';
  return teardown ? `in the cleanup on line ${lineOf(teardown)}` : 'in a function that it returns';
}

/** The one statement that is missing, where its names mean the same at the place it belongs to. */
function editOf({ registration, owner, how, teardown }: Leak, release: string): Edit | undefined {
  if (owner.kind === 'code') {
    if (owner.noun === 'component' || (how.kind !== 'lost' && how.kind !== 'kept')) return undefined;
    return how.kind === 'lost' ? keptInEffect(registration, owner, teardown) : release.includes('…') ? undefined : returned(registration, owner, teardown, `${release};`);
  }
  if (how.kind === 'lost' || how.kind === 'unassigned' || how.kind === 'unsignalled' || how.kind === 'inMap' || release.includes('…')) return undefined;
  const body = teardown && ts.isMethodDeclaration(teardown) ? teardown.body : undefined;
  if (!body || body.statements.length === 0 || !how.name.startsWith('this.')) return undefined;
  if (registration.kind === 'listener' && registration.target && !/^(?:this\.|window\b|document\b|process\b)/.test(registration.target.getText())) return undefined;
  const last = body.statements.at(-1) as ts.Statement;
  const statement = registration.kind === 'subscription' ? release.replace(/\.(?=\w+\(\)$)/, '?.').replace(/^(this\.[\w#$]+)\(\)$/, '$1?.()') : release;
  return { kind: 'insert', changes: [{ at: last.end, text: `\n${marginOf(last)}${statement};` }] };
}

/** `const timer = setInterval(…); … return () => clearInterval(timer);` */
function keptInEffect(registration: Registration, owner: Extract<Owner, { kind: 'code' }>, teardown: ts.Node | undefined): Edit | undefined {
  const statement = registration.call.parent;
  if (registration.kind === 'listener' || !ts.isExpressionStatement(statement) || statement.expression !== registration.call) return undefined;
  const name = registration.kind === 'timer' ? 'timer' : 'handle';
  if (new RegExp(`\\b${name}\\b`).test(owner.node.getText())) return undefined;
  const edit = returned(registration, owner, teardown, `${releaseText(registration, name)};`);
  return edit && { ...edit, changes: [{ at: statement.getStart(), text: `const ${name} = ` }, ...edit.changes] };
}

function returned({ call }: Registration, owner: Extract<Owner, { kind: 'code' }>, teardown: ts.Node | undefined, text: string): Edit | undefined {
  const body = bodyOf(owner.node);
  const statement = ts.findAncestor(call, ts.isStatement);
  if (!body || !ts.isBlock(body) || teardown || owner.entry.cleanup !== 'returned' || statement?.parent !== body) return undefined;
  if (body.statements.some(each => /\breturn\b/.test(each.getText()) && !ts.isIfStatement(each) && !ts.isVariableStatement(each))) return undefined;
  const last = body.statements.at(-1) as ts.Statement;
  return { kind: 'return', changes: [{ at: last.end, text: `\n${marginOf(last)}return () => ${text}` }] };
}

function marginOf(node: ts.Node): string {
  const file = node.getSourceFile();
  const { character } = file.getLineAndCharacterOfPosition(node.getStart());
  const margin = file.text.slice(node.getStart() - character, node.getStart());
  return /^\s*$/.test(margin) ? margin : '';
}

