import type { ReactNode } from "react";

export type TreeNode = { id: string; content: ReactNode; children?: TreeNode[] };

/** A nested list drawn with lines, from the right. On a ground other than `--surface` set `--tree-ground` around it. */
export function Tree({ nodes, label }: { nodes: TreeNode[]; label: string }) {
  return (
    <ul className="tree" aria-label={label}>
      <Branch nodes={nodes} />
    </ul>
  );
}

function Branch({ nodes }: { nodes: TreeNode[] }) {
  return nodes.map((node) => (
    <li key={node.id} className="pt-2">
      {node.content}
      {node.children && node.children.length > 0 && (
        <ul>
          <Branch nodes={node.children} />
        </ul>
      )}
    </li>
  ));
}
