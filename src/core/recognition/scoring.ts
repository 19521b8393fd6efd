import { decimal, sum } from "../workbook/decimal";
import { partyInText } from "../headings/parties";
import { sumRowKind } from "../headings/sum-rows";
import { branchSuffixes, partyLineWords, resultLineWords } from "../schemes/words";
import type { Criterion, Party, Rubric, Scheme, ScoringForm } from "../schemes/types";
import { isExtra } from "../scoring/points";
import { cached } from "../text/cached";
import { bare, fold, oneLine } from "../text/fold";
import { readNumber, readPoints } from "../text/numbers";
import { chosenOption } from "../text/ticks";
import { pointsAfter } from "../text/points-after";
import type { CellAddress } from "../workbook/address";
import { a1, type GridCell, type SheetGrid } from "../workbook/grid";
import { findNameOnSheet, looksLikeBranch } from "../model/names";
import { hasPointsInText } from "./pick-rubric";
import { findRates, findSatisfaction } from "./rates";
import { matchReworded, type FormMatch, type ItemMatch } from "./rubric-index";
import { findSaidTotals } from "./said-totals";
import { layOutScores, type LayoutItem, type ScoreLayout } from "./score-layout";
import { findTitle } from "./titles";
import type {
  Difference,
  Evidence,
  ExtraItem,
  FoundCategory,
  FoundItem,
  FoundName,
  ScoreColumn,
  ScoringSheet,
} from "../model/recognised-sheet";

export { KNOWN_RUBRIC } from "./pick-rubric";

/** Builds the scoring sheet from a rubric whose items were found on it; what is left over may be one of them reworded. */
export function readScoringSheet(grid: SheetGrid, match: FormMatch): ScoringSheet {
  const sheet = toScoringSheet(grid, match);
  const left = new Set(sheet.extraItems.map(({ text }) => `${text.row}:${text.column}`));
  const lines = grid.cells.filter((c) => left.has(`${c.row}:${c.column}`));
  const reworded = lines.length > 0 ? matchReworded(match, lines) : [];
  if (reworded.length === 0) return sheet;
  const matches = [...match.matches, ...reworded].sort((a, b) => a.item.order - b.item.order);
  return toScoringSheet(grid, { ...match, matches });
}

function toScoringSheet(grid: SheetGrid, match: FormMatch): ScoringSheet {
  const { scheme, form } = match.form;
  const matches = match.matches;
  const layout = layOutScores(grid, matches.flatMap(toLayoutItems), {
    maximum: form.headings.maximum,
    parties: form.headings.parties,
    letters: form.rubric.letters ?? [],
  });
  const itemRows = new Set(matches.flatMap((m) => m.cells.map((c) => c.row)));
  const firstRow = Math.min(...itemRows);
  const tableTop = layout.headingRow === null ? firstRow : Math.min(firstRow, layout.headingRow);
  const inText = hasPointsInText(matches, form.inText) ? form.inText : undefined;
  const found = matches.map((m) => toFoundItem(grid, m, layout, inText));
  const rubric = withStatedMaxima(form.rubric, found);
  const items = found.map((item) => ({ ...item, criterion: inRubric(rubric, form.rubric, item.criterion) }));
  const categories = findCategories(grid, scheme, form, items, layout);
  const title = findTitle(grid, form, tableTop);
  const name = layout.isMatrix
    ? null
    : (findNameOnSheet(grid, tableTop) ?? (inText ? nameAlone(grid, tableTop) : null));
  const columns = inText
    ? columnsInText(matches, inText, name)
    : layout.isMatrix
      ? layout.columns
      : layout.columns.map((c) => ({ ...c, party: partyOfSheet(grid, c.party, scheme, form), branch: name }));
  const summaries = (inText ? [] : layout.sumCells).map((s) => ({
    ...s,
    column: columns.find((c) => c.column === s.column.column) ?? s.column,
  }));
  const share = matches.length / match.form.items.length;
  const evidence: Evidence[] = [
    { code: "items", facts: { found: matches.length, of: match.form.items.length } },
    ...(title ? [{ code: "title" as const, facts: { title: title.text, cell: title.cell } }] : []),
    ...(layout.hasPartyHeadings
      ? [{ code: "headings" as const, facts: { columns: columns.map((c) => c.party) } }]
      : []),
  ];
  return {
    kind: "scoring",
    sheet: grid.sheet,
    template: layout.isMatrix ? "dingji/matrix" : `${scheme.id}/${form.id}`,
    scheme,
    form,
    confidence: round2(0.85 * share + (layout.hasPartyHeadings ? 0.1 : 0) + (title || layout.isMatrix ? 0.05 : 0)),
    evidence,
    differences: findDifferences(matches, inText ? null : layout, title !== null, form),
    rubric,
    items,
    categories,
    columns,
    sumCells: summaries,
    saidTotals: inText ? [] : findSaidTotals(grid, itemRows),
    statedSums: layout.statedSums.map((s) => ({ ...s, cell: place(s.cell) })),
    maximumColumn: inText ? null : layout.maximumColumn,
    printedColumns: layout.printedColumns,
    meanings: layout.meanings,
    headings: layout.headings,
    footerRows: layout.footerRows,
    satisfaction: findSatisfaction(
      grid,
      items,
      columns.map((c) => c.column),
      layout.meanings,
    ),
    rates: findRates(grid, new Set(matches.flatMap((m) => m.cells))),
    statedLevel: findStatedLevel(grid, scheme, itemRows, columns),
    extraItems: inText ? [] : findExtraItems(grid, matches, categories, layout),
  };
}

