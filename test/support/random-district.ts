import type { Submission } from "../../src/core/merging/submitted";
import type { SheetDesign } from "../../src/core/design/sheet-design";
import { unreadableSubmission } from "../../src/core/merging/unreadable";
import { scoredSheet, submit, submitScores, submitSheets } from "./submissions";
import { workbook } from "./workbook";
import { surveySheet } from "./tianning-workbook";
import { fc } from "./cases";

interface Handed {
  readonly branch: number;
  readonly parties: "self" | "review" | "both" | "survey" | "spoiled" | "notice" | "damaged";
  readonly total: number;
  readonly modified: number | null;
  readonly fileModified: number;
}

/** 附件1 with a text for a score and one beyond its maximum. */
function spoiled(branch: string, total: number): SheetDesign {
  const design = scoredSheet(branch, { self: total });
  const values = ["约三分", 99];
  return {
    ...design,
    cells: design.cells.map((cell) =>
      cell.column === 3 && cell.content?.value === 3 && values.length > 0
        ? { ...cell, content: { value: values.pop() ?? null } }
        : cell,
    ),
  };
}

/** Checking is slow and the same few workbooks recur. */
const cache = new Map<string, Submission>();

function toSubmission({ branch, parties, total, modified, fileModified }: Handed, path: string): Submission {
  const name = `学校${"甲乙丙"[branch]}党支部`;
  const key = JSON.stringify([name, parties, total]);
  let known = cache.get(key);
  if (!known) {
    known =
      parties === "damaged"
        ? unreadableSubmission(
            { path: "x.xlsx", sha256: null, modified: null, fileModified: null },
            { code: "damaged", facts: {} },
          )
        : parties === "notice"
          ? submit("x.xlsx", workbook({ 通知: [["请于3月26日前报送"]] }))
          : parties === "spoiled"
            ? submitSheets("x.xlsx", [spoiled(name, total)])
            : parties === "survey"
              ? submitSheets("x.xlsx", [surveySheet(`${total}分`, name)])
              : parties === "both" && total > 90
                ? submitSheets("x.xlsx", [
                    scoredSheet(name, { self: total, review: total }),
                    surveySheet(`${total}分`, name),
                  ])
                : submitScores("x.xlsx", name, {
                    ...(parties === "review" ? {} : { self: total }),
                    ...(parties === "self" ? {} : { review: total }),
                  });
    cache.set(key, known);
  }
  const version = { modified, fileModified };
  return {
    ...known,
    path,
    sha256: `sha of ${key}`,
    ...version,
    branches: known.branches.map((b) => ({
      ...b,
      contents: b.contents.map((p) => ({ ...p, origin: { ...p.origin, path, sha256: `sha of ${key}`, ...version } })),
    })),
  };
}

/** What a few branches hand in: in parts, twice, in versions, some of them not to be told apart. */
export const handedIn: fc.Arbitrary<readonly Submission[]> = fc
  .array(
    fc.record({
      branch: fc.integer({ min: 0, max: 2 }),
      parties: fc.constantFrom("self", "review", "both", "survey", "spoiled", "notice", "damaged"),
      total: fc.constantFrom(62, 80, 95),
      modified: fc.option(fc.integer({ min: 1, max: 3 }).map((n) => n * 60_000)),
      fileModified: fc.integer({ min: 1, max: 2 }).map((n) => n * 60_000),
    }),
    { minLength: 1, maxLength: 9 },
  )
  .map((handed) => handed.map((h, i) => toSubmission(h as Handed, `${i}.xlsx`)));
