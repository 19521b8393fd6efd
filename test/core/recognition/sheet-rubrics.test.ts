import { sheetRubrics } from "../../../src/core/recognition/sheet-rubrics";
import { schemes } from "../../../src/core/schemes";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { official } from "../../support/official";
import { workbook, type LiteralSheet } from "../../support/workbook";
import { authority, criterion } from "./laid-out";

describe("a known rubric on another authority's sheet", () => {
  const [rubric] = sheetRubrics(
    workbook({
      自评表: [
        ["机关单位党组织分类定级自评表"],
        ["项目及分值", "评分要点", "评分办法", "自评得分"],
        ["党组织带头人（15分）", "略", "不按期换届的扣5分；班子不健全的扣5分。", null],
        ["工作思路（10分）", "略", "没有计划的扣5分。", null],
        ["工作制度（10分）", "略", "不落实的每项扣2分。", null],
        ["活动阵地（10分）", "略", "无场所的扣10分。", null],
        ["保障机制（10分）", "略", "没有经费的扣5分。", null],
        ["工作业绩（20分）", "略", "考核靠后的扣10分。", null],
        ["群众反映（25分）", "略", "满意度较低的扣10分。", null],
        [
          "注：（1）每个项目分值扣完为止。（2）有以下情况之一的直接定为“后进”：书记有重大违纪行为的；无故不换届的。" +
            "（3）90分以上为先进，75—89分为较好，60—74分为一般，60分以下为后进。",
        ],
      ],
    }),
  );

  it("keeps the known scheme and says what this sheet says", () => {
    expect(rubric?.template).toBe("jilin-2012/scoring");
    expect(rubric?.levels).toEqual([
      { name: "先进", from: 90 },
      { name: "较好", from: 75 },
      { name: "一般", from: 60 },
      { name: "后进", from: null },
    ]);
    expect(rubric?.vetoes).toEqual(["书记有重大违纪行为的", "无故不换届的"]);
    expect(rubric?.categories.map(({ name, maximum }) => [name, maximum])).toEqual([
      ["党组织带头人", 15],
      ["工作思路", 10],
      ["工作制度", 10],
      ["活动阵地", 10],
      ["保障机制", 10],
      ["工作业绩", 20],
      ["群众反映", 25],
    ]);
  });
});

describe("another authority's rubric under names that a known one has as its items", () => {
  const names = ["领导班子好", "党员队伍好", "工作机制好", "工作业绩好", "群众反映好"];

  it.each([
    ["points in the texts", (i: number) => [`${i}.班子成员分工明确（4分）`, null]],
    ["points in a column", (i: number) => [`${i}.班子成员分工明确`, "4分"]],
    ["points that end the texts", (i: number) => [`（${i}）班子成员分工明确4分`, null]],
  ])("is read from its own lines: %s", (_, line) => {
    const rows = names.flatMap((name, n) => [1, 2].map((i) => [i === 1 ? `${name}（8分）` : null, ...line(2 * n + i)]));
    const [rubric] = sheetRubrics(
      workbook({ 表: [["党支部考核评分表"], ["项目", "考核内容", "分值", "自评得分"], ...rows] }),
    );
    expect(rubric?.template).toBe("custom/scoring");
    expect(rubric?.categories.map((c) => [c.name, c.maximum, ...c.items.map((i) => i.maximum)])).toEqual(
      names.map((name) => [name, 8, 4, 4]),
    );
  });
});

const forms = schemes.flatMap((scheme) =>
  scheme.forms.flatMap((form) => (form.kind === "scoring" ? [[`${scheme.id}/${form.id}`, scheme, form] as const] : [])),
);

