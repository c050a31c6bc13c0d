import ts from 'typescript';
import { isCall, withoutCasts, type Call } from '../types/origin.js';
import { namesOfRows } from './catalogue-match.js';
import { jsDocWords, mayDeclareResources } from './declared-resources.js';

/**
 * Whether the name that a call goes by may lead to an acquisition: it is a name of the catalogue, or of something in the project
 * whose code mentions such a name. Costs no type, so that types are asked for the few calls for which the answer is yes.
 */
export function mayAcquireByName(call: Call, program: ts.Program): boolean {
  const names = namesIn(program);
  const callee = withoutCasts(call.expression);
  if (ts.isNewExpression(call) && isHeldByValue(callee, program.getTypeChecker())) return true;
  if (ts.isPropertyAccessExpression(callee)) return names.has(callee.name.text) || isExportOf(callee, names, program.getTypeChecker());
  if (ts.isElementAccessExpression(callee)) return ts.isStringLiteralLike(callee.argumentExpression) && names.has(callee.argumentExpression.text);
  if (!ts.isIdentifier(callee)) return ts.isCallExpression(callee);
  return names.has(callee.text) || isImportOf(callee, names, program.getTypeChecker());
}

/** A constructor that has no name of its own, but an interface: `new proto.Greeter(…)`. */
function isHeldByValue(callee: ts.Node, checker: ts.TypeChecker): boolean {
  if (!ts.isIdentifier(callee)) return true;
  return (checker.getSymbolAtLocation(callee)?.declarations ?? []).some(declaration => (ts.isVariableDeclaration(declaration) || ts.isBindingElement(declaration) || ts.isParameter(declaration)) && !declaration.getSourceFile().isDeclarationFile);
}

/** A module may export something under another name than the one it is declared with. */
function isExportOf({ expression, name }: ts.PropertyAccessExpression, names: ReadonlySet<string>, checker: ts.TypeChecker): boolean {
  const symbol = ts.isIdentifier(expression) ? checker.getSymbolAtLocation(expression) : undefined;
  if (!symbol || (symbol.flags & ts.SymbolFlags.Alias) === 0) return false;
  const module = checker.getAliasedSymbol(symbol);
  if ((module.flags & ts.SymbolFlags.Module) === 0) return false;
  const member = checker.tryGetMemberInModuleExports(name.text, module);
  return member !== undefined && isDeclaredAs(member, names, checker);
}

function isImportOf(name: ts.Identifier, names: ReadonlySet<string>, checker: ts.TypeChecker): boolean {
  const symbol = checker.getSymbolAtLocation(name);
  return symbol !== undefined && (symbol.flags & ts.SymbolFlags.Alias) !== 0 && isDeclaredAs(symbol, names, checker);
}

/** Whether what a symbol stands for is declared by one of the names, or without any. */
function isDeclaredAs(symbol: ts.Symbol, names: ReadonlySet<string>, checker: ts.TypeChecker): boolean {
  const meant = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return (meant.declarations ?? []).some(declaration => {
    const declared = ts.getNameOfDeclaration(declaration);
    return !declared || !ts.isIdentifier(declared) || names.has(declared.text);
  });
}

/** What one file says of names, without any type. */
interface Summary {
  /** Functions that return something, each with the names that it calls. */
  readonly functions: readonly { readonly name: string; readonly calls: ReadonlySet<string> }[];
  /** Other names for something. */
  readonly aliases: readonly { readonly name: string; readonly of: string }[];
  /** Classes that keep in a field what a call returns, each with the names of these calls. */
  readonly classes: readonly { readonly name: string; readonly calls: ReadonlySet<string> }[];
  /** Names of what has a `@mustRelease`. */
  readonly declared: readonly string[];
}

const perProgram = new WeakMap<ts.Program, ReadonlySet<string>>();
const perFile = new WeakMap<ts.SourceFile, Summary>();

function namesIn(program: ts.Program): ReadonlySet<string> {
  let names = perProgram.get(program);
  if (!names) perProgram.set(program, (names = computed(program)));
  return names;
}

function computed(program: ts.Program): ReadonlySet<string> {
  const summaries = program.getSourceFiles().map(file => summaryOf(file, program));
  const { all, handedOver } = namesOfRows(program);
  // What a function acquires and does not hand over is no concern of its callers.
  const returned = new Set([...handedOver, ...summaries.flatMap(({ declared }) => declared)]);
  const names = new Set([...all, ...returned]);
  for (let before = -1; before !== names.size + returned.size; ) {
    before = names.size + returned.size;
    for (const { functions, classes, aliases } of summaries) {
      for (const { name, calls } of classes) if ([...calls].some(call => names.has(call))) returned.add(name);
      for (const { name, of } of aliases) {
        if (names.has(of)) names.add(name);
        if (returned.has(of)) returned.add(name);
      }
      for (const { name, calls } of functions) if (!returned.has(name) && [...calls].some(call => returned.has(call))) returned.add(name);
    }
    for (const name of returned) names.add(name);
  }
  return names;
}

const NOTHING: Summary = { functions: [], classes: [], aliases: [], declared: [] };

function summaryOf(file: ts.SourceFile, program: ts.Program): Summary {
  let summary = perFile.get(file);
  if (!summary) {
    const isOwn = !file.isDeclarationFile && !program.isSourceFileFromExternalLibrary(file);
    const mayDeclare = mayDeclareResources(file);
    perFile.set(file, (summary = isOwn || mayDeclare ? summarized(file, mayDeclare) : NOTHING));
  }
  return summary;
}

