import ts from 'typescript';
import { isGeneratedText } from '../modules/file-purpose.js';
import { isJavaScript } from '../types/js-inference.js';
import { hasMember, memberNames } from '../types/members.js';
import { bodyOf } from '../types/references.js';
import { argumentUse } from '../types/argument-use.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { isExampleFile } from './example-files.js';
import { isNamedInProgram } from './program-mentions.js';
import { mayThrow } from './thrown-errors.js';

/** Something that a documentation comment names and the code does not have. */
export interface StaleDoc {
  readonly kind: 'parameter' | 'property' | 'typeParameter' | 'returns' | 'error' | 'throws' | 'link' | 'default';
  /** The range in the file. */
  readonly start: number;
  readonly end: number;
  /** The name that is written there, or the value for `default`. */
  readonly name: string;
  /** What the comment is on, as code would call it; empty where that has no name. */
  readonly owner: string;
  /** What is there instead: names that may be meant, or the real default. */
  readonly real: readonly string[];
  /** The only parameter without documentation, where this is the only name too many. */
  readonly left?: string | undefined;
}

type Signature = ts.SignatureDeclaration;

/** Blocks that declare something themselves, or leave what they say to another place. */
const ELSEWHERE = /@(?:overload|callback|typedef|inheritdoc|ignore|type|function|method|class|constructor|event|fires|interface|name|memberof|namespace|module|mixin|lends)\b/i;
/** `@param {string} the name`: prose without a name. */
const PROSE = /^(?:an?|the|this|that|if|whether|optional|any|some|no|and|or)$/i;
const NOTHING = /^\s*(?:-\s*)?(?:nothing|none|void|undefined|null|never|n\/a|no(?:thing)?\b)/i;

