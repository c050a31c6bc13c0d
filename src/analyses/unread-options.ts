import ts from 'typescript';
import { isCall, type Call } from '../types/origin.js';
import { bodyOf, referencesTo } from '../types/references.js';
import { isPresenceTest } from '../types/use.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { isTestCode } from './execution-context.js';
import { nodesOf } from './nodes.js';
import { isWriteTarget, mentionsInProgram } from './program-mentions.js';

/** An option that a type offers and that no function which takes the type ever reads. */
export interface UnreadOption {
  readonly property: ts.PropertySignature;
  readonly type: ts.Identifier;
  /** The name of a function or class that takes the options, where it has one. */
  readonly taker: ts.Node | undefined;
}

type OptionsType = (ts.InterfaceDeclaration | ts.TypeAliasDeclaration) & { readonly name: ts.Identifier };

/** Beyond these an answer is not known. */
const MAX_VALUES = 100;

/**
 * Options of the types that the file declares: types that a function of the file takes by a parameter which may be left out.
 * A type is judged only when every place of the program that holds its values is in sight, with all that is read there.
 */
export const unreadOptions = defineFileAnalysis('unreadOptions', (pass): readonly UnreadOption[] => optionsTypesOf(pass).flatMap(({ type, taker }) => unreadOf(type, taker, pass)));

function optionsTypesOf(pass: FilePass): readonly { type: OptionsType; taker: ts.FunctionLikeDeclaration }[] {
  const types = new Map(pass.sourceFile.statements.filter(isOptionsType).map(type => [type.name.text, type]));
  const found = new Map<OptionsType, ts.FunctionLikeDeclaration>();
  for (const node of types.size > 0 ? nodesOf(pass, ts.SyntaxKind.Parameter) : []) {
    if (!node.type || !(node.questionToken ?? node.initializer) || !bodyOf(node.parent) || isTestCode(node)) continue;
    const type = types.get(typeName(node.type) ?? '');
    if (type && !found.has(type)) found.set(type, node.parent as ts.FunctionLikeDeclaration);
  }
  return [...found].map(([type, taker]) => ({ type, taker }));
}

/** An interface or literal type without bases and type parameters that has options. */
function isOptionsType(node: ts.Statement): node is ts.Statement & OptionsType {
  if (ts.isInterfaceDeclaration(node)) return !node.heritageClauses?.length && !node.typeParameters?.length && node.members.some(isOption);
  return ts.isTypeAliasDeclaration(node) && !node.typeParameters?.length && ts.isTypeLiteralNode(node.type) && node.type.members.some(isOption);
}

function isOption(member: ts.TypeElement): member is ts.PropertySignature & { readonly name: ts.Identifier | ts.StringLiteral } {
  return ts.isPropertySignature(member) && member.questionToken !== undefined && (ts.isIdentifier(member.name) || ts.isStringLiteral(member.name));
}

function membersOf(type: OptionsType): ts.NodeArray<ts.TypeElement> {
  return ts.isInterfaceDeclaration(type) ? type.members : (type.type as ts.TypeLiteralNode).members;
}

const WRAPPERS: ReadonlySet<string> = new Set(['Partial', 'Readonly', 'Required']);

/** `T` of `T`, `Partial<T>`, `Readonly<T>`, `T | undefined`. */
function typeName(type: ts.TypeNode): string | undefined {
  if (ts.isParenthesizedTypeNode(type)) return typeName(type.type);
  if (ts.isUnionTypeNode(type)) {
    const [only, ...others] = type.types.filter(part => part.kind !== ts.SyntaxKind.UndefinedKeyword && !(ts.isLiteralTypeNode(part) && part.literal.kind === ts.SyntaxKind.NullKeyword));
    return only && others.length === 0 ? typeName(only) : undefined;
  }
  if (!ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName)) return undefined;
  const [argument] = type.typeArguments ?? [];
  if (!argument) return type.typeName.text;
  return WRAPPERS.has(type.typeName.text) ? typeName(argument) : undefined;
}

function unreadOf(type: OptionsType, taker: ts.FunctionLikeDeclaration, pass: FilePass): readonly UnreadOption[] {
  const symbol = pass.checker.getSymbolAtLocation(type.name);
  if (!symbol || symbol.declarations?.length !== 1) return [];
  const reads = new Reads(symbol, pass);
  // What a type also offers to be read by others (or nobody reads at all) is more than a bag of options.
  if (!reads.follow() || reads.names.size === 0) return [];
  return membersOf(type).flatMap(member => (isOption(member) && !reads.names.has(member.name.text) && !isReserved(member) ? [{ property: member, type: type.name, taker: nameOf(taker) }] : []));
}

