import ts from 'typescript';

let last: { readonly file: ts.SourceFile; readonly nodes: readonly ts.Node[] } | undefined;

/** Every node of a file, the outer before the inner. Kept for one file at a time, the one that is linted: who goes through that file has it at hand. */
export function walk(file: ts.SourceFile): readonly ts.Node[] {
  if (last?.file === file) return last.nodes;
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  last = { file, nodes };
  return nodes;
}

/** Every node below another, itself among them, that is a leaf of the tree and wanted. */
export function leavesOf<Leaf extends ts.Node>(root: ts.Node, isWanted: (node: ts.Node) => node is Leaf): readonly Leaf[] {
  if (last?.file === root) return last.nodes.filter(isWanted);
  const leaves: Leaf[] = [];
  const visit = (node: ts.Node): void => {
    if (isWanted(node)) leaves.push(node);
    else ts.forEachChild(node, visit);
  };
  visit(root);
  return leaves;
}
