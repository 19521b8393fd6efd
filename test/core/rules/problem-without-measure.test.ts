import { problemWithoutMeasure } from "../../../src/core/rules/problem-without-measure";
import { tianning2012 } from "../../../src/core/schemes/tianning-2012/scheme";
import { cleanBook, contextOf, factsOf, places, runOn, withCells, withSheet } from "../../support/rule-book";
import { withTable } from "../../support/schemes";
import { sheet } from "../../support/workbook";

const topics = ["积极分子少", "设施较旧", "影响力小", "满意率不高"];
const lines = (mark: (n: number) => string, count: number, separator = "\n"): string =>
  topics
    .slice(0, count)
    .map((topic, i) => `${mark(i + 1)}${topic}。`)
    .join(separator);

const book = (problems: string, measures: string | null): ReturnType<typeof cleanBook> =>
  withCells(cleanBook(), { "附件3!B4": problems, "附件3!B5": measures });

describe("problem-without-measure", () => {
  it.each([
    ["1、", (n: number) => `${n}、`],
    ["1.", (n: number) => `${n}.`],
    ["1．", (n: number) => `${n}．`],
    ["（1）", (n: number) => `（${n}）`],
    ["①", (n: number) => "①②③④"[n - 1] ?? ""],
    ["（一）", (n: number) => `（${"一二三四"[n - 1] ?? ""}）`],
    ["一、", (n: number) => `${"一二三四"[n - 1] ?? ""}、`],
    ["nothing", () => ""],
  ])("counts lines numbered with %s", (_, mark) => {
    expect(places(book(lines(mark, 4), lines(mark, 4)))).toEqual([]);
    const short = book(lines(mark, 4), lines(mark, 3));
    expect(places(short)).toEqual([["附件3", "B5", "problem-without-measure"]]);
    expect(factsOf(short, "problem-without-measure")).toEqual([{ problem: "满意率不高。", problems: 4, measures: 3 }]);
  });

  it("counts numbers within one line, but no dates and decimals", () => {
    const oneLine = lines((n) => `${n}、`, 4, "");
    expect(places(book(oneLine, "1、每周1.5小时学习。2、4月30日前更新。3、申报品牌。4、6、7月各座谈一次。"))).toEqual(
      [],
    );
  });

  it("takes a line without number for the rest of the entry above", () => {
    const wrapped = "1、积极分子\n偏少。\n2、设施较旧，\n满意率和影响力不高。";
    expect(places(book(wrapped, "1、培养。\n2、更新。"))).toEqual([]);
  });

  it("finds the problem whose number is missing among the measures", () => {
    const found = book(
      lines((n) => `${n}、`, 4),
      "1、培养。\n2、更新。\n4、座谈。",
    );
    expect(factsOf(found, "problem-without-measure")).toEqual([{ problem: "影响力小。", problems: 4, measures: 3 }]);
  });

  it("lets the count decide where a number was given twice", () => {
    expect(
      places(
        book(
          lines((n) => `${n}、`, 4),
          "1、培养。\n2、更新。\n2、申报。\n4、座谈。",
        ),
      ),
    ).toEqual([]);
  });

  it("accepts more measures than problems", () => {
    expect(
      places(
        book(
          lines((n) => `${n}、`, 4),
          lines((n) => `${n}、`, 4) + "\n5、加强学习。",
        ),
      ),
    ).toEqual([]);
  });

  it("is one finding where all measures are blank", () => {
    expect(
      places(
        book(
          lines((n) => `${n}、`, 4),
          null,
        ),
      ),
    ).toEqual([
      ["附件3", "B5", "field-missing"],
      ["附件3", "B5", "problem-without-measure"],
    ]);
  });

  it("looks at each row of a table", () => {
    const rows = [
      ["党支部分类定级结果汇总表"],
      ["党支部名称", "分类定级结果", "存在的主要问题", "主要整改措施", "完成整改时间", "定点联系人"],
      ["学校甲党支部", "一般", "制度不全", "补全", "2012年6月", "甲一"],
      ["学校乙党支部", "一般", "活动少", null, "2012年6月", "甲一"],
      ["学校丙党支部", "先进", "无", null, null, null],
      ["学校丁党支部", "先进", null, null, null, null],
    ];
    const context = contextOf(withSheet(cleanBook(), sheet("汇总", rows)), [withTable(tianning2012)]);
    expect(runOn(problemWithoutMeasure, context)).toEqual([
      ["汇总", "D4", { problem: "活动少", problems: 1, measures: 0 }],
    ]);
  });
});
