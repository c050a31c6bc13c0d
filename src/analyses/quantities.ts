import ts from 'typescript';
import { units } from '../catalogue/index.js';
import type { UnitEntry, UnitName } from '../catalogue/schema.js';
import { enclosingModuleName } from '../types/declaring-package.js';
import { calleesOf, isDeclaredBy, namedSymbol, withoutCasts, type Call } from '../types/origin.js';
import { dimensionOf, factorsBetween, isBareUnit, mentionsUnit, SECONDS_HEADER, unitOfDocumentation, unitOfDuration, unitOfName, unitOfTypeName, unitsLike } from './unit-names.js';

/** What says that a number is in a unit. */
export type UnitEvidence = 'name' | 'documentation' | 'catalogue' | 'form';

/** A number in a unit, times a factor: `delay * 1000` is `delay` times 1000 until somebody says what that is. */
export interface Quantity {
  readonly unit: UnitName;
  readonly factor: number;
  /** Whether a number large or small enough to be a conversion is in the factor. */
  readonly isScaled?: boolean | undefined;
  /** The expression that the unit is known of. */
  readonly source: ts.Node;
  readonly evidence: UnitEvidence;
  /** The number, where it is a constant: then it is a factor as well. */
  readonly value?: number | undefined;
}

/** A number in a unit. */
export interface Measured extends Quantity {
  readonly factor: 1;
  /** The unit that the source has, where a conversion lies between. */
  readonly from: UnitName;
}

const MAX_DEPTH = 12;
const MAX_ALIASES = 4;

const rowsByName = new Map<string, UnitEntry[]>();
for (const row of units) for (const name of row.names) rowsByName.set(name, [...(rowsByName.get(name) ?? []), row]);

/** The unit of a number: its name's, that of a call or property by the catalogue, or what arithmetic makes of these. */
export function measured(expression: ts.Node, program: ts.Program): Measured | undefined {
  const quantity = quantityOf(expression, program, 0);
  return quantity && typeof quantity !== 'number' ? settled(quantity) : undefined;
}

/** A known conversion gives the other unit; small factors leave the unit as it is; others leave it open. */
function settled(quantity: Quantity): Measured | undefined {
  const { unit, factor } = quantity;
  if (factor === 1) return { ...quantity, factor: 1, from: unit };
  const converted = unitsLike(unit).filter(other => other !== unit && factorsBetween(unit, other).some(known => Math.abs(known / factor - 1) < 1e-3));
  if (converted.length > 0) return converted.length === 1 ? { ...quantity, unit: converted[0] as UnitName, factor: 1, from: unit } : undefined;
  const size = Math.abs(factor);
  // `30 * DAY_MS` is still in milliseconds; `elapsed * 352 / 1000` may be anything.
  if (quantity.value !== undefined && Number.isInteger(size) && size % 1000 !== 0) return { ...quantity, factor: 1, from: unit };
  if (quantity.isScaled) return undefined;
  return isSmall(factor) && dimensionOf(unit) !== 'angle' ? { ...quantity, factor: 1, from: unit } : undefined;
}

/** A number that is always the same, a quantity, or neither. */
function quantityOf(expression: ts.Node, program: ts.Program, depth: number): Quantity | number | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const node = withoutCasts(expression);
  const inner = (part: ts.Node): Quantity | number | undefined => quantityOf(part, program, depth + 1);
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (ts.isPrefixUnaryExpression(node)) {
    const operand = inner(node.operand);
    if (node.operator === ts.SyntaxKind.MinusToken) return typeof operand === 'number' ? -operand : operand;
    if (node.operator !== ts.SyntaxKind.PlusToken) return undefined;
    return operand ?? dateIn(node.operand, program);
  }
  if (ts.isBinaryExpression(node)) return ofBinary(node, program, depth);
  if (ts.isConditionalExpression(node)) return same(inner(node.whenTrue), inner(node.whenFalse));
  if (ts.isAwaitExpression(node)) return inner(node.expression);
  if (ts.isTemplateExpression(node)) {
    const [only] = node.templateSpans;
    return only && node.templateSpans.length === 1 && node.head.text === '' && only.literal.text === '' ? inner(only.expression) : undefined;
  }
  if (ts.isCallExpression(node)) return ofCall(node, program, depth);
  if (ts.isIdentifier(node)) return ofName(node, node, program, depth);
  if (ts.isPropertyAccessExpression(node)) return mathConstant(node) ?? ofName(node, node.name, program, depth);
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)) return fromName(node, node.argumentExpression.text, program);
  return undefined;
}

