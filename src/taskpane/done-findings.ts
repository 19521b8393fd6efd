import type { Finding } from "../core/findings/finding";

/** By rule and place, the most findings that were there at one time. */
export type SeenFindings = ReadonlyMap<string, number>;

/** Rows move while a person works: of one rule on one sheet of one branch findings are counted, not recognised. */
function countByKey(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { code, severity, sheet, branch } of findings) {
    if (severity === "info") continue;
    const key = JSON.stringify([code, sheet, branch]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

export function seenWith(seen: SeenFindings, findings: readonly Finding[]): SeenFindings {
  const all = new Map(seen);
  for (const [key, count] of countByKey(findings)) all.set(key, Math.max(count, all.get(key) ?? 0));
  return all;
}

/** What asked for something since the pane was opened: how much of it is mended or explained by now. */
export function doneOf(
  seen: SeenFindings,
  findings: readonly Finding[],
): { readonly done: number; readonly all: number } {
  const open = countByKey(findings.filter(({ explanation }) => explanation === null));
  const all = seenWith(seen, findings);
  let sum = 0;
  let left = 0;
  for (const [key, count] of all) {
    sum += count;
    left += open.get(key) ?? 0;
  }
  return { done: sum - left, all: sum };
}
