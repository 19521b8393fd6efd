import type { SheetGrid } from "../workbook/grid";
import type { RubricTable } from "./columns";
import { repeatsHeadings } from "./table-rows";
import type { LineEntry } from "./entry";
import { numberStyles, readLooseNumber, readNumbering, type Numbered } from "./numbering";
import { changeInText, pointsAtEnd } from "./text-points";

/** Lines as their neighbours explain them: what none of them says alone. */
export function inContext(entries: readonly LineEntry[], grid: SheetGrid, table: RubricTable): readonly LineEntry[] {
  const changes = (lines: readonly LineEntry[]): readonly LineEntry[] => withChanges(lines, grid, table);
  const steps = [
    withoutInnerNumbers,
    withLooseNumbers,
    withPointsAtEnd,
    withPointsBelow,
    withoutMethods,
    withWrappedLines,
    changes,
  ];
  return steps.reduce((lines, step) => step(lines), asSections(entries, grid, table));
}

/** Lines alone in their row, in the column of the names that follow them: headings of whole parts of the table. */
function asSections(entries: readonly LineEntry[], grid: SheetGrid, table: RubricTable): readonly LineEntry[] {
  if (table.textColumns.length + table.maximumColumns.length < 2) return entries;
  const isAlone = (entry: LineEntry): boolean => (grid.rows.get(entry.row) ?? []).length === 1;
  // The headings printed below a line make it the heading of what follows.
  const isOverHeadings = ({ row }: LineEntry): boolean =>
    row + 1 === table.headingRow || repeatsHeadings(grid, grid.rows.get(row + 1) ?? [], table.headingRow);
  return entries.map((entry, i) => {
    const next = entries[i + 1];
    const isHeading =
      isAlone(entry) && !entry.isPart && (entry.points !== null || entry.numbering.style !== "none" || isExtra(entry));
    const hasNames = next !== undefined && next.column === entry.column && !isAlone(next);
    return isHeading && hasNames && (isOverHeadings(entry) || entries.some((e) => e.level > entry.level))
      ? { ...entry, level: entry.level - 0.5 }
      : entry;
  });
}

function isExtra({ text }: LineEntry): boolean {
  return /^(?:加|扣|减|附加|奖)[扣减]?(?:励)?分?项?/.test(text);
}

/** 本项满分20分 below a heading without points: they are the heading's. */
function withPointsBelow(entries: readonly LineEntry[]): readonly LineEntry[] {
  // Lines of other columns may stand between: 组织领导 | 1.成立机构, then （15分） | 2.召开会议.
  const ofColumn = new Map<number, LineEntry[]>();
  for (const entry of entries) ofColumn.set(entry.column, [...(ofColumn.get(entry.column) ?? []), entry]);
  return entries.flatMap((entry) => {
    const own = ofColumn.get(entry.column) ?? [];
    const [previous, next] = [own[own.indexOf(entry) - 1], own[own.indexOf(entry) + 1]];
    if (previous && saysPointsAbove(entry, previous)) return [];
    if (!next || !saysPointsAbove(next, entry)) return [entry];
    const { points, pointsCell, alternatives, row, column } = next;
    return [{ ...entry, points, pointsCell, alternatives, repeats: [...entry.repeats, { row, column }] }];
  });
}

function saysPointsAbove(entry: LineEntry, above: LineEntry): boolean {
  const isOnlyPoints =
    entry.numbering.style === "none" &&
    /^[（(]?(?:[本该此]?(?:大?项|类|部分|指标)?)?(?:满分|共计?)?[)）]?[。；;]?$/.test(entry.text);
  return isOnlyPoints && entry.points !== null && above.points === null && above.column === entry.column;
}

/** A line that goes on in the next row, where its points stand. */
function withWrappedLines(entries: readonly LineEntry[]): readonly LineEntry[] {
  const mayGoOn = (entry: LineEntry | undefined): boolean =>
    entry !== undefined &&
    entry.numbering.style !== "none" &&
    entry.points === null &&
    !entry.isPart &&
    !/[。；;！：:）)】\]]\s*$/.test(entry.cell.text);
  const isRest = (entry: LineEntry): boolean =>
    entry.numbering.style === "none" && entry.points !== null && !entry.isPart;
  // Where such lines stand elsewhere as well (基础业务（15分） over lines of its own), they are names.
  const names = new Set(entries.flatMap((e, i) => (isRest(e) && !mayGoOn(entries[i - 1]) ? [e.column] : [])));
  const goesOn = (entry: LineEntry, next: LineEntry | undefined): next is LineEntry =>
    next !== undefined &&
    mayGoOn(entry) &&
    isRest(next) &&
    !names.has(next.column) &&
    next.row === entry.row + 1 &&
    next.column === entry.column;
  return entries.flatMap((entry, i) => {
    const previous = entries[i - 1];
    if (previous && goesOn(previous, entry)) return [];
    const next = entries[i + 1];
    if (!goesOn(entry, next)) return [entry];
    const { points, pointsCell, alternatives, row, column } = next;
    const text = `${entry.text}${next.text}`;
    return [{ ...entry, text, points, pointsCell, alternatives, repeats: [...entry.repeats, { row, column }] }];
  });
}

/**
 * What lines under 减分项 take off, and those under 加分项 add, is all that they state; so it is with what stands beside such a
 * name without lines below it (奖励加分 | 收到锦旗每面加2分).
 */
