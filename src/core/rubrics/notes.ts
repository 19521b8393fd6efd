import type { GridCell, SheetGrid } from "../workbook/grid";
import { fold, oneLine } from "../text/fold";
import { toA1, type CellAddress } from "../workbook/address";
import { saidSums } from "../headings/said-totals";
import { bandLine, bandTable } from "./band-table";
import { readBands, type StatedBand } from "./bands";
import type { RubricTable } from "./columns";
import type { PrintedSum } from "./entries";
import type { LineEntry } from "./entry";
import type { Node } from "./node";
import { tidyNumbers } from "./points";
import { numbersIn } from "./points-tokens";
import type { ReadCategory, RubricReading } from "./reading";
import { readVetoes, readWeights } from "./statements";
import { looksLikePoints } from "./text-points";

export function key({ row, column }: CellAddress): string {
  return `${row}:${column}`;
}

/** Bands, weights and vetoes state points too, but no criterion's. */
export function isStatement(entry: LineEntry): boolean {
  const text = entry.cell.text;
  if (entry.pointsCell && entry.pointsCell.column !== entry.column) return false;
  if (COMPOSITION.test(fold(text)) || listsLevels(text) || saidSums(text).length > 0 || OPINION.test(fold(text)))
    return true;
  return (
    /(?:以上|以下|不足|不满|低于)[^。；;]{0,12}(?:为|是|等次|等级|级)|一票否决|直接(?:评|确)?定为|权重|计算公式|[×xX*]\s*\d+\s*%/.test(
      tidyNumbers(text),
    ) && readBands(text).length + (readWeights(text)?.weights.length ?? 0) + readVetoes([text]).length > 0
  );
}

