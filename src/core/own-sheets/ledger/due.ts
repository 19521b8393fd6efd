import { lastDayOf, readDate } from "../../text/dates";
import { fold } from "../../text/fold";
import { cellText } from "../../workbook/grid";
import { signOffLabel, type KeptTable } from "../read-table";
import type { LedgerTexts } from "./row";

/** The label of the sign-off line beside which the day of the ledger stands. */
const DATE = "日期";

/** The day that overdue rows are told by, as ISO text: the sign-off line's; null while it names no whole date. */
export function ledgerDate({ signOff }: Pick<KeptTable, "signOff">): string | null {
  return dateIn(cellText(signOff.get(DATE)));
}

/** "日期：2012年9月30日" → "2012-09-30"; null for any other text, and for a month alone. */
export function dateIn(text: string): string | null {
  const isDay = (readDate(text)?.day ?? null) !== null && fold(text).startsWith(fold(signOffLabel(DATE)));
  return isDay ? lastDayOf(text) : null;
}

/** The last day that a deadline leaves, as ISO text; without a year of its own it lies in that of `asOf`. */
export function dueDay({ deadline }: Pick<LedgerTexts, "deadline">, asOf: string): string | null {
  return lastDayOf(deadline, Number(asOf.slice(0, 4)));
}
