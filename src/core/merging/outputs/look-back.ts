import { wholeDesign } from "../../design/long-table";
import type { Content } from "../../design/sheet-builder";
import { styles, type StyleName } from "../../design/styles";
import { widthForRows } from "../../design/text-height";
import { withUsed } from "../../own-sheets/description";
import type { ColumnChart, SheetDesign } from "../../design/sheet-design";
import type { RecognisedSheet } from "../../model/recognised-sheet";
import { nameKey } from "../../model/names";
import { committeeKey } from "../../model/same-branch";
import { partyNames } from "../../own-sheets/words";
import { OwnTablePage } from "../../own-sheets/table-page";
import { keptText, nothingKept, readOwnTable, type KeptRow, type KeptTable } from "../../own-sheets/read-table";
import { ownTitles } from "../../own-sheets/index";
import { OWN_MARK } from "../../own-sheets/mark-line";
import { ownSheetsOf } from "../../own-sheets/recognise";
import { replacedTexts } from "../../own-sheets/table-code";
import { lookBackTable, lookBackWords as words, type LookBackColumn } from "../../own-sheets/look-back/description";
import { sourceOf } from "../../schemes/source";
import { findScheme } from "../../schemes/index";
import { oneLine } from "../../text/fold";
import { decimal } from "../../workbook/decimal";
import { rangeToA1, toA1 } from "../../workbook/address";
import { changes, type ComparedBranch, type CompareResult, type MovedCategory, type Promotions } from "../compare";
import { drawTable } from "../../generation/find-own";
import type { TypedNote } from "../submitted";
import { carryTyped } from "./carry-typed";
import { drawComparedEntries } from "./compared-entries";
import { drawProblems, foundProblems } from "./problems";
import type { MergeOutputOptions } from "./draw-merge";

type Page = OwnTablePage<LookBackColumn>;
type Kept = KeptRow<LookBackColumn>;

interface LookBackOptions extends MergeOutputOptions {
  /** The sheets of the output that is replaced: what people typed on them stays. */
  readonly former?: readonly RecognisedSheet[];
}

/** A comparison as sheets, and what people typed on the earlier ones that has no place on them. */
interface DrawnLookBack {
  readonly designs: readonly SheetDesign[];
  readonly left: readonly TypedNote[];
}

/**
 * Draws 「回头看对照」, one row per branch and live counts of the changes and of who rose, 「填报内容对照」 with what else
 * was filled in, and 「问题清单」 with what has to be explained.
 */
export function drawLookBack(result: CompareResult, options: LookBackOptions): DrawnLookBack {
  const { program = "", former = [] } = options;
  const [own] = ownSheetsOf(former, "look-back");
  const kept = (own && readOwnTable(own.sheet, lookBackTable)) ?? nothingKept;
  const name = ownTitles["look-back"];
  const design = drawTable({ sheet: own?.sheet ?? null, name, kept }, lookBackTable, (table) =>
    drawComparison(result, table, program),
  );
  const problems = drawProblems(foundProblems(result.findings, options.describe), ownTitles.findings, program);
  const entries = drawComparedEntries(result.entries, program);
  const sheets = former.filter((s) => s !== own).map(({ sheet }) => sheet);
  const { designs, left } = carryTyped([...(entries ? [entries] : []), problems], sheets);
  const replaced = replacedTexts(own?.sheet ?? null, lookBackTable, design);
  return { designs: [design, ...designs.map(wholeDesign)], left: [...left, ...replaced] };
}

function drawComparison(result: CompareResult, kept: KeptTable<LookBackColumn>, program: string): SheetDesign {
  const note = `${OWN_MARK}　本软件拟定。对照同一党支部前后两次的得分和等次。`;
  const hasItems = result.branches.some(({ items }) => items.length > 0);
  const used = withUsed(lookBackTable, (id) => kept.columns.has(id) || (id === "items" && hasItems));
  const texts = {
    moved: result.branches.map(({ moved }) => movedLines(moved)),
    items: result.branches.map(({ items }) => itemLines(items)),
  };
  const columns = used.columns.map((column) =>
    column.id === "moved" || column.id === "items"
      ? { ...column, width: widthForRows(texts[column.id], column.width, styles[column.style]) }
      : column,
  );
  const table = { ...used, columns };
  const page: Page = new OwnTablePage(table, kept, note, words.hint);
  const top = page.row;
  const rest = new Set(kept.rows);
  result.branches.forEach((branch, i) => {
    const row = [...rest].find((r) => isAbout(r, branch));
    if (row) rest.delete(row);
    putBranch(page, branch, i + 1, row);
  });
  const area = (id: LookBackColumn): string => {
    const column = page.column(id);
    return rangeToA1({ top, bottom: bottom - 1, left: column, right: column });
  };
  const bottom = page.row;
  // What was explained about a branch that neither side has any more stays to be read, and is not counted.
  const explained = [...rest].filter((row) => keptText(row, "remark") !== "" || row.extras.size > 0);
  explained.forEach((row, i) => page.putOwn(row, { number: result.branches.length + i + 1 }));
  let charts: readonly ColumnChart[] = [];
  if (result.branches.length > 0) {
    drawCounts(page, result, area("change"));
    drawPromotions(page, result, area);
    charts = drawMatrices(page, result, area);
  }
  return withCharts(page.finish(ownTitles["look-back"], "landscape", program), charts);
}