export const staleDocs = defineFileAnalysis('staleDocs', (pass): readonly StaleDoc[] => {
  const { sourceFile } = pass;
  if (sourceFile.isDeclarationFile || !sourceFile.text.includes('/**') || isExampleFile(pass) || isGeneratedText(sourceFile.text)) return [];
  const found: StaleDoc[] = [];
  const seen = new Set<ts.JSDoc>();
  const visit = (node: ts.Node): void => {
    // As in a declaration file: the code is somewhere else, and the comment came with it.
    if (ts.canHaveModifiers(node) && node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword)) return;
    if (mayHaveDoc(node)) {
      for (const doc of ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc)) {
        if (!seen.has(doc)) {
          const isSigned = ts.isFunctionLike(node) && !ts.isJSDocSignature(node);
          // A variable or property that holds a function: the function comes later.
          if (!isSigned && holdsFunction(node)) continue;
          seen.add(doc);
          if (doc.getText().includes('@')) found.push(...staleIn(doc, node, pass));
        }
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(sourceFile);
  return found;
});

function mayHaveDoc(node: ts.Node): boolean {
  return ts.isStatement(node) || ts.isFunctionLike(node) || ts.isClassElement(node) || ts.isTypeElement(node) || ts.isEnumMember(node) || ts.isParameter(node) || ts.isClassLike(node) || ts.isPropertyAssignment(node);
}

function holdsFunction(node: ts.Node): boolean {
  let is = false;
  const look = (child: ts.Node): void => {
    is ||= ts.isFunctionLike(child) && ts.getJSDocCommentsAndTags(child).some(ts.isJSDoc);
  };
  if (ts.isVariableStatement(node)) node.declarationList.declarations.forEach(({ initializer }) => initializer && look(unwrapped(initializer)));
  else if ((ts.isPropertyDeclaration(node) || ts.isPropertyAssignment(node)) && node.initializer) look(unwrapped(node.initializer));
  else if (ts.isExportAssignment(node)) look(unwrapped(node.expression));
  else if (ts.isReturnStatement(node) && node.expression) look(unwrapped(node.expression));
  else if (ts.isExpressionStatement(node) && ts.isBinaryExpression(node.expression)) look(unwrapped(node.expression.right));
  return is;
}

function unwrapped(node: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(node) ? unwrapped(node.expression) : node;
}

function staleIn(doc: ts.JSDoc, host: ts.Node, pass: FilePass): readonly StaleDoc[] {
  const found = [...staleLinks(doc, pass)];
  if (ELSEWHERE.test(doc.getText())) return found;
  const tags = [...(doc.tags ?? [])];
  found.push(...staleErrors(tags, host, pass), ...staleTypeParameters(tags, host), ...staleDefaults(tags, host));
  if (ts.isFunctionLike(host) && !ts.isJSDocSignature(host)) {
    found.push(...staleParameters(flatParameterTags(tags), host, pass), ...staleReturns(tags, host));
  }
  return found;
}

/** Nested `@param` tags of `{Object}` are parts of its type. */
function flatParameterTags(tags: readonly ts.JSDocTag[]): readonly ts.JSDocParameterTag[] {
  return tags.filter(ts.isJSDocParameterTag).flatMap(tag => {
    const type = tag.typeExpression && ts.isJSDocTypeExpression(tag.typeExpression) ? (tag.typeExpression.type as ts.Node) : undefined;
    const literal = type && ts.isArrayTypeNode(type) ? type.elementType : type;
    const nested = literal && ts.isJSDocTypeLiteral(literal) ? (literal.jsDocPropertyTags ?? []).filter(ts.isJSDocParameterTag) : [];
    return [tag, ...flatParameterTags(nested)];
  });
}

function staleParameters(tags: readonly ts.JSDocParameterTag[], host: Signature, pass: FilePass): readonly StaleDoc[] {
  if (!tags.length || isRoundabout(host) || !parametersSayAll(host)) return [];
  const { checker } = pass;
  const own = host.parameters;
  const allowed = new Set([...own, ...relatedParameters(host, checker)].flatMap(({ name }) => boundNames(name)).map(plain));
  const patterns = own.filter(({ name }) => !ts.isIdentifier(name));
  const documented = new Set(tags.filter(({ name }) => ts.isIdentifier(name)).map(({ name }) => name.getText()));
  const unknown = tags.filter(({ name }) => ts.isIdentifier(name) && name.text !== '' && !PROSE.test(name.text) && !allowed.has(plain(name.text)));
  const found: StaleDoc[] = [];
  if (!patterns.length) {
    const free = own.flatMap(({ name }) => (ts.isIdentifier(name) && name.text !== 'this' && !documented.has(name.text) ? [name.text] : []));
    const left = unknown.length === 1 && free.length === 1 ? free[0] : undefined;
    for (const { name, comment } of unknown) {
      // `@param {Object} extra headers` names `headers`.
      const [word = ''] = (ts.getTextOfJSDocComment(comment) ?? '').split(/\s/, 1);
      if (!free.includes(word)) found.push({ kind: 'parameter', ...rangeOf(name), name: name.getText(), owner: ownerName(host), real: free, left });
    }
  }
  for (const { name } of tags) {
    if (!ts.isQualifiedName(name) || !ts.isIdentifier(name.left)) continue;
    const root = name.left.text;
    const index = own.findIndex(parameter => ts.isIdentifier(parameter.name) && plain(parameter.name.text) === plain(root));
    // A pattern goes by any name, and with a single one it is clear which.
    const parameter = own[index] ?? (patterns.length === 1 && !allowed.has(plain(root)) ? patterns[0] : undefined);
    if (!parameter || name.right.text === '') continue;
    const names = missingProperty(name.right.text, parameter, pass);
    if (names) found.push({ kind: 'property', ...rangeOf(name), name: name.getText(), owner: root, real: names.filter(each => !tags.some(tag => tag.name.getText() === `${root}.${each}`)) });
  }
  return found;
}

/** The properties that a parameter has, when `name` is surely none of them. */
function missingProperty(name: string, parameter: ts.ParameterDeclaration, { checker }: FilePass): readonly string[] | undefined {
  if (parameter.dotDotDotToken) return undefined;
  const bound = ts.isObjectBindingPattern(parameter.name) ? parameter.name.elements : undefined;
  const names = bound?.map(({ name: local, propertyName }) => (propertyName ?? local).getText()) ?? [];
  if (names.includes(name)) return undefined;
  // In JavaScript the comment is the type, and only a pattern says what the code takes.
  if (!parameter.type && !contextualParameter(parameter, checker)) return bound && !bound.some(({ dotDotDotToken }) => dotDotDotToken) && isJavaScript(parameter) ? names : undefined;
  const declared = checker.getTypeAtLocation(parameter);
  const type = checker.getNonNullableType(declared);
  const element = checker.isArrayType(type) || checker.isTupleType(type) ? type.getNumberIndexType() : type;
  if (!element || element.getCallSignatures().length > 0 || hasMember(element, name, checker) !== 'no') return undefined;
  return memberNames(element, checker);
}

function contextualParameter(parameter: ts.ParameterDeclaration, checker: ts.TypeChecker): boolean {
  const fn = parameter.parent;
  return (ts.isArrowFunction(fn) || ts.isFunctionExpression(fn)) && checker.getContextualType(fn) !== undefined && !isJavaScript(parameter);
}

/** Functions that may take more than their list of parameters says. */
function isRoundabout(host: Signature): boolean {
  if (host.parameters.some(({ dotDotDotToken }) => dotDotDotToken)) return true;
  const body = bodyOf(host);
  return body !== undefined && argumentUse(host).most === Infinity;
}

/** A body that does nothing stands for those that others write in its place, with parameters of their own. */
function parametersSayAll(host: Signature): boolean {
  const body = bodyOf(host);
  if (!body || !ts.isBlock(body) || ts.isConstructorDeclaration(host)) return true;
  const [first, ...more] = body.statements;
  const isPlaceholder = !first || (!more.length && (ts.isThrowStatement(first) || (ts.isReturnStatement(first) && !host.parameters.length)));
  return !(isPlaceholder && (ts.isClassElement(host) || ts.isObjectLiteralExpression(host.parent) || host.parameters.length === 0));
}

/** Parameters of the other declarations of a function, of what it overrides, of the type it is held against, and of functions that it returns. */
function relatedParameters(host: Signature, checker: ts.TypeChecker): readonly ts.ParameterDeclaration[] {
  const related: ts.ParameterDeclaration[] = [];
  const add = (declaration: ts.Node | undefined): void => {
    if (declaration && ts.isFunctionLike(declaration) && !ts.isJSDocSignature(declaration)) related.push(...declaration.parameters.filter(ts.isParameter));
  };
  const symbol = host.name && checker.getSymbolAtLocation(host.name);
  symbol?.declarations?.forEach(add);
  if (ts.isConstructorDeclaration(host)) host.parent.members.filter(ts.isConstructorDeclaration).forEach(add);
  if ((ts.isClassElement(host) || ts.isTypeElement(host)) && host.name && (ts.isClassLike(host.parent) || ts.isInterfaceDeclaration(host.parent))) {
    for (const { types } of host.parent.heritageClauses ?? []) {
      for (const base of types) {
        const member = symbol && checker.getTypeAtLocation(base).getProperty(symbol.name);
        member?.declarations?.forEach(add);
      }
    }
  }
  if (ts.isArrowFunction(host) || ts.isFunctionExpression(host) || ts.isMethodDeclaration(host)) {
    const holder = ts.isMethodDeclaration(host) ? (ts.isObjectLiteralExpression(host.parent) ? checker.getContextualType(host.parent)?.getProperty(host.name.getText()) : undefined) : undefined;
    const context = ts.isMethodDeclaration(host) ? holder && checker.getTypeOfSymbol(holder) : checker.getContextualType(host);
    context?.getCallSignatures().forEach(({ declaration }) => add(declaration));
  }
  const returned = (node: ts.Node): void => {
    if (ts.isReturnStatement(node) && node.expression) takeReturned(node.expression);
    else if (!ts.isFunctionLike(node)) ts.forEachChild(node, returned);
  };
  const takeReturned = (expression: ts.Expression): void => {
    const value = unwrapped(expression);
    if (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) related.push(...value.parameters, ...relatedOfBody(value));
    if (ts.isCallExpression(value)) value.arguments.forEach(takeReturned);
  };
  const relatedOfBody = (fn: Signature): readonly ts.ParameterDeclaration[] => {
    const body = bodyOf(fn);
    if (body && ts.isBlock(body)) ts.forEachChild(body, returned);
    else if (body) takeReturned(body as ts.Expression);
    return [];
  };
  relatedOfBody(host);
  return related;
}

function boundNames(name: ts.BindingName): readonly string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap(element => (ts.isOmittedExpression(element) ? [] : [...boundNames(element.name), ...(element.propertyName ? [element.propertyName.getText()] : [])]));
}

