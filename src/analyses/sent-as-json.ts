import ts from 'typescript';
import { isCall, namedSymbol, withoutCasts, type Call } from '../types/origin.js';
import { referencesTo } from '../types/references.js';
import { implementationOf } from './parameter-ownership.js';

const MAX_STEPS = 4;

/**
 * Whether a function of the program writes a whole argument as JSON, itself or by the functions that it hands it to: then
 * readers in other languages and on other machines may know what the program does not.
 */
export function isSentAsJson(call: Call, index: number, program: ts.Program, steps = MAX_STEPS): boolean {
  const checker = program.getTypeChecker();
  const implementation = steps > 0 ? implementationOf(call, checker) : undefined;
  const parameter = implementation?.parameters[index];
  return implementation !== undefined && parameter !== undefined && ts.isIdentifier(parameter.name) && isWritten(parameter.name, implementation, program, steps);
}

/** Whether the value of a variable is written as JSON in the code around it, in whole or as a part of a new object. */
function isWritten(name: ts.Identifier, scope: ts.Node, program: ts.Program, steps: number): boolean {
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(name);
  return symbol !== undefined && steps > 0 && referencesTo(symbol, scope, checker).some(mention => {
    let value: ts.Node = mention;
    // `{ method, params }`, `{ ...params }`
    for (;;) {
      const { parent } = value;
      if (ts.isShorthandPropertyAssignment(parent) || ts.isSpreadAssignment(parent) || (ts.isPropertyAssignment(parent) && parent.initializer === value)) value = parent.parent;
      else if (withoutCasts(parent) === value || ts.isConditionalExpression(parent)) value = parent;
      else break;
    }
    const { parent } = value;
    if (ts.isVariableDeclaration(parent) && parent.initializer === value && ts.isIdentifier(parent.name)) return isWritten(parent.name, scope, program, steps - 1);
    const index = isCall(parent) ? (parent.arguments?.indexOf(value as ts.Expression) ?? -1) : -1;
    if (!isCall(parent) || index < 0) return false;
    return isStringify(parent, program) || isSentAsJson(parent, index, program, steps - 1);
  });
}

function isStringify({ expression }: Call, program: ts.Program): boolean {
  if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== 'stringify' || expression.expression.getText() !== 'JSON') return false;
  return namedSymbol(expression, program.getTypeChecker())?.declarations?.some(declaration => program.isSourceFileDefaultLibrary(declaration.getSourceFile())) ?? false;
}
