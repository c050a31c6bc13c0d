import ts from 'typescript';

/** A condition, and whether it holds where a node runs. */
export interface Known {
  readonly condition: ts.Expression;
  readonly holds: boolean;
  /** It is what a `switch` compares with the value of the `case` around. */
  readonly isCase?: true;
}

/** What is known to hold where a node runs, in its function: of the branches that it is in, and of statements before it that leave otherwise. */
export function conditionsAround(at: ts.Node): readonly Known[] {
  const found: Known[] = [];
  for (let node = at; !ts.isSourceFile(node) && (node === at || !ts.isFunctionLike(node)); node = node.parent) {
    const { parent } = node;
    if (ts.isIfStatement(parent) && parent.expression !== node) add(parent.expression, parent.thenStatement === node, found);
    else if (ts.isConditionalExpression(parent) && parent.condition !== node) add(parent.condition, parent.whenTrue === node, found);
    else if (ts.isWhileStatement(parent) && parent.statement === node) add(parent.expression, true, found);
    else if (ts.isBinaryExpression(parent) && parent.right === node) {
      if (parent.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) add(parent.left, true, found);
      if (parent.operatorToken.kind === ts.SyntaxKind.BarBarToken) add(parent.left, false, found);
    } else if (ts.isCaseClause(parent) && ts.isCaseBlock(parent.parent)) {
      found.push({ condition: parent.parent.parent.expression, holds: true, isCase: true });
    }
    if (ts.isBlock(parent) || ts.isSourceFile(parent) || ts.isCaseOrDefaultClause(parent)) {
      for (const statement of parent.statements) {
        if (statement === node) break;
        if (ts.isIfStatement(statement) && leaves(statement.thenStatement)) add(statement.expression, false, found);
        else if (ts.isIfStatement(statement) && statement.elseStatement && leaves(statement.elseStatement)) add(statement.expression, true, found);
      }
    }
  }
  return found;
}

function add(condition: ts.Expression, holds: boolean, found: Known[]): void {
  if (ts.isParenthesizedExpression(condition)) add(condition.expression, holds, found);
  else if (ts.isPrefixUnaryExpression(condition) && condition.operator === ts.SyntaxKind.ExclamationToken) add(condition.operand, !holds, found);
  else if (ts.isBinaryExpression(condition) && condition.operatorToken.kind === (holds ? ts.SyntaxKind.AmpersandAmpersandToken : ts.SyntaxKind.BarBarToken)) {
    add(condition.left, holds, found);
    add(condition.right, holds, found);
  } else found.push({ condition, holds });
}

/** Whether control does not go on behind a statement. */
function leaves(statement: ts.Statement): boolean {
  if (ts.isBlock(statement)) {
    const last = statement.statements.at(-1);
    return last !== undefined && leaves(last);
  }
  return ts.isReturnStatement(statement) || ts.isThrowStatement(statement) || ts.isContinueStatement(statement) || ts.isBreakStatement(statement);
}