function nameOf(taker: ts.FunctionLikeDeclaration): ts.Node | undefined {
  if (ts.isConstructorDeclaration(taker)) return taker.parent.name;
  if (ts.isVariableDeclaration(taker.parent)) return taker.parent.name;
  return taker.name;
}

/** Comments that say so themselves. */
const OWNED_UP = /@deprecated|@ignore|\b(?:reserved|ignored|unused|no effect|no-op|not (?:yet )?(?:used|implemented|supported|read)|todo|compat\w*)\b/i;

/** Whether the declaration says that nothing is to be expected of the option. */
function isReserved(property: ts.PropertySignature): boolean {
  const isNever = property.type && (property.type.kind === ts.SyntaxKind.NeverKeyword || property.type.kind === ts.SyntaxKind.UndefinedKeyword);
  return isNever === true || OWNED_UP.test(property.getFullText().slice(0, property.getStart() - property.getFullStart()));
}

/** All reads of members of the values of one type. */
class Reads {
  readonly names = new Set<string>();
  readonly #values: ts.Symbol[] = [];
  readonly #checker: ts.TypeChecker;

  constructor(
    readonly type: ts.Symbol,
    readonly pass: FilePass,
  ) {
    this.#checker = pass.checker;
  }

  /** Whether every value of the type was followed to its end. */
  follow(): boolean {
    for (const mention of mentionsInProgram(this.pass.program, this.type.name)) if (!this.#mention(mention)) return false;
    for (const value of this.#values) {
      if (this.#values.length > MAX_VALUES || !this.#usesOf(value)) return false;
    }
    return true;
  }

  #mention(mention: ts.Node): boolean {
    const { parent } = mention;
    if (ts.isStringLiteralLike(mention)) return true;
    if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) return (parent.propertyName ?? parent.name).getText() === parent.name.text;
    if (ts.isImportTypeNode(parent) || ts.isQualifiedName(parent)) return false;
    if (!ts.isTypeReferenceNode(parent)) return parent === this.type.declarations?.[0] || this.#resolved(mention) !== this.type;
    if (this.#resolved(mention) !== this.type) return true;
    let at: ts.Node = parent;
    while (ts.isUnionTypeNode(at.parent) || ts.isParenthesizedTypeNode(at.parent) || (ts.isTypeReferenceNode(at.parent) && WRAPPERS.has(at.parent.typeName.getText()))) at = at.parent;
    const holder = at.parent;
    if ((ts.isParameter(holder) || ts.isVariableDeclaration(holder) || ts.isPropertyDeclaration(holder)) && holder.type === at && typeName(holder.type) === this.type.name) return this.#declaration(holder);
    return false;
  }

  #declaration(holder: ts.ParameterDeclaration | ts.VariableDeclaration | ts.PropertyDeclaration): boolean {
    // A signature without body: whoever implements it has another declaration, which is not always written.
    if (ts.isParameter(holder) && !bodyOf(holder.parent)) return isOverload(holder.parent);
    if (ts.isObjectBindingPattern(holder.name)) return this.#pattern(holder.name);
    const symbol = this.#checker.getSymbolAtLocation(holder.name);
    if (!symbol) return false;
    this.#add(symbol);
    // `constructor(private options: T)` declares a parameter and a field.
    if (ts.isParameter(holder) && ts.isParameterPropertyDeclaration(holder, holder.parent)) {
      const field = ts.isIdentifier(holder.name) ? this.#checker.getSymbolsOfParameterPropertyDeclaration(holder, holder.name.text) : [];
      for (const each of field) this.#add(each);
    }
    return true;
  }

  #add(value: ts.Symbol): void {
    if (!this.#values.includes(value)) this.#values.push(value);
  }

  #usesOf(value: ts.Symbol): boolean {
    const declaration = value.valueDeclaration;
    if (!declaration) return false;
    const isField = (value.flags & ts.SymbolFlags.Property) !== 0;
    if (!isField) return referencesTo(value, declaration.getSourceFile(), this.#checker).every(mention => this.#use(mention)) && !isExportedVariable(declaration);
    const name = ts.getNameOfDeclaration(declaration);
    if (!name || !ts.isIdentifier(name)) return false;
    return mentionsInProgram(this.pass.program, name.text).every(mention => {
      if (!ts.isPropertyAccessExpression(mention.parent) || mention.parent.name !== mention) return !ts.isBindingElement(mention.parent) && !ts.isStringLiteralLike(mention);
      const member = this.#checker.getSymbolAtLocation(mention);
      if (!member?.declarations) return false;
      return !member.declarations.includes(declaration) || this.#use(mention.parent);
    });
  }

