import ts from 'typescript';
import { certainTeardowns } from '../catalogue/owners.js';
import { injectingDecorators, sameLifetime, wholesaleRemovals } from '../catalogue/registrations.js';
import { isDeclaredBy, namedSymbol, withoutCasts } from '../types/origin.js';
import { packageOfFile } from '../types/declaring-package.js';
import { bodyOf, enclosingFunction } from '../types/references.js';
import { isNullish, isStatic, isWithin } from '../types/syntax.js';
import { isClock } from './endless-streams.js';
import { baseClassOf, frameworkOf, memberName, type Owner, type OwningCode, type OwningObject } from './owners.js';
import { implementationOf } from './parameter-ownership.js';

/** Why an object is known to outlive an owner. */
export type Outliving =
  /** It belongs to the page or the process. */
  | 'global'
  /** A module of the program keeps it. */
  | 'module'
  /** The owner got it from outside, when it was made. */
  | 'given';

/** How often a name is followed to the value it got. */
const MAX_STEPS = 3;

/** Whether the object that an expression yields goes on when the owner ends. Undefined: not known, or it does not. */
export function outlives(target: ts.Expression | undefined, owner: Owner, program: ts.Program, steps = MAX_STEPS, readOff: readonly string[] = []): Outliving | undefined {
  if (!target) return 'global';
  const checker = program.getTypeChecker();
  const path: string[] = [];
  let node = withoutCasts(target);
  if (owner.kind === 'object' && isSignalOfOptions(node, owner, checker)) return 'given';
  for (;;) {
    if (ts.isPropertyAccessExpression(node)) {
      if (node.expression.kind === ts.SyntaxKind.ThisKeyword) {
        if (owner.kind === 'code') return owner.endedBy && isFieldOfServer(node, owner, checker) ? 'given' : undefined;
        const found = isPartOfNeighbour(node, [...readOff, ...path], owner, program) ? undefined : ownerField(node, [...readOff, ...path], owner, program, steps);
        return found === 'given' && path.length === 0 && isOwnPart(target, checker) ? undefined : found;
      }
      path.push(node.name.text);
      node = withoutCasts(node.expression);
    } else if (ts.isCallExpression(node) && (isMatchMedia(node) || isClock(node, program))) {
      return 'global';
    } else if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && readsField(node, checker)) {
      node = node.expression;
    } else break;
  }
  if (!ts.isIdentifier(node)) return undefined;
  const symbol = checker.getSymbolAtLocation(node);
  const resolved = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const declaration = resolved?.valueDeclaration;
  if (!symbol || !resolved || !declaration) return undefined;
  const isImported = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
  if (isGlobalVariable(declaration, program)) return 'global';
  if (ts.isSourceFile(declaration) || ts.isModuleDeclaration(declaration)) return path.length > 0 ? 'module' : undefined;
  // What is outside of code that runs again and again is there each time.
  if (owner.kind === 'code' && owner.endedBy && !isWithin(declaration, owner.node) && isFixed(declaration) && !isOwnPart(target, checker)) return 'given';
  if (ts.isVariableDeclaration(declaration)) {
    const isConst = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
    const isTop = ts.findAncestor(declaration, each => ts.isFunctionLike(each) || ts.isClassLike(each)) === undefined;
    if (isTop) return isImported || isConst ? 'module' : undefined;
    if (isConst && path.length === 1 && path[0] === 'current' && runsAgain(owner) && isWithin(declaration, owner.component)) return 'given';
    if (!isConst || !declaration.initializer || steps === 0 || !ts.isIdentifier(declaration.name)) return undefined;
    const value = withoutCasts(declaration.initializer) as ts.Expression;
    const isChain = ts.isPropertyAccessExpression(value) || ts.isIdentifier(value) || (ts.isCallExpression(value) && isMatchMedia(value));
    return isChain ? outlives(value, owner, program, steps - 1, [...readOff, ...path]) : undefined;
  }
  if (ts.isParameter(declaration) && isOwnPart(target, checker)) return undefined;
  if (ts.isParameter(declaration)) return isGivenToOwner(declaration, owner, program) && !isSameLifetime(declaration.name, program) && !isPartOfNeighbour(declaration.name, [...readOff, ...path], owner, program) ? 'given' : undefined;
  if (ts.isBindingElement(declaration)) {
    const root = ts.findAncestor(declaration, each => ts.isParameter(each) || ts.isVariableDeclaration(each));
    if (!root || isOwnPart(target, checker)) return undefined;
    if (ts.isParameter(root)) return isGivenToOwner(root, owner, program) ? 'given' : undefined;
    // `const { gateway } = this.config`
    const value = ts.isVariableDeclaration(root) && (ts.getCombinedNodeFlags(root) & ts.NodeFlags.Const) !== 0 && root.initializer && steps > 0 ? (withoutCasts(root.initializer) as ts.Expression) : undefined;
    if (!value || declaration.parent !== (root as ts.VariableDeclaration).name || !ts.isObjectBindingPattern(declaration.parent) || declaration.dotDotDotToken || !(ts.isPropertyAccessExpression(value) || ts.isIdentifier(value))) return undefined;
    return outlives(value, owner, program, steps - 1, [...readOff, ...path, (declaration.propertyName ?? declaration.name).getText()]);
  }
  return undefined;
}

