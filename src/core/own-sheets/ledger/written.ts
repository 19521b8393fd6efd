import { bare } from "../../text/fold";
import { digestOf } from "../../text/digest";
import { keptText, type KeptRow } from "../read-table";
import type { LedgerColumn } from "./description";

/** The entries of a rectification form that the ledger gives. */
export const composedRoles = ["problems", "measures", "deadline", "contact"] as const;
export type ComposedRole = (typeof composedRoles)[number];

/** What of a ledger row stands on its rectification form: the number of its line there, and a mark of each entry. */
export interface WrittenLine {
  readonly number: number;
  readonly marks: Readonly<Record<ComposedRole, string>>;
}

const MARK_LENGTH = 5;
const BLANK = "-";

/** Equal for entries that say the same, so that an entry which nobody changed is known without keeping it twice. */
export function entryMark(text: string): string {
  const said = bare(text);
  return said === "" ? BLANK : digestOf(said).slice(0, MARK_LENGTH);
}

/** "第1条 1a2b3 - 4c5d6 7e8f9", as the ledger keeps it. */
export function writtenText({ number, marks }: WrittenLine): string {
  return `第${number}条 ${composedRoles.map((role) => marks[role]).join(" ")}`;
}

/** Null where the row was not written into a form, or a person typed something else there. */
export function writtenLine(row: KeptRow<LedgerColumn> | undefined): WrittenLine | null {
  const match = /^第(\d+)条 (\S+) (\S+) (\S+) (\S+)$/.exec(keptText(row, "written"));
  if (!match) return null;
  const [, number, problems = "", measures = "", deadline = "", contact = ""] = match;
  return { number: Number(number), marks: { problems, measures, deadline, contact } };
}