/** `_name` says that the parameter is not used, not what it is. */
function plain(name: string): string {
  return name.replace(/^_+|_+$/g, '');
}

function staleReturns(tags: readonly ts.JSDocTag[], host: Signature): readonly StaleDoc[] {
  const tag = tags.find(ts.isJSDocReturnTag);
  if (!tag || !returnsNothing(host)) return [];
  const comment = ts.getTextOfJSDocComment(tag.comment) ?? '';
  const type = tag.typeExpression?.type;
  if (type ? isNothingType(type, isAsync(host)) : comment.trim() === '' || NOTHING.test(comment) || (isAsync(host) && /promise|resolve/i.test(comment))) return [];
  return [{ kind: 'returns', start: tag.pos, end: tag.tagName.end, name: tag.tagName.text, owner: ownerName(host), real: [] }];
}

/** Whether a body hands nothing back: no `return` in it has a value, and it is more than a refusal. */
function returnsNothing(host: Signature): boolean {
  const body = bodyOf(host);
  if (!body || !ts.isBlock(body) || ts.isConstructorDeclaration(host) || ts.isAccessor(host) || (host as ts.FunctionLikeDeclaration).asteriskToken) return false;
  const last = body.statements.at(-1);
  // Empty bodies and refusals stand for code that is written elsewhere; functions with a capital are constructors.
  if (!last || ts.isThrowStatement(last) || /^[A-Z]/.test(ownerName(host)) || (isJavaScript(host) && isConstructorLike(body))) return false;
  const returns = (node: ts.Node): boolean => {
    if (ts.isReturnStatement(node)) return node.expression !== undefined;
    return !ts.isFunctionLike(node) && !ts.isClassLike(node) && (ts.forEachChild(node, child => returns(child) || undefined) ?? false);
  };
  return !returns(body);
}

