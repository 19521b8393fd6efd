import { isStandIn } from "../../own-sheets/ledger/description";
import type { LedgerColumn } from "../../own-sheets/ledger/description";
import { entryMark, writtenLine, type ComposedRole } from "../../own-sheets/ledger/written";
import type { KeptRow } from "../../own-sheets/read-table";
import { isBlankMark } from "../../text/fold";
import { listSpans } from "../../text/lists";

/** A line of a form's entry. */
export interface StatedEntry {
  /** null for a text without numbers. */
  readonly number: number | null;
  readonly text: string;
}

/** Which entries of a form came from these rows of the ledger and were not changed since. */
export function composedFrom(
  rows: readonly (KeptRow<LedgerColumn> | undefined)[],
): (role: ComposedRole, text: string) => boolean {
  const lines = rows.map(writtenLine).filter((line) => line !== null);
  const blank = entryMark("");
  return (role, text) => {
    const mark = entryMark(text);
    return (mark !== blank && lines.some((l) => l.marks[role] === mark)) || (role === "problems" && isStandIn(text));
  };
}

/** The entries of a form by their numbers; of the contact, each person. */
export function statedEntries(role: ComposedRole, text: string): readonly StatedEntry[] {
  if (isBlankMark(text)) return [];
  if (role === "contact") return text.split(/[、，,；;]/).map((name) => ({ number: null, text: name }));
  const spans = listSpans(text);
  const head = text.slice(0, spans[0]?.start ?? text.length);
  return [...(isBlankMark(head) ? [] : [{ number: null, text: head }]), ...spans];
}
