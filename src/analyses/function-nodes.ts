import ts from 'typescript';

const found = new WeakMap<ts.Node, readonly ts.FunctionLikeDeclaration[]>();

/** Every function with a body at or below a node, in order of appearance. */
export function functionsIn(root: ts.Node): readonly ts.FunctionLikeDeclaration[] {
  let functions = found.get(root);
  if (!functions) {
    const list: ts.FunctionLikeDeclaration[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isFunctionLike(node) && (node as ts.FunctionLikeDeclaration).body) list.push(node as ts.FunctionLikeDeclaration);
      ts.forEachChild(node, visit);
    };
    visit(root);
    found.set(root, (functions = list));
  }
  return functions;
}
