import ts from 'typescript';
import { isTestCode } from '../analyses/execution-context.js';
import { obligations } from '../analyses/obligations.js';
import { isClient } from '../analyses/resource-kinds.js';
import { unusedHandles } from '../analyses/unused-handles.js';
import { callText } from '../report/places.js';
import { createRule } from './create-rule.js';

export default createRule<'perCall', []>({
  name: 'no-client-per-call',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow creating a client or pool on every call and leaving it open', family: 'resources', recommended: 'strict', requiresTypeChecking: true },
    messages: {
      perCall: 'Every call of this function makes a new {{noun}} with `{{call}}` and leaves it open: create one for all calls, outside of the function.',
    },
    schema: [],
  },
  create: (context, pass) => ({
    Program() {
      for (const { acquisition, owner, findings } of obligations(pass)) {
        const { resource, call } = acquisition;
        if (!isClient(resource) || !isCalledOften(owner) || isTestCode(call)) continue;
        if (!findings.some(({ kind }) => kind === 'leaked' || kind === 'discarded')) continue;
        // A client that nothing uses is not to be made at all.
        if (unusedHandles(pass).some(unused => unused.call === call)) continue;
        context.report({ node: pass.services.tsNodeToESTreeNodeMap.get(call), messageId: 'perCall', data: { noun: resource.noun, call: callText(call) } });
      }
    },
  }),
});

/** A handler that another function is given, or a function that other files can call. */
function isCalledOften(owner: ts.Node): boolean {
  if (ts.isMethodDeclaration(owner)) return true;
  if (ts.isFunctionDeclaration(owner)) return (ts.getCombinedModifierFlags(owner) & ts.ModifierFlags.Export) !== 0 || isExportedByName(owner);
  if (!ts.isArrowFunction(owner) && !ts.isFunctionExpression(owner)) return false;
  const { parent } = owner;
  if (ts.isCallExpression(parent)) return parent.arguments.includes(owner);
  if (ts.isExportAssignment(parent) || ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent)) return true;
  if (ts.isBinaryExpression(parent)) return parent.right === owner && /^(?:module\.)?exports\b/.test(parent.left.getText());
  return ts.isVariableDeclaration(parent) && ((ts.getCombinedModifierFlags(parent) & ts.ModifierFlags.Export) !== 0 || isExportedByName(parent));
}

/** `export { handler }`, `export default handler`. */
function isExportedByName({ name }: ts.FunctionDeclaration | ts.VariableDeclaration): boolean {
  if (!name || !ts.isIdentifier(name)) return false;
  return name.getSourceFile().statements.some(statement => {
    if (ts.isExportAssignment(statement)) return ts.isIdentifier(statement.expression) && statement.expression.text === name.text;
    const exported = ts.isExportDeclaration(statement) && !statement.moduleSpecifier ? statement.exportClause : undefined;
    return exported !== undefined && ts.isNamedExports(exported) && exported.elements.some(element => (element.propertyName ?? element.name).text === name.text);
  });
}
