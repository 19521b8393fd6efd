import { oneLine } from "../text/fold";
import type { CriterionKind } from "../schemes/types";
import { categoryName } from "./clean-grid";
import type { LineEntry } from "./entry";
import type { Node } from "./node";
import { readNumbering, type Numbered } from "./numbering";
import { numberingFaults } from "./numbering-faults";
import type { ReadCategory, ReadItem } from "./reading";
import { sumOf } from "./sums";

/**
 * Headings that stand over the categories are none themselves: one over the whole rubric (三、考核内容及分值（100分）), whose
 * points are the total, and those over its basic part and its bonuses (基本分, 加分项).
 */
export function unwrap(roots: readonly Node[]): { readonly roots: readonly Node[]; readonly over: readonly Node[] } {
  const [only] = roots;
  if (roots.length === 1 && only && only.children.length >= 2) {
    const isOverCategories = only.children.some((c) => c.children.length > 0);
    const isNamedSo = only.entry.points === null || OVER_ALL.test(only.entry.text);
    if (isOverCategories || (isNamedSo && only.entry.numbering.style !== "none") || isTitleOver(only))
      return { roots: only.children, over: [only] };
  }
  const isExtra = (root: Node): boolean => kindOfHeading(root.entry.text) !== "score";
  const basic = roots.filter((r) => !isExtra(r));
  const [base] = basic;
  if (roots.length > 1 && basic.length === 1 && base && base.children.some((c) => leavesOf(c).length > 1))
    return {
      roots: roots.flatMap((r) => (r.children.some((c) => c.children.length > 0) ? withKindOf(r) : [r])),
      over: roots.filter((r) => r.children.some((c) => c.children.length > 0)),
    };
  return { roots, over: [] };
}

/** 量化考核办法（100分） over lines numbered 一、二、三、. */
function isTitleOver({ entry, children }: Node): boolean {
  const isOuter = children.every((c) => ["chapter", "一、", "（一）"].includes(c.entry.numbering.style));
  const isAll = (entry.points?.maximum ?? 0) >= 100;
  const isTitle = isAll || /(?:办法|细则|标准|方案|体系|表)$/.test(entry.name ?? entry.text);
  return entry.numbering.style === "none" && isOuter && isTitle;
}

const OVER_ALL = /(?:内容|指标|标准|项目|细则)(?:及|和|与)?(?:分值|评分|标准|办法)?$/;

/** 表彰奖励 under 加分项 is a bonus, whatever its own name. */
function withKindOf(root: Node): readonly Node[] {
  const kind = kindOfHeading(root.entry.text);
  const mark = (node: Node): Node => ({
    entry:
      node.entry.points?.kind === "score" && kind !== "score"
        ? { ...node.entry, points: { ...node.entry.points, kind } }
        : node.entry,
    children: node.children.map(mark),
  });
  return root.children.map(mark);
}

export function toCategory(node: Node): ReadCategory | null {
  const leaves = leavesOf(node);
  const inherited = node.entry.points?.kind ?? kindOfHeading(node.entry.text);
  const items = leaves.map(({ leaf, parent }) =>
    toItem(leaf.entry, leaf === node ? null : inherited, groupKey(parent)),
  );
  const known = items.filter((i): i is ReadItem => i !== null);
  if (known.length === 0) return null;
  const under = (inner: Node): readonly ReadItem[] => {
    const own = new Set(leavesOf(inner).map((l) => l.leaf));
    return items.filter((i, at): i is ReadItem => i !== null && own.has((leaves[at] as Leaf).leaf));
  };
  const { entry } = node;
  const own = node.children.length > 0 ? entry.points?.maximum : undefined;
  const unsure = own === undefined && node.children.length > 0 ? entry.numberAtEnd : null;
  const isConfirmed = unsure !== null && unsure.value === sumOf(known);
  const stated = own ?? (isConfirmed ? unsure.value : undefined);
  return {
    name: categoryName(
      isConfirmed ? unsure.rest : (entry.name ?? (entry.text === "" ? oneLine(entry.cell.text) : entry.text)),
    ),
    maximum: stated ?? sumOf(known),
    isMaximumStated: stated !== undefined,
    cell: { row: entry.row, column: entry.column },
    maximumCell: own === undefined ? null : entry.pointsCell,
    items: known,
    groups: node.children.flatMap(headingsIn).map((inner) => ({
      name: oneLine(inner.entry.name ?? inner.entry.text),
      cell: { row: inner.entry.row, column: inner.entry.column },
      items: under(inner),
    })),
  };
}

/** A node and what is below it, as far as lines stand under them. */
function headingsIn(node: Node): readonly Node[] {
  return node.children.length === 0 ? [] : [node, ...node.children.flatMap(headingsIn)];
}

function kindOfHeading(text: string): CriterionKind {
  if (/加分|奖励|附加/.test(text)) return "bonus";
  return /扣分|减分|负面/.test(text) ? "deduction" : "score";
}

