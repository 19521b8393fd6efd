import type { SheetDesign } from "../../design/sheet-design";
import type { Finding } from "../../findings/finding";
import { placeEntry } from "../findings/draw";
import { checkNames } from "../../own-sheets/check-names";
import { isSameCheck, isSamePlace, isSameSheet, findingKey } from "../../own-sheets/finding-key";
import { OwnTablePage, type RowEntries } from "../../own-sheets/table-page";
import type { KeptRow, KeptTable } from "../../own-sheets/read-table";
import { isAbout } from "../../own-sheets/explanations/attach";
import { readExplanation, type GivenExplanation } from "../../own-sheets/explanations/read";
import { checkedValue } from "../../own-sheets/explanations/value";
import {
  explanationsTable,
  explanationWords as words,
  type ExplanationsColumn,
} from "../../own-sheets/explanations/description";

type Kept = KeptRow<ExplanationsColumn>;
type Page = OwnTablePage<ExplanationsColumn>;

/**
 * Draws 「核实说明」: one row per query with the facts that an explanation is bound to. An explanation
 * of facts that have changed stays below the row that asks for a new one.
 */
export function drawExplanations(
  name: string,
  findings: readonly Finding[],
  describe: (finding: Finding) => string,
  kept: KeptTable<ExplanationsColumn>,
  footer: string,
): SheetDesign {
  const queries = findings.filter((f) => f.severity === "query");
  const { current, outdated, rest } = assign(queries, kept.rows);
  const page: Page = new OwnTablePage(explanationsTable, kept, null, words.note);
  const others = rest.filter(({ given, row }) => given === null || hasTyped(given, row));
  let number = 1;
  if (queries.length === 0) page.line(words.none, "textMiddle");
  for (const finding of queries) {
    const own = current.get(finding);
    const isGiven = (own?.given?.reason ?? "") !== "";
    page.put(queryEntries(finding, describe(finding), isGiven, number++), own?.row);
    for (const { row } of outdated.get(finding) ?? []) {
      page.putOwn(row, keptEntries(isGiven ? words.renewed : words.changed, number++));
    }
  }
  for (const { row, given } of others) {
    page.putOwn(row, keptEntries(given === null ? null : words.resolved, number++));
  }
  if (number > 1)
    page.offerOptions("reason", words.reasons, words.reasonTitle, words.reasonMessage, { isAdvice: true });
  return page.finish(name, "landscape", footer);
}

interface ReadRow {
  readonly row: Kept;
  /** Null for a row that a person added. */
  readonly given: GivenExplanation | null;
}

interface Assigned {
  /** The row for the facts as they are. */
  readonly current: ReadonlyMap<Finding, ReadRow>;
  /** Filled rows at the same place for facts as they were. */
  readonly outdated: ReadonlyMap<Finding, readonly ReadRow[]>;
  readonly rest: readonly ReadRow[];
}

function assign(queries: readonly Finding[], rows: readonly Kept[]): Assigned {
  const rest = new Set(rows.map((row): ReadRow => ({ row, given: readExplanation(row) })));
  const current = new Map<Finding, ReadRow>();
  const outdated = new Map<Finding, readonly ReadRow[]>();
  const takeCurrent = (fits: (given: GivenExplanation, finding: Finding) => boolean): void => {
    for (const finding of queries) {
      if (current.has(finding)) continue;
      const fitting = [...rest].filter(({ given }) => given && isAbout(given, finding) && fits(given, finding));
      const found = fitting.find(({ given }) => given?.reason !== "") ?? fitting[0];
      if (!found) continue;
      current.set(finding, found);
      rest.delete(found);
    }
  };
  takeCurrent((given, finding) => isSamePlace(given, findingKey(finding)));
  takeCurrent((given, finding) => isSameSheet(given, findingKey(finding)));
  for (const finding of queries) {
    const found = [...rest].filter(
      ({ given }) => given && isSameCheck(given, findingKey(finding)) && isSamePlace(given, findingKey(finding)),
    );
    for (const row of found) rest.delete(row);
    outdated.set(
      finding,
      found.filter(({ row, given }) => given !== null && hasTyped(given, row)),
    );
  }
  return { current, outdated, rest: [...rest] };
}

function hasTyped({ reason, by, at }: GivenExplanation, { extras }: Kept): boolean {
  return [reason, by, at].some((text) => text !== "") || extras.size > 0;
}

function queryEntries(
  finding: Finding,
  sentence: string,
  isGiven: boolean,
  number: number,
): RowEntries<ExplanationsColumn> {
  return {
    number,
    check: `${checkNames[finding.code]}\n${sentence}`,
    branch: finding.branch,
    place: placeEntry(finding),
    value: checkedValue(finding),
    state: isGiven ? words.given : words.open,
  };
}

/** `state` null for a row that a person added. */
function keptEntries(state: string | null, number: number): RowEntries<ExplanationsColumn> {
  return { number, ...(state === null ? {} : { state: { content: state, style: "warning" } }) };
}