/** Assigns properties of `this` at its top, as functions do that are called with `new`. */
function isConstructorLike(body: ts.Block): boolean {
  return ts.isFunctionDeclaration(body.parent) && /\bthis\./.test(body.getText());
}

function isAsync(host: Signature): boolean {
  return (ts.getCombinedModifierFlags(host) & ts.ModifierFlags.Async) !== 0;
}

function isNothingType(type: ts.TypeNode, isInAsync: boolean): boolean {
  if (ts.isTypePredicateNode(type) && type.assertsModifier) return true;
  const text = type.getText();
  if (/^(?:\(?\s*)(?:void|undefined|null|never|nothing|none|any|\*|\?|unknown)\b|\b(?:void|undefined|never)\b/i.test(text)) return true;
  return isInAsync && /^(?:\w+\.)?Promise(?:<(?:any|\*|null|unknown)>)?$/.test(text);
}

/** `@throws` of what does not exist, or of what nothing here throws. */
function staleErrors(tags: readonly ts.JSDocTag[], host: ts.Node, pass: FilePass): readonly StaleDoc[] {
  return tags.flatMap((tag): readonly StaleDoc[] => {
    if (!ts.isJSDocThrowsTag(tag)) return [];
    const type = tag.typeExpression?.type;
    if (!type || !ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName) || !/^[A-Z]\w+$/.test(type.typeName.text)) return [];
    const { text } = type.typeName;
    const symbol = pass.checker.resolveName(text, host, ts.SymbolFlags.Value | ts.SymbolFlags.Type | ts.SymbolFlags.Alias, false);
    if (!symbol) return isNamedInProgram(text, pass.program) ? [] : [{ kind: 'error', ...rangeOf(type.typeName), name: text, owner: '', real: [] }];
    if (!ts.isFunctionLike(host) || ts.isJSDocSignature(host) || mayThrow(host, symbol, pass)) return [];
    return [{ kind: 'throws', ...rangeOf(type.typeName), name: text, owner: ownerName(host), real: [] }];
  });
}