interface Leaf {
  readonly leaf: Node;
  readonly parent: Node | null;
  /** Headings of the line's own row that stand over it alone, the nearest first. */
  readonly besides: readonly Node[];
}

function leavesOf(node: Node, parent: Node | null = null, besides: readonly Node[] = []): readonly Leaf[] {
  if (node.children.length === 0) return [{ leaf: node, parent, besides }];
  return node.children.flatMap((child) => {
    const isSameLine = parent !== null && node.children.length === 1 && node.entry.row === child.entry.row;
    return leavesOf(child, node, isSameLine ? [node, ...besides] : []);
  });
}

/**
 * The number may stand in the column left of the line's own words: 1.组织设置 | 设置合理，隶属明确. Gives for every root
 * the tree with its lines numbered from the column whose numbers count best.
 */
export function numberLines(roots: readonly Node[]): readonly Node[] {
  const leaves = roots.flatMap((root) => leavesOf(root).map((l) => ({ ...l, root })));
  const sources = [0, 1, 2].map((depth) =>
    leaves.map(({ leaf, besides }) => (depth === 0 ? ownNumber(leaf) : besides[depth - 1]?.entry.numbering) ?? null),
  );
  const rated = sources.map((numbers) => {
    // A heading over several lines begins a list of its own; one beside a single line goes on with the others.
    const lines = leaves.map(({ root, parent }, i) => ({
      number: numbers[i]?.number ?? null,
      cell: "",
      group: groupKey(parent && parent.children.length > 1 ? parent : root),
    }));
    const counted = lines.filter((l) => l.number !== null).length;
    return counted - 2 * numberingFaults(lines).length;
  });
  const best = Math.max(0, rated.indexOf(Math.max(...rated)));
  const chosen = new Map(
    leaves.map(({ leaf, besides }, i) => [leaf, { numbering: sources[best]?.[i] ?? null, besides }]),
  );
  const renumber = (node: Node): Node => {
    if (node.children.length > 0) return { entry: node.entry, children: node.children.map(renumber) };
    const { numbering = null, besides = [] } = chosen.get(node) ?? {};
    if (best === 0) return { entry: { ...node.entry, numbering: numbering ?? NO_NUMBER }, children: [] };
    if (!numbering) return node;
    // What has numbers of another list (1.1.1 会议记录) is not what the line says.
    const isList = node.entry.numbering.number !== null;
    const said = (isList && (besides.find((b) => b.entry.numbering.number === null) ?? besides[best - 1])) || node;
    const { text, cell, row, column } = said.entry;
    return { entry: { ...node.entry, text, cell, row, column, numbering }, children: [] };
  };
  return roots.map(renumber);
}

const NO_NUMBER: Numbered = { style: "none", number: null, value: null, rest: "" };

/** 全年服务天数 | 60天以上20分，40天以上15分: of a line under words on scoring the name beside it says what is scored. */
export function nameLines(roots: readonly Node[], saysHow: (entry: LineEntry) => boolean): readonly Node[] {
  const leaves = roots.flatMap((root) => leavesOf(root));
  const names = new Map(
    leaves.flatMap(({ leaf, besides: [name] }) => (name && saysHow(leaf.entry) ? [[leaf, name]] : [])),
  );
  if (names.size < leaves.length * 0.6) return roots;
  const rename = (node: Node): Node => {
    const name = names.get(node)?.entry;
    if (!name) return { entry: node.entry, children: node.children.map(rename) };
    const { text, cell, row, column } = name;
    return { entry: { ...node.entry, text, cell, row, column }, children: [] };
  };
  return roots.map(rename);
}

/** A cell that lists several numbered lines has no number of its own. */
function ownNumber({ entry }: Node): Numbered | null {
  const lines = entry.cell.text.split(/\r\n|\r|\n/).filter((l) => readNumbering(l).style === entry.numbering.style);
  return entry.numbering.style !== "none" && lines.length > 1 && !entry.isPart ? null : entry.numbering;
}

function groupKey(parent: Node | null): string {
  return parent ? `${parent.entry.row}:${parent.entry.column}:${parent.entry.text}` : "";
}

function toItem(entry: LineEntry, inherited: CriterionKind | null, group: string): ReadItem | null {
  const { points, pointsCell } = entry;
  if (!points || !pointsCell) return null;
  const kind = points.kind === "score" && inherited && inherited !== "options" ? inherited : points.kind;
  const rows = kind === "options" ? [...new Set([entry.row, ...entry.repeats.map((c) => c.row)])] : [];
  return {
    number: entry.numbering.number,
    text: oneLine(entry.text),
    maximum: points.maximum,
    kind,
    ...(points.isOpen ? { isOpen: points.isOpen } : {}),
    options: points.options,
    cell: { row: entry.row, column: entry.column },
    maximumCell: pointsCell,
    ...(rows.length > 1 ? { rows } : {}),
    isPart: entry.isPart,
    group,
  };
}
