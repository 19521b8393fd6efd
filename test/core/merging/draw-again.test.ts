import { checkWorkbook } from "../../../src/core/check/check";
import { wholeDesign } from "../../../src/core/design/long-table";
import { mergeSubmissions } from "../../../src/core/merging/merge";
import { drawMergeAgain, formerMerge, sheetsBeside } from "../../../src/core/merging/outputs/draw-again";
import { submissionOf } from "../../../src/core/merging/submission";
import type { Submission } from "../../../src/core/merging/submitted";
import { columnName } from "../../../src/core/workbook/address";
import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { describeFinding } from "../../../src/locales/findings";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { official } from "../../support/official";
import { cellIn, generated, tableRows, textRows } from "../../support/generated";
import { outputOf } from "../../support/filled-forms";
import { scoredSheet, submitSheets } from "../../support/submissions";
import { withCells } from "../../support/rule-book";
import { sheet } from "../../support/workbook";

const SUMMARY = "分类定级汇总表";
const DETAIL = "分类定级明细表";

/** 附件2 of one committee with its head line, under this path and with these bytes. */
function summary(path: string, bytes: string, parent: string, remark: string): Submission {
  const rows = [{ parent, branch: "第一支部", level: "好", remark }];
  const design = official("jilin-2012/grading-summary", { rows, fields: { 填报人: `${parent}庚七` } }, "附件2");
  const file = { path, sha256: `sha of ${bytes}`, modified: 1, fileModified: path.length };
  return submissionOf(file, checkWorkbook(workbookOfDesigns([design], path)));
}

function filesIn(folder: string, versionOfB = "乙1"): readonly Submission[] {
  return [
    summary(`${folder}/甲.xlsx`, "甲1", "甲乡党委", "甲备注"),
    summary(`${folder}/乙.xlsx`, versionOfB, "乙镇党委", `${versionOfB}备注`),
  ];
}

const march = outputOf(mergeSubmissions(filesIn("三月")), "三月.xlsx");

function drawnAgain(files: readonly Submission[], earlier: WorkbookSnapshot): ReturnType<typeof drawMergeAgain> {
  const former = formerMerge("三月.xlsx", checkWorkbook(earlier));
  return drawMergeAgain(mergeSubmissions(files), former, [], { describe: () => "", describeError: () => "" });
}

/** What of an earlier merge is told when these files are merged after it. */
function told(files: readonly Submission[], earlier: WorkbookSnapshot = march): unknown {
  return drawnAgain(files, earlier).left.map(({ sheet, cell, text }) => [sheet, cell, text]);
}

describe("a merge drawn again", () => {
  it("takes nothing for typed when the same files lie in another folder, or in an archive", () => {
    expect(told(filesIn("三月"))).toEqual([]);
    expect(told(filesIn("四月"))).toEqual([]);
    expect(told(filesIn("四月/全部.zip"))).toEqual([]);
  });

  it("takes the row of a changed file for none of its namesake's under another committee", () => {
    const changed = told(filesIn("四月", "乙2"));
    // The remark came with the file's own list, and its row is there again with another one.
    expect(changed).toEqual([]);
  });

  it("still tells a level that was typed over in the row of a file that is as it was", () => {
    const at = [...(march.sheets.find(({ name }) => name === SUMMARY)?.cells ?? [])].find(
      ([, cell]) => cell.value === "甲乡党委",
    )?.[0];
    const row = Math.floor((at ?? 0) / 16_384) + 1;
    const typed = withCells(march, { [`${SUMMARY}!E${row}`]: "一般" });
    expect(told(filesIn("四月", "乙2"), typed)).toEqual([[SUMMARY, `E${row}`, "一般"]]);
  });

  it("takes nothing for typed when a superior's scores come in, and a level with them", () => {
    const own = submitSheets("自评.xlsx", [scoredSheet("学校甲党支部", { self: 92 })]);
    const review = submitSheets("考评.xlsx", [scoredSheet("学校甲党支部", { review: 70 })]);
    const other = submitSheets("乙.xlsx", [scoredSheet("学校乙党支部", { self: 80, review: 81 })]);
    const first = outputOf(mergeSubmissions([own, other]), "三月.xlsx");
    expect(told([own, review, other], first)).toEqual([]);
  });

  it("keeps a column that somebody added to the detail, with its heading, and none of a party that is gone", () => {
    const own = submitSheets("自评.xlsx", [scoredSheet("学校甲党支部", { self: 92 })]);
    const review = submitSheets("考评.xlsx", [scoredSheet("学校甲党支部", { review: 70 })]);
    const first = outputOf(mergeSubmissions([own, review]), "三月.xlsx");
    const headings = textRows(first, DETAIL).find((row) => row[0] === "序号") ?? [];
    const column = columnName(headings.length);
    const typed = withCells(first, { [`${DETAIL}!${column}3`]: "谈话日期", [`${DETAIL}!${column}4`]: "三月五日" });
    const { designs } = drawnAgain([own], typed);
    const drawn = designs.map(wholeDesign).find(({ name }) => name === DETAIL);
    const cells = drawn?.cells ?? [];
    const bearing = cells.filter(({ style }) => style === "heading").map(({ content }) => String(content?.value));
    expect(bearing.filter((heading) => heading.includes("上级考评"))).toEqual([]);
    expect(bearing.at(-1)).toBe("谈话日期");
    expect(cells.filter(({ row }) => row === 3).at(-1)).toMatchObject({ content: { value: "三月五日" } });
  });

  it("names sheets that stand beside it in its workbook, blank ones left out", () => {
    const beside = {
      ...march,
      sheets: [...march.sheets, sheet("会议纪要", [[null], [null, "三月会议纪要"]]), sheet("空", [])],
    };
    const former = formerMerge("三月.xlsx", checkWorkbook(beside));
    expect(former && sheetsBeside(former)).toEqual([{ sheet: "会议纪要", cell: "B2", text: "三月会议纪要" }]);
  });

  it("keeps how a fault was dealt with while it stays in its place, though its sentence says another value", () => {
    const round = (score: number): Submission => {
      const book = workbookOfDesigns([scoredSheet("学校甲党支部", { self: 92 })], "甲.xlsx");
      const [sheet] = book.sheets;
      const file = { path: "甲.xlsx", sha256: `sha of ${score}`, modified: score, fileModified: null };
      return submissionOf(file, checkWorkbook(withCells(book, { [`${sheet?.name ?? ""}!D5`]: score })));
    };
    const wording = { describe: (f: Parameters<typeof describeFinding>[0]) => describeFinding(f, "zh-CN") };
    const draw = (file: Submission, earlier: WorkbookSnapshot | null): WorkbookSnapshot => {
      const former = earlier && formerMerge("三月.xlsx", checkWorkbook(earlier));
      const again = drawMergeAgain(mergeSubmissions([file]), former, [], { ...wording, describeError: () => "" });
      expect(again.left).toEqual([]);
      return workbookOfDesigns(again.designs.map(wholeDesign), "三月.xlsx");
    };
    const dealt = (book: WorkbookSnapshot, limit: string): string => cellIn(book, "问题清单", "处理情况", limit);
    const first = draw(round(5), null);
    const typed = withCells(first, { [dealt(first, "附件1 第1项")]: "已电话告知" });
    const second = draw(round(6), typed);
    expect(textRows(second, "问题清单").filter((row) => row.includes("已电话告知"))).toEqual([
      expect.arrayContaining(["分数超过满分", expect.stringContaining("6 分"), "已电话告知"]),
    ]);
  });
});

