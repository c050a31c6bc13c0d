import ts from 'typescript';
import { handleReleases } from '../catalogue/registrations.js';
import { isCall, withoutCasts } from '../types/origin.js';
import { defineFileAnalysis } from './define.js';
import { nodesOf } from './nodes.js';
import { ownerOfClass } from './owners.js';

/** A teardown that puts a new object into a field and then ends that one, so that the old object is never ended. */
export interface EndedTooLate {
  readonly assignment: ts.BinaryExpression;
  readonly field: string;
  readonly release: ts.CallExpression;
}

/** Fields that the teardowns of this file's classes replace before they end what the field held. */
export const endedTooLate = defineFileAnalysis('endedTooLate', (pass): readonly EndedTooLate[] => {
  const found: EndedTooLate[] = [];
  for (const node of nodesOf(pass, ts.SyntaxKind.ClassDeclaration, ts.SyntaxKind.ClassExpression)) {
    for (const teardown of ownerOfClass(node, pass.program)?.teardowns ?? []) if (ts.isMethodDeclaration(teardown) && teardown.body) found.push(...inBlock(teardown.body));
  }
  return found;
});

function inBlock(body: ts.Block): readonly EndedTooLate[] {
  const found: EndedTooLate[] = [];
  body.statements.forEach((statement, index) => {
    const assignment = ts.isExpressionStatement(statement) ? statement.expression : undefined;
    if (!assignment || !ts.isBinaryExpression(assignment) || assignment.operatorToken.kind !== ts.SyntaxKind.EqualsToken || !isCall(withoutCasts(assignment.right)) || !ts.isNewExpression(withoutCasts(assignment.right))) return;
    const field = assignment.left.getText();
    if (!/^this\.[\w#$]+$/.test(field)) return;
    const before = body.statements.slice(0, index).some(each => each.getText().includes(field));
    if (before) return;
    for (const later of body.statements.slice(index + 1)) {
      const call = ts.isExpressionStatement(later) ? withoutCasts(later.expression) : undefined;
      if (call && ts.isCallExpression(call) && ts.isPropertyAccessExpression(call.expression) && call.expression.expression.getText().replace(/[?!]$/, '') === field && (handleReleases as readonly string[]).includes(call.expression.name.text)) {
        found.push({ assignment, field, release: call });
        return;
      }
    }
  });
  return found;
}
