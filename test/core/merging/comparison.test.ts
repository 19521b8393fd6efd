import { checkWorkbook } from "../../../src/core/check/check";
import { compareSubmissions } from "../../../src/core/merging/compare";
import { mergeSubmissions } from "../../../src/core/merging/merge";
import { drawMerge } from "../../../src/core/merging/outputs/draw-merge";
import { submissionOf } from "../../../src/core/merging/submission";
import type { Submission } from "../../../src/core/merging/submitted";
import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { textRows } from "../../support/generated";
import { randomFrom } from "../../support/layouts";
import { fullScores, scoringSheet } from "../../support/tianning-workbook";
import { withCells } from "../../support/rule-book";
import { scoredSheet, submit, submitScores, submitSheets } from "../../support/submissions";

const COUNT = 12;
const random = randomFrom(7);
const scores = Array.from({ length: COUNT }, () => {
  const party = (): number[] => fullScores.map((most) => Math.round(most * (0.4 + 0.6 * random()) * 2) / 2);
  return { self: party(), review: party() };
});
const names = scores.map((_, i) => `第${i + 1}小学党支部`);
const files = scores.map(({ self, review }, i) =>
  submitSheets(`${i}.xlsx`, [scoringSheet(i === 11 ? { self } : { self, review }, names[i] as string)]),
);