/** `{@link name}` where nothing that the program is made of has the name, or the resolved class has no such member. */
function staleLinks(doc: ts.JSDoc, pass: FilePass): readonly StaleDoc[] {
  const found: StaleDoc[] = [];
  const visit = (comment: ts.JSDoc['comment']): void => {
    if (typeof comment === 'string') return;
    for (const part of comment ?? []) {
      if (!ts.isJSDocLink(part) && !ts.isJSDocLinkCode(part) && !ts.isJSDocLinkPlain(part)) continue;
      if (part.name && (part.text === '' || /^\s|^\|/.test(part.text))) found.push(...staleLink(part.name, pass));
    }
  };
  visit(doc.comment);
  for (const tag of doc.tags ?? []) visit(tag.comment);
  return found;
}

function staleLink(name: ts.EntityName | ts.JSDocMemberName, pass: FilePass): readonly StaleDoc[] {
  const { checker } = pass;
  if (ts.isIdentifier(name)) {
    if (name.text === '' || checker.getSymbolAtLocation(name) || isNamedInProgram(name.text, pass.program)) return [];
    return [{ kind: 'link', ...rangeOf(name), name: name.text, owner: '', real: [] }];
  }
  if (!ts.isIdentifier(name.left) || name.right.text === '' || checker.getSymbolAtLocation(name)) return [];
  const found = checker.getSymbolAtLocation(name.left);
  const holder = found && found.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found;
  if (!holder) return isNamedInProgram(name.left.text, pass.program) ? [] : [{ kind: 'link', ...rangeOf(name), name: name.getText(), owner: '', real: [] }];
  if (!(holder.flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Interface | ts.SymbolFlags.Enum)) || holder.exports?.has(name.right.text as ts.__String) || name.right.text.startsWith('_')) return [];
  const type = checker.getDeclaredTypeOfSymbol(holder);
  const value = holder.valueDeclaration && checker.getTypeOfSymbol(holder);
  const member = name.right.text;
  const isThere = holder.flags & ts.SymbolFlags.Enum ? 'no' : hasMember(type, member, checker);
  if (isThere !== 'no' || (value && hasMember(value, member, checker) !== 'no') || member === 'constructor') return [];
  return [{ kind: 'link', ...rangeOf(name), name: name.getText(), owner: name.left.text, real: memberNames(holder.flags & ts.SymbolFlags.Enum && value ? value : type, checker) }];
}

