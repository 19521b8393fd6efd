import {
  briefReport,
  causesReport,
  fileReport,
  manyReport,
  summaryReport,
  unreadableReport,
  type ManyFile,
  type ReportStyle,
} from "../../src/cli/report";
import { checkWorkbook } from "../../src/core/check/check";
import { RuleTally } from "../../src/core/findings/by-rule";
import { HostError } from "../../src/hosts/host";
import { commandLineTexts } from "../../src/locales/command-line";
import { workbookOfDesigns } from "../support/design-snapshot";
import { finding, review } from "../support/fake-session";
import { scoringSheet, selfScores, surveySheet } from "../support/tianning-workbook";
import { sheet, workbook } from "../support/workbook";

const english = { locale: "en-US", texts: commandLineTexts("en-US") } as const;
const plain: ReportStyle = { locale: "zh-CN", texts: commandLineTexts("zh-CN"), isColoured: false };

describe("fileReport", () => {
  const checked = checkWorkbook(workbookOfDesigns([scoringSheet({ self: selfScores }), surveySheet("86分")]));
  const report = fileReport("book.xlsx", checked, plain);
  const rows = report.split("\n");

  it("begins with the verdict and the number of findings", () => {
    expect(rows[0]).toMatch(/^book\.xlsx：有需要修改的地方（需修改 1 处，.*提示 1 处）$/);
  });

  it("tells sheets, branch, totals and levels", () => {
    expect(rows).toContain("    附件1  中小学校党支部分类定级评分参考标准  tianning-2012/scoring  匹配度 100%");
    expect(rows).toContain(
      "    学校甲党支部  [常州市天宁区教育系统（2012）]  自评 89  总分未得出  暂定等级 较好（只有自评）  3 种直接定级的情形未确认",
    );
  });

  it("groups findings by severity and rule, each with its place", () => {
    const at = rows.indexOf("  需修改");
    expect(rows[at + 1]).toBe("    调查表结果与评分表不符");
    expect(rows[at + 2]).toMatch(/^ {6}附件2![A-Z]+[0-9]+ {2}调查表上的自评结果填的是 86 分，按评分表合计是 89 分/);
    expect(rows.indexOf("  提示")).toBeGreaterThan(at);
    expect(rows.indexOf("  未能检查")).toBeGreaterThan(rows.indexOf("  提示"));
  });

  it("tells averages of judges as people write them", () => {
    const third = 29 + 1 / 3;
    const rows = [
      ["某镇卫生检查评分表"],
      ["检查内容", "标准分", "得分"],
      ["1.地面清洁", 30, third],
      ["2.墙面整洁", 30, third],
      ["3.制度上墙", 40, third],
    ];
    const text = fileReport("book.xlsx", checkWorkbook(workbook({ 表: rows })), plain);
    expect(text).toContain("得分 88  总分 88");
    const other = rows.map((row, i) => (i === 4 ? ["3.制度上墙", 40, 30] : row));
    expect(fileReport("book.xlsx", checkWorkbook(workbook({ 表: other })), plain)).toContain(
      "得分 88.6667  总分 88.6667",
    );
  });

  it("names the branch beside the place where there are several", () => {
    const two = [
      scoringSheet({ self: [null, ...selfScores.slice(1)] }),
      scoringSheet({ self: selfScores }, "学校乙党支部"),
    ];
    const designs = two.map((design, i) => ({ ...design, name: `表${i + 1}` }));
    const text = fileReport("book.xlsx", checkWorkbook(workbookOfDesigns(designs)), plain);
    expect(text).toMatch(/学校甲党支部 表1!D[0-9]+ {2}自评还有 1 项没有填分：第1项/);
  });

  it("marks findings that can be mended", () => {
    const text = selfScores.map((score, i) => (i === 0 ? "３" : score));
    const mended = fileReport("book.xlsx", checkWorkbook(workbookOfDesigns([scoringSheet({ self: text })])), plain);
    expect(mended.split("\n")).toContain("        可用 dingji fill --fix 改正");
  });

  it("says of a merge that something in it is open", () => {
    const facts = { errors: 0, queries: 3361 };
    const open = review({ unchecked: [{ sheet: "问题清单", branch: null, code: "open-problems", facts }] });
    expect(briefReport("汇总.xlsx", open, { ...plain, isColoured: true })).toBe(
      "\u001b[1m汇总.xlsx\u001b[0m：\u001b[33m表格本身没有问题，但还有没办完的事\u001b[0m\n",
    );
  });

  it("writes no control characters that names bring along", () => {
    const evil = workbook({}, { sheets: [sheet("a\u001b[2J\u0007b", [["x"]])] });
    const text = fileReport("book\u001b]0;x\u0007.xlsx", checkWorkbook(evil), plain);
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
  });

  it("colours the verdict on a terminal only", () => {
    expect(report).not.toContain("\u001b");
    expect(fileReport("book.xlsx", checked, { ...plain, isColoured: true })).toContain(
      "\u001b[31m有需要修改的地方\u001b[0m",
    );
  });
});

