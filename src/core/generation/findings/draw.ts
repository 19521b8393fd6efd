import type { SheetDesign } from "../../design/sheet-design";
import { groupByRule } from "../../findings/by-rule";
import { severities, type Finding } from "../../findings/finding";
import { markLine } from "../../own-sheets/mark-line";
import { fold } from "../../text/fold";
import { checkNames, readCheckName } from "../../own-sheets/check-names";
import {
  isSameCheck,
  isSamePlace,
  isSameSheet,
  findingKey,
  placeText,
  type FindingKey,
} from "../../own-sheets/finding-key";
import { OwnTablePage, type RowEntries } from "../../own-sheets/table-page";
import { keptText, type KeptRow, type KeptTable } from "../../own-sheets/read-table";
import type { DrawnEntry } from "../../own-sheets/description";
import { findingsTable, findingsWords as words, type FindingsColumn } from "../../own-sheets/findings/description";

type Kept = KeptRow<FindingsColumn>;
type Page = OwnTablePage<FindingsColumn>;

/**
 * Draws 「问题清单」: every finding, errors first, with what people wrote about it. What they wrote
 * about a finding that is gone stays below, and so do rows of their own.
 */
export function drawFindings(
  name: string,
  findings: readonly Finding[],
  describe: (finding: Finding) => string,
  kept: KeptTable<FindingsColumn>,
  footer: string,
): SheetDesign {
  const sorted = groupByRule(findings, (finding) => finding).flatMap(({ entries }) => entries);
  const described = sorted.map((finding) => ({ finding, sentence: describe(finding) }));
  const { own, rest } = assign(described, kept.rows);
  const page: Page = new OwnTablePage(findingsTable, kept, markLine(counts(findings)), words.hint);
  if (sorted.length === 0) page.line(words.none, "textMiddle");
  described.forEach(({ finding, sentence }, i) => {
    const row = own.get(finding);
    page.put(findingEntries(finding, sentence, i + 1), row);
  });
  rest.filter(isKept).forEach((row, i) => {
    const isOurs = keyOfRow(row).code !== null;
    page.putOwn(row, { number: sorted.length + i + 1, ...(isOurs ? { severity: words.resolved } : {}) });
  });
  return page.finish(name, "landscape", footer);
}

/** "需修改1处，需说明3处。": what there is of each severity. */
function counts(findings: readonly Finding[]): string {
  const parts = severities.flatMap((severity) => {
    const count = findings.filter((f) => f.severity === severity).length;
    return count === 0 ? [] : [words.count(words.severities[severity], count)];
  });
  return parts.length === 0 ? "" : `${parts.join("，")}。`;
}

interface Described {
  readonly finding: Finding;
  readonly sentence: string;
}

/** Each finding's row: the one with its very words, at its place or moved on its sheet, else the one at its place. */
function assign(
  findings: readonly Described[],
  rows: readonly Kept[],
): { readonly own: ReadonlyMap<Finding, Kept>; readonly rest: readonly Kept[] } {
  const rest = new Set(rows);
  const own = new Map<Finding, Kept>();
  const take = (fits: (row: Kept, described: Described) => boolean): void => {
    for (const described of findings) {
      if (own.has(described.finding)) continue;
      const row = [...rest].find((r) => isSameCheck(keyOfRow(r), findingKey(described.finding)) && fits(r, described));
      if (!row) continue;
      own.set(described.finding, row);
      rest.delete(row);
    }
  };
  const isPlace = (row: Kept, { finding }: Described): boolean => isSamePlace(keyOfRow(row), findingKey(finding));
  const isSentence = (row: Kept, { sentence }: Described): boolean => fold(keptText(row, "problem")) === fold(sentence);
  take((row, described) => isPlace(row, described) && isSentence(row, described));
  // A row that moved says the same elsewhere, so words come before places.
  take((row, described) => isSameSheet(keyOfRow(row), findingKey(described.finding)) && isSentence(row, described));
  take(isPlace);
  return { own, rest: [...rest] };
}

function keyOfRow(row: Kept): FindingKey {
  return {
    code: readCheckName(keptText(row, "check")),
    place: keptText(row, "place"),
    branch: keptText(row, "branch"),
  };
}

/** A row that no check stands behind is a person's; another stays for what a person wrote about it. */
function isKept(row: Kept): boolean {
  return keyOfRow(row).code === null || keptText(row, "handling") !== "" || row.extras.size > 0;
}

function findingEntries(finding: Finding, sentence: string, number: number): RowEntries<FindingsColumn> {
  return {
    number,
    severity: words.severities[finding.severity],
    check: checkNames[finding.code],
    problem: sentence,
    branch: finding.branch,
    place: placeEntry(finding),
    clause: finding.clause,
  };
}

/** The finding's place with a link to it. */
export function placeEntry(finding: Finding): DrawnEntry {
  const { sheet, cell } = finding;
  const content = placeText(finding);
  return sheet === null ? { content } : { content, style: "link", link: { sheet, cell: cell ?? "A1" } };
}