function mathConstant(node: ts.PropertyAccessExpression): number | undefined {
  return node.expression.getText() === 'Math' && node.name.text === 'PI' ? Math.PI : undefined;
}

function dateIn(node: ts.Node, program: ts.Program): Quantity | undefined {
  const type = program.getTypeChecker().getTypeAtLocation(node);
  const isDate = type.symbol?.name === 'Date' && (type.symbol.declarations ?? []).some(each => program.isSourceFileDefaultLibrary(each.getSourceFile()));
  return isDate ? { unit: 'ms', factor: 1, source: node, evidence: 'catalogue' } : undefined;
}

/** What two ways to the same value have in common: a number without a unit takes that of the other. */
function same(a: Quantity | number | undefined, b: Quantity | number | undefined): Quantity | number | undefined {
  if (typeof a === 'number') return typeof b === 'number' ? undefined : b && settled(b);
  if (typeof b === 'number') return a && settled(a);
  const [first, second] = [a && settled(a), b && settled(b)];
  return first && second && first.unit === second.unit ? first : undefined;
}

function ofBinary(node: ts.BinaryExpression, program: ts.Program, depth: number): Quantity | number | undefined {
  const inner = (part: ts.Node): Quantity | number | undefined => quantityOf(part, program, depth + 1);
  const { left, right } = node;
  switch (node.operatorToken.kind) {
    case ts.SyntaxKind.AsteriskToken:
      return product(left, inner(left), right, inner(right));
    case ts.SyntaxKind.SlashToken: {
      const [a, b] = [inner(left), asFactor(inner(right), right)];
      if (typeof b === 'number') return a === undefined ? undefined : typeof a === 'number' ? a / b : times(a, 1 / b);
      if (typeof a === 'object' && b) return b.value !== undefined && settled(a)?.unit === settled(b)?.unit ? { ...a, factor: a.factor / (b.value * b.factor), value: undefined } : undefined;
      return b === undefined && typeof a === 'object' && isCount(right) ? settled(a) : undefined;
    }
    case ts.SyntaxKind.AsteriskAsteriskToken: {
      const [a, b] = [inner(left), inner(right)];
      return typeof a === 'number' && typeof b === 'number' ? a ** b : undefined;
    }
    case ts.SyntaxKind.LessThanLessThanToken:
    case ts.SyntaxKind.GreaterThanGreaterThanToken:
    case ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken: {
      const [a, b] = [inner(left), inner(right)];
      if (typeof b !== 'number' || a === undefined) return undefined;
      const factor = node.operatorToken.kind === ts.SyntaxKind.LessThanLessThanToken ? 2 ** b : 2 ** -b;
      return typeof a === 'number' ? a * factor : times(a, factor);
    }
    case ts.SyntaxKind.PercentToken: {
      const a = inner(left);
      return typeof a === 'object' && inner(right) !== 1 ? settled(a) : undefined;
    }
    case ts.SyntaxKind.PlusToken:
    case ts.SyntaxKind.MinusToken: {
      const isMinus = node.operatorToken.kind === ts.SyntaxKind.MinusToken;
      if (isMinus && isWhole(right)) return undefined;
      const a = inner(left) ?? (isMinus ? dateIn(left, program) : undefined);
      const b = inner(right) ?? (isMinus ? dateIn(right, program) : undefined);
      if (typeof a === 'number' && typeof b === 'number') return isMinus ? a - b : a + b;
      // What has no unit takes that of the other.
      if (typeof a !== 'object') return typeof b === 'object' && isNumeric(left, program) ? settled(b) : undefined;
      if (typeof b !== 'object') return isNumeric(right, program) ? settled(a) : undefined;
      return same(a, b);
    }
    case ts.SyntaxKind.QuestionQuestionToken:
    case ts.SyntaxKind.BarBarToken: {
      const [a, b] = [inner(left), inner(right) ?? numberInText(right)];
      return typeof a === 'number' ? undefined : same(a, b);
    }
    default:
      return undefined;
  }
}