function summarized(file: ts.SourceFile, mayDeclare: boolean): Summary {
  const functions: { readonly name: string; readonly calls: Set<string> }[] = [];
  const aliases: { readonly name: string; readonly of: string }[] = [];
  const declared: string[] = [];
  const classes: { readonly name: string; readonly calls: Set<string> }[] = [];
  const inside: Set<string>[] = [];
  const around: { readonly calls: Set<string>; returns: boolean }[] = [];
  const visit = (node: ts.Node): void => {
    // Names, tokens and types acquire nothing, and most nodes are of these.
    if (node.kind < ts.SyntaxKind.FirstNode || (!mayDeclare && node.kind >= ts.SyntaxKind.FirstTypeNode && node.kind <= ts.SyntaxKind.LastTypeNode)) return;
    if (mayDeclare && (ts.isFunctionLike(node) || ts.isClassLike(node) || ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node) || ts.isPropertySignature(node)) && jsDocWords(node, 'mustRelease').length > 0) {
      const name = ts.isFunctionLike(node) ? functionName(node) : node.name?.getText(file);
      if (name !== undefined) declared.push(name);
    }
    const kept = inside.length > 0 ? keptCall(node) : undefined;
    if (kept !== undefined) inside.at(-1)?.add(kept);
    if (isCall(node)) {
      const called = lastName(node.expression);
      if (called !== undefined) for (const { calls } of around) calls.add(called);
    } else if ((ts.isBindingElement(node) || ts.isImportSpecifier(node) || ts.isExportSpecifier(node)) && node.propertyName) {
      aliases.push({ name: node.name.getText(file), of: node.propertyName.getText(file) });
    } else if (ts.isReturnStatement(node) && node.expression) {
      const innermost = around[around.length - 1];
      if (innermost) innermost.returns = true;
    } else if (!ts.isFunctionLike(node)) {
      const name = assignedName(node);
      const of = name === undefined ? undefined : lastName(valueOf(node));
      if (name !== undefined && of !== undefined && of !== name) aliases.push({ name, of });
    }
    if (ts.isClassLike(node)) {
      const calls = new Set<string>();
      inside.push(calls);
      ts.forEachChild(node, visit);
      inside.pop();
      if (node.name && calls.size > 0) classes.push({ name: node.name.text, calls });
      return;
    }
    if (!ts.isFunctionLike(node)) return void ts.forEachChild(node, visit);
    const frame = { calls: new Set<string>(), returns: ts.isArrowFunction(node) && !ts.isBlock(node.body) };
    around.push(frame);
    ts.forEachChild(node, visit);
    around.pop();
    const name = frame.returns ? functionName(node) : undefined;
    if (name !== undefined) functions.push({ name, calls: frame.calls });
  };
  visit(file);
  return { functions, classes, aliases, declared };
}

/** The name of the call whose result a field of `this` gets here. */
function keptCall(node: ts.Node): string | undefined {
  const isField = ts.isPropertyDeclaration(node) || (ts.isBinaryExpression(node) && ts.isPropertyAccessExpression(node.left) && node.left.expression.kind === ts.SyntaxKind.ThisKeyword);
  let value = isField ? valueOf(node) : undefined;
  while (value && (ts.isAwaitExpression(value) || ts.isParenthesizedExpression(value) || ts.isAsExpression(value))) value = value.expression;
  return value && isCall(value) ? lastName(value.expression) : undefined;
}

function functionName(node: ts.SignatureDeclaration): string | undefined {
  if (node.name && ts.isIdentifier(node.name)) return node.name.text;
  let value: ts.Node = node;
  while (ts.isParenthesizedExpression(value.parent) || ts.isAsExpression(value.parent) || ts.isSatisfiesExpression(value.parent)) value = value.parent;
  return assignedName(value.parent);
}

/** The name that gets a value here: of a variable, a property, or the target of an assignment. */
function assignedName(node: ts.Node): string | undefined {
  if (ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node) || ts.isPropertyDeclaration(node)) return ts.isIdentifier(node.name) || ts.isPrivateIdentifier(node.name) ? node.name.text : undefined;
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken ? lastName(node.left) : undefined;
}

function valueOf(node: ts.Node): ts.Node | undefined {
  if (ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node) || ts.isPropertyDeclaration(node)) return node.initializer;
  return ts.isBinaryExpression(node) ? node.right : undefined;
}

/** `connect` of `net.connect`, also inside `promisify(net.connect)` and `given ?? net.connect`. */
function lastName(node: ts.Node | undefined): string | undefined {
  const bare = node && withoutCasts(node);
  if (!bare) return undefined;
  if (ts.isIdentifier(bare)) return bare.text;
  if (ts.isPropertyAccessExpression(bare)) return bare.name.text;
  if (ts.isElementAccessExpression(bare)) return ts.isStringLiteralLike(bare.argumentExpression) ? bare.argumentExpression.text : undefined;
  if (ts.isCallExpression(bare)) return lastName(bare.expression) === 'promisify' ? lastName(bare.arguments[0]) : undefined;
  const isChoice = ts.isBinaryExpression(bare) && (bare.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken || bare.operatorToken.kind === ts.SyntaxKind.BarBarToken);
  return isChoice ? lastName(bare.right) : undefined;
}
