import { readAppliedScheme, readRubricSheet } from "../own-sheets/rubric/read";
import { makeGrid, type SheetGrid } from "../workbook/grid";
import { findNameOnSheet } from "../model/names";
import {
  type FormMatch,
  indexItems,
  indexRubrics,
  itemKey,
  type ItemMatch,
  matchForms,
  matchRubrics,
  type RubricIndex,
  searchForms,
  type TextCell,
} from "./rubric-index";
import { readCustomSheet } from "./custom";
import { findSaidTotals } from "./said-totals";
import { layOutScores } from "./score-layout";
import { findStatedLevel, readScoringSheet, round2, toLayoutItems } from "./scoring";
import type { FoundCategory, FoundItem, RecognisedSheet, ScoringSheet } from "../model/recognised-sheet";
import type { Scheme, ScoringForm } from "../schemes/types";
import { readPoints } from "../text/numbers";
import { oncePer } from "../text/once-per";
import type { CellAddress } from "../workbook/address";
import type { SheetSnapshot } from "../workbook/snapshot";
import { cleanGrid } from "../rubrics/clean-grid";
import { readNumbering } from "../rubrics/numbering";
import { readTextPoints } from "../rubrics/text-points";

/** From this share of its items on, a sheet is taken for the confirmed rubric. */
const SAME_RUBRIC = 0.8;

/** What a 「评分办法」 says: a rubric of its own, or the known scheme that applies instead. */
interface Confirmed {
  readonly own: Scheme | null;
  readonly applies: Scheme | null;
}

/** The reading on a 「评分办法」; the same object for the same sheet, so that its branches belong together. */
const confirmedScheme = oncePer((sheet: SheetSnapshot): Confirmed => ({
  own: readRubricSheet(sheet),
  applies: readAppliedScheme(sheet),
}));

/** Takes the scoring sheets of rubrics that a person confirmed on 「评分办法」 for what is written there. */
export function withConfirmedRubrics(
  sheets: readonly RecognisedSheet[],
  elsewhere: readonly RecognisedSheet[] = [],
): readonly RecognisedSheet[] {
  const said = [...sheets, ...elsewhere].flatMap((s) =>
    s.template === "dingji/rubric" && s.sheet.visibility === "visible" ? [confirmedScheme(s.sheet)] : [],
  );
  const own = said.flatMap((s) => (s.applies ? [] : (s.own ?? [])));
  const applied = said.flatMap((s) => (s.applies && s.own ? [{ applies: s.applies, own: s.own }] : []));
  if (own.length + applied.length === 0) return sheets;
  return sheets.map((s) => {
    if (s.kind !== "scoring" && s.kind !== "unrecognised") return s;
    const grid = makeGrid(s.sheet);
    return readConfirmedSheet(grid, own) ?? readAppliedSheet(grid, applied) ?? s;
  });
}

/** A known scheme's own index: one for all sheets and checks, since each remembers the texts that it met. */
const indexOf = oncePer((scheme: Scheme): RubricIndex => indexRubrics([scheme]));

/** A sheet that a 「评分办法」 lists, read by the known scheme that a person chose for it, however few of its items are there. */
function readAppliedSheet(
  grid: SheetGrid,
  applied: readonly { readonly applies: Scheme; readonly own: Scheme }[],
): ScoringSheet | null {
  for (const { applies, own } of applied) {
    if (!readConfirmedSheet(grid, [own])) continue;
    const [best] = matchRubrics(grid, indexOf(applies));
    if (best) return readScoringSheet(grid, best);
  }
  return null;
}

/** A scoring sheet of a confirmed rubric, known by its items' texts; null where none of them fits. */
function readConfirmedSheet(raw: SheetGrid, schemes: readonly Scheme[]): ScoringSheet | null {
  const grid = cleanGrid(raw);
  const forms = schemes.flatMap((scheme) =>
    scheme.forms.flatMap((form) => (form.kind === "scoring" ? [{ scheme, form, items: indexItems(form) }] : [])),
  );
  const found = matchForms(lineTexts(grid, searchForms(forms)), forms, SAME_RUBRIC)
    .map((match) => ({ match, share: match.matches.length / match.form.items.length }))
    .filter(({ share }) => share >= SAME_RUBRIC)
    .sort((a, b) => b.share - a.share)
    .map(({ match: { form, matches }, share }) => ({ form, sheet: toSheet(grid, form, matches, share) }));
  const [best] = found;
  const agreeing = found.find(({ form, sheet }) => !isOutgrown(grid, sheet, form.form));
  return (agreeing?.sheet ?? (best && readCustomSheet(raw, () => undefined, best.form.scheme)) ?? best?.sheet) || null;
}

