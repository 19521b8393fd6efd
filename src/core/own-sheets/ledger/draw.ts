import type { SheetDesign } from "../../design/sheet-design";
import { pointsLost } from "../../scoring/deductions";
import { quoteSheetName, toA1 } from "../../workbook/address";
import { decimal } from "../../workbook/decimal";
import type { Cell } from "../../workbook/snapshot";
import type { KeptTable } from "../read-table";
import { OwnTablePage, type RowEntries } from "../table-page";
import { ledgerTable, ledgerWords as words, type LedgerColumn } from "./description";
import { dueDay, ledgerDate } from "./due";
import { writtenText, type WrittenLine } from "./written";
import { withUsed } from "../description";
import { isTyped, type ItemRow, type LedgerRow, type LedgerTexts } from "./row";

/** Lines that a filled rectification form lacks, for a person to copy. */
export interface LedgerSuggestion {
  readonly branch: string;
  readonly problems: string;
  readonly measures: string;
}

/** What the ledger says beside its rows' own contents. */
interface LedgerBesides {
  readonly suggestions: readonly LedgerSuggestion[];
  /** What of a row stands on the rectification form; a row that is left out keeps what it says of that. */
  readonly written: ReadonlyMap<LedgerRow, WrittenLine>;
}

type Page = OwnTablePage<LedgerColumn>;

/**
 * Draws 「整改台账」: one row per deducted item, with live scores and all that people wrote. Letters deduct
 * nothing: the sheet says so, and has blank rows to write in.
 */
export function drawLedger(
  name: string,
  rows: readonly LedgerRow[],
  isByLetters: boolean,
  { suggestions, written }: LedgerBesides,
  kept: KeptTable<LedgerColumn>,
  footer: string,
): SheetDesign {
  const asOf = ledgerDate(kept);
  const due = (row: LedgerRow): string | null => (asOf === null ? null : dueDay(row.texts, asOf));
  const isUsed: Partial<Record<LedgerColumn, () => boolean>> = {
    written: () => written.size > 0,
    overdue: () => rows.some((row) => due(row) !== null),
  };
  const table = withUsed(
    ledgerTable,
    (id) => kept.columns.has(id) || (isUsed[id]?.() ?? rows.some((row) => knownText(row, id) !== "")),
  );
  const page: Page = new OwnTablePage(table, kept, null, words.note);
  const standing = (row: LedgerRow): RowEntries<LedgerColumn> => {
    const line = written.get(row);
    const day = due(row);
    return {
      written: line ? writtenText(line) : page.keptCell(row.kept, "written"),
      overdue: asOf !== null && day !== null && day < asOf ? overdueCell(page, row.texts.status) : null,
    };
  };
  if (isByLetters) page.line(words.byLetters, "textMiddle");
  else if (rows.length === 0) page.line(words.none, "textMiddle");
  rows.forEach((row, i) => {
    if (row.kind !== "own") page.put({ ...itemEntries(page, row, i + 1), ...standing(row) }, row.kept);
    else
      page.putOwn(row.kept, {
        ...standing(row),
        number: i + 1,
        ...(row.isGone ? { score: null, lost: words.gone, source: null } : {}),
      });
  });
  if (isByLetters) for (let i = 0; i < BLANK_ROWS; i++) page.putOwn(undefined);
  if (rows.length > 0 || isByLetters)
    page.offerOptions("status", [words.open, words.closed], words.statusTitle, words.statusMessage);
  if (table.columns.some(({ id }) => id === "way"))
    page.offerOptions("way", words.ways, words.wayTitle, words.wayMessage);
  drawSuggestions(page, suggestions);
  return page.finish(name, "landscape", footer);
}

/** What is known of a row without its own entries. */
function knownText(row: LedgerRow, id: LedgerColumn): string {
  return row.kind === "own" ? "" : ((row.known as Partial<Record<LedgerColumn, string>>)[id] ?? "");
}

/** The row is past its deadline until somebody closes it. */
function overdueCell(page: Page, status: string): Cell {
  const at = toA1({ row: page.row, column: page.column("status") });
  const value = status === words.closed ? "" : words.overdue;
  return { value, formula: `IF(${at}="${words.closed}","","${words.overdue}")` };
}

const BLANK_ROWS = 5;

/** The score at its place on the sheet; where that holds what was taken off, the maximum less it. */
function scoreFormula({ entry, criterion }: ItemRow["score"], place: string): string {
  const isDeducted = entry.kind === "score" && entry.deducted !== undefined;
  return isDeducted ? `${criterion.maximum ?? 0}-ABS(N(${place}))` : `IF(${place}="","",${place})`;
}

function itemEntries(page: Page, row: ItemRow, number: number): RowEntries<LedgerColumn> {
  const { branch, evaluation, score, kept, known } = row;
  const sheet = evaluation.sheet.sheet.name;
  const cell = toA1(score.cell);
  // A score typed as text is mended by a person; until then no formula can count with it.
  const isText = score.entry.kind === "score" && score.entry.isText;
  const value = score.entry.kind === "score" ? score.entry.value.toNumber() : "";
  const place = `${quoteSheetName(sheet)}!${cell}`;
  const texts = Object.entries(known).map(([id, text]: [string, string]) => {
    const column = id as keyof LedgerTexts;
    return [column, (isTyped(kept, column) ? page.keptCell(kept, column) : null) ?? text] as const;
  });
  return {
    number,
    branch: branch.name ?? words.unnamed,
    clause: row.clause,
    maximum: score.criterion.maximum,
    score: isText || value === "" ? value : { value, formula: scoreFormula(score, place) },
    lost: lostCell(page, row, isText),
    ...Object.fromEntries(texts),
    source: { content: `${sheet}!${cell}`, link: { sheet, cell } },
  };
}

function lostCell(page: Page, { score }: ItemRow, isText: boolean): Cell | number | string {
  const lost = pointsLost(score);
  if (lost === null) return score.isValid ? words.cleared : words.unscored;
  const value = decimal(lost.toFixed(4)).toNumber();
  if (isText) return value;
  const at = (id: LedgerColumn): string => toA1({ row: page.row, column: page.column(id) });
  const own = at("score");
  const points = score.criterion.kind === "deduction" ? `ABS(${own})` : `ROUND(${at("maximum")}-${own},4)`;
  return { value, formula: `IF(ISNUMBER(${own}),${points},"")` };
}

function drawSuggestions(page: Page, suggestions: readonly LedgerSuggestion[]): void {
  if (suggestions.length === 0) return;
  page.line(words.suggestions, "heading");
  for (const { branch, problems, measures } of suggestions) {
    for (const [label, text] of [
      [words.suggestionLabels.problems, problems],
      [words.suggestionLabels.measures, measures],
    ] as const) {
      if (text === "") continue;
      page.spread([
        { content: label, style: "label", columns: 2 },
        { content: branch, style: "center" },
        { content: text, style: "textMiddle" },
      ]);
    }
  }
}
