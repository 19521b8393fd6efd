import type { ChangeSet } from "../../changes/change-set";
import type { CheckResult } from "../../check/check";
import type { Explanation, Finding } from "../../findings/finding";
import type { Cell, WorkbookSnapshot } from "../../workbook/snapshot";
import { withTableCode } from "../../own-sheets/table-code";
import { findOwn } from "../find-own";
import { footerOf } from "../generate";
import { checkNames } from "../../own-sheets/check-names";
import { isSamePlace, isSameSheet, findingKey, placeText } from "../../own-sheets/finding-key";
import { drawOwnSheet, type PlaceOptions } from "../own-sheet";
import type { KeptRow, KeptTable } from "../../own-sheets/read-table";
import { isAbout } from "../../own-sheets/explanations/attach";
import { drawExplanations } from "./draw";
import { readExplanation } from "../../own-sheets/explanations/read";
import { checkedValue } from "../../own-sheets/explanations/value";
import { explanationsTable, type ExplanationsColumn } from "../../own-sheets/explanations/description";

type Kept = KeptTable<ExplanationsColumn>;
type Row = KeptRow<ExplanationsColumn>;

interface ExplainOptions extends PlaceOptions {
  /** A finding as a sentence. */
  readonly describe: (finding: Finding) => string;
  /** Name and version of the program, for the footer of a new sheet. */
  readonly program?: string;
}

/**
 * What it takes to put a person's explanation of a query on 「核实说明」, which is added where the workbook has
 * none. All other rows stay as they are; an explanation given before for the same facts is replaced.
 */
export function explainFinding(
  workbook: WorkbookSnapshot,
  checked: CheckResult,
  finding: Finding,
  explanation: Explanation,
  options: ExplainOptions,
): ChangeSet {
  return explainFindings(workbook, checked, [finding], explanation, options);
}

/** The same for several queries with one reason: one row for each. */
export function explainFindings(
  workbook: WorkbookSnapshot,
  checked: CheckResult,
  findings: readonly Finding[],
  explanation: Explanation,
  options: ExplainOptions,
): ChangeSet {
  const { describe, program = "" } = options;
  const own = findOwn(workbook, checked, "explanations", explanationsTable);
  const kept = findings.reduceRight((rows, finding) => withExplanation(rows, finding, explanation), own.kept);
  const drawn = drawExplanations(own.name, checked.findings, describe, kept, footerOf(checked, program));
  const design = withTableCode(drawn, explanationsTable);
  return { purpose: "entry", edits: drawOwnSheet(workbook, own.sheet, design, 0, options) };
}

function withExplanation(kept: Kept, finding: Finding, { reason, by, at }: Explanation): Kept {
  const given = new Map<ExplanationsColumn, Cell>();
  for (const [id, value] of [
    ["reason", reason],
    ["by", by],
    ["at", at],
  ] as const) {
    if (value !== "") given.set(id, { value });
  }
  const former = formerRow(kept, finding);
  const fixed = new Map<ExplanationsColumn, Cell>([
    ["check", { value: checkNames[finding.code] }],
    ["place", { value: placeText(finding) }],
    ["value", { value: checkedValue(finding) }],
  ]);
  if (finding.branch !== null) fixed.set("branch", { value: finding.branch });
  const row: Row = former
    ? { ...former, cells: new Map([...withoutGiven(former), ...given]) }
    : { row: kept.rows.length, cells: new Map([...fixed, ...given]), extras: new Map() };
  return { ...kept, rows: [row, ...kept.rows.filter((other) => other !== former)] };
}

/** The row for the same facts: at the same place, else one whose cells moved. */
function formerRow({ rows }: Kept, finding: Finding): Row | undefined {
  const fitting = rows.flatMap((row) => {
    const given = readExplanation(row);
    return given && isAbout(given, finding) && isSameSheet(given, findingKey(finding)) ? [{ row, given }] : [];
  });
  return (fitting.find(({ given }) => isSamePlace(given, findingKey(finding))) ?? fitting[0])?.row;
}

function withoutGiven({ cells }: Row): [ExplanationsColumn, Cell][] {
  return [...cells].filter(([id]) => id !== "reason" && id !== "by" && id !== "at");
}
