import type { SheetDesign } from "../../design/sheet-design";
import { nameKey } from "../../model/names";
import { markLine } from "../../own-sheets/mark-line";
import type { BranchResult } from "../../model/branch";
import { sourceOf } from "../../schemes/source";
import type { Scheme } from "../../schemes/types";
import { evaluationOf } from "../../scoring/totals";
import { rangeToA1, toA1 } from "../../workbook/address";
import type { Cell } from "../../workbook/snapshot";
import { OwnTablePage, type RowEntries } from "../../own-sheets/table-page";
import { keptText, type KeptRow, type KeptTable } from "../../own-sheets/read-table";
import { partyHeadings, resultWords } from "../../own-sheets/result/description";
import { parentOf, reference, type ResultSource } from "./references";
import { summaryTableFor, summaryWords as words, type SummaryColumn } from "../../own-sheets/summary/description";

type Kept = KeptRow<SummaryColumn>;
type Page = OwnTablePage<SummaryColumn>;

/** Draws 「分类定级汇总表」: this workbook's branches with their results, and how many are on each level. */
export function drawSummary(
  name: string,
  branches: readonly BranchResult[],
  source: ResultSource | null,
  kept: KeptTable<SummaryColumn>,
  footer: string,
): SheetDesign {
  const schemes = [...new Set(branches.map((b) => b.scheme))];
  const page: Page = new OwnTablePage(summaryTableFor(schemes.length > 1), kept, markLine(words.note));
  const top = page.row;
  const rest = new Set(kept.rows);
  const drawn: DrawnRow[] = [];
  for (const branch of branches) {
    const row = keptFor(branch, [...rest], schemes.length > 1);
    if (row) rest.delete(row);
    const level = levelCell(branch, source);
    drawn.push({ scheme: sourceOf(branch.scheme), level: String(level.value) });
    page.put(branchEntries(page, branch, source, level, row, drawn.length), row);
  }
  for (const row of [...rest].filter(isPersons)) {
    drawn.push({ scheme: keptText(row, "scheme"), level: keptText(row, "level") });
    page.putOwn(row, { number: drawn.length });
  }
  drawTotals(page, schemes, drawn, top);
  return page.finish(name, "landscape", footer);
}

interface DrawnRow {
  readonly scheme: string;
  readonly level: string;
}

function keptFor(branch: BranchResult, rows: readonly Kept[], hasSchemes: boolean): Kept | undefined {
  const name = branch.name ?? words.unnamed;
  return rows.find(
    (row) =>
      nameKey(keptText(row, "branch")) === nameKey(name) &&
      (!hasSchemes || keptText(row, "scheme") === "" || keptText(row, "scheme") === sourceOf(branch.scheme)),
  );
}

/** Rows of branches that are gone are ours and go, too, unless a person wrote a remark or a column of their own. */
function isPersons(row: Kept): boolean {
  const remark = row.cells.get("remark");
  const isOurs = row.cells.get("level")?.formula !== undefined;
  return !isOurs || row.extras.size > 0 || (remark !== undefined && remark.formula === undefined);
}

function branchEntries(
  page: Page,
  branch: BranchResult,
  source: ResultSource | null,
  level: Cell,
  kept: Kept | undefined,
  number: number,
): RowEntries<SummaryColumn> {
  const party = (id: "self" | "review"): Cell | string =>
    reference(source, branch, (p) => p.totals.get(partyHeadings[id])) ??
    evaluationOf(branch.evaluations, id)?.total?.toFixed() ??
    "";
  const final = reference(source, branch, (p) => p.totals.get(resultWords.headings.final));
  return {
    number: number,
    parent: typed(page, kept, "parent") ?? parentOf(branch),
    branch: branch.name ?? words.unnamed,
    scheme: sourceOf(branch.scheme),
    self: asNumber(party("self")),
    review: asNumber(party("review")),
    final: final ?? branch.total?.toNumber() ?? null,
    level: level,
    remark: typed(page, kept, "remark") ?? provisionalCell(branch, source),
  };
}

function asNumber(content: Cell | string): Cell | number | null {
  return typeof content === "string" ? (content === "" ? null : Number(content)) : content;
}

