import ts from 'typescript';
import { jsxFrameworks, type JsxFramework } from '../catalogue/jsx-frameworks.js';
import { installedPackageOf, packagesAbove, type Package } from '../modules/package-json.js';
import { isJavaScript } from '../types/js-inference.js';
import type { JsxElement } from '../types/jsx-props.js';
import { isCall, namedSymbol, withoutCasts } from '../types/origin.js';
import { referencesTo } from '../types/references.js';
import { runtimePackage } from './contrary-evidence.js';
import type { FilePass } from './define.js';

type ComponentDeclaration = ts.FunctionLikeDeclaration | ts.ClassLikeDeclaration;

/** What an element's tag names. */
export type Component =
  | { readonly kind: 'project'; readonly declaration: ComponentDeclaration; readonly framework: JsxFramework }
  | { readonly kind: 'package'; readonly package: Package };

/** What a component does with a prop. `forwards`: it may hand on props that it does not name. */
export type PropUse = 'reads' | 'ignores' | 'forwards';

/** The framework that runs the elements of a file: the one whose types they have or, without such, the one that the package depends on. */
export function frameworkOf(at: ts.Node, pass: FilePass): JsxFramework | undefined {
  const tags = pass.checker.getJsxIntrinsicTagNamesAt(at);
  const file = (tags.find(({ name }) => name === 'div') ?? tags[0])?.declarations?.[0]?.getSourceFile();
  if (file) {
    const types = installedPackageOf(file.fileName);
    const name = types && describedBy(types);
    return jsxFrameworks.find(framework => framework.package === name);
  }
  for (const { json } of packagesAbove(pass.sourceFile.fileName)) {
    const names = Object.keys({ ...json.dependencies, ...json.devDependencies, ...json.peerDependencies });
    const found = jsxFrameworks.filter(framework => names.includes(framework.package));
    if (found.length || names.includes('vue')) return found.length === 1 && !names.includes('vue') ? found[0] : undefined;
  }
  return undefined;
}

function describedBy({ json }: Package): string {
  return (json.name ?? '').replace(/^@types\/(?:(.+?)__)?/, (_, scope?: string) => (scope ? `@${scope}/` : ''));
}

/** The one component that a tag names: a function or class of the project, also inside `memo()`, or something of a package. */
export function componentOf({ tagName }: JsxElement, framework: JsxFramework, pass: FilePass): Component | undefined {
  return componentNamed(tagName, framework, pass, 0);
}

const MAX_STEPS = 6;

function componentNamed(expression: ts.Node, framework: JsxFramework, pass: FilePass, steps: number): Component | undefined {
  const node = withoutCasts(expression);
  if (steps > MAX_STEPS) return undefined;
  if (ts.isFunctionExpression(node) || ts.isArrowFunction(node) || ts.isClassExpression(node)) return { kind: 'project', declaration: node, framework };
  if (isCall(node)) {
    const [inner] = node.arguments ?? [];
    return inner && isWrapper(node.expression, framework, pass) ? componentNamed(inner, framework, pass, steps + 1) : undefined;
  }
  const declarations = namedSymbol(node, pass.checker)?.declarations ?? [];
  const [declaration] = declarations;
  if (!declaration) return undefined;
  const types = installedPackageOf(declaration.getSourceFile().fileName);
  if (types) {
    const runtime = runtimePackage(types, pass.sourceFile);
    return runtime && { kind: 'package', package: runtime };
  }
  if (declarations.length !== 1) return undefined;
  if (ts.isFunctionDeclaration(declaration) || ts.isClassDeclaration(declaration)) return { kind: 'project', declaration, framework };
  if (ts.isExportAssignment(declaration)) return componentNamed(declaration.expression, framework, pass, steps + 1);
  const isConst = ts.isVariableDeclaration(declaration) && (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
  return isConst && declaration.initializer ? componentNamed(declaration.initializer, framework, pass, steps + 1) : undefined;
}

/** `memo` and `forwardRef`, told by the package that declares them. */
function isWrapper(callee: ts.Expression, framework: JsxFramework, { checker }: FilePass): boolean {
  const symbol = namedSymbol(callee, checker);
  const file = symbol?.declarations?.[0]?.getSourceFile();
  const types = file && installedPackageOf(file.fileName);
  return !!symbol && framework.wrappers.includes(symbol.name) && !!types && describedBy(types) === framework.package;
}

/** The props that a function of JavaScript takes apart where it gets them, when it takes no other. */
export function patternOf(declaration: ComponentDeclaration): readonly string[] | undefined {
  const [props] = declaration.kind !== ts.SyntaxKind.ClassDeclaration && ts.isFunctionLike(declaration) && isJavaScript(declaration) ? declaration.parameters : [];
  if (!props || !ts.isObjectBindingPattern(props.name)) return undefined;
  return props.name.elements.flatMap(({ propertyName, name }) => (ts.isIdentifier(propertyName ?? name) ? [(propertyName ?? name).getText()] : []));
}

/** What a function or class of the project does with a prop that its type does not have. */
export function useOfProp(name: string, declaration: ComponentDeclaration, { checker }: FilePass): PropUse {
  if (isAssignedTo(declaration, name)) return 'reads';
  return ts.isClassLike(declaration) ? useInClass(name, declaration, checker) : useInFunction(name, declaration, checker);
}

function useInFunction(name: string, fn: ts.FunctionLikeDeclaration, checker: ts.TypeChecker): PropUse {
  if (!fn.body) return 'forwards';
  const isArrow = ts.isArrowFunction(fn);
  const [props] = fn.parameters;
  if (!isArrow && mentionsWord(fn.body, 'arguments')) return 'forwards';
  if (!props) return 'ignores';
  if (props.dotDotDotToken) return 'forwards';
  if (ts.isObjectBindingPattern(props.name)) return useInPattern(name, props.name);
  const symbol = checker.getSymbolAtLocation(props.name);
  if (!symbol) return 'forwards';
  return worst(referencesTo(symbol, fn.body, checker).map(reference => useOfObject(name, reference)));
}

/** What is done with `props` in one place. */
function useOfObject(name: string, object: ts.Node): PropUse {
  const { parent } = object;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === object) return parent.name.text === name ? 'reads' : 'ignores';
  if (ts.isVariableDeclaration(parent) && parent.initializer === object && ts.isObjectBindingPattern(parent.name)) return useInPattern(name, parent.name);
  return 'forwards';
}

