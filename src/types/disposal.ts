import ts from 'typescript';

/** Whether the declared type of a variable can be disposed of, and how. */
export function disposalOf(name: ts.Identifier, checker: ts.TypeChecker): { readonly sync: boolean; readonly async: boolean } {
  const names = checker.getTypeAtLocation(name).getProperties().map(({ escapedName }) => String(escapedName));
  return { sync: names.some(each => each.startsWith('__@dispose@')), async: names.some(each => each.startsWith('__@asyncDispose@')) };
}

/** Whether a method of a variable, called without arguments, returns a promise. */
export function returnsPromise(name: ts.Identifier, method: string, checker: ts.TypeChecker): boolean {
  const property = checker.getTypeAtLocation(name).getProperty(method);
  const signatures = property ? checker.getTypeOfSymbolAtLocation(property, name).getCallSignatures() : [];
  const first = signatures.find(({ parameters }) => parameters.length === 0) ?? signatures[0];
  return first !== undefined && checker.getReturnTypeOfSignature(first).getProperty('then') !== undefined;
}

/** Whether the compiler turns `using` into older syntax. */
export function lowersUsing(program: ts.Program): boolean {
  const { target, noEmit } = program.getCompilerOptions();
  return noEmit !== true && target !== undefined && target < ts.ScriptTarget.ESNext;
}
