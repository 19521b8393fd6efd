import type { LongDesign } from "../../design/long-table";
import type { RecognisedSheet } from "../../model/recognised-sheet";
import { committeeKey } from "../../model/same-branch";
import { markLine } from "../../own-sheets/mark-line";
import { progressTable, progressWords as words, type ProgressColumn } from "../../own-sheets/progress/description";
import {
  keptText,
  nothingKept,
  readOwnTable,
  signOffLabel,
  type KeptRow,
  type KeptTable,
} from "../../own-sheets/read-table";
import { ownSheetsOf } from "../../own-sheets/recognise";
import { OwnTablePage } from "../../own-sheets/table-page";
import { fold, isBlankMark } from "../../text/fold";
import { decimal } from "../../workbook/decimal";
import { toA1 } from "../../workbook/address";
import type { Cell } from "../../workbook/snapshot";
import { daysIn, type RectificationState, type StatedProblem } from "../rectification-state";
import type { TypedNote } from "../submitted";

type Kept = KeptRow<ProgressColumn>;

/**
 * What stands on the 「整改进度」 of an earlier output; null where it has none.
 * @param parent only the rows of this committee
 */
export function formerProgress(
  sheets: readonly RecognisedSheet[],
  parent?: string | null,
): KeptTable<ProgressColumn> | null {
  const [own] = ownSheetsOf(sheets, "progress");
  const table = own && readOwnTable(own.sheet, progressTable);
  if (!table) return null;
  if (parent === undefined) return table;
  return { ...table, rows: table.rows.filter((row) => parentKey(keptText(row, "parent")) === parentKey(parent)) };
}

/** True for the day of an earlier merge in the sign-off line: the next merge writes its own. */
export function isDayOfMerge(note: TypedNote): boolean {
  const [year, month, day] = daysIn([note])[0]?.split("-") ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  return (
    note.sheet.startsWith(progressTable.title) &&
    fold(note.text) === fold(`${signOffLabel("日期")}${words.day(year, month, day)}`)
  );
}

/**
 * Draws 「整改进度」: a row for each committee in the month of the merge, below the rows of earlier months as they stand
 * on the earlier sheet; null where no ledger was handed in and none was before.
 */
export function drawProgress(
  { asOf, problems }: RectificationState,
  earlier: KeptTable<ProgressColumn> | null,
  name: string,
  program: string,
): readonly LongDesign[] | null {
  const counted = problems.filter((p) => p.isOnLedger);
  if (counted.length === 0 && !earlier) return null;
  const [year = "", month = "", day = ""] = asOf?.split("-") ?? [];
  const signed = asOf === null ? null : words.day(year, month, day);
  const kept = earlier ?? nothingKept;
  const signOff = new Map(kept.signOff);
  if (signed !== null) signOff.set("日期", { value: `${signOffLabel("日期")}${signed}` });
  const note = words.note(signed === null ? words.undated : words.asOf(signed));
  const page = new OwnTablePage(progressTable, { ...kept, signOff }, markLine(note), words.hint);
  const current = asOf === null ? "" : words.month(year, month);
  const parents = [...new Map(counted.map(({ branch }) => [parentKey(branch.parent), branch.parent])).values()];
  const rest = new Set(kept.rows);
  const own = parents.map((parent) => {
    const row = [...rest].find(
      (r) => keptText(r, "month") === current && parentKey(keptText(r, "parent")) === parentKey(parent),
    );
    if (row) rest.delete(row);
    return { parent, row };
  });
  const history = [...rest].filter((row) => isHistory(row, current));
  const places = quarterPlaces(page, [
    ...history.map((row) => ({ month: keptText(row, "month"), row })),
    ...own.map(({ row }) => ({ month: current, row })),
  ]);
  let number = 0;
  for (const row of history) page.putOwn(row, { ...places(number), number: ++number });
  for (const { parent, row } of own) {
    const of = counted.filter(({ branch }) => parentKey(branch.parent) === parentKey(parent));
    const place = places(number);
    const named = { number: ++number, month: current, parent: parent ?? words.unstated };
    page.put({ ...named, ...place, ...counts(page, of) }, row);
  }
  return [page.finishLong(name, "landscape", program)];
}

function parentKey(parent: string | null): string {
  return parent === null || isBlankMark(parent) || parent === words.unstated ? "" : committeeKey(parent);
}

/**
 * 季度 of each row, and 季考核名次: its typed score among those of the quarter; equal ones share a place.
 * @param rows in the order in which they will be drawn, from the page's next row on
 * @returns the entries of a row, by its index
 */
function quarterPlaces(
  page: OwnTablePage<ProgressColumn>,
  rows: readonly { readonly month: string; readonly row: Kept | undefined }[],
): (index: number) => { readonly quarter: string; readonly rank: Cell } {
  const top = page.row;
  const scored = rows.map(({ month, row }) => {
    const value = row?.cells.get("score")?.value;
    return { quarter: words.quarter(month), score: typeof value === "number" ? value : null };
  });
  const at = (id: ProgressColumn, row: number): string => toA1({ row, column: page.column(id) });
  const all = (id: ProgressColumn): string =>
    at(id, top).replace(/([A-Z]{1,3})(\d{1,7})/, `$$$1$$$2:$$$1$$${top + rows.length}`);
  return (index) => {
    const { quarter = "", score = null } = scored[index] ?? {};
    const [own, typed] = [at("quarter", top + index), at("score", top + index)];
    const better = scored.filter((other) => other.quarter === quarter && (other.score ?? 0) > (score ?? Infinity));
    const place = `COUNTIFS(${all("quarter")},${own},${all("score")},">"&${typed})+1`;
    return {
      quarter,
      rank: {
        value: score === null || quarter === "" ? "" : better.length + 1,
        formula: `IF(AND(${own}<>"",ISNUMBER(${typed})),${place},"")`,
      },
    };
  };
}

/** A row of another month; of this one, where somebody wrote into it. */
function isHistory(row: Kept, current: string): boolean {
  const isTyped = progressTable.columns.some(({ id, isTyped }) => isTyped && !isBlankMark(keptText(row, id)));
  return isTyped || row.extras.size > 0 || (keptText(row, "month") !== "" && keptText(row, "month") !== current);
}

function counts(page: OwnTablePage<ProgressColumn>, own: readonly StatedProblem[]) {
  const closed = own.filter((p) => p.isClosed).length;
  const at = (id: ProgressColumn): string => toA1({ row: page.row, column: page.column(id) });
  const [problems, done] = [at("problems"), at("closed")];
  return {
    problems: own.length,
    closed,
    open: { value: own.length - closed, formula: `${problems}-${done}` },
    rate: {
      value: decimal(closed).div(own.length).round(4).toNumber(),
      formula: `IF(${problems}=0,"",ROUND(${done}/${problems},4))`,
    },
    overdue: own.filter((p) => p.isOverdue).length,
    escalated: own.filter((p) => p.escalated !== "" && !p.isClosed).length,
  };
}