describe("what ledgers said of the state of problems", () => {
  const ledger = "整改台账";
  const list = "整改汇总表";
  const branches = [
    ["学校甲党支部", "第一党委"],
    ["学校甲党支部", "第二党委"],
  ] as const;
  const opened = (name: string, parent: string): WorkbookSnapshot => {
    const survey = official("tianning-2012/survey", { fields: { branch: name, parent } }, "附件2");
    const book = generated(workbookOfDesigns([scoredSheet(name, { self: 95, review: 95 }), survey]), "ledger");
    const headings = textRows(book, ledger).find((row) => row[0] === "序号") ?? [];
    return withCells(book, { [`${ledger}!${String.fromCharCode(65 + headings.length)}3`]: "公开承诺" });
  };
  const owned = (book: WorkbookSnapshot, month: string, mark: string): WorkbookSnapshot => {
    const entries = tableRows(book, ledger).flatMap(([, , clause = ""], i) => [
      [cellIn(book, ledger, "存在的主要问题", clause), `${mark}问题${i}`],
      [cellIn(book, ledger, "责任人", clause), `${month}${mark}员${i}`],
      [cellIn(book, ledger, "公开承诺", clause), `${month}${mark}诺${i}`],
    ]);
    return generated(withCells(book, Object.fromEntries(entries) as Record<string, string>), "ledger");
  };
  const books = branches.map(([name, parent], i) => owned(opened(name, parent), "三月", "甲乙"[i] ?? ""));
  const handedIn = (month: string, all: readonly WorkbookSnapshot[]): readonly Submission[] =>
    all.map((book, i) => {
      const file = { path: `${i}.xlsx`, sha256: `${i} in ${month}`, modified: 1, fileModified: null };
      return submissionOf(file, checkWorkbook(book));
    });
  const earlier = outputOf(mergeSubmissions(handedIn("三月", books)), "三月.xlsx");

  it("is nothing that a person typed, whoever the owners are next month, of namesakes and without a row too", () => {
    const next = books.map((book, i) => owned(book, "四月", "甲乙"[i] ?? ""));
    expect(told(handedIn("四月", next), earlier)).toEqual([]);
    const row = Object.fromEntries([..."ABCDEFGHIJKLMNOP"].map((letter) => [`${ledger}!${letter}4`, null]));
    expect(told(handedIn("四月", [withCells(books[0] as WorkbookSnapshot, row), ...next.slice(1)]), earlier)).toEqual(
      [],
    );
  });

  it("is told where somebody typed over it on the earlier list", () => {
    const typed = withCells(earlier, { [cellIn(earlier, list, "责任人", "甲问题0")]: "庚七" });
    expect(told(handedIn("三月", books), typed)).toEqual([[list, "I4", "庚七"]]);
  });

  it("is nothing that a person typed where somebody wrote a remark beside it on the earlier list", () => {
    const typed = withCells(earlier, { [cellIn(earlier, list, "备注", "甲问题0")]: "请核" });
    const next = books.map((book, i) => owned(book, "四月", "丙丁"[i] ?? ""));
    const { designs, left } = drawnAgain(handedIn("四月", next), typed);
    expect(left).toEqual([]);
    const drawn = textRows(workbookOfDesigns(designs.map(wholeDesign)), list);
    expect(drawn.find((row) => row[3] === "丙问题0")?.[7]).toBe("请核");
  });
});
