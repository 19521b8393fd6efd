import { bare, fold } from "../../text/fold";
import { readList } from "../../text/lists";
import type { LedgerRow } from "../../own-sheets/ledger/row";
import { composedRoles, writtenLine, type ComposedRole } from "../../own-sheets/ledger/written";
import { concerns } from "../ledger/stated";
import { asOneLine, numberedLines } from "./wording";

export type Composed = Readonly<Record<ComposedRole, string>>;

/** A form of which nothing is entered. */
export const nothingComposed: Composed = { problems: "", measures: "", deadline: "", contact: "" };

/** A numbered line of one of the form's entries. */
export type NumberedLine = readonly [number: number, text: string];

/** Rows that word the same problem share one line of the form. */
export function problemKey({ texts }: LedgerRow): string {
  return fold(texts.problem);
}

/** What a row gives to an entry of the form, as one line. */
export function composedText({ texts }: LedgerRow, role: ComposedRole): string {
  return asOneLine(
    { problems: texts.problem, measures: texts.measure, deadline: texts.deadline, contact: texts.contact }[role],
  );
}

/** The rows that belong on the form: what is mended stays on it where it stands there already. */
export function composable(rows: readonly LedgerRow[]): readonly LedgerRow[] {
  return rows.filter((r) => r.texts.problem !== "" && (r.kind !== "cleared" || writtenLine(r.kept) !== null));
}

export function numberProblems(rows: readonly LedgerRow[], first = 1): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const row of rows) {
    const key = problemKey(row);
    if (!numbers.has(key)) numbers.set(key, numbers.size + first);
  }
  return numbers;
}

/** An entry's lines in the order of their numbers, those of measures and deadlines being their problems'. */
export function linesFor(
  role: ComposedRole,
  rows: readonly LedgerRow[],
  numbers: ReadonlyMap<string, number>,
): readonly NumberedLine[] {
  const lines = rows.map((row): NumberedLine => [numbers.get(problemKey(row)) ?? 1, composedText(row, role)]);
  const isNew = ([n, text]: NumberedLine, i: number): boolean =>
    text !== "" && lines.findIndex(([m, other]) => m === n && fold(other) === fold(text)) === i;
  return lines.filter(isNew).sort(([a], [b]) => a - b);
}

/** A branch's ledger rows as the form's entries. */
export function compose(rows: readonly LedgerRow[], numbers = numberProblems(rows)): Composed {
  const deadlines = distinct(rows.map((r) => r.texts.deadline));
  const text = (role: ComposedRole): string => {
    if (role === "contact") return distinct(rows.map((r) => r.texts.contact)).join("、");
    if (role === "deadline" && deadlines.length <= 1) return deadlines[0] ?? "";
    return numberedLines(linesFor(role, rows, numbers));
  };
  return { ...nothingComposed, ...Object.fromEntries(composedRoles.map((role) => [role, text(role)])) };
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Map(texts.filter((t) => t !== "").map((t) => [fold(t), t])).values()];
}

/** Lines for the rows that no line of a form's problems covers, numbered on from the form's own. */
export function missingLines(text: string, rows: readonly LedgerRow[]): Composed {
  const stated = bare(text);
  const missing = rows.filter(
    (row) =>
      !stated.includes(bare(asOneLine(row.texts.problem))) &&
      (row.kind === "own" || !concerns(text, row.score.criterion)),
  );
  const list = readList(text);
  const last = Math.max(list.length, ...list.map((entry) => entry.number ?? 0));
  return compose(missing, numberProblems(missing, last + 1));
}
