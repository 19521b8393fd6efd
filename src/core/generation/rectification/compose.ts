import { bare, fold } from "../../text/fold";
import { readList } from "../../text/lists";
import type { LedgerRow } from "../../own-sheets/ledger/row";
import { concerns } from "../ledger/stated";
import { asOneLine, numberedLines } from "./wording";

/** The entries of the official form that the ledger gives. */
export const composedRoles = ["problems", "measures", "deadline", "contact"] as const;
export type ComposedRole = (typeof composedRoles)[number];
export type Composed = Readonly<Record<ComposedRole, string>>;

/** Rows that word the same problem share one line. */
function numberProblems(rows: readonly LedgerRow[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const { texts } of rows) {
    const key = fold(texts.problem);
    if (!numbers.has(key)) numbers.set(key, numbers.size + 1);
  }
  return numbers;
}

/** A branch's ledger rows as numbered lines, the numbers of measures and deadlines those of their problems. */
export function compose(rows: readonly LedgerRow[], first = 1): Composed {
  const numbers = numberProblems(rows);
  const numbered = (id: "problem" | "measure" | "deadline"): (readonly [number, string])[] => {
    const lines = rows.map(({ texts }): readonly [number, string] => [
      (numbers.get(fold(texts.problem)) ?? 1) + first - 1,
      asOneLine(texts[id]),
    ]);
    const isNew = ([n, text]: readonly [number, string], i: number): boolean =>
      text !== "" && lines.findIndex(([m, other]) => m === n && fold(other) === fold(text)) === i;
    return lines.filter(isNew).sort(([a], [b]) => a - b);
  };
  const deadlines = distinct(rows.map((r) => r.texts.deadline));
  return {
    problems: numberedLines(numbered("problem")),
    measures: numberedLines(numbered("measure")),
    deadline: deadlines.length > 1 ? numberedLines(numbered("deadline")) : (deadlines[0] ?? ""),
    contact: distinct(rows.map((r) => r.texts.contact)).join("、"),
  };
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
  return compose(missing, last + 1);
}