/** A method that does nothing but return what a field of its object holds. */
function readsField(call: ts.CallExpression, checker: ts.TypeChecker): boolean {
  const callee = implementationOf(call, checker);
  const body = callee && bodyOf(callee);
  const returned: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isReturnStatement(node) && node.expression) returned.push(withoutCasts(node.expression) as ts.Expression);
    if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit);
  };
  if (body) ts.forEachChild(body, visit);
  return returned.length > 0 && returned.every(value => /^this(?:\.[\w#$]+)+$/.test(value.getText()));
}

function isMatchMedia(call: ts.CallExpression): boolean {
  const callee = withoutCasts(call.expression);
  const name = ts.isIdentifier(callee) ? callee.text : ts.isPropertyAccessExpression(callee) ? callee.name.text : '';
  return name === 'matchMedia';
}

function isGlobalVariable(declaration: ts.Declaration, program: ts.Program): boolean {
  if (!ts.isVariableDeclaration(declaration) && !ts.isModuleDeclaration(declaration)) return false;
  const file = declaration.getSourceFile();
  return program.isSourceFileDefaultLibrary(file) || packageOfFile(file.fileName) === '@types/node';
}

/** A node of the page: it may be the owner's own, and goes with it. */
function isOwnPart(target: ts.Expression, checker: ts.TypeChecker): boolean {
  const type = checker.getNonNullableType(checker.getTypeAtLocation(target));
  return type.getProperty('parentNode') !== undefined || (type.flags & ts.TypeFlags.Any) !== 0;
}

/** Whether an element is the object of the class itself, or a part that the class looks up in itself: no observer of it lasts longer. */
export function isOwnElement(element: ts.Expression, program: ts.Program): boolean {
  let node = withoutCasts(element) as ts.Expression;
  if (node.kind === ts.SyntaxKind.ThisKeyword) return true;
  for (; ts.isPropertyAccessExpression(node) || ts.isCallExpression(node); node = withoutCasts(node.expression) as ts.Expression) {
    if (!ts.isPropertyAccessExpression(node) || node.expression.kind !== ts.SyntaxKind.ThisKeyword) continue;
    const declaration = program.getTypeChecker().getSymbolAtLocation(node.name)?.valueDeclaration;
    const decorators = declaration && ts.canHaveDecorators(declaration) ? (ts.getDecorators(declaration) ?? []) : [];
    return isSameLifetime(node, program) || /^(?:shadowRoot|renderRoot)$/.test(node.name.text) || decorators.some(({ expression }) => ts.isCallExpression(expression) && /^(?:query|queryAsync|ViewChild)$/.test(expression.expression.getText()));
  }
  return false;
}

/** The constructor's parameters of an object, and the props of a component. */
function isGivenToOwner(parameter: ts.ParameterDeclaration, owner: Owner, program: ts.Program): boolean {
  const { parent } = parameter;
  if (owner.kind === 'object') return ts.isConstructorDeclaration(parent) && parent.parent === owner.node && !isMadeByDefault(parameter) && !mayShareContainer(parameter, program);
  return !owner.endedBy && parent === owner.component && parent.parameters[0] === parameter;
}

/** `parser = new Parser()`: it may be the owner's own. */
function isMadeByDefault({ initializer }: ts.ParameterDeclaration): boolean {
  return initializer !== undefined && ts.isNewExpression(withoutCasts(initializer));
}

/** A constant, or a parameter of a function around. */
function isFixed(declaration: ts.Declaration): boolean {
  const root = ts.findAncestor(declaration, each => ts.isVariableDeclaration(each) || ts.isParameter(each));
  return root !== undefined && (ts.isParameter(root) || (ts.getCombinedNodeFlags(root) & ts.NodeFlags.Const) !== 0);
}

/** A field of the object that serves, which no request replaces. */
function isFieldOfServer(access: ts.PropertyAccessExpression, owner: OwningCode, checker: ts.TypeChecker): boolean {
  const declaration = checker.getSymbolAtLocation(access.name)?.valueDeclaration;
  const holder = ts.findAncestor(owner.node, ts.isClassLike);
  if (!holder || !declaration || declaration.parent !== holder && declaration.parent.parent !== holder || isOwnPart(access, checker)) return false;
  if (ts.isParameter(declaration)) return true;
  return ts.isPropertyDeclaration(declaration) && valuesOfField(access.name.text, holder).every(value => declaration.initializer === value || ts.isConstructorDeclaration(enclosingFunction(value)));
}

function isSameLifetime(name: ts.Node, program: ts.Program): boolean {
  const symbol = program.getTypeChecker().getTypeAtLocation(name).symbol as ts.Symbol | undefined;
  return symbol !== undefined && sameLifetime.some(({ type, origin }) => type === symbol.name && (symbol.declarations ?? []).some(declaration => isDeclaredBy(declaration, origin, program)));
}

/**
 * Whether what is read off an injected object is a part that ends with it, and Angular may end the object when it ends the owner:
 * a component or directive of the same element or around it, a service that the owner provides itself, or one that is told of an
 * end of its own and is not said to be one for all.
 */
function isPartOfNeighbour(holder: ts.Node, path: readonly string[], owner: Owner, program: ts.Program): boolean {
  const name = path.at(-1);
  if (owner.kind !== 'object' || !owner.framework?.id.startsWith('@angular/core/') || name === undefined) return false;
  const checker = program.getTypeChecker();
  const type = checker.getNonNullableType(checker.getTypeAtLocation(holder));
  const member = type.getProperty(name)?.valueDeclaration;
  const classes = ((type.symbol as ts.Symbol | undefined)?.declarations ?? []).filter(ts.isClassLike);
  return member !== undefined && isOwnMember(member) && classes.some(each => isDirective(each, program) || mayBeOfOwner(each) || isProvidedBy(owner.node, each, checker));
}

function isDirective(node: ts.ClassLikeDeclaration, program: ts.Program): boolean {
  // What the compiler of Angular leaves in declaration files.
  return frameworkOf(node, program)?.id === '@angular/core/Component' || node.members.some(member => isStatic(member) && /^(?:ɵcmp|ɵdir)$/.test(memberName(member) ?? ''));
}

/** A service that is not said to be one for all, and is told of its end. */
function mayBeOfOwner(node: ts.ClassLikeDeclaration): boolean {
  const decorators = ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : [];
  return !node.getSourceFile().isDeclarationFile && node.members.some(member => memberName(member) === 'ngOnDestroy') && !decorators.some(decorator => decorator.getText().includes('providedIn'));
}

/** `@Component({ providers: [Service] })` */
function isProvidedBy(owner: ts.ClassLikeDeclaration, service: ts.ClassLikeDeclaration, checker: ts.TypeChecker): boolean {
  const names = (node: ts.Node, isListed: boolean): boolean => {
    const listed = isListed || (ts.isPropertyAssignment(node) && /^(?:viewP|p)roviders$/.test(node.name.getText()));
    if (listed && ts.isIdentifier(node) && namedSymbol(node, checker)?.valueDeclaration === service) return true;
    return ts.forEachChild(node, child => names(child, listed) || undefined) ?? false;
  };
  return (ts.canHaveDecorators(owner) ? (ts.getDecorators(owner) ?? []) : []).some(decorator => names(decorator, false));
}

/** What a class makes itself; not what it is given, nor what a method looks up. */
function isOwnMember(member: ts.Declaration): boolean {
  if (member.getSourceFile().isDeclarationFile || ts.isAccessor(member)) return true;
  const value = ts.isPropertyDeclaration(member) && member.initializer ? withoutCasts(member.initializer) : undefined;
  return value !== undefined && !(ts.isCallExpression(value) && /^(?:input|inject)\b/.test(value.expression.getText()));
}

/** `this.field`, and what is read off it: from outside if every value the field gets is. */
function ownerField(access: ts.PropertyAccessExpression, path: readonly string[], owner: Owner, program: ts.Program, steps: number): Outliving | undefined {
  if (owner.kind !== 'object' || steps === 0) return undefined;
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(access.name);
  const declaration = symbol?.valueDeclaration;
  if (!symbol || isSameLifetime(access, program)) return undefined;
  // Props and context of a component come from around it, whatever it is called there.
  if (owner.framework?.noun === 'component' && declaration?.getSourceFile().isDeclarationFile) return access.name.text === 'props' && path.length > 0 ? 'given' : undefined;
  const own = valuesOfField(access.name.text, owner.node);
  const holder = declaration && own.length === 0 ? fillerOf(access.name.text, declaration, owner, checker) : owner;
  if (!holder) return undefined;
  if (declaration && ts.isParameter(declaration)) return ts.isParameterPropertyDeclaration(declaration, declaration.parent) && declaration.parent.parent === holder.node && !isMadeByDefault(declaration) && !mayShareContainer(declaration, program) ? 'given' : undefined;
  const decorators = declaration && ts.canHaveDecorators(declaration) ? (ts.getDecorators(declaration) ?? []) : [];
  if (declaration && mayShareContainer(declaration, program)) return undefined;
  if (decorators.length > 0) return decorators.some(({ expression }) => isInjector(expression, program)) || decorators.every(({ expression }) => ts.isCallExpression(expression) && expression.expression.getText() === 'Input') ? 'given' : undefined;

  let result: Outliving | undefined;
  for (const value of holder === owner ? own : valuesOfField(access.name.text, holder.node)) {
    // A stand-in for what was not given.
    if (value.kind === ts.SyntaxKind.ThisKeyword) continue;
    const from = isInjection(value, program) ? 'given' : (outlives(value, holder, program, steps - 1, path) ?? partOfMerged(value, path.at(-1), holder, program, steps - 1));
    if (!from) return undefined;
    result ??= from;
  }
  return result;
}

/**
 * The owner, with the base class of the program that fills the field in place of its own class. Undefined where any of these
 * classes ends what the field holds, or one of them hands its base anything but what it was given itself.
 */
function fillerOf(field: string, declaration: ts.Declaration, owner: OwningObject, checker: ts.TypeChecker): OwningObject | undefined {
  const holder = ts.findAncestor(declaration, ts.isClassLike);
  if (!holder || holder === owner.node || holder.getSourceFile().isDeclarationFile) return owner;
  const ends = new RegExp(`\\bthis\\.${field.replaceAll('$', '\\$')}\\b[?!]*\\.(?:${wholesaleRemovals.join('|')})\\(|\\b_?(?:push|add|register|track)\\w*\\((?:[^;()]*,)?\\s*\\[?\\s*this\\.${field.replaceAll('$', '\\$')}\\s*[,)\\]]`);
  for (let current = owner.node; current !== holder; ) {
    const base = baseClassOf(current, checker);
    if (!base || ends.test(current.getText()) || !handsOnWhatIsGiven(current, checker)) return undefined;
    current = base;
  }
  return ends.test(holder.getText()) ? undefined : { ...owner, node: holder };
}

/** Whether a class gives its base nothing but parameters of its constructor, what is read off them, and literals. */
function handsOnWhatIsGiven(node: ts.ClassLikeDeclaration, checker: ts.TypeChecker): boolean {
  const constructor = node.members.find(ts.isConstructorDeclaration);
  const isGiven = (expression: ts.Expression): boolean => {
    const root = rootOf(expression);
    const declaration = ts.isIdentifier(root) ? checker.getSymbolAtLocation(root)?.valueDeclaration : undefined;
    return ts.isLiteralExpression(root) || (declaration !== undefined && ts.isParameter(declaration) && declaration.parent === constructor);
  };
  const holds = (each: ts.Node): boolean =>
    (ts.isCallExpression(each) && each.expression.kind === ts.SyntaxKind.SuperKeyword ? each.arguments.every(isGiven) : true) && ts.forEachChild(each, child => (holds(child) ? undefined : true)) === undefined;
  return constructor?.body === undefined || holds(constructor.body);
}

/** Whether what a container puts there has an end of its own: the container may be one that is made for the owner, and ends both. */
function mayShareContainer(declaration: ts.Declaration, program: ts.Program): boolean {
  const decorators = ts.canHaveDecorators(declaration) ? (ts.getDecorators(declaration) ?? []) : [];
  if (!decorators.some(({ expression }) => isInjector(expression, program))) return false;
  const type = program.getTypeChecker().getTypeAtLocation(declaration);
  return certainTeardowns.some(name => type.getProperty(name) !== undefined);
}

/** Whether a decorator makes a container put into the field what it keeps for everybody. */
function isInjector(decorator: ts.Expression, program: ts.Program): boolean {
  const callee = ts.isCallExpression(decorator) ? decorator.expression : decorator;
  const symbol = namedSymbol(callee, program.getTypeChecker());
  return symbol !== undefined && injectingDecorators.some(({ names, origin }) => (names as readonly string[]).includes(symbol.name) && (symbol.declarations ?? []).some(declaration => isDeclaredBy(declaration, origin, program)));
}

/** `name` of `{ ...defaults, ...options }`, where only one of what is merged can have it. */
function partOfMerged(value: ts.Expression, name: string | undefined, owner: Owner, program: ts.Program, steps: number): Outliving | undefined {
  const node = withoutCasts(value);
  const isMerge = ts.isCallExpression(node) && node.expression.getText() === 'Object.assign';
  if (name === undefined || steps <= 0 || !(isMerge || ts.isObjectLiteralExpression(node))) return undefined;
  const checker = program.getTypeChecker();
  const parts: ts.Expression[] = [];
  for (const part of isMerge ? node.arguments : (node as ts.ObjectLiteralExpression).properties) {
    if (ts.isExpression(part) || ts.isSpreadAssignment(part)) {
      const merged = ts.isSpreadAssignment(part) ? part.expression : part;
      const type = checker.getNonNullableType(checker.getTypeAtLocation(merged));
      if (type.flags & ts.TypeFlags.Any) return undefined;
      if (type.getProperty(name)) parts.push(merged);
    } else if (part.name?.getText() === name) return undefined;
  }
  const [only, ...others] = parts;
  return only && others.length === 0 ? outlives(only, owner, program, steps) : undefined;
}

/** The signal that an object reads off its options: whoever made the options holds the controller. */
function isSignalOfOptions(node: ts.Node, owner: OwningObject, checker: ts.TypeChecker): boolean {
  if (!ts.isPropertyAccessExpression(node) || !ts.isPropertyAccessExpression(withoutCasts(node.expression))) return false;
  const symbol = checker.getNonNullableType(checker.getTypeAtLocation(node)).symbol as ts.Symbol | undefined;
  if (symbol?.name !== 'AbortSignal' || rootOf(node).kind !== ts.SyntaxKind.ThisKeyword) return false;
  return checker.getNonNullableType(checker.getTypeAtLocation(node.expression)).getProperty('abort') === undefined && !/\bnew AbortController\b/.test(owner.node.getText());
}

function rootOf(node: ts.Node): ts.Node {
  const bare = withoutCasts(node);
  return ts.isPropertyAccessExpression(bare) ? rootOf(bare.expression) : bare;
}

/** An effect that runs more than once for the same component: what the component keeps in refs outlives each run. */
function runsAgain(owner: Owner): owner is OwningCode {
  if (owner.kind !== 'code' || owner.entry.dependencies === undefined || !ts.isCallExpression(owner.node.parent)) return false;
  const dependencies = owner.node.parent.arguments[owner.entry.dependencies];
  return dependencies === undefined || (ts.isArrayLiteralExpression(dependencies) && dependencies.elements.length > 0);
}

/** `inject(Service)`. */
function isInjection(value: ts.Expression, program: ts.Program): boolean {
  const call = withoutCasts(value);
  if (!ts.isCallExpression(call) || !ts.isIdentifier(call.expression) || call.expression.text !== 'inject') return false;
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(call.expression);
  const resolved = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return (resolved?.declarations ?? []).some(declaration => isDeclaredBy(declaration, { from: 'module', module: '@angular/core' }, program));
}

/** What a field gets, its initializer and every assignment in the class; `null` and `undefined` left out. */
export function valuesOfField(name: string, owner: ts.ClassLikeDeclaration): readonly ts.Expression[] {
  const values: ts.Expression[] = [];
  for (const member of owner.members) if (ts.isPropertyDeclaration(member) && memberName(member) === name && member.initializer) values.push(member.initializer);
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && node.operatorToken.kind >= ts.SyntaxKind.FirstAssignment && node.operatorToken.kind <= ts.SyntaxKind.LastAssignment) {
      const target = withoutCasts(node.left);
      if (ts.isPropertyAccessExpression(target) && target.expression.kind === ts.SyntaxKind.ThisKeyword && target.name.text === name) values.push(node.right);
    }
    ts.forEachChild(node, visit);
  };
  visit(owner);
  return values.filter(value => !isNothing(withoutCasts(value)));
}

function isNothing(node: ts.Node): boolean {
  return isNullish(node) || ts.isVoidExpression(node);
}
