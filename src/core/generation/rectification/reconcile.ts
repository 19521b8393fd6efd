import type { LedgerRow } from "../../own-sheets/ledger/row";
import {
  composedRoles,
  entryMark,
  writtenLine,
  type ComposedRole,
  type WrittenLine,
} from "../../own-sheets/ledger/written";
import { bare, fold } from "../../text/fold";
import { listSpans } from "../../text/lists";
import {
  compose,
  composedText,
  linesFor,
  numberProblems,
  problemKey,
  type Composed,
  type NumberedLine,
} from "./compose";
import { composedFrom, statedEntries, type StatedEntry } from "./stated-entries";
import { numberedLines } from "./wording";

/** What becomes of one entry of a form that was composed before. */
interface ReconciledEntry {
  /** With the lines that nobody changed brought up to date. */
  readonly kept: string;
  /** With what a person typed replaced by what the ledger says, too. */
  readonly whole: string;
  /** The lines in which both differ, as the ledger has them; "" where there are none. */
  readonly offered: string;
}

interface Reconciled {
  readonly entries: Readonly<Record<ComposedRole, ReconciledEntry>>;
  /** The line of each row on the form, as it stands there with `kept`. */
  readonly written: ReadonlyMap<LedgerRow, WrittenLine>;
}

/**
 * Brings the entries of a form up to date with the ledger: lines that were composed from it follow it, those that a
 * person changed stay and are told. Where a person typed no line, all are numbered anew in the ledger's order.
 * @param rows the branch's rows that belong on the form.
 */
export function reconcileForm(stated: Composed, rows: readonly LedgerRow[]): Reconciled {
  const isOurs = composedFrom(rows.map(({ kept }) => kept));
  const typed = (role: ComposedRole): readonly StatedEntry[] =>
    statedEntries(role, stated[role]).filter((entry) => !isOurs(role, entry.text));
  const isFree =
    typed("problems").length + typed("measures").length === 0 && typed("deadline").every((e) => e.number === null);
  const numbers = isFree ? numberProblems(rows) : keptNumbers(stated, rows, isOurs);
  const entry = (role: ComposedRole, own: readonly LedgerRow[]): ReconciledEntry =>
    reconcileEntry(role, stated[role], compose(own, numbers)[role], linesFor(role, own, numbers), (text) =>
      isOurs(role, text),
    );
  const problems = entry("problems", rows);
  // What goes with a problem that is only offered is offered with it.
  const standing = statedEntries("problems", problems.kept).flatMap((e) => e.number ?? []);
  const stands = (row: LedgerRow): boolean =>
    standing.length === 0 || standing.includes(numbers.get(problemKey(row)) ?? 0);
  const besides = (role: ComposedRole): ReconciledEntry => {
    const whole = entry(role, rows);
    const { kept } = entry(role, rows.filter(stands));
    const more =
      role === "contact"
        ? []
        : linesFor(
            role,
            rows.filter((row) => !stands(row)),
            numbers,
          );
    const lines = [whole.offered, numberedLines(more)].flatMap((text) => (text === "" ? [] : text.split("\n")));
    return { ...whole, kept, offered: [...new Set(lines)].join("\n") };
  };
  const entries: Reconciled["entries"] = {
    problems,
    measures: besides("measures"),
    deadline: besides("deadline"),
    contact: besides("contact"),
  };
  const marks = (row: LedgerRow): WrittenLine["marks"] => {
    const markOf = (role: ComposedRole): string => {
      const text = composedText(row, role);
      const is = (other: string): boolean => entryMark(other) === entryMark(text);
      const isThere = statedEntries(role, entries[role].kept).some((e) => is(e.text));
      return isThere && !typed(role).some((e) => is(e.text)) ? entryMark(text) : entryMark("");
    };
    return Object.fromEntries(composedRoles.map((role) => [role, markOf(role)])) as WrittenLine["marks"];
  };
  const written = new Map(
    rows.map((row) => [row, { number: numbers.get(problemKey(row)) ?? 1, marks: marks(row) }] as const),
  );
  return { entries, written };
}

