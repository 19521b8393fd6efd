import { oneLine } from "../text/fold";
import type { CellAddress } from "../workbook/address";
import type { LineEntry } from "./entry";
import { nodePoints, type Node } from "./node";
import { numberStyles, type NumberStyle } from "./numbering";
import { tidyNumbers } from "./points";
import { mentionsIn } from "./points-tokens";
import { reconcile } from "./reconcile";

/**
 * Puts lines under each other: further right is deeper, then by the style of their numbers, then by
 * their sums (a line whose points are the sum of those that follow is their heading).
 * @param total what the rubric says that all its lines are worth; null where it does not.
 */
export function buildTree(lines: readonly LineEntry[], total: number | null): readonly Node[] {
  const entries = withoutRemarks(lines);
  const withNone = (isOuter: boolean): readonly Node[] => nest(entries, depthsOf(entries, isOuter));
  const outer = withNone(true);
  const inner = withNone(false);
  const best = agreement(outer) >= agreement(inner) ? outer : inner;
  const pruned = lift(best)
    .map(prune)
    .filter((n): n is Node => n !== null);
  const chosen = withRungs(total, pruned).map(withChoices);
  return nestToTotal(nestBySums(withoutTitle(chosen)), total).map(reconcile);
}

/** Where unnumbered headings state points, unnumbered lines without any (有就得满分) are remarks and no headings. */
function withoutRemarks(entries: readonly LineEntry[]): readonly LineEntry[] {
  const isPlain = (e: LineEntry): boolean => e.numbering.style === "none" && !e.isPart;
  const columns = new Set(entries.map((e) => e.column));
  if (columns.size > 1) return entries;
  const heads = entries.filter((e, i) => isPlain(e) && e.points !== null && entries[i + 1]?.points !== null);
  return heads.length < 2 ? entries : entries.filter((e) => !isPlain(e) || e.points !== null);
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
function depthsOf(entries: readonly LineEntry[], isNoneOuter: boolean): readonly number[] {
  const title = titleWithTotal(entries);
  const rank = (entry: LineEntry): number => {
    const mark = markOf(entry);
    if (mark !== null) return mark === "frame" ? -0.5 : numberStyles.length + 1;
    if (entry.numbering.style === "none") return isNoneOuter ? -1 : numberStyles.length;
    return ranks.get(entry.numbering.style) ?? 0;
  };
  const ranks = ranksOf(entries);
  const numberedLevels = new Set(
    entries.filter((e) => e.numbering.style !== "none" || markOf(e) !== null).map((e) => e.level),
  );
  return entries.map((e) => (e === title ? -100 : e.level * 100 + (numberedLevels.has(e.level) ? rank(e) : 0)));
}

/** 【组织建设】 is a heading and —班子健全 a line under one, numbered or not. */
function markOf({ numbering, cell, isPart }: LineEntry): "frame" | "bullet" | null {
  if (numbering.style !== "none" || isPart) return null;
  if (/^\s*【[^】]{2,}】/.test(cell.text)) return "frame";
  return /^\s*[—–●○•·◆◇■□▪-]\s*[^\d\s]/.test(cell.text) ? "bullet" : null;
}

/**
 * How outer each style is: by custom, unless a style that custom holds to be outer comes later and begins anew again and
 * again while the other counts on (1. with A. B. C. below each).
 */
function ranksOf(entries: readonly LineEntry[]): ReadonlyMap<NumberStyle, number> {
  const ranks = new Map<NumberStyle, number>(numberStyles.map((style, i) => [style, i]));
  const used = numberStyles.filter((s) => s !== "none" && entries.some((e) => e.numbering.style === s));
  const beginnings = (style: NumberStyle): number =>
    entries.filter((e) => e.numbering.style === style && e.numbering.value === 1).length;
  const first = (style: NumberStyle): number => entries.findIndex((e) => e.numbering.style === style);
  for (const [i, style] of used.entries()) {
    const outer = used
      .slice(i + 1)
      .find((s) => first(s) < first(style) && beginnings(s) <= 1 && beginnings(style) >= 2);
    if (outer) ranks.set(style, (ranks.get(outer) ?? 0) + 0.5);
  }
  const dotted = (style: NumberStyle): readonly string[] =>
    entries.flatMap((e) => (e.numbering.style === style ? (e.numbering.number ?? []) : []));
  // Clauses of a norm (6.1, 7.1.5) are of one rank where none begins with the other's number.
  const [short, long] = [dotted("1.1"), dotted("1.1.1")];
  if (!long.some((number) => short.some((s) => number.startsWith(`${s}.`)))) ranks.set("1.1.1", ranks.get("1.1") ?? 0);
  return ranks;
}

const TITLE = /(?:办法|细则|标准|方案|体系|表)$/;

/** 考核标准（满分100分） above headings that make up its points, or numbered lines none of which has as many. */
function titleWithTotal(entries: readonly LineEntry[]): LineEntry | null {
  const at = entries.findIndex((e) => e.points !== null || e.numbering.style !== "none");
  const first = entries[at];
  return first && isTitleOver(first, entries.slice(at + 1)) ? first : null;
}

function isTitleOver(first: LineEntry, rest: readonly LineEntry[]): boolean {
  if (!first.points || first.numbering.style !== "none" || first.isPart || rest.length < 3) return false;
  const total = first.points.maximum;
  const outer = rest.filter((e) => e.level === first.level && e.points !== null);
  const numbered = outer.filter((e) => e.numbering.style !== "none");
  const plain = outer.filter((e) => e.numbering.style === "none" && markOf(e) !== "bullet");
  const framed = plain.filter((e) => markOf(e) === "frame");
  const heads = (framed.length > 0 ? framed : plain).map((e) => e.points?.maximum ?? 0);
  const isFollowedByHead = rest[0]?.level === first.level && rest[0].numbering.style === "none";
  const apart = Math.abs(heads.reduce((a, b) => a + b, 0) - total);
  const isNear = apart < 1e-9 || (apart <= total * 0.1 && TITLE.test(first.text));
  if (isFollowedByHead && heads.length >= 2 && isNear) return true;
  // The first of several names that each stand over lines of their own is one of them.
  if (heads.length > 0 && numbered[0] && rest[0] === numbered[0]) return false;
  return (
    numbered.length >= outer.length * 0.8 && numbered.length >= 2 && rest.every((e) => (e.points?.maximum ?? 0) < total)
  );
}

/** Gives the lines under 组织健全（每项5分，共20分） their points, where they state none themselves. */
function sharedOut(node: Node): Node {
  const { pointsOfEach, points, cell } = node.entry;
  const own = node.children.map(sharedOut);
  if (pointsOfEach === null || own.length === 0 || own.some((c) => nodePoints(c) !== null))
    return { entry: node.entry, children: own };
  // Less than one line's worth apart is a fault in the sum.
  if (points !== null && Math.abs(points.maximum - pointsOfEach * own.length) >= pointsOfEach)
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

function nest(entries: readonly LineEntry[], depths: readonly number[]): readonly Node[] {
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
    const scored = pruned.children.filter((c) => nodePoints(c) !== null);
    if (scored.length > 0) {
      const total = scored.reduce((n, c) => n + (nodePoints(c) ?? 0), 0);
      const { points, column } = pruned.entry;
      const isSingle = scored.length === 1 && scored[0]?.entry.column === column && scored[0].children.length === 0;
      if (points !== null) score += Math.abs(total - points.maximum) >= 1e-9 ? -1 : isSingle ? 0 : 2;
      // A heading without points over lines of its own column is one only if their numbers begin anew.
      else if (scored.some((c) => c.entry.column === column))
        score += scored[0]?.entry.numbering.value === 1 ? 0 : -0.5;
      score += agreement(pruned.children);
    }
  }
  return score;
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

/** A.团结（10分） B.比较团结（7分） below 1.班子建设（10分）: what may be chosen for the line above. */
function withChoices({ entry, children }: Node): Node {
  const only = children.length === 1 && children[0]?.children.length === 0 ? children[0].entry : null;
  const isChoice =
    only?.points?.kind === "options" && only.row !== entry.row && entry.points?.maximum === only.points.maximum;
  const chosen = isChoice
    ? { points: only.points, repeats: [...entry.repeats, { row: only.row, column: only.column }] }
    : choicesAmong(entry, children);
  if (!chosen) return { entry, children: withRungs(entry.points?.maximum ?? null, children).map(withChoices) };
  return asChosen(entry, chosen);
}

function asChosen(entry: LineEntry, chosen: Partial<LineEntry>): Node {
  const text = entry.text === "" ? oneLine(entry.cell.text) : entry.text;
  return { entry: { ...entry, text, ...chosen }, children: [] };
}

/** 可评36—40分: any number of points in between. */

/**
 * ①活跃4分；②一般2分；③很少0分 beside a maximum of 4: falling points in one cell are what may be chosen; so are those of
 * lines below it that only tell how well it is done, or that stand in another column (质量 40 | 合格率≥99% 40 · ≥95% 30), or
 * whose points do. 脏乱 0 · 一般 1 · 整洁 2 below 通道, which states no points: nobody gets an item for nothing.
 */
function choicesAmong(
  { row, column, points, pointsCell, numbering, repeats }: LineEntry,
  children: readonly Node[],
): Pick<LineEntry, "points" | "pointsCell" | "repeats"> | null {
  const values = children.flatMap((c) => c.entry.points?.maximum ?? []);
  const falling = [...values].sort((a, b) => b - a);
  const best = children[values.indexOf(falling[0] ?? NaN)]?.entry;
  const isEach = values.length === children.length && new Set(values).size === values.length;
  if (!best?.points || !isEach || values.length < 2) return null;
  const isPlain = ({ entry }: Node): boolean => entry.numbering.style === "none" && !entry.isPart;
  const isTier = ({ entry }: Node): boolean =>
    entry.isGained || (entry.numbering.style === "none" && (entry.column > column || isApart(entry, pointsCell)));
  const areChoices =
    points === null
      ? falling.length >= FEWEST_RUNGS &&
        falling.at(-1) === 0 &&
        numbering.style !== "一、" &&
        children.every((c) => isPlain(c) && c.children.length === 0 && c.entry.points?.kind === "score")
      : falling[0] === points.maximum &&
        (isApart(children[0]?.entry, pointsCell) || values.every((v, i) => v === falling[i])) &&
        children.every((c) => isPartOf(row, c) || (isTier(c) && c.children.length === 0));
  if (!areChoices) return null;
  const isRange =
    points !== null && children.some((c) => mentionsIn(tidyNumbers(c.entry.cell.text)).some((m) => m.isRange));
  return {
    points: isRange ? points : { ...(points ?? best.points), kind: "options", options: falling },
    pointsCell: pointsCell ?? best.pointsCell,
    repeats: [...repeats, ...cellsOf(children)],
  };
}

function cellsOf(children: readonly Node[]): readonly CellAddress[] {
  return children
    .filter((c) => !c.entry.isPart)
    .flatMap(({ entry: e }) => [{ row: e.row, column: e.column }, ...(e.pointsCell ? [e.pointsCell] : [])]);
}

/**
 * 馆舍面积 over 4000以上 · 20, 2000以上 · 15, 2000以下 · 8: of the lines below names without points the best ones alone make what is
 * stated for all of them.
 */
function withRungs(stated: number | null, nodes: readonly Node[]): readonly Node[] {
  const chosen = nodes.map(asRungs);
  return stated !== null && worthOf(nodes) !== stated && worthOf(chosen) === stated ? chosen : nodes;
}

function asRungs(node: Node): Node {
  const { entry, children } = node;
  const values = children.map((c) => c.entry.points?.maximum ?? NaN);
  const areRungs =
    entry.points === null &&
    values.length >= 2 &&
    values.every((v, i) => i === 0 || v < (values[i - 1] ?? NaN)) &&
    children.every((c) => c.children.length === 0 && c.entry.column > entry.column && c.entry.points?.kind === "score");
  if (!areRungs) return { entry, children: children.map(asRungs) };
  return asChosen(entry, {
    points: { maximum: values[0] ?? 0, kind: "options", options: values },
    pointsCell: children[0]?.entry.pointsCell ?? null,
    repeats: [...entry.repeats, ...cellsOf(children)],
  });
}

const FEWEST_RUNGS = 3;

/** Its points stand in another column than those of the line above it: 最高得分 | 分档分值. */
function isApart(entry: LineEntry | undefined, above: LineEntry["pointsCell"]): boolean {
  const own = entry?.pointsCell;
  if (!entry || !own || above === null) return false;
  return own.column > above.column && above.column > entry.column;
}

function isPartOf(row: number, { entry, children }: Node): boolean {
  return children.length === 0 && entry.isPart && entry.row === row;
}

/** Leaves out lines without points anywhere below them: they are details of the line above. */
function prune(node: Node): Node | null {
  const children = node.children.map(prune).filter((n): n is Node => n !== null);
  if (node.entry.points === null && children.length === 0) return null;
  return { entry: node.entry, children };
}

/** A run of lines, some of which are the sums of those that follow: these are headings. */
function nestBySums(nodes: readonly Node[]): readonly Node[] {
  if (nodes.length < 4) return nodes;
  const [whole, ...rest] = nodes as [Node, ...Node[]];
  const nested = whole.children.length === 0 ? groupsBySums(rest) : null;
  const total = nested?.reduce((n, g) => n + (g.entry.points?.maximum ?? 0), 0);
  if (nested && total === whole.entry.points?.maximum) return [{ entry: whole.entry, children: nested }];
  return groupsBySums(nodes) ?? nodes;
}

/** 胸部 · 20 among lines of its rank, of which the next two make 20: their heading, where only so all lines make the total. */
function nestToTotal(roots: readonly Node[], total: number | null): readonly Node[] {
  if (total === null || worthOf(roots) === total) return roots;
  const nested = someGroups(roots);
  return worthOf(nested) === total ? nested : roots;
}

/** What the lines without members are worth together, bonuses and deductions aside. */
function worthOf(nodes: readonly Node[]): number {
  const worth = nodes.reduce((sum, { entry: { points }, children }) => {
    if (children.length > 0) return sum + worthOf(children);
    return sum + (points?.kind === "score" || points?.kind === "options" ? points.maximum : 0);
  }, 0);
  return Number(worth.toFixed(6));
}

function someGroups(nodes: readonly Node[]): readonly Node[] {
  const found: Node[] = [];
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i] as Node;
    const group = groupAt(nodes, i);
    const isGroup = group !== null && group.children.length > 1;
    found.push(isGroup ? group : { entry: node.entry, children: someGroups(node.children) });
    if (isGroup) i += group.children.length;
  }
  return found;
}