export function round2(value: number): number {
  return Math.round(value * 100) / 100;
}

export function toLayoutItems({ cells, item }: ItemMatch): LayoutItem[] {
  return cells.map(({ row, column }) => ({
    row,
    textColumn: column,
    category: item.category,
    maximum: item.criterion.maximum,
    isExtra: isExtra(item.criterion),
  }));
}

const POINTS_IN_TEXT = /[（(【[︻]\s*(?:满分\s*)?(\d+(?:\.\d+)?)\s*分\s*[)）】\]︼]\s*$/;

/** Where the document prints no maxima, those of the sheet are the rubric's. */
function withStatedMaxima(rubric: Rubric, items: readonly FoundItem[]): Rubric {
  if (rubric.letters || rubric.categories.every((c) => c.items.every((i) => i.maximum !== null))) return rubric;
  const stated = new Map(items.map((item) => [item.criterion, item.maxima[0]?.value ?? null]));
  return {
    ...rubric,
    categories: rubric.categories.map((category) => {
      const own = category.items.map((item) => ({ ...item, maximum: item.maximum ?? stated.get(item) ?? null }));
      const maxima = own.flatMap((item) => (item.maximum === null ? [] : [decimal(item.maximum)]));
      const maximum = category.maximum ?? (maxima.length < own.length ? null : sum(maxima).toNumber());
      return { ...category, maximum, items: own };
    }),
  };
}

function inRubric(rubric: Rubric, official: Rubric, criterion: Criterion): Criterion {
  if (rubric === official) return criterion;
  const all = (r: Rubric): readonly Criterion[] => r.categories.flatMap((c) => c.items);
  return all(rubric)[all(official).indexOf(criterion)] ?? criterion;
}

/** One column for each party whose scores stand in the items' texts. */
function columnsInText(
  matches: readonly ItemMatch[],
  { parties }: NonNullable<ScoringForm["inText"]>,
  branch: FoundName | null,
): ScoreColumn[] {
  return parties
    .filter(({ words }) => matches.some(({ cell }) => pointsAfter(cell.text, words) !== null))
    .map(({ party, words }) => ({
      column: matches[0]?.cell.column ?? 0,
      party,
      branch,
      headingCell: null,
      inText: words,
    }));
}

/** A report may print its branch on a line of its own, above its title. */
function nameAlone(grid: SheetGrid, beforeRow: number): FoundName | null {
  const cell = grid.cells.find(
    (c) => c.row < beforeRow && looksLikeBranch(c.text) && branchSuffixes.some((s) => fold(c.text).endsWith(s)),
  );
  return cell ? { name: oneLine(cell.text), source: "title", cell: a1(cell) } : null;
}

function toFoundItem(grid: SheetGrid, match: ItemMatch, layout: ScoreLayout, inText: ScoringForm["inText"]): FoundItem {
  const { row } = match.cell;
  const line = grid.rows.get(row) ?? [];
  const maxima: { cell: CellAddress; value: number }[] = [];
  const stated =
    inText || layout.maximumColumn === null ? undefined : line.find((c) => c.column === layout.maximumColumn);
  const value = stated && (typeof stated.cell.value === "number" ? stated.cell.value : readPoints(stated.text));
  if (stated && value !== null && value !== undefined) maxima.push({ cell: place(stated), value });
  const points = inText ? pointsAfter(match.cell.text, inText.maximum) : POINTS_IN_TEXT.exec(match.foundText)?.[1];
  const pointsValue = points ? readNumber(points) : null;
  if (pointsValue !== null) maxima.push({ cell: place(match.cell), value: pointsValue });
  const numberCell = layout.numberColumn === null ? undefined : line.find((c) => c.column === layout.numberColumn);
  return {
    criterion: match.item.criterion,
    category: match.item.category,
    row,
    ...(match.cells.length > 1 ? { rows: [...new Set(match.cells.map((c) => c.row))] } : {}),
    text: place(match.cell),
    foundText: match.foundText,
    similarity: match.similarity,
    foundNumber: match.foundNumber ?? (numberCell ? fold(numberCell.text).replace(/[.、:()]/g, "") : null),
    maxima,
  };
}

