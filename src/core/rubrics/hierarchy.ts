import type { Entry } from "./entry";
import { numberStyles } from "./numbering";
import { reconcile } from "./reconcile";

/** An entry with what stands under it. */
export interface Node {
  readonly entry: Entry;
  readonly children: readonly Node[];
}

/**
 * Puts lines under each other: further right is deeper, then by the style of their numbers, then by
 * their sums (a line whose points are the sum of those that follow is their heading).
 */
export function buildTree(entries: readonly Entry[]): readonly Node[] {
  const withNone = (isOuter: boolean): readonly Node[] => nest(entries, depthsOf(entries, isOuter));
  const outer = withNone(true);
  const inner = withNone(false);
  const best = agreement(outer) >= agreement(inner) ? outer : inner;
  const pruned = lift(best)
    .map(prune)
    .filter((n): n is Node => n !== null);
  return nestBySums(withoutTitle(pruned)).map(reconcile);
}

/** A title over all lines of its column is no category. */
function withoutTitle(roots: readonly Node[]): readonly Node[] {
  const only = roots[0];
  const isTitle =
    roots.length === 1 &&
    only !== undefined &&
    only.entry.points === null &&
    only.entry.numbering.style === "none" &&
    only.children.every((c) => c.entry.column === only.entry.column && !c.entry.isPart);
  return isTitle ? only.children : roots;
}

/** Depth of every entry: its column first, then how outer its numbering style is within that column. */
function depthsOf(entries: readonly Entry[], isNoneOuter: boolean): readonly number[] {
  const rank = (entry: Entry): number =>
    entry.numbering.style === "none"
      ? isNoneOuter
        ? -1
        : numberStyles.length
      : numberStyles.indexOf(entry.numbering.style);
  const numberedLevels = new Set(entries.filter((e) => e.numbering.style !== "none").map((e) => e.level));
  return entries.map((e) => e.level * 100 + (numberedLevels.has(e.level) ? rank(e) : 0));
}

/** Gives the lines under 组织健全（每项5分，共20分） their points, where they state none themselves. */
function sharedOut(node: Node): Node {
  const { pointsOfEach, points, cell } = node.entry;
  const own = node.children.map(sharedOut);
  if (pointsOfEach === null || own.length === 0 || own.some((c) => pointsOf(c) !== null))
    return { entry: node.entry, children: own };
  if (points !== null && Math.abs(points.maximum - pointsOfEach * own.length) > 1e-9)
    return { entry: node.entry, children: own };
  const each = { maximum: pointsOfEach, kind: points?.kind ?? ("score" as const), options: null };
  const pointsCell = { row: cell.row, column: cell.column };
  return {
    entry: node.entry,
    children: own.map((c) => ({ ...c, entry: { ...c.entry, points: each, pointsCell } })),
  };
}

interface GrowingNode extends Node {
  readonly children: GrowingNode[];
}

function nest(entries: readonly Entry[], depths: readonly number[]): readonly Node[] {
  const roots: GrowingNode[] = [];
  const stack: { node: GrowingNode; depth: number }[] = [];
  entries.forEach((entry, i) => {
    const depth = depths[i] as number;
    while (stack.length > 0 && (stack.at(-1) as { depth: number }).depth >= depth) stack.pop();
    const node: GrowingNode = { entry, children: [] };
    (stack.at(-1)?.node.children ?? roots).push(node);
    stack.push({ node, depth });
  });
  return roots.map(sharedOut);
}

/** Groups whose stated points are the sum of their members, less those where they are not. */
function agreement(nodes: readonly Node[]): number {
  let score = 0;
  for (const node of nodes) {
    const pruned = prune(node);
    if (!pruned) continue;
    const scored = pruned.children.filter((c) => pointsOf(c) !== null);
    if (scored.length > 0) {
      const total = scored.reduce((n, c) => n + (pointsOf(c) ?? 0), 0);
      const { points, column } = pruned.entry;
      if (points !== null) score += Math.abs(total - points.maximum) < 1e-9 ? 2 : -1;
      // A heading without points over lines of its own column is one only if their numbers begin anew.
      else if (scored.some((c) => c.entry.column === column))
        score += scored[0]?.entry.numbering.value === 1 ? 0 : -0.5;
      score += agreement(pruned.children);
    }
  }
  return score;
}

/** A node's own points, else the sum of its members'. */
export function pointsOf(node: Node): number | null {
  if (node.entry.points) return node.entry.points.maximum;
  const scored = node.children.map(pointsOf).filter((p): p is number => p !== null);
  return scored.length === 0 ? null : scored.reduce((a, b) => a + b, 0);
}

/**
 * Points that stand once beside several lines of one heading (a merged cell of which only the first row shows them) are
 * the heading's; its lines are details. So it must be with most headings of that depth.
 */
function lift(nodes: readonly Node[]): readonly Node[] {
  const lines = nodes.map((node) => ({ ...node, children: [...lift(node.children)] }));
  const several = lines.filter((n) => n.children.length > 1);
  const shared = several.filter(isShared);
  if (shared.length < 2 || shared.length < several.length * 0.6) return lines;
  return lines.map((node) => {
    const first = node.children[0];
    if (!isShared(node) || !first) return node;
    const { points, pointsCell, alternatives } = first.entry;
    return { entry: { ...node.entry, points, pointsCell, alternatives }, children: [] };
  });
}

function isShared({ entry, children }: Node): boolean {
  const [first, ...rest] = children;
  if (!first || entry.points !== null || first.entry.row !== entry.row || first.children.length > 0) return false;
  const { points, pointsCell, column } = first.entry;
  const isBeside = points !== null && pointsCell !== null && pointsCell.column !== column;
  return isBeside && rest.length > 0 && rest.every((c) => c.entry.points === null && c.children.length === 0);
}

/** Leaves out lines without points anywhere below them: they are details of the line above. */
function prune(node: Node): Node | null {
  const children = node.children.map(prune).filter((n): n is Node => n !== null);
  if (node.entry.points === null && children.length === 0) return null;
  return { entry: node.entry, children };
}

/** A flat run of lines, some of which are the sums of those that follow: these are headings. */
function nestBySums(nodes: readonly Node[]): readonly Node[] {
  const flat = nodes.every((n) => n.children.length === 0);
  if (!flat || nodes.length < 4) return nodes;
  const [whole, ...rest] = nodes as [Node, ...Node[]];
  const nested = groupsBySums(rest);
  const total = nested?.reduce((n, g) => n + (g.entry.points?.maximum ?? 0), 0);
  if (nested && total === whole.entry.points?.maximum) return [{ entry: whole.entry, children: [...nested] }];
  return groupsBySums(nodes) ?? nodes;
}

function groupsBySums(nodes: readonly Node[]): readonly Node[] | null {
  const groups: Node[] = [];
  let i = 0;
  while (i < nodes.length) {
    const head = nodes[i] as Node;
    const goal = head.entry.points?.maximum ?? 0;
    let sum = 0;
    let j = i + 1;
    while (j < nodes.length && sum < goal - 1e-9) sum += (nodes[j++] as Node).entry.points?.maximum ?? 0;
    if (Math.abs(sum - goal) > 1e-9 || j - i < 3) return null;
    groups.push({ entry: head.entry, children: nodes.slice(i + 1, j).map((n) => n) });
    i = j;
  }
  return groups.length >= 2 ? groups : null;
}
