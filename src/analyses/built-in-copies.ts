import ts from 'typescript';
import { WRITTEN_BUILT_INS, type WrittenBuiltIn } from '../catalogue/written-built-ins.js';
import { isOfDefaultLibrary } from '../types/default-library.js';
import { normalFormOf, type HelperFunction } from '../types/normal-form.js';
import { valueSymbol } from '../types/references.js';
import { defineFileAnalysis, type FilePass } from './define.js';
import { formOf, helpersIn, isOrdinary } from './duplicate-helpers.js';
import { isNewerThanPromised } from './unsupported-apis.js';

/** A function that does what the language has a function for, and how code calls that. */
export interface BuiltInCopy {
  readonly fn: HelperFunction;
  readonly name: ts.Node;
  readonly call: string;
}

/** Functions of the file that are written out although every version of the language that the project is for has them. */
export const builtInCopies = defineFileAnalysis('builtInCopies', (pass): readonly BuiltInCopy[] => {
  if (!isOrdinary(pass.sourceFile, pass.program)) return [];
  return helpersIn(pass.sourceFile).flatMap(helper => {
    const form = formOf(helper);
    const builtIn = form && writtenForms().get(form.text);
    const isCopy = builtIn && form.free.every(name => name.text === 'undefined' || isOfDefaultLibrary(valueSymbol(name, pass.checker), pass.program)) && takesItsInput(helper.fn, builtIn, pass) && isThere(builtIn, pass);
    return isCopy ? [{ fn: helper.fn, name: helper.name, call: builtIn.call }] : [];
  });
});

let forms: ReadonlyMap<string, WrittenBuiltIn> | undefined;

function writtenForms(): ReadonlyMap<string, WrittenBuiltIn> {
  return (forms ??= new Map(WRITTEN_BUILT_INS.flatMap(builtIn => builtIn.code.flatMap(code => {
    const [fn] = ts.createSourceFile('written.js', code, ts.ScriptTarget.Latest, true).statements;
    const form = fn && ts.isFunctionDeclaration(fn) ? normalFormOf(fn, 'written') : undefined;
    return form ? [[form.text, builtIn] as const] : [];
  }))));
}

function takesItsInput({ parameters: [first] }: HelperFunction, { ofArray }: WrittenBuiltIn, { checker }: FilePass): boolean {
  if (!ofArray || !first) return true;
  const type = checker.getTypeAtLocation(first);
  return checker.isArrayType(type) || checker.isTupleType(type);
}

/** Whether the libraries that the project is compiled for declare it, and every Node that it promises to run on has it. */
function isThere({ owner, member }: WrittenBuiltIn, pass: FilePass): boolean {
  const symbol = pass.checker.resolveName(owner, undefined, ts.SymbolFlags.Interface, false);
  const found = symbol && pass.checker.getDeclaredTypeOfSymbol(symbol).getProperty(member);
  return found !== undefined && isOfDefaultLibrary(found, pass.program) && !isNewerThanPromised(found, pass);
}
