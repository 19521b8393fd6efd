import type { Entry } from "./entry";

/** An entry with what stands under it. */
export interface Node {
  readonly entry: Entry;
  readonly children: readonly Node[];
}

/** A node's own points, else the sum of its members'. */
export function pointsOf(node: Node): number | null {
  if (node.entry.points) return node.entry.points.maximum;
  const scored = node.children.map(pointsOf).filter((p): p is number => p !== null);
  return scored.length === 0 ? null : scored.reduce((a, b) => a + b, 0);
}