/** The number that each problem has on the form already; new ones are numbered on. */
function keptNumbers(
  stated: Composed,
  rows: readonly LedgerRow[],
  isOurs: (role: ComposedRole, text: string) => boolean,
): ReadonlyMap<string, number> {
  const lines = statedEntries("problems", stated.problems);
  const byKey = new Map<string, LedgerRow[]>();
  for (const row of rows) byKey.set(problemKey(row), [...(byKey.get(problemKey(row)) ?? []), row]);
  const numbers = new Map<string, number>();
  const claim = (find: (own: readonly LedgerRow[], line: StatedEntry) => boolean): void => {
    for (const [key, own] of byKey) {
      if (numbers.has(key)) continue;
      const taken = new Set(numbers.values());
      const line = lines.find((l) => l.number !== null && !taken.has(l.number) && find(own, l));
      if (line && line.number !== null) numbers.set(key, line.number);
    }
  };
  claim((own, { text }) => own.some((row) => entryMark(composedText(row, "problems")) === entryMark(text)));
  claim((own, { text }) => own.some((row) => writtenLine(row.kept)?.marks.problems === entryMark(text)));
  claim(
    (own, { number, text }) => !isOurs("problems", text) && own.some((row) => writtenLine(row.kept)?.number === number),
  );
  const counted = composedRoles.flatMap((role) => statedEntries(role, stated[role]).map((e) => e.number ?? 0));
  let last = Math.max(lines.length, ...counted);
  for (const key of byKey.keys()) if (!numbers.has(key)) numbers.set(key, ++last);
  return numbers;
}

function reconcileEntry(
  role: ComposedRole,
  text: string,
  wanted: string,
  lines: readonly NumberedLine[],
  isOurs: (text: string) => boolean,
): ReconciledEntry {
  const stated = statedEntries(role, text);
  const same = (a: readonly StatedEntry[], b: readonly StatedEntry[]): boolean =>
    a.length === b.length && a.every((e, i) => e.number === b[i]?.number && bare(e.text) === bare(b[i]?.text ?? ""));
  if (same(stated, statedEntries(role, wanted))) return { kept: text, whole: text, offered: "" };
  if (stated.every((entry) => isOurs(entry.text))) return { kept: wanted, whole: wanted, offered: "" };
  if (stated.some((entry) => entry.number !== null)) return reconcileLines(text, lines, isOurs);
  const said = bare(text);
  if (role === "problems" || role === "measures") {
    const offered = numberedLines(lines.filter(([, line]) => !said.includes(bare(line))));
    return { kept: text, whole: offered === "" ? text : `${text}\n${offered}`, offered };
  }
  const isSaid = statedEntries(role, wanted).every((entry) => said.includes(bare(entry.text)));
  return isSaid ? { kept: text, whole: text, offered: "" } : { kept: text, whole: wanted, offered: wanted };
}

/** Line by line, each with what belongs to its number. */
function reconcileLines(
  text: string,
  lines: readonly NumberedLine[],
  isOurs: (text: string) => boolean,
): ReconciledEntry {
  const spans = listSpans(text);
  const numbers = [...new Set([...spans.map((s) => s.number), ...lines.map(([n]) => n)])];
  const offered: NumberedLine[] = [];
  const kept: string[] = [];
  const whole: string[] = [];
  if (spans.every((s, i) => s.number >= (spans[i - 1]?.number ?? 0))) numbers.sort((a, b) => a - b);
  for (const number of numbers) {
    const own = spans.filter((s) => s.number === number);
    const wanted = lines.filter(([n]) => n === number);
    const typed = own.filter((s) => !isOurs(s.text));
    const raw = (list: readonly (typeof own)[number][]): readonly string[] =>
      list.map((s) => text.slice(s.start, s.end).trimEnd());
    const isSaid = wanted.every(([, line]) => own.some((s) => bare(s.text) === bare(line)));
    if (own.length > 0 && typed.length === 0) {
      for (const list of [kept, whole]) list.push(...wanted.map((line) => numberedLines([line])));
    } else if (isSaid) {
      for (const list of [kept, whole]) list.push(...raw(wanted.length === 0 ? typed : own));
    } else {
      kept.push(...raw(own));
      whole.push(...wanted.map((line) => numberedLines([line])));
      offered.push(...wanted);
    }
  }
  const head = text.slice(0, spans[0]?.start ?? 0).trimEnd();
  const join = (list: readonly string[]): string => [...(head === "" ? [] : [head]), ...list].join("\n");
  // A person's spacing stays where no line of ours changes.
  const isAsItWas = fold(join(kept)) === fold(text);
  return { kept: isAsItWas ? text : join(kept), whole: join(whole), offered: numberedLines(offered) };
}
