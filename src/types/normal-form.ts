import ts from 'typescript';

export type HelperFunction = ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction | ts.MethodDeclaration;

/** What a function does, apart from how its text is laid out. */
export interface NormalForm {
  /** The same for two functions exactly if they differ in nothing but the list of `normalFormOf`. */
  readonly text: string;
  /** How many names, literals and operators it has. */
  readonly size: number;
  /** The names that it takes from around, in order of appearance; both functions have to mean the same by them. */
  readonly free: readonly ts.Identifier[];
}

/**
 * The form that two functions share which differ only in names of their own, types, comments, layout, braces around single
 * statements, quotes, `const` or `let`, `function` or arrow, shorthands, and the order of declarations that do not depend on
 * each other and call nothing. `undefined` for functions that use `this`, `super`, `arguments`, classes or decorators.
 */
export function normalFormOf(fn: HelperFunction, name?: string): NormalForm | undefined {
  if (!fn.body) return undefined;
  const writer = new Writer(boundNames(fn, name));
  try {
    writer.fn(fn);
  } catch (error) {
    if (error instanceof NotComparable) return undefined;
    throw error;
  }
  return { text: writer.out.join(' '), size: writer.size, free: writer.free };
}

class NotComparable extends Error {}

/** Nested so deep that it would not be read by anybody either. */
const MAX_DEPTH = 200;

function boundNames(fn: HelperFunction, name: string | undefined): ReadonlySet<string> {
  const names = new Set(name === undefined ? [] : [name]);
  const visit = (node: ts.Node): void => {
    if ((ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node)) && ts.isIdentifier(node.name)) names.add(node.name.text);
    else if ((ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node)) && node.name) names.add(node.name.text);
    if (!ts.isTypeNode(node)) ts.forEachChild(node, visit);
  };
  visit(fn);
  return names;
}

class Writer {
  out: string[] = [];
  size = 0;
  readonly free: ts.Identifier[] = [];
  #numbers = new Map<string, number>();
  /** While statements are put in order, names do not count yet. */
  #isBlind = false;
  #depth = 0;

  constructor(private readonly bound: ReadonlySet<string>) {}

