import { nameInUnitLine } from "../model/names";
import { committeeKey } from "../model/same-branch";
import { findForm } from "../schemes/index";
import { readLevel, saysOnlyLevel } from "../schemes/levels";
import type { TemplateId } from "../schemes/types";
import { oneLine } from "../text/fold";
import { toA1 } from "../workbook/address";
import { cellText } from "../workbook/grid";
import type { Settled } from "./gather";
import { listTemplate, rowText } from "./list-rows";
import type { MergedBranch, MergedFile, MergedList } from "./merge-result";
import { byCode } from "./names";
import { listForm } from "./outputs/our-forms";
import type { LeftReason, LeftValue, ListRow, SubmittedContent, SubmittedList, Submission } from "./submitted";
import { newestOf } from "./versions";

/** Rows of lists about no branch, by list; a row that several files repeat stands once, statistics count for each sender. */
export function mergeLists(submissions: readonly Submission[], files: readonly MergedFile[]): readonly MergedList[] {
  const lists = new Map<TemplateId, ListRow[][]>();
  submissions.forEach((submission, i) => {
    if (files[i]?.status === "superseded") return;
    for (const { template, rows } of submission.lists) lists.set(template, [...(lists.get(template) ?? []), [...rows]]);
  });
  const statistics = sentStatistics(submissions);
  return [...lists]
    .sort(([a], [b]) => byCode(a, b))
    .map(([template, all]) => {
      const sent = statistics.filter(({ list }) => list.template === template);
      const rows = sent.flatMap(({ list, reason }) => (reason === null ? list.rows : []));
      return { template, rows: sent.length > 0 ? rows : eachOnce(all) };
    });
}

/** All rows that a branch has in one list; a row that several files repeat stands once. */
export function rowsOf({ contents: parts }: MergedBranch, template: string): readonly ListRow[] {
  const isOf = ({ id }: SubmittedContent): boolean => id === `list:${template}` || id.startsWith(`list:${template}#`);
  return eachOnce(parts.filter(isOf).map(({ rows }) => rows));
}

/** Rows that say the same stand as often as the list has them that repeats them most. */
function eachOnce(lists: readonly (readonly ListRow[])[]): readonly ListRow[] {
  const all: ListRow[] = [];
  const known = new Map<string, number>();
  for (const rows of lists) {
    const own = new Map<string, number>();
    for (const row of rows) {
      const text = rowText(row);
      const count = (own.get(text) ?? 0) + 1;
      own.set(text, count);
      if (count <= (known.get(text) ?? 0)) continue;
      known.set(text, count);
      all.push(row);
    }
  }
  return all;
}

/** A list of counts as somebody sent it; why it does not count, or null. */
interface SentStatistics {
  readonly path: string;
  readonly list: SubmittedList;
  readonly reason: "superseded" | "conflict" | null;
}

/**
 * Counts are added up, so that of one sender, told by the line above the list, only the newest count. Where no line says
 * who sent them, only the very same file is the same.
 */
function sentStatistics(submissions: readonly Submission[]): readonly SentStatistics[] {
  const groups = new Map<string, { readonly submission: Submission; readonly list: SubmittedList }[]>();
  for (const submission of submissions) {
    submission.lists.forEach((list, k) => {
      const form = findForm(list.template)?.form;
      if (form?.kind !== "table" || !form.printedRows) return;
      const sender = senderOf(submission, list) ?? `${submission.sha256 ?? submission.path}#${k}`;
      const key = `${list.template}\n${sender}`;
      groups.set(key, [...(groups.get(key) ?? []), { submission, list }]);
    });
  }
  return [...groups.values()].flatMap((sent) => {
    const textOf = (list: SubmittedList): string => list.rows.map(rowText).join("\n");
    const newest = newestOf(sent, ({ submission }) => submission);
    const texts = new Set(newest.map(({ list }) => textOf(list)));
    const [winner] = texts;
    const kept = sent.findIndex(({ list }) => textOf(list) === winner);
    return sent.flatMap(({ submission: { path }, list }, i): readonly SentStatistics[] => {
      if (texts.size > 1) return [{ path, list, reason: "conflict" }];
      if (kept === i) return [{ path, list, reason: null }];
      return textOf(list) === winner ? [] : [{ path, list, reason: "superseded" }];
    });
  });
}

/** What a row of statistics says beside the words that are printed there. */
function counts(row: ListRow): ListRow {
  return {
    ...row,
    cells: Object.fromEntries(Object.entries(row.cells).filter(([, { value }]) => typeof value === "number")),
  };
}

function senderOf({ notes }: Submission, { sheet }: SubmittedList): string | null {
  const names = notes.flatMap((note) => (note.sheet === sheet ? (nameInUnitLine(note.text) ?? []) : []));
  return names[0] === undefined ? null : committeeKey(names[0]);
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
        add(content, typedIn(content, "conflict", content.origin.sheet ?? ""));
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
  for (const { path, list, reason } of sentStatistics(submissions)) {
    if (reason !== null)
      left.get(path)?.push(...typedIn({ rows: list.rows.map(counts), fields: {} }, reason, list.sheet));
  }
  return left;
}

/** Texts that a content holds; scores in conflict stand beside their source. */
function typedIn(
  { rows, fields }: Pick<SubmittedContent, "rows" | "fields">,
  reason: LeftReason,
  sheet: string,
): readonly LeftValue[] {
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