function outputOf(submissions: readonly Submission[]): WorkbookSnapshot {
  const result = mergeSubmissions(submissions);
  return workbookOfDesigns(drawMerge(result, { describe: (f) => f.code, describeError: (e) => e.code }));
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

function sum(list: readonly number[]): number {
  return round(list.reduce((all, n) => all + n, 0));
}

const book = outputOf(files);

describe("self scores against the superior's", () => {
  it("are listed for every branch and item", () => {
    const rows = textRows(book, "自评考评逐项对照").filter((row) => /^\d+$/.test(row[0] ?? ""));
    expect(rows).toHaveLength(COUNT * 27);
    for (const row of rows) {
      const branch = names.indexOf(row[2] ?? "");
      const place = Number(row[3]) - 1;
      const [self, review] = [scores[branch]?.self[place] ?? 0, scores[branch]?.review[place] ?? 0];
      const reviewed = branch === 11 ? [] : [review, round(self - review)];
      expect(row.slice(6)).toEqual([fullScores[place], self, ...reviewed].map(String));
    }
  });

  it("give who rates themselves higher, by how much, where, and how far the next level is", () => {
    const all = textRows(book, "自评考评对照");
    const rows = all
      .slice(
        0,
        all.findIndex((row) => row[0] === "项次"),
      )
      .filter((row) => names.includes(row[2] ?? ""));
    expect(rows).toHaveLength(COUNT);
    for (const row of rows) {
      const branch = names.indexOf(row[2] ?? "");
      const { self, review } = scores[branch] ?? { self: [], review: [] };
      const by = self.map((s, i) => round(s - (review[i] ?? 0)));
      if (branch === 11) {
        expect(row.slice(3)).toEqual([String(sum(self))]);
        continue;
      }
      expect(row.slice(3, 8)).toEqual(
        [
          sum(self),
          sum(review),
          round(sum(self) - sum(review)),
          by.filter((n) => n > 0).length,
          by.filter((n) => n < 0).length,
        ].map(String),
      );
      const most = by.findIndex((n) => Math.abs(n) === Math.max(...by.map(Math.abs)));
      expect(row[8]).toMatch(new RegExp(`^${most + 1}．.*（${(by[most] ?? 0) > 0 ? "\\+" : ""}${by[most]}）$`));
      const total = round(0.4 * sum(self) + 0.6 * sum(review));
      // 群众反映好得分低于12分: no points lead to a better level.
      const isVetoed = round(0.4 * (self[26] ?? 0) + 0.6 * (review[26] ?? 0)) < 12;
      const [level, next, from] =
        total >= 90
          ? ["先进"]
          : total >= 75
            ? ["较好", "先进", 90]
            : total >= 60
              ? ["一般", "较好", 75]
              : ["后进", "一般", 60];
      expect(row.slice(9)).toEqual(
        isVetoed && total >= 60
          ? [String(total), "后进"]
          : [String(total), level, ...(next === undefined ? [] : [next, String(round(Number(from) - total))])],
      );
    }
  });

  it("give which item is scored most unevenly, with its branches", () => {
    const rows = textRows(book, "自评考评对照");
    const start = rows.findIndex((row) => row[0] === "项次") + 1;
    const uneven = rows.slice(start, start + 27);
    const reviewed = scores.slice(0, 11);
    const expected = fullScores
      .map((most, i) => {
        const own = reviewed.map(({ review }) => review[i] ?? 0);
        const [high, low] = [Math.max(...own), Math.min(...own)];
        const mean = sum(own) / own.length;
        const deviation = round(Math.sqrt(sum(own.map((n) => (n - mean) ** 2)) / own.length));
        return { place: i + 1, high, low, share: round((high - low) / most), deviation, most };
      })
      .sort((a, b) => b.share - a.share || b.deviation / b.most - a.deviation / a.most);
    expect(uneven.map((row) => [row[0], ...row.slice(6, 11)])).toEqual(
      expected.map(({ place, high, low, share, deviation }) =>
        [place, high, low, round(high - low), share, deviation].map(String),
      ),
    );
    const first = expected[0];
    const highest = names.find((_, i) => i < 11 && scores[i]?.review[(first?.place ?? 0) - 1] === first?.high);
    expect(uneven[0]?.[11]).toMatch(new RegExp(`^高：(?:.*、)?${highest}`));
    const means = uneven.map((row) => [Number(row[3]), Number(row[4]), Number(row[5])]);
    for (const [self = 0, review = 0, by = 0] of means) expect(by).toBe(round(self - review));
    const place = Number(uneven[0]?.[0]) - 1;
    expect(means[0]?.[1]).toBe(round(sum(reviewed.map(({ review }) => review[place] ?? 0)) / 11));
  });

  it("tell how far reports and reviews have come", () => {
    const rows = textRows(book, "自评考评对照");
    expect(rows.find((row) => row[0] === "合计")?.filter((text) => text !== "")).toEqual([
      "合计",
      "12",
      "12",
      "11",
      "1",
      "0",
    ]);
  });

  it("tell how many files go back for a mistake", () => {
    const spoiled = withCells(workbookOfDesigns([scoredSheet("第13小学党支部", { self: 90, review: 90 })]), {
      "附件1!D5": "三分左右",
    });
    const rows = textRows(outputOf([...files.slice(0, 2), submit("13.xlsx", spoiled)]), "自评考评对照");
    expect(rows.find((row) => row[0] === "党委（党总支）")?.at(-1)).toBe("待退回");
    expect(rows.find((row) => row[0] === "合计")?.at(-1)).toBe("1");
  });

  it("name three branches at most where many have the highest score", () => {
    const rated = [90, 90, 90, 90, 80].map((review, i) =>
      submitScores(`${i}.xlsx`, names[i] ?? "", { self: 90, review }),
    );
    const ends = textRows(outputOf(rated), "自评考评对照").find((row) => row[0] === "8" && row[11] !== undefined);
    expect(ends?.[11]).toBe("高：第1小学党支部、第2小学党支部、第3小学党支部等4个；低：第5小学党支部");
  });

  it("go up a level item by item, known and clean", () => {
    const checked = checkWorkbook(book);
    expect(checked.findings.filter((f) => f.severity !== "info")).toEqual([]);
    expect(checked.sheets.filter(({ template }) => template === null)).toEqual([]);
    const city = outputOf([
      submissionOf({ path: "town.xlsx", sha256: "t", modified: 9e12, fileModified: 9e12 }, checked),
    ]);
    for (const sheet of ["自评考评对照", "自评考评逐项对照"])
      expect(textRows(city, sheet)).toEqual(textRows(book, sheet));
    const notes = textRows(city, "数据来源").flat();
    expect(notes.filter((text) => text.includes("项次"))).toEqual([]);
  });

  it("are item by item alone where nobody was reviewed, and make a look-back between two merges as exact", () => {
    const round = (self: readonly number[]): WorkbookSnapshot =>
      outputOf([submitSheets("a.xlsx", [scoringSheet({ self }, "学校甲党支部")])]);
    const rounds = [round(fullScores), round([2.5, ...fullScores.slice(1)])].map((book, i) => {
      const names = book.sheets.map(({ name }) => name).filter((name) => name.startsWith("自评考评"));
      expect(names).toEqual(["自评考评逐项对照"]);
      return [submissionOf({ path: `${i}.xlsx`, sha256: "", modified: i, fileModified: i }, checkWorkbook(book))];
    });
    expect(compareSubmissions(rounds[0] ?? [], rounds[1] ?? []).branches[0]?.items).toEqual([
      { item: "1．领导班子健全，团结协作，能充分发挥政治核…", party: "self", before: 3, after: 2.5 },
    ]);
  });
});