/** The digits behind the point, `x % 1` or `x - Math.floor(x)`, are written down as what is smaller: `.250` of a second. */
function isWhole(node: ts.Node): boolean {
  const call = withoutCasts(node);
  return ts.isCallExpression(call) && /^Math\.(?:floor|trunc)$/.test(call.expression.getText());
}

function product(left: ts.Node, a: Quantity | number | undefined, right: ts.Node, b: Quantity | number | undefined): Quantity | number | undefined {
  if (typeof a === 'number' && typeof b === 'number') return a * b;
  if (typeof a === 'number') return asFactor(a, left) !== undefined && typeof b === 'object' ? times(b, a) : undefined;
  if (typeof b === 'number') return asFactor(b, right) !== undefined && a ? times(a, b) : undefined;
  if (a && b) return b.value !== undefined ? scaled(a, b) : a.value !== undefined ? scaled(b, a) : undefined;
  if (a && !b && isCount(right)) return settled(a);
  if (b && !a && isCount(left)) return settled(b);
  return undefined;
}

function times(quantity: Quantity, number: number): Quantity {
  return { ...quantity, factor: quantity.factor * number, isScaled: quantity.isScaled === true || !isSmall(number) };
}

/** A number of the size of a conversion is one when it is written out, or its name says so: `iterations` may be 1000 as well. */
function asFactor<T>(value: T, node: ts.Node): T | undefined {
  const names = typeof value === 'number' && !isSmall(value) ? namesIn(node) : [];
  return names.every(mentionsUnit) ? value : undefined;
}

function namesIn(node: ts.Node): readonly string[] {
  if (ts.isIdentifier(node)) return [node.text];
  if (ts.isPropertyAccessExpression(node)) return [node.getText()];
  const names: string[] = [];
  ts.forEachChild(node, child => void names.push(...namesIn(child)));
  return names;
}

/** Whether a number is too small to be a conversion: twice, half, a tenth more. */
function isSmall(number: number): boolean {
  const size = Math.abs(number);
  return size > 0.1 && size < 24 && size !== 12 && size !== 7;
}

/** `'60'`, as it stands in for a header or a variable of the environment. */
function numberInText(node: ts.Node): number | undefined {
  return ts.isStringLiteralLike(node) && /^\d+$/.test(node.text) ? Number(node.text) : undefined;
}

/** `days * DAY_MS`: a constant in a unit is a factor that leads to its unit. */
function scaled(quantity: Quantity, { unit, factor, value = 0 }: Quantity): Quantity | undefined {
  const result = settled({ ...quantity, factor: quantity.factor * factor * value, value: undefined });
  return result?.unit === unit ? result : undefined;
}

/** A number of times: `attempt`, `2 ** retries`, `Math.random()`, `1 + Math.random()`. */
function isCount(expression: ts.Node): boolean {
  const node = withoutCasts(expression);
  if (ts.isBinaryExpression(node)) return isCount(node.left) && isCount(node.right);
  if (ts.isNumericLiteral(node)) return Number(node.text) < 12;
  if (ts.isCallExpression(node)) return /^Math\.(?:random|pow)$/.test(node.expression.getText()) && node.arguments.every(isCount);
  const name = ts.isIdentifier(node) ? node.text : ts.isPropertyAccessExpression(node) ? node.name.text : '';
  return /^(?:i|n|attempts?|retr(?:y|ies)|tries|count|times|exponent|\w*(?:Attempts?|Retr(?:y|ies)|Tries|Count))$/.test(name);
}

function isNumeric(node: ts.Node, program: ts.Program): boolean {
  const { flags } = program.getTypeChecker().getTypeAtLocation(node);
  return (flags & ts.TypeFlags.NumberLike) !== 0;
}

