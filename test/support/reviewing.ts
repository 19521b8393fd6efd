import { applyToSnapshot } from "../../src/core/changes/apply";
import type { ChangeSet } from "../../src/core/changes/change-set";
import { checkWorkbook } from "../../src/core/check/check";
import { drawMatrixTemplate } from "../../src/core/generation/templates/matrix-template";
import { reviewWorkbook } from "../../src/core/generation/review/draw";
import type { BranchResult } from "../../src/core/model/branch";
import { findForm } from "../../src/core/schemes";
import type { ScoringForm } from "../../src/core/schemes/types";
import { toA1 } from "../../src/core/workbook/address";
import type { WorkbookSnapshot } from "../../src/core/workbook/snapshot";
import { workbookOfDesigns } from "./design-snapshot";
import { fullScores, scoringSheet, selfScores } from "./tianning-workbook";

type Scores = readonly (number | string | null)[];

/** The scores with some of them replaced, by item number from 1. */
export function but(scores: Scores, others: Readonly<Record<number, number | string | null>>): Scores {
  return scores.map((score, i) => (i + 1 in others ? (others[i + 1] as number | string | null) : score));
}

/** 附件1 of 学校甲党支部 with both columns: item n in row n + 4, self D, review E. */
export function twoColumns(self: Scores = selfScores, review: Scores = []): WorkbookSnapshot {
  return workbookOfDesigns([scoringSheet({ self, review })]);
}

/** The same form twice, the branch's and the superior's. */
export function twoSheets(self: Scores, review: Scores): WorkbookSnapshot {
  const own = { ...scoringSheet({ self }), name: "自评表" };
  const superior = { ...scoringSheet({ review }), name: "考评表" };
  return workbookOfDesigns([own, superior]);
}

/** The reviewer's matrix of 学校甲党支部 and 学校乙党支部; their self columns D and F, review E and G. */
export function matrix(self: readonly (number | null)[], other = fullScores): WorkbookSnapshot {
  const found = findForm("tianning-2012/scoring");
  if (!found) throw new Error("no form");
  return workbookOfDesigns([
    drawMatrixTemplate(found.scheme, found.form as ScoringForm, {
      branches: [
        { name: "学校甲党支部", scores: { self } },
        { name: "学校乙党支部", scores: { self: other, review: other } },
      ],
    }),
  ]);
}

export function branchOf(book: WorkbookSnapshot, name = "学校甲党支部"): BranchResult {
  const branch = checkWorkbook(book).branches.find((b) => b.name === name);
  if (!branch) throw new Error(`no branch ${name}`);
  return branch;
}

/** The workbook with 「审核意见」 drawn or brought up to date. */
export function reviewed(book: WorkbookSnapshot): WorkbookSnapshot {
  return applyToSnapshot(book, reviewWorkbook(book, checkWorkbook(book)));
}

/** Every single cell that a change set writes, as [place, before, after]. */
export function written(changeSet: ChangeSet | null): readonly unknown[] {
  return (changeSet?.edits ?? []).map((e) =>
    e.kind === "set-cell" ? [`${e.sheet.name}!${toA1(e)}`, e.before?.value ?? null, e.after?.value ?? null] : e.kind,
  );
}
