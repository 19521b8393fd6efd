import { checkWorkbook } from "../../../src/core/check/check";
import { mergeSubmissions } from "../../../src/core/merging/merge";
import type { MergeResult } from "../../../src/core/merging/merge-result";
import { drawMerge } from "../../../src/core/merging/outputs/draw-merge";
import { submissionOf } from "../../../src/core/merging/submission";
import type { Submission } from "../../../src/core/merging/submitted";
import { cellText } from "../../../src/core/workbook/grid";
import { cellAt, type WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { describeFinding } from "../../../src/locales/findings";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { cellIn, generated, planFor, sheetOf, tableRows, textRows } from "../../support/generated";
import { withCells, withoutSheet, exampleBook, withRow } from "../../support/rule-book";
import { scoredSheet, submit } from "../../support/submissions";
import { cases, fc } from "../../support/cases";

const ledger = "整改台账";
const summary = "整改汇总表";

function outputOf(result: MergeResult): WorkbookSnapshot {
  const describe = (f: Parameters<typeof describeFinding>[0]): string => describeFinding(f, "zh-CN");
  return workbookOfDesigns(drawMerge(result, { describe, describeError: (e) => e.code }));
}

function merged(...files: readonly Submission[]): WorkbookSnapshot {
  return outputOf(mergeSubmissions(files));
}

function again(path: string, book: WorkbookSnapshot): Submission {
  return submissionOf({ path, sha256: `sha of ${path}`, modified: 9e12, fileModified: 9e12 }, checkWorkbook(book));
}

/** The rows of 整改汇总表 below its headings, by heading. */
function rowsOf(book: WorkbookSnapshot): readonly Readonly<Record<string, string>>[] {
  const rows = textRows(book, summary);
  const at = rows.findIndex((row) => row[0] === "序号");
  const headings = rows[at] ?? [];
  return rows
    .slice(at + 1)
    .map((row) => Object.fromEntries(headings.map((heading, i) => [heading.replace(/\s/g, ""), row[i] ?? ""])))
    .filter((row) => row["党支部名称"] !== "");
}

const first = generated(withoutSheet(exampleBook(), "附件3"));
const typed = withCells(first, {
  [cellIn(first, ledger, "存在的主要问题", "第12项")]: "入党积极分子太少",
  [cellIn(first, ledger, "整改措施", "第12项")]: "每学期谈话，联系 13800000000",
  [cellIn(first, ledger, "完成时限", "第12项")]: "6月底前",
  [cellIn(first, ledger, "责任人", "第12项")]: "庚七",
  [cellIn(first, ledger, "状态", "第12项")]: "已销号",
  [`${ledger}!A13`]: "填表人：辛八",
});

describe("the ledgers of a merge", () => {
  it("are compiled row by row with their state, in place of the form composed from them", () => {
    const book = merged(submit("a.xlsx", generated(typed)));
    const rows = rowsOf(book);
    expect(rows).toHaveLength(7);
    expect(rows[0]).toEqual({
      序号: "1",
      "所属党委（党总支）": "天宁区教育文体局党委",
      党支部名称: "青松小学党支部",
      存在的主要问题: "入党积极分子太少",
      主要整改措施: "每学期谈话，联系 138****0000",
      完成整改时间: "6月底前",
      党支部定点联系人: "戊五五",
      备注: "",
      责任人: "庚七",
      状态: "已销号",
    });
    expect(rows.map((row) => row["状态"])).toEqual(["已销号", ...Array<string>(6).fill("未销号")]);
  });

  it("say in which rows of which sheet they stand", () => {
    const { contents } = mergeSubmissions([submit("a.xlsx", generated(typed))]);
    const place = contents.find(({ content }) => content.id.includes("ledger"))?.content.origin;
    expect([place?.sheet, place?.cells]).toEqual([ledger, { 各行: "4:4,5:5,6:6,7:7,8:8,9:9,10:10" }]);
  });

  it("go up to the next level with all their rows, and with who signed them", () => {
    const town = again("town.xlsx", merged(submit("a.xlsx", generated(typed))));
    const result = mergeSubmissions([
      town,
      submit("b.xlsx", workbookOfDesigns([scoredSheet("学校乙党支部", { self: 80 })])),
    ]);
    expect(result.files.flatMap(({ left }) => left)).toEqual([]);
    expect(rowsOf(outputOf(result))).toEqual(rowsOf(merged(submit("a.xlsx", generated(typed)))));
    const notes = textRows(outputOf(result), "数据来源").flat();
    expect(notes).toContain("填表人：辛八");
    const county = again("county.xlsx", outputOf(result));
    expect(rowsOf(merged(county))).toEqual(rowsOf(outputOf(result)));
  });

  it("give way to what 附件3 says where there is no ledger", () => {
    const rows = rowsOf(merged(submit("a.xlsx", exampleBook())));
    expect(rows).toHaveLength(1);
    expect(rows[0]?.["存在的主要问题"]).toContain("1、");
  });

  it("carry rows and columns of a person's own", () => {
    const own = withCells(withRow(typed, ledger, 11, ["", "", "自查", "", "", "", "活动室漏雨", "报修"]), {
      [`${ledger}!O3`]: "领导批示",
      [`${ledger}!O4`]: "抓紧",
    });
    const rows = rowsOf(merged(submit("a.xlsx", own)));
    expect(rows.at(-1)).toMatchObject({ 存在的主要问题: "活动室漏雨", 主要整改措施: "报修", 条款: "自查" });
    expect(rows[0]?.["领导批示"]).toBe("抓紧");
  });

  it("name what they say about a branch that the workbook does not have", () => {
    const stray = withCells(withRow(typed, ledger, 11, ["", "某某党支部", "", "", "", "", "", "整修"]), {});
    const [file] = mergeSubmissions([submit("a.xlsx", stray)]).files;
    expect(file?.left.map(({ cell, text, reason }) => [cell, text, reason])).toContainEqual([
      "H11",
      "整修",
      "no-branch",
    ]);
  });
});

/** What a person does to the ledger in one month: which row, which column, and which scores change. */
interface Month {
  readonly entries: readonly { readonly row: number; readonly heading: (typeof headings)[number] }[];
  readonly second: number | null;
  readonly scores: readonly { readonly item: number; readonly share: number }[];
}

const headings = ["存在的主要问题", "整改措施", "完成时限", "责任人", "定点联系人"] as const;
const maxima = [3, 3, 3, 3, 3, 2, 3, 2, 2, 3, 2, 2, 2, 2, 3, 3, 3, 3, 2, 3, 3, 5, 5, 5, 5, 5, 20];

const month: fc.Arbitrary<Month> = fc.record({
  entries: fc.array(fc.record({ row: fc.nat(20), heading: fc.constantFrom(...headings) }), { maxLength: 6 }),
  second: fc.option(fc.nat(20)),
  scores: fc.array(fc.record({ item: fc.nat(25), share: fc.constantFrom(0.5, 1) }), { maxLength: 2 }),
});

/** A person's month, and what they typed: by the place on the ledger it replaces. */
function lived(book: WorkbookSnapshot, { entries, second, scores }: Month, mark: string) {
  const top = 3;
  const columns = textRows(book, ledger).find((row) => row[0] === "序号") ?? [];
  let next = withCells(
    book,
    Object.fromEntries(scores.map(({ item, share }) => [`附件1!D${item + 5}`, (maxima[item] ?? 0) * share])),
  );
  const count = tableRows(book, ledger).length;
  if (count === 0) return { book: next, typed: [] };
  const typed = new Map<string, string>();
  const gone: string[] = [];
  entries.forEach(({ row, heading }, i) => {
    const place = { row: top + (row % count), column: columns.indexOf(heading) };
    const text = `${mark}文${i}号`;
    const before = cellText(cellAt(sheetOf(next, ledger), place.row, place.column));
    if (before !== "") gone.push(before);
    const cell = `${ledger}!${String.fromCharCode(65 + place.column)}${place.row + 1}`;
    next = withCells(next, { [cell]: text });
    typed.set(cell, text);
  });
  if (second !== null) {
    const row = top + (second % count);
    const clause = cellText(cellAt(sheetOf(next, ledger), row, 2));
    next = withRow(next, ledger, row + 2, ["", "青松小学党支部", clause, "", "", "", `${mark}第二题`, `${mark}第二招`]);
    typed.set("second", `${mark}第二题`).set("measure", `${mark}第二招`);
  }
  return { book: next, typed: [...typed.values()], gone };
}

describe("three months of one branch", () => {
  it("lose nothing and double nothing: generate, type, generate, merge", () => {
    fc.assert(
      fc.property(fc.array(month, { minLength: 3, maxLength: 3 }), (months) => {
        let book = generated(withoutSheet(exampleBook(), "附件3"), "ledger", "rectification");
        let standing: string[] = [];
        months.forEach((own, i) => {
          const { book: lifeBook, typed: news, gone = [] } = lived(book, own, "甲乙丙"[i] ?? "");
          standing = [...standing.filter((text) => !gone.includes(text)), ...news];
          book = generated(lifeBook, "ledger", "rectification");
          expect(planFor(book, "ledger", "rectification").changeSet.edits).toEqual([]);
          const cells = tableRows(book, ledger).flat();
          expect(standing.filter((text) => cells.filter((cell) => cell === text).length !== 1)).toEqual([]);

          const problems = tableRows(book, ledger).map((row) => row[6] ?? "");
          const listed = rowsOf(merged(submit(`${i}.xlsx`, book)));
          expect(listed.map((row) => row["存在的主要问题"])).toEqual(problems);
          const carried = listed.flatMap((row) => Object.values(row));
          expect(standing.filter((text) => carried.filter((cell) => cell === text).length !== 1)).toEqual([]);

          const form = textRows(book, "附件3").flat().join("\n");
          const lines = form.split("\n").filter((line) => /^\d+、/.test(line));
          expect(lines.filter((line, k) => lines.indexOf(line) !== k)).toEqual([]);
          const onForm = tableRows(book, ledger).filter((row) => row[6] !== "" && row[5] !== "已无扣分");
          expect(onForm.filter((row) => !form.includes(`、${row[6] ?? ""}`)).map((row) => row[6])).toEqual([]);
        });
      }),
      { numRuns: cases(5) },
    );
  });
});