/** `@template` and `@typeParam` in TypeScript, where they declare nothing. */
function staleTypeParameters(tags: readonly ts.JSDocTag[], host: ts.Node): readonly StaleDoc[] {
  if (isJavaScript(host)) return [];
  const hasParameters = (node: ts.Node): node is ts.DeclarationWithTypeParameterChildren => ts.isFunctionLike(node) || ts.isClassLike(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
  if (!hasParameters(host) || ts.isJSDocSignature(host)) return [];
  const scope: string[] = [];
  for (let node: ts.Node = host; !ts.isSourceFile(node); node = node.parent) if (hasParameters(node)) scope.push(...(node.typeParameters ?? []).map(({ name }) => name.text));
  if (ts.isInterfaceDeclaration(host)) scope.push(...host.members.flatMap(member => (ts.isFunctionLike(member) && !ts.isJSDocSignature(member) ? (member.typeParameters ?? []).map(({ name }) => name.text) : [])));
  if (ts.isTypeAliasDeclaration(host) && ts.isFunctionLike(host.type)) scope.push(...(host.type.typeParameters ?? []).map(({ name }) => name.text));
  const own = (host.typeParameters ?? []).map(({ name }) => name.text);
  const written = tags.flatMap((tag): readonly { readonly start: number; readonly end: number; readonly name: string }[] => {
    if (ts.isJSDocTemplateTag(tag)) return tag.typeParameters.map(({ name }) => ({ ...rangeOf(name), name: name.text }));
    if (!/^typeParam$/i.test(tag.tagName.text)) return [];
    const [, gap = '', name = ''] = /^(\s+)([A-Za-z_$][\w$]*)/.exec(tag.getSourceFile().text.slice(tag.tagName.end, tag.end)) ?? [];
    const start = tag.tagName.end + gap.length;
    return name ? [{ start, end: start + name.length, name }] : [];
  });
  const names = new Set(written.map(({ name }) => name));
  return written.filter(({ name }) => name !== '' && !scope.includes(name)).map(each => ({ kind: 'typeParameter', ...each, owner: ownerName(host), real: own.filter(name => !names.has(name)) }));
}

/** `@default` of a property and `[name=default]` of a parameter, where both it and the real default are literals. */
function staleDefaults(tags: readonly ts.JSDocTag[], host: ts.Node): readonly StaleDoc[] {
  const found: StaleDoc[] = [];
  const compare = (documented: string, start: number, initializer: ts.Expression | undefined, name: string): void => {
    const real = initializer && literalValue(initializer);
    const said = literalOf(documented, typeof real === 'string');
    if (!initializer || real === undefined || said === undefined || real === said) return;
    found.push({ kind: 'default', start, end: start + documented.length, name: documented, owner: name, real: [initializer.getText()] });
  };
  for (const tag of tags) {
    const { text } = tag.getSourceFile();
    if (/^default(?:Value)?$/.test(tag.tagName.text) && ts.isPropertyDeclaration(host)) {
      const [, gap = '', value = ''] = /^(\s*`?)([^`\n]*?)`?\s*(?:\n|\*\/|$)/.exec(text.slice(tag.tagName.end, tag.end)) ?? [];
      if (value) compare(value, tag.tagName.end + gap.length, host.initializer, host.name.getText());
    } else if (ts.isJSDocParameterTag(tag) && tag.isBracketed && ts.isIdentifier(tag.name) && ts.isFunctionLike(host)) {
      const [, gap = '', value = ''] = /^(\s*=\s*)([^\]\n]*?)\s*\]/.exec(text.slice(tag.name.end, tag.end)) ?? [];
      const name = tag.name.text;
      const parameter = host.parameters.find(each => ts.isParameter(each) && ts.isIdentifier(each.name) && each.name.text === name);
      if (value && parameter && ts.isParameter(parameter)) compare(value, tag.name.end + gap.length, parameter.initializer, name);
    }
  }
  return found;
}

type Literal = string | number | boolean | null;

function literalValue(node: ts.Expression): Literal | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken && ts.isNumericLiteral(node.operand)) return -Number(node.operand.text);
  if (node.kind === ts.SyntaxKind.TrueKeyword) return true;
  if (node.kind === ts.SyntaxKind.FalseKeyword) return false;
  return node.kind === ts.SyntaxKind.NullKeyword ? null : undefined;
}

/** A literal as documentation writes it; the name of a string needs no quotes. */
function literalOf(text: string, mayBeBare: boolean): Literal | undefined {
  if (/^-?(?:\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?|0x[\da-f]+)$/i.test(text)) return Number(text.replaceAll('_', ''));
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === 'null') return null;
  const [, , quoted] = /^(["'])([^\\]*)\1$/.exec(text) ?? [];
  return quoted ?? (mayBeBare && /^[\w-]+$/.test(text) ? text : undefined);
}

function rangeOf(node: ts.Node): { readonly start: number; readonly end: number } {
  return { start: node.getStart(), end: node.end };
}

function ownerName(host: ts.Node): string {
  if (ts.isConstructorDeclaration(host)) return `new ${host.parent.name?.text ?? 'class'}()`;
  const named = ts.getNameOfDeclaration(host as ts.Declaration) ?? (ts.isVariableDeclaration(host.parent) || ts.isPropertyAssignment(host.parent) || ts.isPropertyDeclaration(host.parent) ? host.parent.name : undefined);
  if (!named || named.getText().length > 40) return '';
  return ts.isFunctionLike(host) ? `${named.getText()}()` : named.getText();
}
