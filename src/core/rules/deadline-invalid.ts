import type { Scheme } from "../schemes/types";
import { readDate, type ReadDate } from "../text/dates";
import { oneLine } from "../text/fold";
import { defineRule } from "./rule";
import { entriesWith } from "./reading/form-fields";

/**
 * 完成整改时间 is no date, or one outside the activity of the document. A date without a year may
 * lie in any year, and is judged no further; a month counts as a whole.
 */
export const deadlineInvalid = defineRule({
  code: "deadline-invalid",
  severity: "query",
  group: "rectification",
  clauses: ["附件3"],
  *check(context) {
    const schemes = new Map<string, Scheme>();
    for (const s of context.sheets) if (s.kind === "fields" || s.kind === "table") schemes.set(s.sheet.id, s.scheme);
    for (const { sheet, cell, text, branch, clause } of entriesWith(context, ["deadline"], ["deadline"])) {
      const reason = wrongWith(readDate(text), schemes.get(sheet.id));
      if (reason === null) continue;
      yield { sheet: sheet.name, cell, branch, facts: { entered: oneLine(text), reason }, clause };
    }
  },
});

function wrongWith(date: ReadDate | null, scheme: Scheme | undefined): "unreadable" | "early" | "late" | null {
  if (date === null) return "unreadable";
  const stages = scheme?.stages ?? [];
  if (date.year === null || stages.length === 0) return null;
  const [first, last] = span(date);
  if (stages.every((s) => last < s.from)) return "early";
  if (scheme?.rectificationIsOpen) return null;
  return stages.every((s) => first > s.to) ? "late" : null;
}

/** The first and last day that a date may mean, as ISO text. */
function span({ year, month, day }: ReadDate): readonly [string, string] {
  const iso = (m: number, d: number): string => `${year}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
  return [iso(month ?? 1, day ?? 1), iso(month ?? 12, day ?? 31)];
}