/** Groups whose sums are all right; else those where a single one is nearly so: a fault in the rubric. */
function groupsBySums(nodes: readonly Node[]): readonly Node[] | null {
  return exactGroups(nodes) ?? nearGroups(nodes);
}

function exactGroups(nodes: readonly Node[]): readonly Node[] | null {
  const groups: Node[] = [];
  let isProven = false;
  let i = 0;
  while (i < nodes.length) {
    const group = groupAt(nodes, i);
    if (!group) return null;
    if (group.children.length > 1) isProven = true;
    groups.push(group);
    i += 1 + group.children.length;
  }
  return groups.length >= 2 && isProven ? groups : null;
}

/** A line without members and the lines after it that make up its points; null where they do not. */
function groupAt(nodes: readonly Node[], at: number): Node | null {
  const head = nodes[at] as Node;
  const goal = head.entry.points?.maximum ?? 0;
  if (head.children.length > 0 || goal === 0) return null;
  let sum = 0;
  let end = at + 1;
  while (end < nodes.length && sum < goal - 1e-9) sum += nodePoints(nodes[end++] as Node) ?? 0;
  const members = nodes.slice(at + 1, end);
  if (Math.abs(sum - goal) > 1e-9 || members.length === 0) return null;
  if (members.length === 1 && !isHeadOf(head, members[0] as Node)) return null;
  return { entry: head.entry, children: members };
}