function withChanges(entries: readonly LineEntry[], grid: SheetGrid, table: RubricTable): readonly LineEntry[] {
  let section: LineEntry | null = null;
  const isIn = (entry: LineEntry | undefined, of: LineEntry | null): boolean =>
    entry !== undefined && of !== null && (entry.level > of.level || entry.numbering.style !== of.numbering.style);
  return entries.map((entry, i) => {
    const isInside = isIn(entry, section);
    if (!isInside) section = kindOfSection(entry) ? entry : null;
    const kind = section && kindOfSection(section);
    if (!kind || entry.points !== null || (!isInside && isIn(entries[i + 1], entry))) return entry;
    const beside = (grid.rows.get(entry.row) ?? []).filter(
      (c) => c.column > entry.column && typeof c.cell.value === "string" && !table.partyColumns.includes(c.column),
    );
    const [said] = (isInside ? [entry.cell] : beside).flatMap((cell) => {
      const points = changeInText(cell.text, kind);
      return points ? [{ points, pointsCell: { row: cell.row, column: cell.column } }] : [];
    });
    return said ? { ...entry, ...said } : entry;
  });
}

/** 减分项; 加分项 with points of its own (加分项 · 10分) says what all its lines are worth. */
function kindOfSection({ text, points }: LineEntry): "bonus" | "deduction" | null {
  const said = /^(?:(减|扣|倒扣|其他扣)|加|奖励|附加|奖励加|其他加)分(?:项目?|内容|标准)?$/.exec(text);
  if (!said) return null;
  return said[1] !== undefined ? "deduction" : points === null ? "bonus" : null;
}

/** 有1次得1分 below 3.召开专题会议（2分）: lines on scoring that follow numbered lines with points state none of their own. */
function withoutMethods(entries: readonly LineEntry[]): readonly LineEntry[] {
  const stating = entries.filter((e) => e.numbering.style !== "none" && e.points !== null && !e.isGained);
  const inner = Math.max(-1, ...stating.map((e) => numberStyles.indexOf(e.numbering.style)));
  let previous: LineEntry | null = null;
  return entries.map((entry) => {
    const isMethod =
      entry.isGained &&
      entry.numbering.style === "none" &&
      previous?.column === entry.column &&
      numberStyles.indexOf(previous.numbering.style) === inner;
    if (isMethod) return { ...entry, points: null, pointsCell: null, alternatives: [] };
    previous = entry;
    return entry;
  });
}

/** Most lines of a column that state points end in them. */
const MOST = 0.6;

/** Where the lines of a column end in their points, so do those whose words would make steps of them: 每月学习1次3分. */
function withPointsAtEnd(entries: readonly LineEntry[]): readonly LineEntry[] {
  const stating = entries.filter((e) => e.points !== null && !e.isPart && e.pointsCell?.column === e.column);
  const columns = new Set(
    [...new Set(stating.map((e) => e.column))].filter((column) => {
      const lines = stating.filter((e) => e.column === column);
      return lines.filter((e) => /\d\s*分[。；;]?\s*$/.test(e.cell.text)).length >= lines.length * MOST;
    }),
  );
  return entries.map((entry) => {
    const { row, column } = entry;
    const end = entry.points === null && !entry.isPart && columns.has(column) ? pointsAtEnd(entry.cell.text) : null;
    if (!end) return entry;
    const { rest } = readNumbering(end.rest);
    return { ...entry, text: rest, points: end.points, pointsCell: { row, column } };
  });
}

/** 1.工具定置；2.通道畅通 in one line of every cell: the numbers count what the line lists. */
function withoutInnerNumbers(entries: readonly LineEntry[]): readonly LineEntry[] {
  const listed = new Set(entries.filter((e) => e.numbering.value === 1 && /[；;。，,、]\s*2\s*[.．、]\D/.test(e.text)));
  const isCounting = (e: LineEntry): boolean =>
    !listed.has(e) && e.numbering.value !== null && [...listed].some((l) => l.column === e.column);
  if (listed.size < 2 || entries.some(isCounting)) return entries;
  return entries.map((e) => {
    const style = "none" as const;
    if (!listed.has(e) || e.isPart) return e;
    return { ...e, numbering: { style, number: null, value: null, rest: e.cell.text }, text: e.cell.text.trim() };
  });
}

/** Numbers without a sign behind them count where the lines of a column count up with them. */
function withLooseNumbers(entries: readonly LineEntry[]): readonly LineEntry[] {
  const columns = [...new Set(entries.map((e) => e.column))];
  const counting = new Map<LineEntry, Numbered>();
  for (const column of columns) {
    const lines = entries.filter((e) => e.column === column && !e.isPart && e.numbering.style === "none");
    const loose = lines.map((e) => readLooseNumber(e.cell.text));
    const values = loose.flatMap((n) => n?.value ?? []);
    const isCounting = values.every((v, i) => v === 1 || v === (values[i - 1] ?? 0) + 1);
    if (values.length < 2 || values.length < lines.length * 0.6 || values[0] !== 1 || !isCounting) continue;
    lines.forEach((line, i) => {
      const number = loose[i];
      if (number) counting.set(line, number);
    });
  }
  return entries.map((entry) => {
    const numbering = counting.get(entry);
    if (!numbering) return entry;
    const text = entry.text.startsWith(numbering.number ?? "")
      ? entry.text.slice((numbering.number ?? "").length).trim()
      : entry.text;
    return { ...entry, numbering, text };
  });
}