function place({ row, column }: CellAddress): CellAddress {
  return { row, column };
}

/** A category's name with the points that may stand in the same cell: 领导班子好（20分）. */
const readCategoryText = cached((text): { readonly key: string; readonly points: number | null } => {
  const folded = fold(text);
  const match = /^(.*?)[(（]?(?:共|计|满分)?(?<!\d)(\d+(?:\.\d+)?)分?[)）]?$/.exec(folded);
  return match && match[1] ? { key: bare(match[1]), points: Number(match[2]) } : { key: bare(text), points: null };
});

function findCategories(
  grid: SheetGrid,
  scheme: Scheme,
  form: ScoringForm,
  items: readonly FoundItem[],
  layout: ScoreLayout,
): FoundCategory[] {
  const aliases = Object.entries(scheme.categoryAliases);
  const textCells = new Set(items.map((i) => `${i.row}:${i.text.column}`));
  const scoreColumns = new Set(layout.columns.map((c) => c.column));
  const candidates = grid.cells
    .filter(
      (c) =>
        typeof c.cell.value === "string" &&
        c.text.length <= 60 &&
        !scoreColumns.has(c.column) &&
        !textCells.has(`${c.row}:${c.column}`),
    )
    .filter((c) => sumRowKind(c.text) === null)
    .map((c) => ({ cell: c, ...readCategoryText(c.text) }));
  return form.rubric.categories.map((category) => {
    const names = [
      category.name,
      ...aliases.filter(([, official]) => official === category.name).map(([alias]) => alias),
    ].map(bare);
    const found = candidates.find((c) => names.includes(stripNumber(c.key)) || names.includes(c.key));
    if (!found) return { name: category.name, cell: null, maximum: null };
    const cell = place(found.cell);
    if (found.points !== null) return { name: category.name, cell, maximum: { cell, value: found.points } };
    const rows = items.filter((i) => i.category === category.name).map((i) => i.row);
    return { name: category.name, cell, maximum: pointsBeside(grid, found.cell, rows, layout, textCells) };
  });
}

function stripNumber(key: string): string {
  return key.replace(/^[\d一二三四五六七八九十]{1,2}(?=[^\d])/, "");
}

/** Points in a cell of their own: right of the category, or below it beside its items. */
function pointsBeside(
  grid: SheetGrid,
  cell: GridCell,
  rows: readonly number[],
  layout: ScoreLayout,
  textCells: ReadonlySet<string>,
): FoundCategory["maximum"] {
  const read = (c: GridCell | undefined): FoundCategory["maximum"] => {
    if (!c || textCells.has(`${c.row}:${c.column}`)) return null;
    const isNumberColumn = c.column === layout.numberColumn;
    const isItemMaximum = c.column === layout.maximumColumn && rows.includes(c.row);
    if (isNumberColumn || isItemMaximum || layout.columns.some((s) => s.column === c.column)) return null;
    const value = typeof c.cell.value === "number" ? c.cell.value : readPoints(c.text);
    return value === null ? null : { cell: place(c), value };
  };
  const right = (grid.rows.get(cell.row) ?? []).filter((c) => c.column > cell.column);
  for (const c of right) {
    const points = read(c);
    if (points) return points;
    if (textCells.has(`${c.row}:${c.column}`)) break;
  }
  const lastRow = Math.max(cell.row, ...rows);
  for (let row = cell.row + 1; row <= lastRow; row++) {
    const below = (grid.rows.get(row) ?? []).find((c) => c.column === cell.column);
    if (below) return read(below);
  }
  return null;
}

const PARTY_LINE = new RegExp(`(?:${partyLineWords.join("|")})(?:\\([^)]*\\))?:(.*)$`);

