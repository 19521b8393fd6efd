import type { OwnFormId, OwnSheet, RecognisedSheet } from "../model/recognised-sheet";
import { changesTable } from "../own-sheets/changes/description";
import { detailTable, detailWords } from "../own-sheets/detail/description";
import { detailHeadings } from "../own-sheets/drawn-tables";
import { entriesTable } from "../own-sheets/entries/description";
import { mergedFindingsTable } from "../own-sheets/findings/description";
import { hasMark } from "../own-sheets/mark-line";
import { missingTable } from "../own-sheets/missing/description";
import { poorDetailColumns } from "../own-sheets/poor-detail/description";
import { poorListColumns } from "../own-sheets/poor-list/description";
import { provenanceTable } from "../own-sheets/provenance/description";
import { rectificationColumns } from "../own-sheets/rectification-summary/description";
import { sampleTable } from "../own-sheets/sample/description";
import { signOffLabel } from "../own-sheets/read-table";
import { ownSheets, ownTitles } from "../own-sheets/index";
import { isStatisticsText } from "../own-sheets/statistics/description";
import { summaryListColumns, summaryWords } from "../own-sheets/summary/description";
import { wording } from "../own-sheets/wording";
import { unitLabels } from "../generation/templates/frame";
import { schemes } from "../schemes/index";
import { fold, isBlankMark, oneLine } from "../text/fold";
import { a1, makeGrid, type GridCell, type SheetGrid, cellText } from "../workbook/grid";
import { fieldForms, fieldHeading } from "./form-entries";
import { addedHeading, type BranchRows } from "./list-rows";
import { schemeOnSheet } from "./scheme-line";
import { noteOf } from "./typed-beside";
import type { TypedNote } from "./submitted";
import type { ColumnRole, Scheme } from "../schemes/types";
import { listForm } from "./outputs/our-forms";
import { toA1 } from "../workbook/address";
import { partyNamed } from "./wording";

const tables = {
  detail: detailTable,
  findings: mergedFindingsTable,
  provenance: provenanceTable,
  entries: entriesTable,
  missing: missingTable,
  changes: changesTable,
  sample: sampleTable,
} as const;

const lists = {
  summary: summaryListColumns,
  "poor-list": poorListColumns,
  "poor-detail": poorDetailColumns,
  "rectification-summary": rectificationColumns,
} as const;

/** The headings under which a merge itself writes, folded; null for a sheet that is no table of a merge. */
function drawnHeadings(id: OwnFormId, grid: SheetGrid): ReadonlySet<string> | null {
  if (id in lists) return new Set(lists[id as keyof typeof lists].flatMap((c) => c.headings).map(fold));
  if (!(id in tables)) return null;
  const own = tables[id as keyof typeof tables].columns.map((c) => c.heading);
  const scheme = id === "entries" ? schemeOnSheet(grid)?.scheme : undefined;
  const fields = scheme ? fieldForms(scheme).flatMap((form) => form.fields.map(fieldHeading)) : [];
  return new Set([...own, ...fields].map(fold));
}

/** Headings of the columns that say whose row it is. */
const NAMES: ReadonlySet<string> = new Set(
  [
    ...Object.values(tables).flatMap(({ columns }) =>
      columns.filter(({ id }) => id.trim() === "branch").map(({ heading }) => heading),
    ),
    ...Object.values(lists).flatMap((columns) => columns.filter((c) => c.role === "branch").flatMap((c) => c.headings)),
  ].map(fold),
);

/** 领导班子好（自评）: a party's column of the detail. */
function isPartys(text: string): boolean {
  const party = /（([^（）]+)）$/.exec(oneLine(text))?.[1];
  return party !== undefined && partyNamed(party) !== null;
}

/**
 * What people typed on the sheets of a merge before it went up: columns and lines of their own, head lines and
 * signatures. What stands under the merge's own headings is read elsewhere.
 */
