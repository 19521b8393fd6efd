import { checkWorkbook } from "../../../src/core/check/check";
import { wholeDesign } from "../../../src/core/design/long-table";
import { mergeSubmissions } from "../../../src/core/merging/merge";
import { drawMergeAgain, formerMerge } from "../../../src/core/merging/outputs/draw-again";
import { submissionOf } from "../../../src/core/merging/submission";
import type { Submission } from "../../../src/core/merging/submitted";
import { cellText } from "../../../src/core/workbook/grid";
import { toA1 } from "../../../src/core/workbook/address";
import { keyAddress, type WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { describeFinding } from "../../../src/locales/findings";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { cellIn, columnOf, generated, planFor, sheetOf, tableRows, textRows } from "../../support/generated";
import { official } from "../../support/official";
import { randomFrom } from "../../support/layouts";
import { withCells } from "../../support/rule-book";
import { scoredSheet } from "../../support/submissions";

const ledger = "整改台账";
const COUNT = 12;
const months = ["2012年7月31日", "2012年8月31日", "2012年9月30日"];
const deadlines = ["6月底前", "2012年8月15日", "2012年9月20日", "12月", "尽快"];

/** One problem as the test itself keeps book of it. */
interface Problem {
  readonly branch: number;
  readonly clause: string;
  readonly deadline: string;
  isClosed: boolean;
  isEscalated: boolean;
}

/** The days after which a deadline of the list above is past, counted by hand. */
const pastAfter: Readonly<Record<string, string>> = {
  "6月底前": "2012-06-30",
  "2012年8月15日": "2012-08-15",
  "2012年9月20日": "2012-09-20",
  "12月": "2012-12-31",
};
const days = ["2012-07-31", "2012-08-31", "2012-09-30"];

function nameOf(branch: number): string {
  return `第${branch + 1}小学党支部`;
}

function committeeOf(branch: number): string {
  return branch % 3 === 0 ? "甲镇党委" : branch % 3 === 1 ? "乙镇党委" : "丙镇党委";
}

function opened(branch: number): WorkbookSnapshot {
  const name = nameOf(branch);
  const sheets = [
    scoredSheet(name, { self: 95 - branch, review: 95 - branch }),
    official("tianning-2012/survey", { fields: { branch: name, parent: committeeOf(branch) } }, "附件2"),
  ];
  const book = generated(workbookOfDesigns(sheets), "ledger");
  const headings = textRows(book, ledger).find((row) => row[0] === "序号") ?? [];
  const at = String.fromCharCode(65 + headings.length);
  const next = String.fromCharCode(66 + headings.length);
  return withCells(book, { [`${ledger}!${at}3`]: "需上级统筹", [`${ledger}!${next}3`]: "销号时间" });
}

function sign(book: WorkbookSnapshot, date: string): WorkbookSnapshot {
  const found = [...sheetOf(book, ledger).cells].find(([, cell]) => cellText(cell).startsWith("日期："));
  return withCells(book, { [`${ledger}!${toA1(keyAddress(found?.[0] ?? 0))}`]: `日期：${date}` });
}

function outputOf(files: readonly Submission[], former: WorkbookSnapshot | null): WorkbookSnapshot {
  const earlier = former && formerMerge("earlier.xlsx", checkWorkbook(former));
  const drawn = drawMergeAgain(mergeSubmissions(files), earlier, [], {
    describe: (f) => describeFinding(f, "zh-CN"),
    describeError: (e) => e.code,
  });
  expect(drawn.left).toEqual([]);
  return workbookOfDesigns(drawn.designs.map(wholeDesign));
}

function rowsUnder(book: WorkbookSnapshot, sheet: string): readonly Readonly<Record<string, string>>[] {
  const headings = textRows(book, sheet).find((row) => row[0] === "序号") ?? [];
  const start = textRows(book, sheet).indexOf(headings) + 1;
  const rows = textRows(book, sheet).slice(start);
  return rows
    .filter((row) => /^\d+$/.test(row[0] ?? ""))
    .map((row) => Object.fromEntries(headings.map((h, i) => [h.replace(/\s/g, ""), row[i] ?? ""])));
}

describe("a district of twelve branches over three months", () => {
  const random = randomFrom(16);
  const books = Array.from({ length: COUNT }, (_, i) => opened(i));
  const problems: Problem[] = books.flatMap((book, branch) =>
    tableRows(book, ledger).map((row, i): Problem => ({
      branch,
      clause: row[2] ?? "",
      deadline: deadlines[i % deadlines.length] ?? "",
      isClosed: false,
      isEscalated: i % 4 === 1,
    })),
  );
  let district: WorkbookSnapshot | null = null;
  const typed: string[] = [];

  it.each(months.map((date, month) => [date, month] as const))("on %s every state is as counted", (date, month) => {
    for (let branch = 0; branch < COUNT; branch++) {
      let book = books[branch] as WorkbookSnapshot;
      for (const problem of problems.filter((p) => p.branch === branch)) {
        if (!problem.isClosed && random() < 0.25) problem.isClosed = true;
        const at = (heading: string): string => cellIn(book, ledger, heading, problem.clause);
        book = withCells(book, {
          [at("完成时限")]: problem.deadline,
          [at("需上级统筹")]: problem.isEscalated ? "需要拨款" : null,
          [at("状态")]: problem.isClosed ? "已销号" : "未销号",
          [at("销号时间")]: problem.isClosed ? date : null,
        });
      }
      const remark = `${date}备注${branch}`;
      typed.push(remark);
      book = withCells(book, {
        [cellIn(book, ledger, "整改措施", problems.find((p) => p.branch === branch)?.clause ?? "")]: remark,
      });
      const before = tableRows(book, ledger).map((row) => row.slice(6));
      book = generated(sign(book, date), "ledger");
      expect(planFor(book, "ledger").changeSet.edits).toEqual([]);
      const texts = tableRows(book, ledger).flat();
      expect(before.flat().filter((text) => text !== "" && text !== "逾期" && !texts.includes(text))).toEqual([]);
      books[branch] = book;
    }
    const files = books.map((book, i) => {
      const file = { path: `${i}.xlsx`, sha256: `sha of ${i} in ${date}`, modified: month, fileModified: null };
      return submissionOf(file, checkWorkbook(book));
    });
    district = outputOf(files, district);

    const isOverdue = (p: Problem): boolean => !p.isClosed && (pastAfter[p.deadline] ?? "9") < (days[month] ?? "");
    for (let branch = 0; branch < COUNT; branch++) {
      const own = problems.filter((p) => p.branch === branch);
      const drawn = columnOf(books[branch] as WorkbookSnapshot, ledger, "是否逾期");
      expect(drawn).toEqual(own.map((p) => (isOverdue(p) ? "逾期" : "")));
    }
    const named = (p: Problem): string => nameOf(p.branch);
    const listed = rowsUnder(district, "逾期整改清单").map((row) => row["党支部名称"]);
    expect([...listed].sort()).toEqual(problems.filter(isOverdue).map(named).sort());
    const asked = rowsUnder(district, "需上级统筹问题清单").map((row) => row["党支部名称"]);
    expect([...asked].sort()).toEqual(
      problems
        .filter((p) => p.isEscalated && !p.isClosed)
        .map(named)
        .sort(),
    );
    const summary = rowsUnder(district, "整改汇总表");
    expect(summary.map((row) => row["状态"]).sort()).toEqual(
      problems.map((p) => (p.isClosed ? "已销号" : "未销号")).sort(),
    );
    expect(summary.filter((row) => row["是否逾期"] === "逾期")).toHaveLength(problems.filter(isOverdue).length);

    const progress = rowsUnder(district, "整改进度");
    expect(progress).toHaveLength(3 * (month + 1));
    const current = progress.filter((row) => row["月份"] === `2012年${7 + month}月`);
    expect(
      current.map((row) => [
        row["所属党委（党总支）"],
        row["整改项数"],
        row["已销号"],
        row["未销号"],
        row["逾期"],
        row["需上级统筹"],
      ]),
    ).toEqual(
      ["丙镇党委", "乙镇党委", "甲镇党委"].map((parent) => {
        const own = problems.filter((p) => committeeOf(p.branch) === parent);
        const count = (is: (p: Problem) => boolean): string => String(own.filter(is).length);
        return [
          parent,
          String(own.length),
          count((p) => p.isClosed),
          count((p) => !p.isClosed),
          count(isOverdue),
          count((p) => p.isEscalated && !p.isClosed),
        ];
      }),
    );

    // What the compiler writes stays with its month, its committee and its problem.
    const row = textRows(district, "整改进度").findIndex((r) => r[1] === `2012年${7 + month}月`);
    const done = cellIn(district, "整改进度", "本月工作进展", "本月工作进展").replace(/\d+$/, String(row + 1));
    const text = `${date}已调度`;
    district = withCells(district, { [done]: text });
    typed.push(text);
    const known = textRows(district, "整改进度").flat();
    expect(typed.filter((t) => t.endsWith("已调度") && !known.includes(t))).toEqual([]);
    // An output is known, clean, and merges again to the same.
    const checked = checkWorkbook(district);
    expect(checked.sheets.filter(({ template }) => template === null)).toEqual([]);
    expect(checked.findings.filter((f) => f.severity !== "info")).toEqual([]);
  });

  it("goes up a level with its states, its days and what was written about them", () => {
    const town = submissionOf(
      { path: "town.xlsx", sha256: "town", modified: 9e12, fileModified: 9e12 },
      checkWorkbook(district as unknown as WorkbookSnapshot),
    );
    const city = outputOf([town], null);
    for (const sheet of ["逾期整改清单", "需上级统筹问题清单"]) {
      expect(rowsUnder(city, sheet)).toEqual(rowsUnder(district as unknown as WorkbookSnapshot, sheet));
    }
    expect(rowsUnder(city, "整改汇总表")).toEqual(rowsUnder(district as unknown as WorkbookSnapshot, "整改汇总表"));
    expect(rowsUnder(city, "整改进度").map((row) => row["月份"])).toEqual(Array(3).fill("2012年9月"));
    const notes = textRows(city, "数据来源").flat();
    expect(notes).toContain("2012年9月 丙镇党委 本月工作进展：2012年9月30日已调度");
    expect(notes.filter((text) => /(?:状态|需上级统筹|是否逾期|销号时间)：/.test(text))).toEqual([]);
  });
});