/** A standard sheet with one unnamed score column says whose it is in a line of its own or in its name. */
function partyOfSheet(grid: SheetGrid, party: Party, scheme: Scheme, form: ScoringForm): Party {
  if (party !== "score") return party;
  for (const cell of grid.cells) {
    const line = cell.text.length <= 60 ? PARTY_LINE.exec(fold(cell.text)) : null;
    if (!line) continue;
    const beside = (grid.rows.get(cell.row) ?? []).find((c) => c.column > cell.column);
    const said = partyInText(line[1] ?? "") ?? (line[1] === "" && beside ? partyInText(fold(beside.text)) : null);
    if (said) return said;
  }
  // Where parties are weighed, a column that names none is the superior's; elsewhere it stands for itself.
  const unnamed = scheme.weights.length === 0 ? "score" : "review";
  return partyInText(fold(grid.sheet.name)) ?? form.defaultParty ?? unnamed;
}

const RESULT_LINE = new RegExp(`(${resultLineWords.join("|")}):(.{1,30})$`);

/** What a result line says: words of some length, or what is ticked among several. */
function resultIn(said: string): string | null {
  return chosenOption(said) ?? (said.length <= 20 ? said : null);
}

/**
 * The result that a line states; what stands right of its label counts as well. On a sheet that
 * holds one party's column the result is that party's, unless the line names another one.
 */
export function findStatedLevel(
  grid: SheetGrid,
  scheme: Scheme,
  itemRows: ReadonlySet<number>,
  columns: readonly ScoreColumn[] = [],
): ScoringSheet["statedLevel"] {
  const only = columns.length === 1 && columns[0]?.party !== "score" ? (columns[0]?.party ?? null) : null;
  for (const cell of grid.cells) {
    if (typeof cell.cell.value !== "string" || cell.text.length > 60) continue;
    const line = fold(cell.text);
    if (!line.includes(":")) continue;
    const match = RESULT_LINE.exec(line);
    const said = match && resultIn(match[2] ?? "");
    if (match && said !== null) return { text: said, cell: a1(cell), ...whose(line.slice(0, match.index), only) };
    const label = resultLineWords.find((word) => line.endsWith(`${word}:`));
    const beside = label && (grid.rows.get(cell.row) ?? []).find((c) => c.column > cell.column);
    const result =
      beside && (chosenOption(fold(beside.text)) ?? (beside.text.length > 20 ? null : oneLine(beside.text)));
    if (!label || !beside || !result) continue;
    const before = line.slice(0, line.length - label.length - 1);
    return { text: result, cell: a1(beside), ...whose(before, only) };
  }
  return levelInOpinion(grid, scheme, itemRows);
}

/** 考核组意见：…，评定为优秀等次。 经研究，该单位定为优秀等次。 What applies only to some is a rule. */
const OPINION =
  /^(?:(.{0,12})(?:意见|结论|评语|评价)(?:\([^()]*\))?:|经(?!.*(?:以[上下]|的,|[的者]一律|之一|直接|凡|若))).*(?:评定|认定|确定|核定|[定评])(?:等[次级])?为"?([^,.。;"]{1,8}?)"?(?:等次|等级|档次|级|档)?[.。;]?$/;

/** Opinions are sentences. */
const LONGEST_OPINION = 200;