/** 总分100分，其中商务20分、技术50分: how the points are shared out. */
const COMPOSITION = /^(?:总分|满分)(?:为|共|:)?\d{2,4}分[,，;；。:(]其中/;

/** 考核组意见：经考核，该支部得93分: what somebody thinks of the whole. */
const OPINION =
  /^.{0,8}(?:考[核评]|评[定审]|审[核查]|单位|组织|上级|党委|总支|支部|领导|检查|验收|小?组|部门)(?:意见|评语|结论|评价)(?:\([^()]*\))?:/;

/** A share of 100 that the best level of a whole begins at, at least; an item's own begins at a few points. */
const BEST_OF_WHOLE = 50;

/** 优秀（90-100分）、良好（80-89分）、合格（60-79分）: levels of the whole with their points, and no other words. */
function listsLevels(text: string): boolean {
  const bands = readBands(text);
  if (bands.length < 3 || (bands[0]?.from ?? 0) < BEST_OF_WHOLE) return false;
  const names = bands.map((b) => b.name).sort((a, b) => b.length - a.length);
  const plain = names.reduce((rest, name) => rest.replaceAll(name, ""), fold(text));
  return /^[^\u4e00-\u9fa5]*(?:(?:考核|考评|评定|定级|等次|等级|级|档|划分|为|分|以上|以下|及|含|至|到)[^\u4e00-\u9fa5]*)*$/.test(
    plain,
  );
}

export function usedCells(
  roots: readonly Node[],
  categories: readonly ReadCategory[],
  sums: readonly PrintedSum[],
  table: RubricTable,
): Set<string> {
  const used = new Set(sums.map((s) => key(s.cell)));
  const visit = ({ entry, children }: Node): void => {
    used.add(key(entry));
    if (entry.pointsCell) used.add(key(entry.pointsCell));
    for (const cell of entry.repeats) used.add(key(cell));
    children.forEach(visit);
  };
  roots.forEach(visit);
  for (const item of categories.flatMap((c) => c.items)) {
    for (const column of [...table.textColumns, ...table.remarkColumns]) {
      if (column > item.cell.column && !table.maximumColumns.includes(column))
        used.add(key({ row: item.cell.row, column }));
    }
  }
  return used;
}

/** Bands whose best level begins at a smaller share of the total are those of one item (优（9—10分）…). */
const LOWEST_BEST = 0.5;

/**
 * The bands stated in one cell, else in the notes taken together: rows of a small table are lines too.
 * @param items rows from the first item's to the last one's: names without numbers say there how to judge one item.
 */
export function findLevels(
  notes: readonly GridCell[],
  total: number,
  items: { readonly first: number; readonly last: number },
): readonly StatedBand[] {
  const lines = [...new Set(notes.map((n) => n.row))].map((row) => notes.filter((n) => n.row === row));
  const rows = lines.map(bandLine);
  const tables = lines.flatMap((line, i) => bandTable(line, lines[i + 1] ?? []) ?? []);
  const together = rows.filter((line) => line.length <= 60).join(";");
  const longest = (lists: readonly (readonly StatedBand[])[]): readonly StatedBand[] | undefined =>
    [...lists].sort((a, b) => b.length - a.length)[0];
  const hasNumbers = (bands: readonly StatedBand[]): boolean => bands.some((b) => b.from !== null);
  const isOfWhole = ([best]: readonly StatedBand[]): boolean =>
    best?.isShare === true || (best?.from ?? 0) > total * LOWEST_BEST;
  const alone = [...notes.map((n) => n.text), ...rows, ...whole(rows), ...tables].map(readBands);
  const best = longest(alone.filter(hasNumbers).filter(isOfWhole));
  if (best) return best;
  // The names without numbers may be those of an item's bands.
  if (alone.some(hasNumbers)) return [];
  const joined = readBands(together);
  if (hasNumbers(joined) && isOfWhole(joined)) return joined;
  const isOutside = ({ row }: GridCell): boolean => row < items.first || row > items.last;
  const outside = lines.filter(([first]) => first !== undefined && isOutside(first));
  const texts = [...notes.filter(isOutside).map((n) => n.text), ...outside.map(bandLine)];
  return longest([...texts, ...whole(outside.map(bandLine))].map(readBands)) ?? [];
}

/** Sentences that go on in the next line, as a typist broke them: what ends with a comma is not at its end. */
function whole(lines: readonly string[]): readonly string[] {
  const joined: string[] = [];
  let begun = "";
  for (const line of lines) {
    const text = begun + line;
    const goesOn = /[、，,]$/.test(line.trim()) && text.length <= LONGEST_SENTENCE;
    if (!goesOn && begun !== "") joined.push(text);
    begun = goesOn ? text : "";
  }
  return joined;
}

const LONGEST_SENTENCE = 1000;

export function findRubricTitle(
  grid: SheetGrid,
  table: RubricTable,
  categories: readonly ReadCategory[],
): string | null {
  const first = Math.min(table.headingRow ?? Infinity, ...categories.map((c) => c.cell.row));
  const lines = grid.cells.filter(
    (c) => c.row < first && typeof c.cell.value === "string" && !/^附[件表]\s*\d*\s*[:：]?$/.test(c.text.trim()),
  );
  const titled = lines.find(
    (c) => /标准|办法|细则|评分|考核|考评|测评|定级|评价|量化|表$/.test(fold(c.text)) && fold(c.text).length <= 60,
  );
  return titled ? oneLine(titled.text) : lines[0] ? oneLine(lines[0].text) : null;
}

export function findNotUnderstood(
  grid: SheetGrid,
  used: ReadonlySet<string>,
  table: RubricTable,
  levels: readonly StatedBand[],
): RubricReading["notUnderstood"] {
  const bounds = new Set(levels.flatMap(({ from, to }) => [from, to]).filter((n) => n !== null));
  const statesBound = (text: string): boolean => numbersIn(tidyNumbers(text)).some((n) => bounds.has(n));
  return grid.cells
    .filter(
      (c) =>
        !used.has(key(c)) &&
        !table.partyColumns.includes(c.column) &&
        !table.numberColumns.some((n) => n.column === c.column),
    )
    .filter((c) => {
      const { value } = c.cell;
      if (typeof value === "number")
        return table.maximumColumns.includes(c.column) && c.row >= table.firstRow && c.row <= table.lastRow;
      if (typeof value !== "string" || !looksLikePoints(c.text) || c.row === table.headingRow) return false;
      const isRead =
        readBands(c.text).length > 0 ||
        readWeights(c.text) !== null ||
        readVetoes([c.text]).length > 0 ||
        (c.text.length <= 24 && statesBound(c.text));
      return !isRead && !/总分|满分|百分制/.test(c.text);
    })
    .map((c) => ({ cell: toA1(c), text: oneLine(c.text) }));
}
