import { ledgerTable, ledgerWords, type LedgerColumn } from "../own-sheets/ledger/description";
import { dateIn, dueDay } from "../own-sheets/ledger/due";
import { headingsOf } from "../own-sheets/description";
import { ownTitles } from "../own-sheets/index";
import type { ColumnRole, Scheme, TableForm } from "../schemes/types";
import { findForm } from "../schemes/index";
import { bare, isBlankMark, oneLine } from "../text/fold";
import { saysNone } from "../text/lists";
import { cellText } from "../workbook/grid";
import { rectificationRowsOf } from "./ledger-rows";
import { addedId, listTemplate } from "./list-rows";
import type { MergedBranch, MergeResult } from "./merge-result";
import { listForm } from "./outputs/our-forms";
import type { ListRow, TypedNote } from "./submitted";

/** What a row says of a problem; "" for nothing. */
interface ProblemRow {
  readonly problem: string;
  readonly measure: string;
  readonly deadline: string;
  readonly owner: string;
  readonly contact: string;
  /** "" where nothing says whether it is closed. */
  readonly status: string;
  /** What it needs from above; "" for nothing. */
  readonly escalated: string;
  readonly isClosed: boolean;
}

/** A problem that a branch has to mend, as its ledger or its list of commitments says. */
export interface StatedProblem extends ProblemRow {
  readonly branch: MergedBranch;
  /** Past its deadline on the day of the merge, and not closed. */
  readonly isOverdue: boolean;
  /** A row of a ledger: those are counted. */
  readonly isOnLedger: boolean;
}

/** How the rectification of all branches stands. */
export interface RectificationState {
  /** The latest day that a ledger bears, as ISO text; null while none bears one. */
  readonly asOf: string | null;
  readonly problems: readonly StatedProblem[];
}

const headings = headingsOf(ledgerTable);
const NEEDED = "escalated";

/** @param stated a day that stands on the earlier 「整改进度」, as ISO text */
export function rectificationState(result: MergeResult, stated: string | null = null): RectificationState {
  const asOf = [...ledgerDays(result), ...(stated === null ? [] : [stated])].sort().at(-1) ?? null;
  const problems = result.branches.flatMap((branch) => [
    ...rectificationRowsOf(branch.contents).flatMap((row) => onLedger(branch, row, asOf) ?? []),
    ...branch.contents.flatMap((content) => {
      const template = listTemplate(content);
      const form = template === null ? undefined : findForm(template)?.form;
      if (form?.kind !== "table" || !form.columns.some(({ id }) => id === NEEDED)) return [];
      return content.rows.map((row) => onList(branch, form, row));
    }),
  ]);
  return { asOf, problems };
}

/** The days in the sign-off lines of the ledgers that count, of lower merges too. */
function ledgerDays({ files, forwardedNotes }: MergeResult): readonly string[] {
  const counted = files.filter(({ status }) => status === "merged" || status === "combined");
  return daysIn([...counted.flatMap((file) => file.notes), ...forwardedNotes]);
}

/** The days in the sign-off lines of ledgers, as ISO texts. */
export function daysIn(notes: readonly TypedNote[]): readonly string[] {
  const sheets = [ownTitles.ledger, ownTitles.progress];
  return notes.flatMap(({ sheet, text }) =>
    sheets.some((title) => sheet.startsWith(title)) ? (dateIn(text) ?? []) : [],
  );
}

/**
 * A row of a ledger, or of the list that a merge made of ledgers.
 * @returns null for a row that says nothing of a problem
 */
export function problemInRow(scheme: Scheme, row: ListRow): ProblemRow | null {
  const { columns } = listForm(scheme, "rectification-summary");
  // A row that went up through an official list stands under that form's ids.
  const listed = (role: ColumnRole): string => text(row, role) || text(row, columns.find((c) => c.role === role)?.id);
  const added = (id: LedgerColumn): string => text(row, addedId(headings[id]));
  const problem = listed("problem");
  if (problem === "") return null;
  const status = added("status");
  return {
    problem,
    measure: listed("measure"),
    deadline: listed("deadline"),
    owner: added("owner"),
    contact: listed("contact"),
    status,
    escalated: needed(added("escalated")),
    isClosed: bare(status) === bare(ledgerWords.closed),
  };
}

/** Null for a row that says nothing of a problem. */
function onLedger(branch: MergedBranch, row: ListRow, asOf: string | null): StatedProblem | null {
  const found = problemInRow(branch.scheme, row);
  if (!found) return null;
  const { status, isClosed } = found;
  const due = asOf === null ? null : dueDay(found, asOf);
  return {
    ...found,
    branch,
    isOverdue: status !== "" && !isClosed && due !== null && asOf !== null && due < asOf,
    isOnLedger: status !== "",
  };
}

/** A row of a list of commitments; whether it is closed no column of it says. */
function onList(branch: MergedBranch, { columns }: TableForm, row: ListRow): StatedProblem {
  const of = (role: ColumnRole): string => text(row, columns.find((c) => c.role === role)?.id);
  return {
    branch,
    problem: of("problem"),
    measure: of("measure"),
    deadline: of("deadline"),
    owner: of("owner"),
    contact: of("contact"),
    status: "",
    escalated: needed(text(row, NEEDED)),
    isClosed: false,
    isOverdue: false,
    isOnLedger: false,
  };
}

function text({ cells }: ListRow, id: string | undefined): string {
  const entry = id === undefined ? "" : oneLine(cellText(cells[id]));
  return isBlankMark(entry) ? "" : entry;
}

/** 否 and 无 need nothing. */
function needed(entry: string): string {
  return entry === "否" || saysNone(entry) ? "" : entry;
}

/** The id under which 是否逾期 of a ledger stands in a list. */
export const OVERDUE = addedId(headings.overdue);

/** The row with 是否逾期 as the day of the merge has it; what a person wrote there of their own stays. */
export function withOverdue(branch: MergedBranch, row: ListRow, asOf: string | null): ListRow {
  const { [OVERDUE]: former, ...cells } = row.cells;
  if (former && cellText(former) !== ledgerWords.overdue) return row;
  if (!onLedger(branch, row, asOf)?.isOverdue) return { ...row, cells };
  return { ...row, cells: { ...cells, [OVERDUE]: { value: ledgerWords.overdue, column: 0 } } };
}