/** Names alone where the committee is not stated on both. */
function isAbout(row: Kept, { name, parent }: ComparedBranch): boolean {
  if (nameKey(keptText(row, "branch")) !== nameKey(name ?? "")) return false;
  const stated = keptText(row, "parent");
  return stated === "" || parent === null || committeeKey(stated) === committeeKey(parent);
}

function putBranch(page: Page, branch: ComparedBranch, number: number, kept: Kept | undefined): void {
  const { name, parent, scheme, before, after, change, difference, moved, items } = branch;
  const at = (id: LookBackColumn): string => toA1({ row: page.row, column: page.column(id) });
  const [then, now] = [at("totalBefore"), at("totalAfter")];
  const formula = `IF(COUNT(${then},${now})<2,"",ROUND(${now}-${then},4))`;
  page.put(
    {
      number,
      parent,
      branch: name,
      scheme: nameOfScheme(scheme),
      totalBefore: before?.total ?? null,
      levelBefore: before?.level ?? null,
      totalAfter: after?.total ?? null,
      levelAfter: after?.level ?? null,
      change: words.changes[change],
      difference: { value: difference ?? "", formula },
      moved: movedLines(moved) || null,
      items: itemLines(items) || null,
    },
    kept,
  );
}

/** What its document is called; an id of ours is nothing for paper. */
function nameOfScheme(id: ComparedBranch["scheme"]): string {
  const scheme = findScheme(id);
  return scheme ? sourceOf(scheme) : "";
}

/** The superior's, where there are any: those decide. */
function shownItems(items: ComparedBranch["items"]): ComparedBranch["items"] {
  const reviewed = items.filter(({ party }) => party === "review");
  return reviewed.length > 0 ? reviewed : items;
}

function movedLines(moved: ComparedBranch["moved"]): string {
  return moved.map((m) => movedText(m.category, m)).join("\n");
}

/** More lines would need a row taller than Excel has: then several stand in one. */
const MOST_LINES = 20;

function itemLines(items: ComparedBranch["items"]): string {
  const texts = shownItems(items).map((m) => movedText(m.item, m));
  const each = Math.max(1, Math.ceil(texts.length / MOST_LINES));
  return texts.flatMap((_, i) => (i % each === 0 ? [texts.slice(i, i + each).join("；")] : [])).join("\n");
}

/** "领导班子好（自评）18→20（+2）". */
function movedText(what: string, { party, before, after }: Pick<MovedCategory, "party" | "before" | "after">): string {
  const moved = `${oneLine(what)}（${partyNames[party]}）${before}→${after}`;
  if (typeof before === "string" || typeof after === "string") return moved;
  const by = decimal(after).minus(decimal(before));
  return `${moved}（${by.gt(0) ? "+" : ""}${by.toFixed()}）`;
}

function drawCounts(page: Page, { counts }: CompareResult, range: string): void {
  page.line(words.counts, "heading");
  for (const change of changes) {
    const word = words.changes[change];
    page.spread([
      { content: word, style: "label", columns: 2 },
      { content: { value: counts[change] ?? 0, formula: `COUNTIF(${range},"${word}")` }, style: "count" },
    ]);
  }
}

/** Below everything else, one beside the other. */
function withCharts(design: SheetDesign, charts: readonly ColumnChart[]): SheetDesign {
  if (charts.length === 0) return design;
  const last = Math.max(...design.cells.map(({ row }) => row));
  return {
    ...design,
    charts: charts.map((chart, i) => ({ ...chart, at: { row: last + 2 + i * CHART_ROWS, column: 0 } })),
  };
}

const CHART_ROWS = 14;

