import type { LineEntry } from "./entry";

/** An entry with what stands under it. */
export interface Node {
  readonly entry: LineEntry;
  readonly children: readonly Node[];
}

/** A node's own points, else the sum of its members'. */
export function nodePoints(node: Node): number | null {
  if (node.entry.points) return node.entry.points.maximum;
  const scored = node.children.map(nodePoints).filter((p): p is number => p !== null);
  return scored.length === 0 ? null : scored.reduce((a, b) => a + b, 0);
}
