import ts from 'typescript';
import { isTestFile } from '../modules/file-purpose.js';
import { closedProperty } from '../types/closed-strings.js';
import type { ObjectTarget } from '../types/object-targets.js';
import { withoutCasts, type Call } from '../types/origin.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { hiddenIn, isListWord, stringEvidence, type HiddenString, type StringEvidence } from './string-evidence.js';
import { givenLiterals, typeMeantBy } from './unknown-options.js';

/** A string given for an option whose declared type lists the strings that it takes. */
export interface UnlistedOptionValue {
  readonly word: string;
  readonly at: ts.StringLiteralLike;
  readonly key: string;
  readonly call: Call;
  /** The name of the type that lists the values. */
  readonly typeName: string | undefined;
  readonly listed: readonly string[];
  readonly hiddenBy: HiddenString;
  readonly evidence: StringEvidence;
}

/** Literal values of options that the declared type of the option does not list. What only the language declares is left to no-unknown-constant. */
export const unlistedOptionValues = defineFileAnalysis('unlistedOptionValues', (pass): readonly UnlistedOptionValue[] =>
  givenLiterals(pass).flatMap(({ literal, target, calls }) => {
    const suspects = literal.properties.flatMap(property => suspect(property, target, pass) ?? []);
    return suspects.length > 0 && typeMeantBy(literal, target, []) ? suspects.flatMap(found => proved(found, target, calls, pass) ?? []) : [];
  }),
);

type Suspect = Pick<UnlistedOptionValue, 'word' | 'at' | 'key'> & { readonly value: ts.Expression; readonly closed: NonNullable<ReturnType<typeof closedProperty>> };

function suspect(property: ts.ObjectLiteralElementLike, { parts, touched }: ObjectTarget, { checker }: FilePass): Suspect | undefined {
  if (!ts.isPropertyAssignment(property) || !(ts.isIdentifier(property.name) || ts.isStringLiteralLike(property.name))) return undefined;
  const at = withoutCasts(property.initializer);
  const key = property.name.text;
  if (!ts.isStringLiteralLike(at) || !isListWord(at.text) || touched.has(key)) return undefined;
  const closed = closedProperty(parts, key, property, checker);
  return closed && !closed.values.has(at.text) ? { word: at.text, at, key, value: property.initializer, closed } : undefined;
}

function proved({ word, at, key, value, closed }: Suspect, { escapes }: ObjectTarget, calls: readonly Call[], pass: FilePass): UnlistedOptionValue | undefined {
  const { checker, program, sourceFile } = pass;
  const [call] = calls;
  if (!call) return undefined;
  const isCast = escapes.has('cast') || (value !== at && !isConst(value));
  const here = hiddenIn(at, isCast, pass);
  const hiddenBy = here === 'nothing' && (escapes.has('variable') || escapes.has('helper')) ? hiddenIn(call, false, pass) : here;
  if (hiddenBy !== 'nothing' && isTestFile(sourceFile.fileName)) return undefined;
  const callees = calls.flatMap(each => checker.getResolvedSignature(each)?.declaration ?? []).filter(declaration => !program.isSourceFileDefaultLibrary(declaration.getSourceFile()));
  const evidence = stringEvidence(word, { ...closed, declarations: [...closed.declarations, ...callees] }, hiddenBy, mention => mention === at || isSameOption(mention, key, call), pass);
  if (evidence.isKnown === 'yes' || evidence.owner.kind === 'es') return undefined;
  return { word, at, key, call, typeName: closed.alias?.name, listed: [...closed.values], hiddenBy, evidence };
}

function isConst(value: ts.Expression): boolean {
  return ts.isAsExpression(value) && value.type.getText() === 'const';
}

/** The same value for the same option of the same function. */
function isSameOption(mention: ts.Node, key: string, call: Call): boolean {
  const property = ts.findAncestor(mention, ts.isPropertyAssignment);
  if (!property || withoutCasts(property.initializer) !== mention || property.name.getText().replace(/['"]/g, '') !== key) return false;
  return ts.findAncestor(property, ts.isCallOrNewExpression)?.expression.getText() === call.expression.getText();
}