function useInPattern(name: string, { elements }: ts.ObjectBindingPattern): PropUse {
  return worst(
    elements.map(element => {
      const key = element.propertyName ?? element.name;
      if (element.dotDotDotToken || !(ts.isIdentifier(key) || ts.isStringLiteralLike(key))) return 'forwards';
      return key.text === name ? 'reads' : 'ignores';
    }),
  );
}

/** Methods get props under several names; whatever is called so and is neither read by name nor given to the base class may go anywhere. */
function useInClass(name: string, declaration: ts.ClassLikeDeclaration, checker: ts.TypeChecker): PropUse {
  const [base] = declaration.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types ?? [];
  const file = base && namedSymbol(base.expression, checker)?.declarations?.[0]?.getSourceFile();
  if (!file || !installedPackageOf(file.fileName) || mentionsWord(declaration, 'arguments')) return 'forwards';
  if (mentionsWord(declaration, name)) return 'reads';
  const uses: PropUse[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && /props$/i.test(node.text)) uses.push(useInMethod(name, node));
    ts.forEachChild(node, visit);
  };
  declaration.members.forEach(visit);
  return worst(uses);
}

function useInMethod(name: string, node: ts.Identifier): PropUse {
  const { parent } = node;
  if (ts.isParameter(parent) || ts.isPropertyDeclaration(parent) || ts.isTypeReferenceNode(parent) || (isCall(parent) && parent.expression.kind === ts.SyntaxKind.SuperKeyword)) return 'ignores';
  const isOfThis = ts.isPropertyAccessExpression(parent) && parent.name === node && parent.expression.kind === ts.SyntaxKind.ThisKeyword;
  return useOfObject(name, isOfThis ? parent : node);
}

function worst(uses: readonly PropUse[]): PropUse {
  return uses.includes('reads') ? 'reads' : uses.includes('forwards') ? 'forwards' : 'ignores';
}

/** `Card.defaultProps = { name: … }`: what is said of the component beside its declaration. */
function isAssignedTo(declaration: ComponentDeclaration, name: string): boolean {
  const owner = ts.findAncestor(declaration as ts.Node, node => ts.isVariableDeclaration(node) || ts.isFunctionDeclaration(node) || ts.isClassLike(node)) as ts.NamedDeclaration | undefined;
  const own = owner?.name?.getText();
  return declaration.getSourceFile().statements.some(
    statement =>
      ts.isExpressionStatement(statement) &&
      ts.isBinaryExpression(statement.expression) &&
      ts.isPropertyAccessExpression(statement.expression.left) &&
      statement.expression.left.expression.getText() === own &&
      mentionsWord(statement, name),
  );
}

function mentionsWord(root: ts.Node, word: string): boolean {
  const visit = (node: ts.Node): boolean => ((ts.isIdentifier(node) || ts.isStringLiteralLike(node)) && node.text === word) || (ts.forEachChild(node, child => visit(child) || undefined) ?? false);
  return visit(root);
}