describe.each(forms)("the rubric of %s", (template, scheme, { rubric: printed, inText }) => {
  it("is told as the document prints it, with its rules", () => {
    const [rubric, ...others] = sheetRubrics(workbookOfDesigns([official(template)]));
    expect([rubric?.template, rubric?.total, rubric?.account, others]).toEqual([template, printed.total, null, []]);
    expect(rubric?.categories.map((c) => [c.name, c.maximum, c.items.length])).toEqual(
      // A report has its categories in its headings.
      printed.categories.map((c) => [inText ? c.items[0]?.text : c.name, c.maximum, c.items.length]),
    );
    expect(rubric?.categories.flatMap((c) => c.items.map((i) => [i.maximum, i.kind, i.options]))).toEqual(
      printed.categories.flatMap((c) => c.items.map((i) => [i.maximum, i.kind, i.options])),
    );
    expect(rubric?.levels.map((l) => l.name)).toEqual(scheme.levels.map((l) => l.name));
    expect(rubric?.weights).toEqual(scheme.weights.map(({ party, share }) => ({ party, share })));
    expect(rubric?.findings).toEqual([]);
  });
});

describe("a known rubric that its sheet states otherwise", () => {
  const known = [
    authority({
      班子: [criterion("1", 40, "班子健全团结协作有力"), criterion("2", 20, "分工明确责任落实到人")],
      队伍: [criterion("3", 40, "队伍教育经常内容丰富")],
    }),
  ];
  const told = (rows: LiteralSheet) => sheetRubrics(workbook({ 表: rows }), known)[0];
  const HEADINGS = ["项目", "具体内容", "分值", "自评得分"];
  const lines = (...points: readonly (string | number | null)[]): LiteralSheet => [
    ["班子", "1．班子健全团结协作有力", points[0] ?? null, 39],
    [null, "2．分工明确责任落实到人", points[1] ?? null, 19],
    ["队伍", "3．队伍教育经常内容丰富", points[2] ?? null, 38],
  ];

  it("is told as it states it, under its own title", () => {
    const rubric = told([["学校甲支部工作考评表"], HEADINGS, ...lines(30, 30, 40), ["合计", null, 100, 96]]);
    expect([rubric?.template, rubric?.title, rubric?.total]).toEqual([
      "tianning-2012/scoring",
      "学校甲支部工作考评表",
      100,
    ]);
    expect(
      rubric?.categories.map((c) => [c.name, c.maximum, c.items.map((i) => [i.number, i.text, i.maximum])]),
    ).toEqual([
      [
        "班子",
        60,
        [
          ["1", "班子健全团结协作有力", 30],
          ["2", "分工明确责任落实到人", 30],
        ],
      ],
      ["队伍", 40, [["3", "队伍教育经常内容丰富", 40]]],
    ]);
    expect(rubric?.columns.map((c) => c.role)).toEqual(["category", "item", "maximum", "party"]);
  });

  it("is told with what does not add up on it", () => {
    const rubric = told([["支部工作考评表"], HEADINGS, ...lines(40, 20, 40), ["合计", null, 90, 96]]);
    expect(rubric?.findings.map((f) => [f.code, f.severity, f.sheet, f.cell, f.branch])).toEqual([
      ["rubric-sum-mismatch", "error", "表", "C6", null],
    ]);
  });

  it("is the document's where it states no points", () => {
    const rubric = told([
      ["学校甲考评"],
      ["项目", "具体内容", "得分"],
      ...lines().map(([a = null, b = null, , d = null]) => [a, b, d]),
    ]);
    expect([rubric?.title, rubric?.total]).toEqual(["支部工作考评表", 100]);
    expect(rubric?.categories.map((c) => [c.name, c.maximum, c.items.map((i) => [i.number, i.maximum])])).toEqual([
      [
        "班子",
        60,
        [
          ["1", 40],
          ["2", 20],
        ],
      ],
      ["队伍", 40, [["3", 40]]],
    ]);
  });

  it("is told with the numbers that stand before its lines, one of them twice and one left out", () => {
    const rows = lines().map(([a = null, b = null, , d = null], i) => [a, i === 1 ? "1．分工明确责任落实到人" : b, d]);
    const rubric = told([["学校甲考评"], ["项目", "具体内容", "得分"], ...rows]);
    expect(rubric?.categories[0]?.items.map((i) => i.number)).toEqual(["1", "1"]);
    expect(rubric?.findings.map((f) => [f.code, f.severity, f.cell])).toEqual([
      ["item-numbering", "query", "B4"],
      ["item-numbering", "query", "B5"],
    ]);
  });
});