export function typedOnMerge(sheets: readonly RecognisedSheet[]): readonly TypedNote[] {
  const own = sheets.filter((s): s is OwnSheet => s.kind === "own" && s.sheet.visibility === "visible");
  const details = own.filter(({ template }) => template === "dingji/detail");
  const said = new Set(details.flatMap(({ sheet }) => makeGrid(sheet).cells.map(({ text }) => fold(text))));
  return own.flatMap((sheet) =>
    sheet.template === "dingji/statistics" ? typedOnStatistics(sheet, said) : typedOnSheet(sheet, said),
  );
}

/** Every figure there is a formula, and every label a word of ours or of the detail. */
function typedOnStatistics({ sheet }: OwnSheet, said: ReadonlySet<string>): readonly TypedNote[] {
  const grid = makeGrid(sheet);
  const levels = new Set(schemes.flatMap((scheme) => scheme.levels.map(({ name }) => name)));
  const isOurs = ({ cell, text }: GridCell): boolean =>
    cell.formula !== undefined ||
    isBlankMark(text) ||
    hasMark(text) ||
    isTitle(text) ||
    isStatisticsText(oneLine(text)) ||
    levels.has(oneLine(text)) ||
    said.has(fold(text));
  return grid.cells.filter((cell) => !isOurs(cell)).map((cell) => noteOf(grid, cell));
}

/** Headings under which a merge writes figures alone; former levels and circumstances stand among those of changes. */
const FIGURES = new Set(
  Object.values(tables)
    .filter(({ id }) => id !== changesTable.id)
    .flatMap(({ columns }) =>
      columns.filter(({ style }) => style === "count" || style.startsWith("score")).map(({ heading }) => heading),
    ),
);
/** Headings of the summary under which a merge says what the detail says. */
const REPEATED = new Set(
  summaryListColumns.filter(({ role }) => role === "parent" || role === "level").flatMap(({ headings }) => headings),
);

/** @param said everything on the detail, folded */
function typedOnSheet({ sheet, template }: OwnSheet, said: ReadonlySet<string>): readonly TypedNote[] {
  const grid = makeGrid(sheet);
  const isForeign = ({ cell, text }: GridCell, heading: string): boolean => {
    const isText = typeof cell.value === "string";
    if (isText && FIGURES.has(heading)) return true;
    if (template === "dingji/summary" && isText && REPEATED.has(heading)) return !said.has(fold(text));
    return template === "dingji/detail" && heading === detailHeadings.remark && !text.startsWith(detailWords.aliases);
  };
  const words = drawnHeadings(template.slice("dingji/".length) as OwnFormId, grid);
  if (!words) return [];
  const isDrawn = ({ text }: GridCell): boolean => words.has(fold(text)) || isPartys(text);
  const heading = [...grid.rows].find(([, cells]) => cells.filter(isDrawn).length >= 3);
  if (!heading) return [];
  const [headingRow, headings] = heading;
  const levels = new Set((schemeOnSheet(grid)?.scheme.levels ?? []).map(({ name }) => name));
  const drawn = new Map(headings.filter(isDrawn).map((c) => [c.column, c.text]));
  const below = [...grid.rows].filter(([row]) => row > headingRow);
  const end = below.find(([, cells]) => endsRows(cells[0]?.text ?? ""))?.[0] ?? grid.lastRow + 1;
  const isRow = (row: number): boolean => row > headingRow && row < end;
  const label = (cell: GridCell): string => {
    const added = headings.find((c) => c.column === cell.column)?.text;
    const name = grid.rows.get(cell.row)?.find((c) => NAMES.has(fold(drawn.get(c.column) ?? "")));
    return [name ? oneLine(name.text) : "", added === undefined ? "" : `${oneLine(added)}：`].filter(Boolean).join(" ");
  };
  // The list goes on with all its columns, the ledgers' among them.
  const isListed = ({ row, column }: GridCell): boolean =>
    template === "dingji/rectification-summary" &&
    headings.some((c) => c.column === column) &&
    (grid.rows.get(row) ?? []).some((c) => NAMES.has(fold(drawn.get(c.column) ?? "")));
  return grid.cells.flatMap((cell): TypedNote[] => {
    const { row, column, text } = cell;
    if (cell.cell.formula !== undefined || isBlankMark(text) || hasMark(text)) return [];
    if (row === headingRow) {
      const hasRows = grid.cells.some((c) => c.column === column && isRow(c.row));
      return drawn.has(column) || hasRows ? [] : [noteOf(grid, cell)];
    }
    if (isRow(row) && drawn.has(column)) return isForeign(cell, drawn.get(column) ?? "") ? [rowNote(cell)] : [];
    if (isRow(row)) return isListed(cell) ? [] : [rowNote(cell)];
    return isPrintedAround(cell, headingRow, levels) ? [] : [noteOf(grid, cell)];
  });

  function rowNote(cell: GridCell): TypedNote {
    return { sheet: sheet.name, cell: a1(cell), text: `${label(cell)}${cell.text.trim()}` };
  }
}

