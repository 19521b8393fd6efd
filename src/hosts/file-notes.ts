import type { CheckResult } from "../core/check/check";
import type { Unchecked } from "../core/findings/finding";
import type { ReadWorkbook } from "./read-workbook";

/** A check with what could not be checked because of the kind of its file. */
export function withFileNotes(file: Pick<ReadWorkbook, "isOldFormat" | "document">, checked: CheckResult): CheckResult {
  const notes = notesOf(file);
  return notes.length === 0 ? checked : { ...checked, unchecked: [...checked.unchecked, ...notes] };
}

function notesOf({ isOldFormat, document }: Pick<ReadWorkbook, "isOldFormat" | "document">): readonly Unchecked[] {
  const note = (code: Unchecked["code"], facts: Unchecked["facts"] = {}): Unchecked => ({
    ...{ sheet: null, branch: null },
    ...{ code, facts },
  });
  const notes = isOldFormat ? [note("old-format")] : [];
  if (!document) return notes;
  const { changes, unread } = document;
  if (changes > 0) notes.push(note("tracked-changes", { count: changes }));
  if (Object.values(unread).some((count) => count > 0)) notes.push(note("document-unread", { ...unread }));
  return notes;
}
