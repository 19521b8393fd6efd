import type { RecognisedSheet } from "../model/recognised-sheet";

/** A list, a generated sheet, or one that nothing is known of any more; a form that somebody filled in is no output. */
export function mayBeOutput({ kind }: RecognisedSheet): boolean {
  return kind !== "scoring" && kind !== "fields";
}

/**
 * The sheets that a merge put into a workbook, which may hold others: they stand together, one list of branches for
 * each detail sheet in front of those, 「数据来源」 at the end. Empty where they are not found in this order.
 */
export function mergeBlock(sheets: readonly RecognisedSheet[]): readonly RecognisedSheet[] {
  const isA = (s: RecognisedSheet, form: string): boolean => s.template === `dingji/${form}`;
  const last = sheets.findLastIndex((s) => isA(s, "provenance"));
  const details = sheets.slice(0, last + 1).flatMap((s, i) => (isA(s, "detail") ? [i] : []));
  const [start] = details;
  if (start === undefined) return [];
  const first = start - details.length;
  const lists = first < 0 ? [] : sheets.slice(first, start);
  if (lists.length === 0 || !lists.every(mayBeOutput)) return [];
  return sheets.slice(first, last + 1);
}