const KEEPS_UNIT = /^(?:Math\.(?:floor|ceil|round|trunc|abs|max|min)|Number(?:\.parse(?:Float|Int))?|parse(?:Int|Float)|String)$/;

function ofCall(call: ts.CallExpression, program: ts.Program, depth: number): Quantity | number | undefined {
  const callee = call.expression;
  const text = ts.isIdentifier(callee) || ts.isPropertyAccessExpression(callee) ? callee.getText() : '';
  if (KEEPS_UNIT.test(text)) {
    const given = text.startsWith('parse') || text.startsWith('Number') ? call.arguments.slice(0, 1) : call.arguments;
    const parts = given.map(argument => quantityOf(argument, program, depth + 1) ?? (text === 'Number' ? dateIn(argument, program) : undefined));
    const known = parts.filter(part => typeof part === 'object');
    if (known.length === 0) return parts.length === 1 ? parts[0] : undefined;
    if (parts.length === 1) return parts[0];
    return known.reduce<Quantity | number | undefined>((all, part) => same(all, part), known[0]);
  }
  if (!ts.isIdentifier(callee) && !ts.isPropertyAccessExpression(callee)) return undefined;
  const name = ts.isIdentifier(callee) ? callee.text : callee.name.text;
  if (ts.isPropertyAccessExpression(callee) && /^to(?:String|Fixed|Precision)$/.test(name)) return quantityOf(callee.expression, program, depth + 1);
  if (isHeaderOfSeconds(call, name, program)) return { unit: 's', factor: 1, source: call, evidence: 'catalogue' };
  const byName = /^(?:get|set)(?:UTC)?(?:Milliseconds|Seconds|Minutes|Hours)$/.test(name) ? undefined : unitOfName(name, 'function');
  const unit = byName ?? resultUnit(call, name, program);
  if (unit === undefined) return undefined;
  const { flags } = awaitedType(call, program);
  return flags & (ts.TypeFlags.NumberLike | ts.TypeFlags.BigIntLike) ? { unit, factor: 1, source: call, evidence: byName ? 'name' : 'catalogue' } : undefined;
}

/** `response.headers.get('Retry-After')`: text, that is a number of seconds once it is made one. */
function isHeaderOfSeconds(call: ts.CallExpression, name: string, program: ts.Program): boolean {
  const [header] = call.arguments;
  if (name !== 'get' || !header || !ts.isStringLiteralLike(header) || !SECONDS_HEADER.test(header.text) || !ts.isPropertyAccessExpression(call.expression)) return false;
  return program.getTypeChecker().getTypeAtLocation(call.expression.expression).symbol?.name === 'Headers' && isMadeNumber(call);
}

function awaitedType(call: ts.CallExpression, program: ts.Program): ts.Type {
  const checker = program.getTypeChecker();
  const type = checker.getTypeAtLocation(call);
  return checker.getNonNullableType(checker.getAwaitedType(type) ?? type);
}

function resultUnit(call: Call, name: string, program: ts.Program): UnitName | undefined {
  const rows = rowsByName.get(name)?.filter(({ of }) => of === 'result');
  return rows?.find(row => isCallOfRow(call, row, program))?.unit;
}

/** Whether a call is the one that a row speaks of. */
function isCallOfRow(call: Call, { origin, types, names }: UnitEntry, program: ts.Program): boolean {
  return calleesOf(call, program.getTypeChecker()).some(({ callee, declaration }) => {
    if (!isDeclaredBy(declaration, origin, program) || (origin.from === 'global' && !isGlobal(declaration))) return false;
    if (callee.by === 'new') return names.includes('new') && (types?.includes(callee.type) ?? false);
    return names.includes(callee.name) && (types === undefined ? callee.by === 'call' : callee.by !== 'call' && types.includes(callee.type));
  });
}

/** Not a function of a module of the same package: `setTimeout` of `timers/promises`. */
function isGlobal(declaration: ts.Node): boolean {
  return enclosingModuleName(declaration) === undefined || ts.findAncestor(declaration, node => ts.isModuleDeclaration(node) && (node.flags & ts.NodeFlags.GlobalAugmentation) !== 0) !== undefined;
}