/** A stated sum that is wrong is still near its members'. */
const NEAR = 0.2;

function nearGroups(nodes: readonly Node[]): readonly Node[] | null {
  for (let at = 0; at < nodes.length; at++) {
    const before = at === 0 ? [] : exactGroups(nodes.slice(0, at));
    const head = nodes[at] as Node;
    const goal = head.entry.points?.maximum ?? 0;
    if (!before || head.children.length > 0 || goal === 0) continue;
    for (let end = at + 3; end <= nodes.length; end++) {
      const members = nodes.slice(at + 1, end);
      const sum = members.reduce((n, m) => n + (nodePoints(m) ?? 0), 0);
      const after = end === nodes.length ? [] : exactGroups(nodes.slice(end));
      const isFault = Math.abs(sum - goal) <= goal * NEAR && after && before.length + after.length >= 2;
      if (isFault) return [...before, { entry: head.entry, children: members }, ...after];
    }
  }
  return null;
}

/** Of two lines with the same points the first is a heading if it looks like a name and the second like its text. */
function isHeadOf(head: Node, member: Node): boolean {
  if (member.children.length > 0) return true;
  const isName = head.entry.text.length <= 10 && member.entry.text.length > head.entry.text.length;
  return isName && head.entry.numbering.style === "none";
}
