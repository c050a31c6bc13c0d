import type ts from 'typescript';

/** Whether a value of one type may stand where another is wanted. TypeScript before 5.4 does not say; then everything may. */
export function isAssignable(from: ts.Type, to: ts.Type, checker: ts.TypeChecker): boolean {
  return (checker as Partial<ts.TypeChecker>).isTypeAssignableTo?.call(checker, from, to) ?? true;
}