function ofName(node: ts.Identifier | ts.PropertyAccessExpression, name: ts.Identifier | ts.PrivateIdentifier, program: ts.Program, depth: number): Quantity | number | undefined {
  const text = name.text.replace(/^#/, '');
  if (ts.isPropertyAccessExpression(node) && unitOfName(text) === undefined && !rowsByName.has(text) && !mayBeConstant(text, node)) return undefined;
  const checker = program.getTypeChecker();
  const symbol = namedSymbol(node, checker);
  const declaration = symbol?.valueDeclaration;
  if (symbol && symbol.flags & (ts.SymbolFlags.EnumMember | ts.SymbolFlags.Function | ts.SymbolFlags.Class)) return undefined;
  const initializer = declaration && depth < MAX_DEPTH - 1 ? constantInitializer(declaration) : undefined;
  const value = initializer && quantityOf(initializer, program, Math.max(depth + 1, MAX_DEPTH - MAX_ALIASES));
  const constant = typeof value === 'number' ? value : undefined;
  const duration = constant === undefined ? undefined : unitOfDuration(text, constant);
  if (duration !== undefined) return { unit: duration, factor: 1, source: node, evidence: 'name', value: constant };
  // A table of units: `{ seconds: 1000, minutes: 60000 }`, `const SECONDS = 1000`.
  if (isBareUnit(text) && (constant !== undefined ? constant === 1000 || constant === 60_000 || constant >= 3600 || text === text.toUpperCase() : declaration !== undefined && ts.isPropertyAssignment(declaration))) return constant;
  const named = fromName(node, text, program);
  // `const DAY_IN_SECONDS = 24 * 60 * 60 * 1000`: a name and a value that disagree say nothing where the constant is used.
  const form = named && initializer && unitOfForm(initializer, program);
  if (form && form !== named.unit && dimensionOf(form) === dimensionOf(named.unit)) return value;
  return named ? { ...named, value: constant } : value;
}

const given = new WeakMap<ts.SourceFile, ReadonlySet<string>>();

/** Whether a property may be one that always has the same value: it is spelled like one, or the file says what it is. Resolving it costs more. */
function mayBeConstant(name: string, node: ts.Node): boolean {
  if (name === name.toUpperCase()) return true;
  const file = node.getSourceFile();
  let names = given.get(file);
  if (!names) given.set(file, (names = new Set([...file.text.matchAll(/(?<![\w$])([\w$]{1,60})['"]?[^\S\n]*[:=](?![=>])/g)].map(([, word = '']) => word))));
  return names.has(name);
}

/** The value that a constant always has. */
function constantInitializer(declaration: ts.Declaration): ts.Expression | undefined {
  if (ts.isVariableDeclaration(declaration)) return ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const ? declaration.initializer : undefined;
  if (ts.isPropertyDeclaration(declaration)) return ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Readonly ? declaration.initializer : undefined;
  if (!ts.isPropertyAssignment(declaration)) return undefined;
  const holder = declaration.parent.parent;
  const isConstant = ts.isVariableDeclaration(holder) || (ts.isAsExpression(holder) && ts.isVariableDeclaration(holder.parent));
  return isConstant ? declaration.initializer : undefined;
}

/** The unit by the name, or by the row for a property; the value must be a number, or text that may be one where a call turns it into one. */
function fromName(node: ts.Expression, name: string, program: ts.Program): Quantity | undefined {
  const byName = unitOfName(name);
  const unit = byName ?? (ts.isPropertyAccessExpression(node) ? propertyUnit(name, () => namedSymbol(node, program.getTypeChecker()), program) : undefined);
  if (unit === undefined) return undefined;
  const quantity: Quantity = { unit, factor: 1, source: node, evidence: byName ? 'name' : 'catalogue' };
  return isNumber(node, program) ? quantity : undefined;
}

/** Whether a value is a number, as far as its type says; `any` may be one, text is one where it is made one. */
function isNumber(node: ts.Expression, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const type = checker.getNonNullableType(checker.getTypeAtLocation(node));
  if (type.flags & (ts.TypeFlags.NumberLike | ts.TypeFlags.BigIntLike | ts.TypeFlags.Any)) return true;
  if (type.isUnion()) return type.types.every(part => part.flags & (ts.TypeFlags.NumberLike | ts.TypeFlags.BigIntLike));
  return (type.flags & ts.TypeFlags.StringLike) !== 0 && isMadeNumber(node);
}

/** Whether text goes into a call that makes it a number. */
function isMadeNumber(node: ts.Node): boolean {
  let around = node.parent;
  while (ts.isBinaryExpression(around) || ts.isParenthesizedExpression(around) || ts.isNonNullExpression(around)) around = around.parent;
  return ts.isCallExpression(around) && /^(?:Number(?:\.parse(?:Float|Int))?|parse(?:Int|Float))$/.test(around.expression.getText());
}

function propertyUnit(name: string, symbolOf: () => ts.Symbol | undefined, program: ts.Program): UnitName | undefined {
  const rows = rowsByName.get(name)?.filter(({ of }) => of === 'property');
  if (!rows?.length) return undefined;
  const declarations = symbolOf()?.declarations ?? [];
  return rows.find(({ origin, types }) => declarations.some(declaration => types?.includes(holderName(declaration)) && isDeclaredBy(declaration, origin, program)))?.unit;
}

function holderName(member: ts.Declaration): string {
  let holder: ts.Node = member.parent;
  while (ts.isTypeLiteralNode(holder) || ts.isIntersectionTypeNode(holder) || ts.isParenthesizedTypeNode(holder)) holder = holder.parent;
  return ts.getNameOfDeclaration(holder as ts.Declaration)?.getText() ?? '';
}

/** The unit that a value is expected in. */
export interface Expected {
  readonly unit: UnitName;
  readonly evidence: UnitEvidence;
  /** The name of the parameter, property or variable. */
  readonly name: string;
}

/** The unit in which a call expects an argument: by the catalogue, the parameter's name, its type's name, or its documentation. */
export function expectedOfArgument(call: Call, index: number, program: ts.Program): Expected | undefined {
  const checker = program.getTypeChecker();
  const callee = withoutCasts(call.expression);
  const name = ts.isNewExpression(call) ? 'new' : ts.isPropertyAccessExpression(callee) ? callee.name.text : ts.isIdentifier(callee) ? callee.text : '';
  const row = rowsByName.get(name)?.find(each => {
    const { of } = each;
    return typeof of === 'object' && of.argument === index && !of.key && (!of.alone || call.arguments?.length === 1) && isCallOfRow(call, each, program);
  });
  if (row) return { unit: row.unit, evidence: 'catalogue', name: '' };
  const parameters = checker.getResolvedSignature(call)?.parameters ?? [];
  const last = parameters.at(-1);
  const label = last && index >= parameters.length - 1 ? labelOf(last, index - parameters.length + 1, call, checker) : undefined;
  if (label) return expectedOfName(label);
  const parameter = parameters[index];
  return parameter && expectedOfSymbol(parameter, program);
}

/** The name of an element of a rest parameter that is a tuple: `(...args: [key: string, seconds: number])`. */
function labelOf(parameter: ts.Symbol, index: number, at: ts.Node, checker: ts.TypeChecker): string | undefined {
  const declaration = parameter.valueDeclaration;
  if (!declaration || !ts.isParameter(declaration) || !declaration.dotDotDotToken) return undefined;
  const type = checker.getTypeOfSymbolAtLocation(parameter, at);
  const target = (type as Partial<ts.TypeReference>).target as Partial<ts.TupleType> | undefined;
  const label = target?.labeledElementDeclarations?.[index]?.name;
  return label && ts.isIdentifier(label) ? label.text : undefined;
}

/** The unit that a name alone promises. */
export function expectedOfName(name: string): Expected | undefined {
  const unit = unitOfName(name.replace(/^#/, ''));
  return unit && { unit, evidence: 'name', name };
}

/** The unit in which a call expects a key of an object literal, where only the catalogue says so. */
export function expectedOfKey(property: ts.PropertyAssignment, program: ts.Program): UnitName | undefined {
  const literal = property.parent;
  const call = literal.parent;
  if (!ts.isCallExpression(call)) return undefined;
  const callee = withoutCasts(call.expression);
  const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : ts.isIdentifier(callee) ? callee.text : '';
  const index = call.arguments.indexOf(literal);
  return rowsByName.get(name)?.find(row => {
    const { of } = row;
    return typeof of === 'object' && of.argument === index && of.key?.includes(property.name.getText()) && isCallOfRow(call, row, program);
  })?.unit;
}

/** The unit that the declaration of a parameter or property says its values are in. */
export function expectedOfSymbol(symbol: ts.Symbol, program: ts.Program): Expected | undefined {
  const { name } = symbol;
  const byName = unitOfName(name);
  const byRow = propertyUnit(name, () => symbol, program);
  if (byRow) return { unit: byRow, evidence: 'catalogue', name };
  const byType = declaredTypeUnit(symbol);
  const byDocumentation = documentedUnit(symbol, program.getTypeChecker());
  // A name and a comment that disagree say nothing.
  const said = [byName, byType, byDocumentation].filter(unit => unit !== undefined);
  const [unit] = said;
  if (unit === undefined || said.some(other => other !== unit)) return undefined;
  return { unit, evidence: byName ? 'name' : byType ? 'name' : 'documentation', name };
}

function declaredTypeUnit(symbol: ts.Symbol): UnitName | undefined {
  const declaration = symbol.valueDeclaration;
  const type = declaration && (ts.isParameter(declaration) || ts.isPropertySignature(declaration) || ts.isPropertyDeclaration(declaration)) ? declaration.type : undefined;
  return type && ts.isTypeReferenceNode(type) ? unitOfTypeName(type.typeName.getText().split('.').at(-1) ?? '') : undefined;
}

const documented = new WeakMap<ts.Symbol, { readonly unit: UnitName | undefined }>();

function documentedUnit(symbol: ts.Symbol, checker: ts.TypeChecker): UnitName | undefined {
  let known = documented.get(symbol);
  if (!known) {
    const text = ts.displayPartsToString(symbol.getDocumentationComment(checker));
    known = { unit: text.length === 0 || text.length > 1500 ? undefined : unitOfDocumentation(text) };
    documented.set(symbol, known);
  }
  return known.unit;
}

/** The unit of a product of literals that is one by its form: `7 * 24 * 60 * 60 * 1000`, `60 * 60`, `5 * 1024 * 1024`. */
export function unitOfForm(expression: ts.Node, program: ts.Program): UnitName | undefined {
  const factors = literalFactors(expression, program.getTypeChecker(), 0);
  if (!factors) return undefined;
  const count = (...values: readonly number[]): number => factors.filter(factor => values.includes(factor)).length;
  const total = factors.reduce((all, factor) => all * factor, 1);
  if (factors.length === 1) return total > 0 && total % 86_400_000 === 0 && total < 1e11 ? 'ms' : undefined;
  if (count(1000) === 1 && (count(60) > 0 || count(3600, 86_400) > 0)) return 'ms';
  if (count(1000) === 0 && (count(60) >= 2 || (count(24) > 0 && count(3600) > 0)) && factors.every(factor => factor < 10_000)) return 's';
  return count(1024) >= 2 && factors.every(factor => factor < 10_000) ? 'B' : undefined;
}

function literalFactors(expression: ts.Node, checker: ts.TypeChecker, depth: number): readonly number[] | undefined {
  const node = withoutCasts(expression);
  if (ts.isNumericLiteral(node)) return [Number(node.text)];
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.AsteriskToken) {
    const [left, right] = [literalFactors(node.left, checker, depth), literalFactors(node.right, checker, depth)];
    return left && right && [...left, ...right];
  }
  if (!ts.isIdentifier(node) || depth > 2 || unitOfName(node.text) !== undefined) return undefined;
  const declaration = namedSymbol(node, checker)?.valueDeclaration;
  const initializer = declaration && constantInitializer(declaration);
  return initializer && literalFactors(initializer, checker, depth + 1);
}
