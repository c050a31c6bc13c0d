import ts from 'typescript';
import { runsOnNode } from '../modules/minimum-node.js';
import { disposalOf, lowersUsing, returnsPromise } from '../types/disposal.js';
import type { FilePass } from './define.js';
import type { Obligation } from './obligations.js';

/** What it takes to rewrite the code around an acquisition so that every path releases. */
export interface ReleaseFix {
  /** The declaration of the variable that holds the resource. */
  readonly declaration: ts.VariableStatement;
  /** The calls that release it now. */
  readonly releases: readonly ts.Node[];
  /** A statement that releases it, if one can be written without more knowledge. */
  readonly statement?: string;
  /** The kind of `using` that its type, the catalogue and the `engines` of the package allow. */
  readonly using?: 'using' | 'await using';
}

/** First version of Node.js that runs `using` as it stands. */
const NODE_WITH_USING = '24.0.0';

/** `undefined` unless a `const` or `let` declares the variable with the resource, and nobody else may hold it at the end. */
export function releaseFix({ acquisition, variable, owner, lentAt }: Obligation, { program, checker, sourceFile }: FilePass): ReleaseFix | undefined {
  const { goesTo, resource } = acquisition;
  if (goesTo.kind !== 'variable' || !ts.isVariableDeclaration(goesTo.at) || !variable || variable.names.size > 1 || variable.uses.some(({ use, at }) => use.does === 'escape' && !lentAt?.has(at))) return undefined;
  const declaration = goesTo.at.parent.parent;
  if (!ts.isVariableStatement(declaration)) return undefined;
  const releases = variable.uses.filter(({ use }) => use.does === 'release' || use.does === 'consume').map(({ at }) => at);

  const isAsync = ts.canHaveModifiers(owner) && (ts.getModifiers(owner)?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) ?? false);
  const [first] = resource.release;
  const mayBeNothing = goesTo.at.initializer === undefined || ts.isConditionalExpression(goesTo.at.initializer);
  const method = first?.by === 'method' && first.on === undefined && first.then === undefined && !first.withArgument && !mayBeNothing && !goesTo.isPart ? first.name : undefined;
  const awaits = method !== undefined && isAsync && returnsPromise(goesTo.name, method, checker) ? 'await ' : '';
  const using = usingFor(goesTo.name, resource.disposable, isAsync, program, sourceFile, checker);
  return { declaration, releases, ...(method !== undefined && { statement: `${awaits}${goesTo.name.text}.${method}();` }), ...(using && { using }) };
}

function usingFor(
  name: ts.Identifier,
  since: Obligation['acquisition']['resource']['disposable'],
  isAsync: boolean,
  program: ts.Program,
  { fileName }: ts.SourceFile,
  checker: ts.TypeChecker,
): ReleaseFix['using'] {
  if (!since || !(lowersUsing(program) || runsOnNode(NODE_WITH_USING, fileName))) return undefined;
  const declared = disposalOf(name, checker);
  if (declared.sync && since.sync && 'node' in since.sync && runsOnNode(since.sync.node, fileName)) return 'using';
  return isAsync && declared.async && since.async && 'node' in since.async && runsOnNode(since.async.node, fileName) ? 'await using' : undefined;
}