/** For each scheme a table level × level, live, with its chart: a column for each level before, stacked by the level now. */
function drawMatrices(
  page: Page,
  { branches, before, after }: CompareResult,
  area: (id: LookBackColumn) => string,
): readonly ColumnChart[] {
  const schemes = new Map([...before.branches, ...after.branches].map((b) => [b.scheme.id, b.scheme]));
  return [...schemes.values()].flatMap((scheme): readonly ColumnChart[] => {
    const own = branches.filter((b) => b.scheme === scheme.id && b.before !== null && b.after !== null);
    if (scheme.levels.length === 0 || own.length === 0) return [];
    const levels = [...scheme.levels.map((level) => level.name), null];
    const source = nameOfScheme(scheme.id);
    page.line(words.matrix, "heading");
    const top = page.row;
    const word = (level: string | null): string => level ?? words.ungraded;
    const put = (cells: readonly { readonly content: Content; readonly style: StyleName }[]): void =>
      page.spread(cells.map((cell, i) => ({ ...cell, columns: i === 0 ? FIRST_COLUMNS : 1 })));
    put(
      [words.matrixHeading(schemes.size > 1 ? `（${source}）` : ""), ...levels.map(word)].map((content) => ({
        content,
        style: "heading" as const,
      })),
    );
    const stays = `(${area("change")}<>"${words.changes.new}")*(${area("change")}<>"${words.changes.gone}")`;
    const ofScheme = schemes.size > 1 ? `*(${area("scheme")}="${source}")` : "";
    const is = (id: "levelBefore" | "levelAfter", level: string | null): string => `(${area(id)}="${level ?? ""}")`;
    for (const then of levels) {
      put([
        { content: word(then), style: "label" },
        ...levels.map((now) => ({
          content: {
            value: own.filter((b) => b.before?.level === then && b.after?.level === now).length,
            formula: `SUMPRODUCT(${is("levelBefore", then)}*${is("levelAfter", now)}*${stays}${ofScheme})`,
          },
          style: "count" as const,
        })),
      ]);
    }
    const [left, bottom] = [FIRST_COLUMNS, page.row - 1];
    const series = levels.map((_, i) => ({
      heading: { row: top, column: left + i },
      values: { top: top + 1, bottom, left: left + i, right: left + i },
    }));
    const [first, ...more] = series;
    if (!first) return [];
    return [
      {
        title: words.matrixChart,
        categories: { top: top + 1, bottom, left: 0, right: 0 },
        ...first,
        more,
        at: { row: 0, column: 0 },
        width: 620,
        height: 300,
      },
    ];
  });
}

/** Columns that a level's word takes below the table: 序号 and 所属党委. */
const FIRST_COLUMNS = 2;

/** How many rose of those that should, by committee and altogether. */
function drawPromotions(page: Page, { promotions, before }: CompareResult, area: (id: LookBackColumn) => string): void {
  if (promotions.length === 0) return;
  const { promotionHeadings: headings } = words;
  page.line(words.promotions, "heading");
  page.spread(
    [headings.parent, headings.low, headings.promoted, headings.rate].map((content, i) => ({
      content,
      style: "heading" as const,
      columns: i === 0 ? 3 : 2,
    })),
  );
  const levels = new Set(before.branches.flatMap((b) => b.scheme.levels.slice(-2).map((level) => level.name)));
  const isLow = `((${[...levels].map((level) => `(${area("levelBefore")}="${level}")`).join("+")})>0)`;
  const stays = `(${area("change")}<>"${words.changes.gone}")`;
  const all = promotions.reduce((sum, p) => ({ low: sum.low + p.low, promoted: sum.promoted + p.promoted }), {
    low: 0,
    promoted: 0,
  });
  const put = (label: string, { low, promoted }: Pick<Promotions, "low" | "promoted">, whose: string): void => {
    const rose = `(${area("change")}="${words.changes.promoted}")`;
    const cell = (column: number): string => toA1({ row: page.row, column });
    const counted = `SUMPRODUCT(${isLow}*${stays}${whose})`;
    page.spread([
      { content: label, style: "label", columns: 3 },
      { content: { value: low, formula: counted }, style: "count", columns: 2 },
      { content: { value: promoted, formula: `SUMPRODUCT(${isLow}*${rose}${whose})` }, style: "count", columns: 2 },
      {
        content: {
          value: decimal(promoted).div(low).round(4).toNumber(),
          formula: `IF(${cell(3)}=0,"",ROUND(${cell(5)}/${cell(3)},4))`,
        },
        style: "percent",
      },
    ]);
  };
  for (const own of promotions) {
    const label = toA1({ row: page.row, column: 0 });
    put(own.parent ?? words.unstated, own, `*(${area("parent")}=${own.parent === null ? '""' : label})`);
  }
  put(words.all, all, "");
}