describe("a rule that found much", () => {
  const many = Array.from({ length: 25 }, (_, i) =>
    finding(
      "deduction-not-rectified",
      { item: `第${i + 1}项`, party: "self", entered: 1, maximum: 3, words: ["经费"] },
      { severity: "query", sheet: "附件1", cell: `D${i + 5}`, branch: "学校甲党支部" },
    ),
  );
  const checked = review({ verdict: "queries", findings: many });

  it("is one line with its count, and listed with what it rests on where details are asked for", () => {
    const short = fileReport("book.xlsx", checked, plain).split("\n");
    expect(short).toContain("    扣分项没有列入整改：25 处");
    expect(short).toContain("  处数多的只写总数，逐条查看请加 --details。");
    expect(short.some((row) => row.includes("没有与它对应的问题"))).toBe(false);
    const whole = fileReport("book.xlsx", checked, { ...plain, isDetailed: true }).split("\n");
    expect(whole.filter((row) => row.includes("没有与它对应的问题"))).toHaveLength(25);
    expect(whole.filter((row) => row.startsWith("        查找的词：")).length).toBe(25);
    expect(whole.join()).not.toContain("--details");
  });

  it("is counted over files, with the branches it concerns", () => {
    const tally = new RuleTally();
    for (let file = 0; file < 300; file++) tally.add(many, `${file}.xlsx`);
    expect(causesReport(tally, plain)).toBe(
      [
        "  需说明",
        "    扣分项没有列入整改：300 个党支部，7,500 处",
        "  处数多的只写总数，逐条查看请加 --details。",
        "",
      ].join("\n"),
    );
  });

  it("leaves one line of a file where that is asked for", () => {
    expect(briefReport("book.xlsx", checked, plain)).toBe("book.xlsx：有需要说明的地方（需说明 25 处）\n");
  });
});

describe("manyReport", () => {
  const files = (standings: readonly ManyFile["standing"][]) =>
    standings.map((standing, i) => ({ standing, line: `${i}.xlsx ${standing}\n` }));

  it("has a line for each of as many files as a screen takes", () => {
    const twenty = files(Array.from({ length: 20 }, () => "queries"));
    expect(manyReport(twenty, plain)).toBe(twenty.map(({ line }) => line).join(""));
  });

  it("has lines for those of more that must be mended or are no form, errors first, and counts the rest", () => {
    const queries = Array.from({ length: 298 }, () => "queries" as const);
    expect(manyReport(files(["unrecognised", ...queries, "errors"]), plain)).toBe(
      "299.xlsx errors\n0.xlsx unrecognised\n另有 298 个文件没有逐个列出；要每个文件一行，请加 --brief。\n",
    );
    const errors = manyReport(files(Array.from({ length: 1300 }, () => "errors")), { ...plain, ...english });
    expect(errors.split("\n").slice(19)).toEqual([
      "19.xlsx errors",
      "1,280 other files are not listed; --brief gives each a line.",
      "",
    ]);
  });

  it("says how to see each where none must be mended", () => {
    expect(manyReport(files(Array.from({ length: 300 }, () => "queries")), plain)).toBe(
      "300 个文件没有逐个列出；要每个文件一行，请加 --brief。\n",
    );
  });
});

describe("unreadableReport", () => {
  it("tells why and what to do", () => {
    expect(unreadableReport("a.xls", new HostError("old-format", ""), plain)).toBe(
      "a.xls：这是旧版 .xls 文件，读不了。请在 Excel 或 WPS 中另存为 .xlsx 格式后再试。\n",
    );
  });
});

describe("summaryReport", () => {
  it("counts files by verdict", () => {
    expect(summaryReport(["clean", "errors", "clean", "unreadable"], plain)).toBe(
      "共 4 个文件：有需要修改的地方 1 个，文件读不了 1 个，没有发现问题 2 个。\n",
    );
  });
});