/** What a person typed; our own formulas are drawn anew. */
function typed(page: Page, kept: Kept | undefined, id: SummaryColumn): Cell | null {
  return kept?.cells.get(id)?.formula === undefined ? page.keptCell(kept, id) : null;
}

function levelCell(branch: BranchResult, source: ResultSource | null): Cell {
  return reference(source, branch, (p) => p.level) ?? { value: branch.level ?? words.ungraded };
}

/** "暂定较好" while there is no final level; a person's remark takes its place. */
function provisionalCell(branch: BranchResult, source: ResultSource | null): Cell | null {
  const cell = reference(source, branch, (p) => p.provisional);
  if (!cell) return branch.provisionalLevel === null ? null : { value: words.provisional(branch.provisionalLevel) };
  const { formula } = cell;
  const isLevel = branch.scheme.levels.some((l) => l.name === cell.value);
  const levels = branch.scheme.levels.map((l) => `${formula}="${l.name}"`).join(",");
  return {
    value: isLevel ? words.provisional(String(cell.value)) : "",
    formula: `IF(OR(${levels}),"${words.provisional("")}"&${formula},"")`,
  };
}

/** One row per level, one for what has none of these levels, and the whole; shares of all rows. */
function drawTotals(page: Page, schemes: readonly Scheme[], drawn: readonly DrawnRow[], top: number): void {
  const bottom = page.row - 1;
  const column = (id: SummaryColumn): string =>
    rangeToA1({ top, bottom, left: page.column(id), right: page.column(id) });
  page.line(words.totals, "heading");
  for (const scheme of schemes) {
    const isOne = schemes.length === 1;
    const own = isOne ? drawn : drawn.filter((row) => row.scheme === sourceOf(scheme));
    const ofScheme = `${column("scheme")},"${quoted(sourceOf(scheme))}"`;
    const total = isOne ? `COUNTA(${column("branch")})` : `COUNTIF(${ofScheme})`;
    const inLevel = (level: string): string =>
      isOne
        ? `COUNTIF(${column("level")},"${quoted(level)}")`
        : `COUNTIFS(${column("level")},"${quoted(level)}",${ofScheme})`;
    page.spread([
      {
        content: isOne ? words.level : `${words.level}（${sourceOf(scheme)}）`,
        style: "label",
        columns: LABEL_COLUMNS,
      },
      { content: words.count, style: "label" },
      { content: words.share, style: "label" },
    ]);
    const first = page.row;
    const totalRow = first + scheme.levels.length + 1;
    const counts = scheme.levels.map((l) => own.filter((row) => row.level === l.name).length);
    const put = (label: string, count: Cell): void => {
      const share = typeof count.value === "number" && own.length > 0 ? count.value / own.length : "";
      const countCell = toA1({ row: page.row, column: LABEL_COLUMNS });
      const totalCell = toA1({ row: totalRow, column: LABEL_COLUMNS });
      page.spread([
        { content: label, style: "center", columns: LABEL_COLUMNS },
        { content: count, style: "count" },
        { content: { value: share, formula: `IF(${totalCell}=0,"",${countCell}/${totalCell})` }, style: "percent" },
      ]);
    };
    scheme.levels.forEach(({ name }, i) => put(name, { value: counts[i] ?? 0, formula: inLevel(name) }));
    const graded = counts.reduce((sum, n) => sum + n, 0);
    const range = rangeToA1({ top: first, bottom: totalRow - 2, left: LABEL_COLUMNS, right: LABEL_COLUMNS });
    const totalCell = toA1({ row: totalRow, column: LABEL_COLUMNS });
    const ungraded = scheme.levels.length === 0 ? totalCell : `${totalCell}-SUM(${range})`;
    put(words.ungraded, { value: own.length - graded, formula: ungraded });
    put(words.total, { value: own.length, formula: total });
  }
}

/** Columns that a level's word takes below the table: 序号 and 所属党委. */
const LABEL_COLUMNS = 2;

function quoted(text: string): string {
  return text.replace(/"/g, '""');
}