/** Titles, labels without an entry, sentences and counts that the program writes around a table. */
function isPrintedAround({ cell, row, text }: GridCell, headingRow: number, levels: ReadonlySet<string>): boolean {
  if (typeof cell.value !== "string") return row < headingRow;
  return (
    /^(?:[^：:\n]{1,20}[：:][\s\u3000_]*)+$/.test(text) ||
    (row < headingRow && isTitle(text)) ||
    isOwnWord(text) ||
    levels.has(oneLine(text))
  );
}

/** Titles of our sheets and of official forms; a list may be called by a scheme's own word instead. */
const TITLES: ReadonlySet<string> = new Set(
  [...Object.values(ownTitles), ...schemes.flatMap(({ forms }) => forms.flatMap(({ titles }) => titles))].map(fold),
);
const TITLE_ENDS = Object.values(ownSheets).flatMap(({ titleEnd }) => (titleEnd === undefined ? [] : [fold(titleEnd)]));

export function isTitle(text: string): boolean {
  return TITLES.has(fold(text)) || TITLE_ENDS.some((end) => fold(text).endsWith(end));
}

const SUMS: readonly string[] = [summaryWords.total, summaryWords.ungraded];
/** Printed over an official form: 附件2. */
const CLAUSES = schemes.flatMap(({ forms }) => forms.map(({ clause }) => clause)).filter((clause) => clause !== "");
/** Lines of ours that stand where rows do, or below them. */
const OWN_LINES: readonly string[] = [wording.ourLayout, ...Object.values(tables).flatMap(({ ownLines }) => ownLines)];
const SIGNED: readonly string[] = [
  ...Object.values(tables).flatMap(({ signOff }) => signOff.map(signOffLabel)),
  ...unitLabels(listForm(schemes[0] as Scheme, "summary")),
];

/** How the lines below the rows begin. */
function endsRows(text: string): boolean {
  const begins = (label: string): boolean => fold(text).startsWith(fold(label));
  return fold(text) === fold(summaryWords.total) || [...OWN_LINES, ...SIGNED].some(begins);
}

/** A word of ours alone in its cell. */
function isOwnWord(text: string): boolean {
  return [...SUMS, ...OWN_LINES, ...CLAUSES].some((word) => fold(word) === fold(text).replace(/:$/, ""));
}

/** Roles that a merge fills in by itself on a list of branches. */
const OURS: readonly ColumnRole[] = [
  "number",
  "parent",
  "branch",
  "type",
  "level",
  "total",
  "problem",
  "measure",
  "deadline",
  "contact",
];

/** What was typed on a list that the merge drew by itself, in columns that it leaves blank. */
export function typedOnDrawnList({ branch, form, content }: BranchRows): readonly TypedNote[] {
  const headingOf = (id: string): string | null => {
    const column = form.columns.find((c) => c.id === id);
    if (!column) return addedHeading(id);
    return OURS.includes(column.role) || column.id === "causes" ? null : oneLine(column.headings[0] ?? "");
  };
  return content.rows.flatMap(({ row, cells }) =>
    Object.entries(cells).flatMap(([id, cell]): TypedNote[] => {
      const heading = headingOf(id);
      if (heading === null) return [];
      const place = toA1({ row, column: cell.column });
      return [
        { sheet: content.origin.sheet ?? "", cell: place, text: `${branch} ${heading}：${oneLine(cellText(cell))}` },
      ];
    }),
  );
}