  /** Whether what happens to a value at one place is known. */
  #use(value: ts.Expression): boolean {
    const { parent } = value;
    if (ts.isParenthesizedExpression(parent) || ts.isNonNullExpression(parent)) return this.#use(parent);
    if (ts.isPropertyAccessExpression(parent) && parent.expression === value) return this.#read(parent, parent.name.text);
    if (ts.isElementAccessExpression(parent) && parent.expression === value) return ts.isStringLiteralLike(parent.argumentExpression) && this.#read(parent, parent.argumentExpression.text);
    if (ts.isVariableDeclaration(parent) && parent.initializer === value) return this.#initializes(parent);
    if (ts.isSpreadAssignment(parent)) return this.#spread(parent.parent);
    if (isCall(parent) && parent.expression !== value) return this.#handedTo(parent, value);
    if (ts.isBinaryExpression(parent)) {
      const { operatorToken, left } = parent;
      if (operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken || operatorToken.kind === ts.SyntaxKind.BarBarToken) return isPresenceTest(parent) || this.#use(parent);
      if (operatorToken.kind === ts.SyntaxKind.EqualsToken) {
        if (left === value) return true;
        // A field or variable of the type is followed by itself.
        const target = ts.isExpressionStatement(parent.parent) ? this.#checker.getSymbolAtLocation(ts.isPropertyAccessExpression(left) ? left.name : left)?.valueDeclaration : undefined;
        return target !== undefined && (ts.isPropertyDeclaration(target) || ts.isVariableDeclaration(target) || ts.isParameter(target)) && target.type !== undefined && typeName(target.type) === this.type.name;
      }
    }
    return isPresenceTest(value);
  }

  #read(access: ts.Expression, name: string): boolean {
    if (!isWriteTarget(access)) this.names.add(name);
    return true;
  }

  #pattern(pattern: ts.ObjectBindingPattern): boolean {
    for (const { dotDotDotToken, propertyName, name } of pattern.elements) {
      const key = propertyName ?? name;
      if (dotDotDotToken || (!ts.isIdentifier(key) && !ts.isStringLiteral(key))) return false;
      this.names.add(key.text);
    }
    return true;
  }

  #initializes({ name, type }: ts.VariableDeclaration): boolean {
    if (ts.isObjectBindingPattern(name)) return this.#pattern(name);
    if (!ts.isIdentifier(name)) return false;
    if (type && typeName(type) !== this.type.name) return false;
    const symbol = this.#checker.getSymbolAtLocation(name);
    if (symbol) this.#add(symbol);
    return symbol !== undefined;
  }

  /** `const all = { ...defaults, ...options }`. */
  #spread(literal: ts.ObjectLiteralExpression): boolean {
    let at: ts.Node = literal;
    while (ts.isParenthesizedExpression(at.parent) || ts.isAsExpression(at.parent) || ts.isSatisfiesExpression(at.parent)) at = at.parent;
    const { parent } = at;
    return ts.isVariableDeclaration(parent) && parent.initializer === at ? this.#initializes(parent) : isCall(parent) && this.#handedTo(parent, at as ts.Expression);
  }

  #handedTo(call: Call, value: ts.Expression): boolean {
    const index = call.arguments?.indexOf(value) ?? -1;
    const declaration = this.#checker.getResolvedSignature(call)?.declaration;
    const parameter = declaration && !ts.isJSDocSignature(declaration) ? declaration.parameters[index] : undefined;
    return parameter?.type !== undefined && !parameter.dotDotDotToken && typeName(parameter.type) === this.type.name && this.#resolved(nameIn(parameter.type)) === this.type;
  }

  #resolved(name: ts.Node): ts.Symbol | undefined {
    const symbol = this.#checker.getSymbolAtLocation(name);
    return symbol && symbol.flags & ts.SymbolFlags.Alias ? this.#checker.getAliasedSymbol(symbol) : symbol;
  }
}

/** The identifier that `typeName` reads. */
function nameIn(type: ts.TypeNode): ts.Node {
  if (ts.isParenthesizedTypeNode(type)) return nameIn(type.type);
  if (ts.isUnionTypeNode(type)) return nameIn(type.types.find(part => typeName(part) !== undefined) ?? type);
  if (!ts.isTypeReferenceNode(type)) return type;
  const [argument] = type.typeArguments ?? [];
  return argument ? nameIn(argument) : type.typeName;
}

function isOverload(node: ts.Node): boolean {
  return (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isConstructorDeclaration(node)) && (ts.getCombinedModifierFlags(node) & (ts.ModifierFlags.Abstract | ts.ModifierFlags.Ambient)) === 0;
}

function isExportedVariable(declaration: ts.Declaration): boolean {
  return ts.isVariableDeclaration(declaration) && (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Export) !== 0;
}