/** One of the levels, as a sentence on the whole states it, or as it is ticked among them: □优秀（90分以上）☑合格（60分以上）. */
function levelInOpinion(grid: SheetGrid, scheme: Scheme, itemRows: ReadonlySet<number>): ScoringSheet["statedLevel"] {
  const levels = scheme.levels.map((level) => fold(level.name));
  for (const cell of grid.cells) {
    // ☑优秀 □良好 beside an item says how well that one was done.
    if (itemRows.has(cell.row) || typeof cell.cell.value !== "string" || cell.text.length > LONGEST_OPINION) continue;
    const line = fold(cell.text).replace(/[“”]/g, '"');
    const [, who = "", text] = OPINION.exec(line) ?? [];
    if (text !== undefined && levels.includes(text)) return { text, cell: a1(cell), ...whose(who, null) };
    const [, whoTicked = "", options = ""] = /^(?:([^:□☐]{0,12}):)?(.*)$/.exec(line) ?? [];
    const ticked = chosenOption(options)?.replace(/[(:].*$/, "") ?? "";
    const isLevel = levels.includes(ticked) || levels.includes(ticked.replace(/[级档等]$/, ""));
    if (isLevel) return { text: ticked, cell: a1(cell), ...whose(whoTicked, null) };
  }
  return null;
}

function whose(before: string, only: Party | null): { readonly party: Party | null; readonly isResult: boolean } {
  const named = partyInText(before);
  return { party: named ?? only, isResult: named === null };
}

function findExtraItems(
  grid: SheetGrid,
  matches: readonly ItemMatch[],
  categories: readonly FoundCategory[],
  layout: ScoreLayout,
): ExtraItem[] {
  const rows = new Set(matches.flatMap((m) => m.cells.map((c) => c.row)));
  const textColumns = new Set(matches.flatMap((m) => m.cells.map((c) => c.column)));
  const firstRow = Math.min(...rows);
  const lastRow = Math.max(...rows);
  const categoryCells = new Set(categories.flatMap((c) => (c.cell ? [`${c.cell.row}:${c.cell.column}`] : [])));
  const extra: ExtraItem[] = [];
  for (const cell of grid.cells) {
    const key = `${cell.row}:${cell.column}`;
    if (!textColumns.has(cell.column) || categoryCells.has(key)) continue;
    if (cell.row < firstRow || cell.row > lastRow + 1 || cell.row === layout.headingRow || rows.has(cell.row)) continue;
    const line = grid.rows.get(cell.row) ?? [];
    const hasPoints =
      layout.maximumColumn !== null
        ? line.some(
            (c) =>
              c.column === layout.maximumColumn && (typeof c.cell.value === "number" || readPoints(c.text) !== null),
          )
        : line.some((c) => layout.columns.some((s) => s.column === c.column));
    const isSummary = line.some((c) => sumRowKind(c.text) !== null);
    if (!hasPoints || isSummary || bare(cell.text).length < 4) continue;
    const number = /^\s*(\d{1,3})\s*[.．、)]/.exec(cell.text)?.[1] ?? null;
    extra.push({ row: cell.row, text: place(cell), foundText: oneLine(cell.text), foundNumber: number });
  }
  return extra;
}

function findDifferences(
  matches: readonly ItemMatch[],
  layout: ScoreLayout | null,
  hasTitle: boolean,
  form: ScoringForm,
): Difference[] {
  const differences: Difference[] = [];
  if (!hasTitle && !layout?.isMatrix)
    differences.push({ code: "title-missing", cell: null, facts: { title: form.titles[0] ?? "" } });
  for (const match of movedItems(matches)) {
    differences.push({
      code: "row-moved",
      cell: a1(match.cell),
      facts: { item: match.item.criterion.number ?? oneLine(match.foundText), row: match.cell.row + 1 },
    });
  }
  if (matches.some((m) => m.similarity < 1)) {
    const altered = matches.filter((m) => m.similarity < 1);
    differences.push({
      code: "items-altered",
      cell: a1((altered[0] as ItemMatch).cell),
      facts: { count: altered.length },
    });
  }
  if (layout === null) return differences;
  if (layout.maximumColumn === null && form.headings.maximum.length > 0) {
    differences.push({ code: "column-missing", cell: null, facts: { column: form.headings.maximum[0] ?? "" } });
  }
  for (const { party, headings } of form.headings.parties) {
    const isReplaced = form.defaultParty !== undefined && party === "score" && layout.columns.length > 0;
    if (!layout.isMatrix && !isReplaced && !layout.columns.some((c) => c.party === party)) {
      differences.push({ code: "column-missing", cell: null, facts: { column: headings[0] ?? party } });
    }
  }
  if (layout.headingRow === null) differences.push({ code: "heading-missing", cell: null, facts: {} });
  return differences;
}

/** Items outside the longest run in the official order: the fewest that explain what moved. */
function movedItems(matches: readonly ItemMatch[]): readonly ItemMatch[] {
  const byRow = [...matches].sort((a, b) => a.cell.row - b.cell.row || a.cell.column - b.cell.column);
  const lengths: number[] = [];
  const previous: number[] = [];
  let end = -1;
  byRow.forEach((match, i) => {
    lengths[i] = 1;
    previous[i] = -1;
    for (let j = 0; j < i; j++) {
      const isBefore = (byRow[j] as ItemMatch).item.order < match.item.order;
      if (isBefore && (lengths[j] as number) + 1 > lengths[i]) {
        lengths[i] = (lengths[j] as number) + 1;
        previous[i] = j;
      }
    }
    if (end < 0 || lengths[i] > (lengths[end] as number)) end = i;
  });
  const inOrder = new Set<number>();
  for (let i = end; i >= 0; i = previous[i] as number) inOrder.add(i);
  return byRow.filter((_, i) => !inOrder.has(i));
}
