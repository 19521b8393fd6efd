import type { LineEntry, StatedPoints } from "./entry";
import type { Node } from "./node";

/** Points are compared as whole thousandths. */
const UNIT = 1000;

/** Beyond so many different sums the lines of one group are not tried any further. */
const MOST_SUMS = 2000;

/**
 * Where a group's stated points are not the sum of its members', other ways to read the members' texts are tried: the
 * choice that adds up with fewest changes is taken. What no reading reconciles stays as it is read first: a fault.
 */
export function reconcile(node: Node): Node {
  const children = node.children.map(reconcile);
  const own = { entry: node.entry, children };
  if (children.length === 0 || node.entry.points === null) return own;
  const goal = units(node.entry.points.maximum);
  const values = children.map(valueOf);
  if (values.some((v) => v === null) || sumOf(values) === goal) return own;
  const other = node.entry.alternatives.find((a) => units(a.points.maximum) === sumOf(values));
  if (other) return { entry: withPoints(node.entry, other), children };
  return { entry: node.entry, children: choose(children, goal) ?? children };
}

function units(points: number): number {
  return Math.round(points * UNIT);
}

function sumOf(values: readonly (number | null)[]): number {
  return values.reduce<number>((a, b) => a + (b ?? 0), 0);
}

function valueOf(node: Node): number | null {
  if (node.entry.points) return units(node.entry.points.maximum);
  const values = node.children.map(valueOf);
  return values.length === 0 || values.some((v) => v === null) ? null : sumOf(values);
}

function withPoints(entry: LineEntry, { points, cell, isGained }: StatedPoints): LineEntry {
  return { ...entry, points, pointsCell: { row: cell.row, column: cell.column }, isGained };
}

interface Choice {
  readonly cost: number;
  readonly nodes: readonly Node[];
}

/** One reading of every member such that they add up to the goal; null when there is none. */
function choose(members: readonly Node[], goal: number): readonly Node[] | null {
  let sums = new Map<number, Choice>([[0, { cost: 0, nodes: [] }]]);
  for (const member of members) {
    const next = new Map<number, Choice>();
    const options = [
      member,
      ...(member.children.length === 0
        ? member.entry.alternatives.map((a) => ({ entry: withPoints(member.entry, a), children: [] }))
        : []),
    ];
    for (const [sum, { cost, nodes }] of sums) {
      options.forEach((option, i) => {
        const reached = sum + (valueOf(option) ?? 0);
        const known = next.get(reached);
        if (reached <= goal && (!known || known.cost > cost + i))
          next.set(reached, { cost: cost + i, nodes: [...nodes, option] });
      });
    }
    if (next.size > MOST_SUMS) return null;
    sums = next;
  }
  return sums.get(goal)?.nodes ?? null;
}