  fn(node: HelperFunction): void {
    if (ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword)) this.out.push('async');
    this.out.push(node.asteriskToken ? 'fn*' : 'fn', '(');
    for (const parameter of node.parameters) {
      if (ts.isIdentifier(parameter.name) && parameter.name.text === 'this') throw new NotComparable();
      this.#node(parameter);
    }
    this.out.push(')');
    if (!node.body) throw new NotComparable();
    if (ts.isBlock(node.body)) this.#statements(node.body.statements);
    else this.#wrapped(() => this.#returned(node.body as ts.Expression));
  }

  #returned(expression: ts.Expression): void {
    this.out.push('return');
    this.#node(expression);
    this.out.push(';');
  }

  #wrapped(write: () => void): void {
    this.out.push('{');
    write();
    this.out.push('}');
  }

  #body(statement: ts.Statement): void {
    this.#statements(ts.isBlock(statement) ? statement.statements : [statement]);
  }

  #statements(list: readonly ts.Statement[]): void {
    const flat = list.flatMap((statement): readonly ts.Node[] => (ts.isVariableStatement(statement) ? statement.declarationList.declarations : ts.isEmptyStatement(statement) ? [] : [statement]));
    this.#wrapped(() => {
      for (let i = 0; i < flat.length; ) {
        let end = i;
        while (end < flat.length && isInert(flat[end])) end++;
        const run = flat.slice(i, Math.max(end, i + 1));
        for (const node of run.length > 1 ? this.#inOrder(run as ts.VariableDeclaration[]) : run) {
          if (ts.isVariableDeclaration(node)) this.#declaration(node);
          else this.#node(node);
        }
        i += run.length;
      }
    });
  }

  /** Declarations that do not use each other, in an order that does not depend on how they are written. */
  #inOrder(run: readonly ts.VariableDeclaration[]): readonly ts.Node[] {
    const names = new Set(run.map(({ name }) => (name as ts.Identifier).text));
    const uses = (node: ts.Node): boolean => (ts.isIdentifier(node) && names.has(node.text)) || (ts.forEachChild(node, child => uses(child) || undefined) ?? false);
    if (run.some(({ initializer }) => initializer && uses(initializer))) return run;
    return run.map(node => ({ node, key: this.#blindText(node) })).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ node }) => node);
  }

  #blindText(node: ts.VariableDeclaration): string {
    const { out, size } = this;
    const wasBlind = this.#isBlind;
    this.out = [];
    this.#isBlind = true;
    this.#declaration(node);
    const text = this.out.join(' ');
    this.out = out;
    this.size = size;
    this.#isBlind = wasBlind;
    return text;
  }

  #declaration(node: ts.VariableDeclaration): void {
    this.out.push((ts.getCombinedNodeFlags(node) & ts.NodeFlags.BlockScoped) !== 0 ? 'let' : 'var');
    this.#node(node.name);
    if (node.initializer) {
      this.out.push('=');
      this.#node(node.initializer);
    }
    this.out.push(';');
  }

  #node(node: ts.Node): void {
    if (++this.#depth > MAX_DEPTH) throw new NotComparable();
    this.#write(node);
    this.#depth--;
  }

  #write(node: ts.Node): void {
    if (node.kind === ts.SyntaxKind.ThisKeyword || node.kind === ts.SyntaxKind.SuperKeyword || ts.isClassLike(node) || ts.isDecorator(node) || ts.isMetaProperty(node)) throw new NotComparable();
    if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isNonNullExpression(node) || ts.isTypeAssertionExpression(node)) return this.#node(node.expression);
    if (ts.isTypeNode(node) || ts.isTypeParameterDeclaration(node) || ts.isModifier(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    if (ts.isIdentifier(node)) return this.#identifier(node);
    if (ts.isStringLiteralLike(node)) return this.#leaf(JSON.stringify(node.text));
    if (ts.isNumericLiteral(node)) return this.#leaf(String(Number(node.text)));
    if (ts.isJsxText(node)) return node.containsOnlyTriviaWhiteSpaces ? undefined : this.#leaf(JSON.stringify(node.text.replace(/\s+/g, ' ')));
    if (ts.isLiteralExpression(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) return this.#leaf(node.getText());
    if (ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node) || ts.isArrowFunction(node)) {
      if (node.name) this.#node(node.name);
      return this.fn(node);
    }
    if (ts.isBlock(node)) return this.#statements(node.statements);
    if (ts.isReturnStatement(node) && node.expression) return this.#returned(node.expression);
    if (ts.isVariableDeclarationList(node)) return node.declarations.forEach(each => this.#declaration(each));
    if (ts.isIfStatement(node)) {
      this.out.push('if');
      this.#node(node.expression);
      this.#body(node.thenStatement);
      if (node.elseStatement) {
        this.out.push('else');
        this.#body(node.elseStatement);
      }
      return;
    }
    if (ts.isShorthandPropertyAssignment(node)) {
      this.#leaf(`.${node.name.text}`);
      this.out.push(':');
      return this.#node(node.name);
    }
    if (ts.isPropertyAssignment(node) || (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent) && !node.dotDotDotToken)) {
      this.#key(node.name, ts.isBindingElement(node) ? node.propertyName : node.name);
      this.out.push(':');
      this.#node(ts.isBindingElement(node) ? node.name : node.initializer);
      if (ts.isBindingElement(node) && node.initializer) {
        this.out.push('=');
        this.#node(node.initializer);
      }
      return;
    }
    if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression) && /^[A-Za-z_$][\w$]*$/.test(node.argumentExpression.text)) {
      this.out.push(`${ts.SyntaxKind.PropertyAccessExpression}(`);
      this.#node(node.expression);
      if (node.questionDotToken) this.out.push('?.');
      this.#leaf(`.${node.argumentExpression.text}`);
      this.out.push(')');
      return;
    }
    this.#other(node);
  }

  #other(node: ts.Node): void {
    this.out.push(`${node.kind}(`);
    if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) this.#leaf(String(node.operator));
    let isLeaf = true;
    ts.forEachChild(node, child => {
      isLeaf = false;
      if (ts.isStatement(child) && isLoop(node)) this.#body(child);
      else this.#node(child);
    });
    if (isLeaf) this.size++;
    this.out.push(')');
  }

  #key(name: ts.Node, key: ts.PropertyName | undefined): void {
    const written = key ?? name;
    if (ts.isIdentifier(written) || ts.isStringLiteralLike(written)) this.#leaf(`.${written.text}`);
    else this.#node(written);
  }

  #identifier(node: ts.Identifier): void {
    const { parent, text } = node;
    const isName =
      (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
      (ts.isMethodDeclaration(parent) && parent.name === node) ||
      ((ts.isGetAccessor(parent) || ts.isSetAccessor(parent)) && parent.name === node) ||
      ts.isJsxAttribute(parent) ||
      ts.isLabeledStatement(parent) ||
      ts.isBreakOrContinueStatement(parent);
    if (isName) return this.#leaf(`.${text}`);
    if (text === 'arguments') throw new NotComparable();
    if (!this.bound.has(text)) {
      if (!this.#isBlind) this.free.push(node);
      return this.#leaf(`@${text}`);
    }
    if (this.#isBlind) return this.#leaf('$');
    const number = this.#numbers.get(text) ?? this.#numbers.size;
    this.#numbers.set(text, number);
    this.#leaf(`$${number}`);
  }

  #leaf(text: string): void {
    this.size++;
    this.out.push(text);
  }
}

function isLoop(node: ts.Node): boolean {
  return ts.isIterationStatement(node, false);
}

/** A declaration that calls nothing and changes nothing but its own name. */
function isInert(node: ts.Node | undefined): boolean {
  if (!node || !ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name)) return false;
  return !node.initializer || isInertValue(node.initializer);
}

function isInertValue(node: ts.Node): boolean {
  if (ts.isFunctionLike(node)) return true;
  if (ts.isNewExpression(node)) return ts.isIdentifier(node.expression) && /^(?:Weak)?(?:Map|Set)$/.test(node.expression.text) && !node.arguments?.length;
  const acts =
    ts.isCallExpression(node) ||
    ts.isAwaitExpression(node) ||
    ts.isYieldExpression(node) ||
    ts.isTaggedTemplateExpression(node) ||
    ts.isDeleteExpression(node) ||
    ts.isSpreadElement(node) ||
    ts.isSpreadAssignment(node) ||
    ts.isTemplateExpression(node) ||
    ts.isPostfixUnaryExpression(node) ||
    (ts.isPrefixUnaryExpression(node) && node.operator !== ts.SyntaxKind.MinusToken && node.operator !== ts.SyntaxKind.ExclamationToken) ||
    (ts.isBinaryExpression(node) && node.operatorToken.kind >= ts.SyntaxKind.FirstAssignment && node.operatorToken.kind <= ts.SyntaxKind.LastAssignment);
  return !acts && !(ts.forEachChild(node, child => !isInertValue(child) || undefined) ?? false);
}
