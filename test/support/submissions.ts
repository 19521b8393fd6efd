import { checkWorkbook } from "../../src/core/check/check";
import type { SheetDesign } from "../../src/core/design/sheet-design";
import type { Finding } from "../../src/core/findings/finding";
import type { Submission } from "../../src/core/merging/submitted";
import { submissionOf } from "../../src/core/merging/submission";
import { describeFinding } from "../../src/locales/findings";
import type { WorkbookSnapshot } from "../../src/core/workbook/snapshot";
import { workbookOfDesigns } from "./design-snapshot";
import { fullScores, scoringSheet } from "./tianning-workbook";

export interface FileTraits {
  /** Minutes after an arbitrary start; null where the document or the file system says nothing. */
  readonly modified?: number | null;
  readonly fileModified?: number | null;
}

const MINUTE = 60_000;
const START = Date.UTC(2012, 2, 20);

/** What a merge gets from a workbook that was read under this path. */
export function submit(path: string, workbook: WorkbookSnapshot, traits: FileTraits = {}): Submission {
  const time = (minutes: number | null | undefined): number | null =>
    minutes === null || minutes === undefined ? null : START + minutes * MINUTE;
  const file = {
    path,
    sha256: `sha of ${path}`,
    modified: time(traits.modified),
    fileModified: time(traits.fileModified),
  };
  const describe = (finding: Finding): string => describeFinding(finding, "zh-CN");
  return submissionOf(file, checkWorkbook(workbook), { describe });
}

export function submitSheets(path: string, designs: readonly SheetDesign[], traits: FileTraits = {}): Submission {
  return submit(path, workbookOfDesigns(designs, path), traits);
}

/** 附件1 of one branch with these totals: points are taken off the last item and the ones before it. */
export function scoredSheet(branch: string, totals: { readonly self?: number; readonly review?: number }): SheetDesign {
  const scores = Object.fromEntries(
    Object.entries(totals).flatMap(([party, total]) => (total === undefined ? [] : [[party, scoresFor(total)]])),
  );
  return scoringSheet(scores, branch);
}

/** Full marks less what is missing to 100, half of each score at most while that is enough: no veto by the way. */
export function scoresFor(total: number): number[] {
  const scores = [...fullScores];
  let left = 100 - total;
  for (const share of [0.5, 1]) {
    for (let i = 0; i < scores.length && left > 0; i++) {
      const taken = Math.min(left, (fullScores[i] as number) * share, scores[i] as number);
      scores[i] = Number(((scores[i] as number) - taken).toFixed(4));
      left = Number((left - taken).toFixed(4));
    }
  }
  return scores;
}

export function submitScores(
  path: string,
  branch: string,
  totals: { readonly self?: number; readonly review?: number },
  traits: FileTraits = {},
): Submission {
  return submitSheets(path, [scoredSheet(branch, totals)], traits);
}
