import { checkWorkbook } from "../../../src/core/check/check";
import { mergeSubmissions } from "../../../src/core/merging/merge";
import type { MergedFile, MergeFinding, MergeResult } from "../../../src/core/merging/merge-result";
import { drawMerge } from "../../../src/core/merging/outputs/draw-merge";
import { problemOf } from "../../../src/core/merging/outputs/problems";
import type { Submission } from "../../../src/core/merging/submitted";
import { submissionOf } from "../../../src/core/merging/submission";
import { describeFinding } from "../../../src/locales/findings";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { handedIn } from "../../support/random-district";
import { cases, fc } from "../../support/cases";

const describeInChinese = (finding: MergeFinding): string => describeFinding(finding, "zh-CN");

/** What 「问题清单」 lists, without the number and the way that it came. */
function problems({ findings, forwarded: carried }: MergeResult, dropped: ReadonlySet<string>): string[] {
  return [...findings.map((f) => problemOf(f, describeInChinese)), ...carried]
    .filter(({ code, file }) => code === "branch-duplicate" || !dropped.has(file ?? ""))
    .map(({ code, severity, sentence, branch, file, sheet, cell, clause, handling }) =>
      JSON.stringify([severity, code, sentence, branch, file, sheet, cell, clause, handling]),
    )
    .sort();
}

/** Files without a branch, those of lower merges included; a merge output is none of them. */
function emptyFiles({ files, forwardedFiles: carriedFiles }: MergeResult): string[] {
  const isEmpty = (f: MergedFile): boolean => f.status === "unreadable" || f.status === "unrecognised";
  const own = files.filter((f) => isEmpty(f) && /^\d+\.xlsx$/.test(f.path));
  return [...own, ...carriedFiles].map(({ path, status, sha256 }) => JSON.stringify([path, status, sha256])).sort();
}

/** What goes up to the next level, whichever way it came. */
function essence(result: MergeResult, dropped: ReadonlySet<string>): unknown {
  const { branches, levels } = result;
  return {
    levels,
    problems: problems(result, dropped),
    emptyFiles: emptyFiles(result),
    branches: branches.map(({ name, scheme, evaluations, total, level, provisionalLevel, vetoes, contents }) => ({
      name,
      scheme: scheme.id,
      evaluations,
      total,
      level,
      provisionalLevel,
      vetoes: vetoes.map(({ id, state }) => ({ id, state })),
      from: contents.map(({ id, digest, origin }) => ({
        id,
        digest,
        path: origin.path,
        sheet: origin.sheet,
        cells: origin.cells,
      })),
    })),
  };
}

function asSubmission(result: MergeResult, path: string): Submission {
  const designs = drawMerge(result, { describe: describeInChinese, describeError: (e) => e.code });
  const file = { path, sha256: `sha of ${path}`, modified: 9e12, fileModified: 9e12 };
  return submissionOf(file, checkWorkbook(workbookOfDesigns(designs, path)));
}

describe("laws of merging", () => {
  it("does not depend on the order of the files", () => {
    fc.assert(
      fc.property(
        handedIn.chain((files) =>
          fc.tuple(fc.constant(files), fc.shuffledSubarray([...files], { minLength: files.length })),
        ),
        ([files, shuffled]) => {
          expect(mergeSubmissions(shuffled)).toEqual(mergeSubmissions(files));
        },
      ),
      { numRuns: cases(70) },
    );
  });

  it("accounts for every file and every content once", () => {
    fc.assert(
      fc.property(handedIn, (files) => {
        const result = mergeSubmissions(files);
        expect(result.files.map((f) => f.path)).toEqual(files.map((f) => f.path).sort());
        expect(Object.values(result.reconciliation).reduce((a, b) => a + b, 0)).toBe(result.received);
        const handed = files.flatMap((f) => f.branches.flatMap((b) => b.contents.map((p) => `${f.path} ${p.id}`)));
        expect(result.contents.map(({ path, content }) => `${path} ${content.id}`).sort()).toEqual(handed.sort());
        const levels = Object.values(result.levels["tianning-2012"] ?? {}).reduce((a, b) => a + b, 0);
        expect(levels).toBe(result.merged);
      }),
      { numRuns: cases(70) },
    );
  });

  it("gives from merges what it gives from all files", () => {
    fc.assert(
      fc.property(handedIn, fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }), (files, sides) => {
        const part = (side: boolean): Submission[] => {
          const own = files.filter((_, i) => sides[i] === side);
          return own.length === 0 ? [] : [asSubmission(mergeSubmissions(own), `${side}.xlsx`)];
        };
        const whole = mergeSubmissions(files);
        // What a lower merge dropped may count once more is known; its findings stand in no lower list.
        const dropped = new Set(
          [true, false].flatMap((side) =>
            mergeSubmissions(files.filter((_, i) => sides[i] === side)).files.flatMap(({ path, status }) =>
              status === "duplicate" || status === "superseded" || status === "conflict" ? [path] : [],
            ),
          ),
        );
        const expected = essence(whole, dropped);
        expect(essence(mergeSubmissions([...part(true), ...part(false)]), dropped)).toEqual(expected);
        const rest = files.filter((_, i) => sides[i] === false);
        expect(essence(mergeSubmissions([...part(true), ...rest]), dropped)).toEqual(expected);
      }),
      { numRuns: cases(40) },
    );
  });
});
