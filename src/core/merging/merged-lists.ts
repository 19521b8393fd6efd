import { readLevel, saysOnlyLevel } from "../schemes/levels";
import { oneLine } from "../text/fold";
import { toA1 } from "../workbook/address";
import { cellText } from "../workbook/grid";
import type { Settled } from "./gather";
import { listTemplate, rowText } from "./list-rows";
import type { MergedBranch, MergedFile, MergedList } from "./merge-result";
import { byCode } from "./names";
import { listForm } from "./outputs/our-forms";
import type { LeftReason, LeftValue, ListRow, SubmittedContent, Submission } from "./submitted";

/** Rows of lists about no branch, by list; a row that several files repeat stands once. */
export function mergeLists(submissions: readonly Submission[], files: readonly MergedFile[]): readonly MergedList[] {
  const lists = new Map<string, Map<string, ListRow>>();
  submissions.forEach((submission, i) => {
    if (files[i]?.status === "superseded") return;
    for (const { template, rows } of submission.lists) {
      const known = lists.get(template) ?? new Map<string, ListRow>();
      lists.set(template, known);
      for (const row of rows) if (!known.has(rowText(row))) known.set(rowText(row), row);
    }
  });
  return [...lists]
    .sort(([a], [b]) => byCode(a, b))
    .map(([template, rows]) => ({ template, rows: [...rows.values()] }));
}

/** All rows that a branch has in one list, each once. */
export function rowsOf({ contents: parts }: MergedBranch, template: string): readonly ListRow[] {
  const rows = new Map<string, ListRow>();
  for (const { id, rows: own } of parts) {
    if (id !== `list:${template}` && !id.startsWith(`list:${template}#`)) continue;
    for (const row of own) if (!rows.has(rowText(row))) rows.set(rowText(row), row);
  }
  return [...rows.values()];
}

/** The template of the list in which a merge itself says each branch's level. */
function summaryTemplate({ scheme }: MergedBranch): string {
  return `${scheme.id}/${listForm(scheme, "summary").id}`;
}

/** The id of the column that holds the level there. */
function levelColumn({ scheme }: MergedBranch): string | undefined {
  return listForm(scheme, "summary").columns.find((column) => column.role === "level")?.id;
}

/** By file: every typed value that the output of this merge does not have. */
export function leftValues(
  submissions: readonly Submission[],
  settled: readonly Settled[],
  branches: readonly MergedBranch[],
): ReadonlyMap<string, readonly LeftValue[]> {
  const left = new Map(submissions.map((s) => [s.path, [...s.left]]));
  const add = (content: SubmittedContent, values: readonly LeftValue[]): void => {
    // What came by way of another merge stands in that one's files.
    if (content.origin.via === null) left.get(content.origin.path)?.push(...values);
  };
  for (const { outcomes } of settled) {
    for (const { content, ruling, kept } of outcomes) {
      if (ruling === "conflict" || (ruling === "superseded" && kept === null))
        add(content, typedIn(content, "conflict"));
    }
  }
  for (const branch of branches) {
    const column = levelColumn(branch);
    if (branch.level === null || column === undefined) continue;
    for (const part of branch.contents.filter((p) => listTemplate(p) === summaryTemplate(branch))) {
      for (const { row, cells } of part.rows) {
        const cell = cells[column];
        if (!cell) continue;
        const text = cellText(cell);
        if (readLevel(text, branch.scheme) === branch.level && saysOnlyLevel(text, branch.scheme)) continue;
        const place = toA1({ row, column: cell.column });
        add(part, [{ sheet: part.origin.sheet ?? "", cell: place, text, reason: "replaced" }]);
      }
    }
  }
  return left;
}

/** Texts that a content holds; scores in conflict stand beside their source. */
function typedIn({ rows, fields, origin }: SubmittedContent, reason: LeftReason): readonly LeftValue[] {
  const sheet = origin.sheet ?? "";
  return [
    ...rows.flatMap(({ row, cells }) =>
      Object.values(cells).map((cell) => ({
        sheet,
        cell: toA1({ row, column: cell.column }),
        text: oneLine(cellText(cell)),
        reason,
      })),
    ),
    ...Object.values(fields).map(({ cell, text }) => ({ sheet, cell, text: oneLine(text), reason })),
  ];
}
