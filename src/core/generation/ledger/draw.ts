import type { SheetDesign } from "../../design/sheet-design";
import { decimal } from "../../workbook/decimal";
import { OWN_MARK } from "../../own-sheets/recognise";
import { quoteSheetName, toA1 } from "../../workbook/address";
import type { Cell } from "../../workbook/snapshot";
import { OwnTablePage, type DrawnEntry, type KeptTable } from "../../own-sheets/own-table";
import { pointsLost } from "./deductions";
import { isTyped, type ItemRow, type LedgerRow, type LedgerTexts, type OwnRow } from "./rows";
import { ledgerLayout, ledgerWords as words, type LedgerColumn } from "../../own-sheets/ledger/description";

/** Lines that a filled rectification form lacks, for a person to copy. */
export interface LedgerSuggestion {
  readonly branch: string;
  readonly problems: string;
  readonly measures: string;
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
  suggestions: readonly LedgerSuggestion[],
  kept: KeptTable<LedgerColumn>,
  footer: string,
): SheetDesign {
  const page: Page = new OwnTablePage(ledgerLayout, kept, `由${OWN_MARK}：${words.note}`);
  if (isByLetters) page.line(words.byLetters, "textMiddle");
  else if (rows.length === 0) page.line(words.none, "textMiddle");
  rows.forEach((row, i) => {
    page.put(row.kind === "own" ? ownEntries(page, row, i + 1) : itemEntries(page, row, i + 1), row.kept);
  });
  if (isByLetters) for (let i = 0; i < BLANK_ROWS; i++) page.put(blankEntries, undefined);
  if (rows.length > 0 || isByLetters)
    page.offerOptions("status", [words.open, words.closed], words.statusTitle, words.statusMessage);
  drawOffers(page, suggestions);
  return page.finish(name, "landscape", footer);
}

const BLANK_ROWS = 5;

const blankEntries: Readonly<Record<LedgerColumn, DrawnEntry>> = {
  number: { content: null, style: "count" },
  branch: { content: null, style: "inputCenter" },
  clause: { content: null, style: "inputMiddle" },
  maximum: { content: null, style: "inputScore" },
  score: { content: null, style: "inputScore" },
  lost: { content: null, style: "inputScore" },
  problem: { content: null, style: "inputMiddle" },
  measure: { content: null, style: "inputMiddle" },
  deadline: { content: null, style: "inputPlainCenter" },
  owner: { content: null, style: "inputCenter" },
  contact: { content: null, style: "inputCenter" },
  status: { content: null, style: "inputCenter" },
  source: { content: null, style: "inputCenter" },
};

/** The score at its place on the sheet; where that holds what was taken off, the maximum less it. */
function scoreFormula({ entry, criterion }: ItemRow["score"], place: string): string {
  const isDeducted = entry.kind === "score" && entry.deducted !== undefined;
  return isDeducted ? `${criterion.maximum ?? 0}-ABS(N(${place}))` : `IF(${place}="","",${place})`;
}

function itemEntries(page: Page, row: ItemRow, number: number): Record<LedgerColumn, DrawnEntry> {
  const { branch, evaluation, score, kept, known } = row;
  const sheet = evaluation.sheet.sheet.name;
  const cell = toA1(score.cell);
  // A score typed as text is mended by a person; until then no formula can count with it.
  const isText = score.entry.kind === "score" && score.entry.isText;
  const value = score.entry.kind === "score" ? score.entry.value.toNumber() : "";
  const place = `${quoteSheetName(sheet)}!${cell}`;
  const typed = (id: keyof LedgerTexts): Cell | string =>
    (isTyped(kept, id) ? page.keptCell(kept, id) : null) ?? known[id];
  return {
    number: { content: number, style: "count" },
    branch: { content: branch.name ?? words.unnamed, style: "center" },
    clause: { content: row.clause, style: "textMiddle" },
    maximum: { content: score.criterion.maximum, style: "score" },
    score: {
      content: isText || value === "" ? value : { value, formula: scoreFormula(score, place) },
      style: "score",
    },
    lost: { content: lostCell(page, row, isText), style: "score" },
    problem: { content: typed("problem"), style: "inputMiddle" },
    measure: { content: typed("measure"), style: "inputMiddle" },
    deadline: { content: typed("deadline"), style: "inputPlainCenter" },
    owner: { content: page.keptCell(kept, "owner"), style: "inputCenter" },
    contact: { content: typed("contact"), style: "inputCenter" },
    status: { content: typed("status"), style: "inputCenter" },
    source: { content: `${sheet}!${cell}`, style: "link", link: { sheet, cell } },
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

function ownEntries(page: Page, { kept, isGone }: OwnRow, number: number): Record<LedgerColumn, DrawnEntry> {
  const own = (id: LedgerColumn): Cell | null => page.keptCell(kept, id);
  return {
    number: { content: number, style: "count" },
    branch: { content: own("branch"), style: "inputCenter" },
    clause: { content: own("clause"), style: "inputMiddle" },
    maximum: { content: own("maximum"), style: "inputScore" },
    score: { content: isGone ? null : own("score"), style: "inputScore" },
    lost: { content: isGone ? words.gone : own("lost"), style: "inputScore" },
    problem: { content: own("problem"), style: "inputMiddle" },
    measure: { content: own("measure"), style: "inputMiddle" },
    deadline: { content: own("deadline"), style: "inputPlainCenter" },
    owner: { content: own("owner"), style: "inputCenter" },
    contact: { content: own("contact"), style: "inputCenter" },
    status: { content: own("status"), style: "inputCenter" },
    source: { content: isGone ? null : own("source"), style: "inputCenter" },
  };
}

function drawOffers(page: Page, suggestions: readonly LedgerSuggestion[]): void {
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