/**
 * A person corrected which column holds the items or their points after the list was drawn: most of the listed ones stand
 * in a column that they call something else. Then the columns count, and the items are read anew.
 */
function isOutgrown(grid: SheetGrid, { items, meanings, maximumColumn }: ScoringSheet, form: ScoringForm): boolean {
  if (!form.statedColumns) return false;
  const isElsewhere = ({ text }: FoundItem): boolean => (meanings.get(text.column)?.kind ?? "item") !== "item";
  const points = (row: number, column: number): number | null => {
    const cell = (grid.rows.get(row) ?? []).find((c) => c.column === column);
    return cell ? (typeof cell.cell.value === "number" ? cell.cell.value : readPoints(cell.text)) : null;
  };
  const others = [...meanings].flatMap(([column, { kind }]) => (kind === "maximum" ? [] : [column]));
  const isMoved = ({ row, criterion }: FoundItem): boolean =>
    maximumColumn !== null &&
    points(row, maximumColumn) !== criterion.maximum &&
    others.some((column) => points(row, column) === criterion.maximum);
  return [isElsewhere, isMoved].some((says) => items.filter(says).length > items.length / 2);
}

/** Every text of the sheet that could be an item: whole cells, and single lines of cells with several. */
function lineTexts(grid: SheetGrid, hitsOf: ReturnType<typeof searchForms>): readonly TextCell[] {
  return grid.cells.flatMap((cell) => {
    if (typeof cell.cell.value !== "string") return [];
    const lines = cell.text.split(/\r\n|\r|\n|(?=[①-⑳])/).filter((line) => line.trim() !== "");
    return [cell.text, ...(lines.length > 1 ? lines : [])].map((text) => {
      const line = lineText(text);
      return { cell, ...line, hits: hitsOf(line.key) };
    });
  });
}

function lineText(text: string): Omit<TextCell, "cell" | "hits"> {
  const { number } = readNumbering(text);
  const rest = readNumbering(readTextPoints(text)?.rest ?? text).rest;
  return { key: itemKey(rest).key, number, rest };
}

function toSheet(
  grid: SheetGrid,
  { scheme, form }: FormMatch["form"],
  matches: readonly ItemMatch[],
  share: number,
): ScoringSheet {
  const layout = layOutScores(
    grid,
    matches.flatMap(toLayoutItems),
    { maximum: [], parties: [], ...(form.statedColumns ? { columns: form.statedColumns } : {}) },
    { others: [] },
  );
  const firstRow = Math.min(...matches.map((m) => m.cell.row));
  const name = layout.isMatrix ? null : findNameOnSheet(grid, Math.min(firstRow, layout.headingRow ?? firstRow));
  const columns = layout.isMatrix ? layout.columns : layout.columns.map((c) => ({ ...c, branch: name }));
  const itemRows = new Set(matches.map((m) => m.cell.row));
  return {
    kind: "scoring",
    sheet: grid.sheet,
    template: layout.isMatrix ? "dingji/matrix" : "custom/scoring",
    scheme,
    form,
    confidence: round2(0.85 * share + (layout.hasPartyHeadings ? 0.15 : 0.05)),
    evidence: [{ code: "items", facts: { found: matches.length, of: Math.round(matches.length / share) } }],
    differences: [],
    rubric: form.rubric,
    items: matches.map((match) => toItem(grid, match, layout.maximumColumn)),
    categories: form.rubric.categories.map((c): FoundCategory => ({ name: c.name, cell: null, maximum: null })),
    columns,
    sumCells: layout.sumCells.map((s) => ({
      ...s,
      column: columns.find((c) => c.column === s.column.column) ?? s.column,
    })),
    saidTotals: findSaidTotals(grid, itemRows),
    statedSums: layout.statedSums,
    maximumColumn: layout.maximumColumn,
    printedColumns: layout.printedColumns,
    meanings: layout.meanings,
    headings: layout.headings,
    footerRows: layout.footerRows,
    satisfaction: null,
    statedLevel: findStatedLevel(grid, scheme, itemRows),
    extraItems: [],
  };
}

function toItem(grid: SheetGrid, match: ItemMatch, maximumColumn: number | null): FoundItem {
  const place: CellAddress = { row: match.cell.row, column: match.cell.column };
  const stated = (grid.rows.get(place.row) ?? []).find((c) => c.column === maximumColumn);
  const value = stated && (typeof stated.cell.value === "number" ? stated.cell.value : readPoints(stated.text));
  return {
    criterion: match.item.criterion,
    category: match.item.category,
    row: place.row,
    text: place,
    foundText: match.foundText,
    similarity: match.similarity,
    foundNumber: match.foundNumber ?? match.item.criterion.number,
    maxima:
      stated && value !== null && value !== undefined
        ? [{ cell: { row: stated.row, column: stated.column }, value }]
        : [],
  };
}
