import { mergeSubmissions } from "../../../src/core/merging/merge";
import type { MergeResult } from "../../../src/core/merging/merge-result";
import type { Submission } from "../../../src/core/merging/submitted";
import { findScheme } from "../../../src/core/schemes";
import type { SchemeId } from "../../../src/core/schemes/types";
import type { SheetDesign } from "../../../src/core/design/sheet-design";
import { cellText } from "../../../src/core/workbook/grid";
import { describeFinding } from "../../../src/locales/findings";
import { asSubmission, outputOf } from "../../support/filled-forms";
import { pick, randomFrom } from "../../support/layouts";
import { official } from "../../support/official";
import { submitSheets } from "../../support/submissions";

/** A county has some 40 branches, a city 120: `BRANCHES=120 npx jest test/core/merging/county`. */
const BRANCHES = Number(process.env["BRANCHES"] ?? 9);
const COMMITTEES = 4;

/** One branch as its file states it, and as an independent count sees it. */
interface Handed {
  readonly name: string;
  readonly parent: string;
  readonly level: string;
  /** Two of them for each branch. */
  readonly problems: readonly string[];
}

function branches(id: SchemeId): readonly Handed[] {
  const random = randomFrom(BRANCHES * 7 + id.length);
  const levels = findScheme(id)?.levels.map(({ name }) => name) ?? [];
  return Array.from({ length: BRANCHES }, (_, i) => ({
    name: `第${i + 1}党支部`,
    parent: `第${(i % COMMITTEES) + 1}党委`,
    level: pick(random, levels),
    problems: [`甲事${i + 1}号`, `乙事${i + 1}号`],
  }));
}

const unit = (parent: string): Record<string, string> => ({ "填报单位（盖章）：": parent });

function poorDetail(parent: string, branch: string, problems: readonly string[]): SheetDesign {
  const rows = problems.map((problem) => ({ parent, branch, problem, measure: "每月一次", deadline: "2012年6月" }));
  return official("jilin-2012/poor-detail", { rows });
}

const words = (level: string): readonly string[] => Array.from({ length: 5 }, () => level);

/** What each authority's branch hands in: its level, and two rows of problems. */
const files: Readonly<Record<string, (branch: Handed) => readonly SheetDesign[]>> = {
  "jilin-2012": ({ name, parent, level, problems }) => [
    official("jilin-2012/grading-summary", { rows: [{ parent, branch: name, type: "村", level }] }),
    ...(level === "较差" ? [poorDetail(parent, name, problems)] : []),
  ],
  "cumtb-2012": ({ name, parent, level, problems }) => [
    official("cumtb-2012/grading-summary", { rows: [{ parent, branch: name, level }] }),
    official("cumtb-2012/rectification-summary", {
      fields: unit(parent),
      rows: problems.map((text) => ({ branch: name, problems: text, measures: "每月一次", deadline: "2012年6月" })),
    }),
  ],
  "yongxing-2012": ({ name, parent, level, problems }) => [
    official("yongxing-2012/score-ledger", {
      fields: { "乡镇党委（盖章）：": parent },
      rows: [{ branch: name, level }],
    }),
    official("yongxing-2012/deduction-ledger", {
      fields: unit(parent),
      rows: problems.map((problem) => ({ branch: name, item: "记录不全", points: 1, problem, measure: "补齐记录" })),
    }),
  ],
  "pucheng-2012": ({ name, parent, level, problems }) => [
    official("pucheng-2012/grading", {
      branch: name,
      result: level,
      scores: { self: words(level), review: words(level) },
    }),
    official("pucheng-2012/commitments", {
      fields: unit(parent),
      rows: problems.map((problem) => ({ branch: name, problem, measure: "每月一次", kind: "立即整改" })),
    }),
  ],
};

/** Every sheet but the one that says by which way a content came, as texts and formulas; of problems what they say. */
function drawn(result: MergeResult): Readonly<Record<string, readonly string[]>> {
  const sheets = outputOf(result).sheets.filter(({ name }) => name !== "数据来源" && name !== "问题清单");
  // How many files came, and how.
  const told = (text: string): string => text.replace(/(?<=未定级的单列一栏。).*$/, "");
  const cells = sheets.map(({ name, cells: own }): [string, readonly string[]] => [
    name,
    [...own].map(([key, cell]) => `${key} ${told(cellText(cell))} ${cell.formula ?? ""}`),
  ]);
  const problems = [
    ...result.findings.map((finding) => describeFinding(finding, "zh-CN")),
    ...result.forwarded.map(({ sentence }) => sentence),
  ];
  return { ...Object.fromEntries(cells), 问题清单: problems.sort() };
}

function count<T>(list: readonly T[], key: (one: T) => string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const one of list) counts[key(one)] = (counts[key(one)] ?? 0) + 1;
  return counts;
}

describe.each(Object.keys(files) as SchemeId[])(`${BRANCHES} branches of %s`, (id) => {
  const handed = branches(id);
  const submissions = handed.map((branch, i) =>
    submitSheets(`${String(i).padStart(3, "0")}.xlsx`, files[id]?.(branch) ?? [], { modified: i, fileModified: i }),
  );
  const whole = mergeSubmissions(submissions);

  it("are merged in two steps as at once, but for the way they came", () => {
    const town = (committee: number): Submission =>
      asSubmission(
        mergeSubmissions(submissions.filter((_, i) => i % COMMITTEES === committee)),
        `town${committee}.xlsx`,
      );
    const county = mergeSubmissions(Array.from({ length: COMMITTEES }, (_, i) => town(i)));
    expect(county.levels).toEqual(whole.levels);
    expect(drawn(county)).toEqual(drawn(whole));
    expect(county.files.flatMap(({ left }) => left)).toEqual([]);
  });

  it("are counted as an independent count does, each under its committee with both of its problems", () => {
    expect(whole.merged).toBe(BRANCHES);
    expect(whole.levels[id]).toEqual(count(handed, ({ level }) => level));
    expect(count(whole.branches, ({ parent }) => parent ?? "")).toEqual(count(handed, ({ parent }) => parent));
    const texts = Object.values(drawn(whole)).flat().join("\n");
    const isListed = ({ level }: Handed): boolean => id !== "jilin-2012" || level === "较差";
    const problems = handed.filter(isListed).flatMap((branch) => branch.problems);
    expect(problems.filter((problem) => !new RegExp(`${problem}(?!\\d)`).test(texts))).toEqual([]);
    expect(whole.files.flatMap(({ left }) => left)).toEqual([]);
  });
});
