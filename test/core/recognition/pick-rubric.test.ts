import { recognise } from "../../../src/core/recognition/recognise";
import type { Scheme, ScoringForm } from "../../../src/core/schemes/types";
import { workbook, type LiteralSheet } from "../../support/workbook";
import { authority, criterion, scoringOf, texts } from "./laid-out";

const items = texts.map((text, i) => criterion(`${i + 1}`, 20, text));
const parties = (...headings: readonly string[]): ScoringForm["headings"] => ({
  category: [],
  text: ["具体内容"],
  maximum: ["分值"],
  parties: headings.map((heading, i) => ({ party: (["self", "review"] as const)[i] ?? "score", headings: [heading] })),
});

/** Authorities with the same lines, each with what tells it from the others. */
const points = authority(
  { 全部: items },
  { id: "points", titles: ["积分考评表"], headings: parties("自评得分", "考评得分") },
);
const letters = authority(
  { 全部: items.map((i) => ({ ...i, maximum: null })) },
  { id: "letters", titles: ["等级评议表"], headings: parties("自定等级", "上级定级"), letters: ["好", "中", "差"] },
);
const place = authority(
  { 全部: items },
  { id: "place", titles: ["积分考评表"], headings: parties("自评得分", "考评得分") },
  { places: ["甲市"] },
);
const other = authority(
  { 全部: items },
  { id: "other", titles: ["积分考评表"], headings: parties("自评得分", "考评得分") },
  { places: ["乙市"] },
);
const report = authority(
  { 全部: items },
  {
    id: "report",
    titles: ["自查报告"],
    headings: parties("自评得分"),
    inText: { maximum: ["满分"], parties: [{ party: "self", words: ["自评"] }] },
  },
);

const lines = (...cells: readonly (string | number)[]): LiteralSheet => texts.map((text) => [text, ...cells]);
const picked = (schemes: readonly Scheme[], rows: LiteralSheet, name?: string): string =>
  scoringOf(rows, schemes, name).form.id;
/** In whatever order the authorities are known. */
const either = (one: Scheme, two: Scheme, rows: LiteralSheet, name?: string): readonly string[] => [
  picked([one, two], rows, name),
  picked([two, one], rows, name),
];

describe("of authorities whose rubrics have the same lines", () => {
  it("the one is taken whose title the sheet has", () => {
    expect(either(points, letters, [["积分考评表"], ...lines()])).toEqual(["points", "points"]);
    expect(either(points, letters, [["等级评议表"], ...lines()])).toEqual(["letters", "letters"]);
  });

  it("the one is taken whose headings the sheet has", () => {
    expect(either(points, letters, [["具体内容", "自评得分", "考评得分"], ...lines()])).toEqual(["points", "points"]);
    expect(either(points, letters, [["具体内容", "自定等级", "上级定级"], ...lines()])).toEqual(["letters", "letters"]);
    expect(either(points, letters, [["具体内容", "自定等级"], ...lines()])).toEqual(["letters", "letters"]);
  });

  it("the one is taken whose kind of entries the sheet has", () => {
    expect(either(points, letters, lines(18, 17))).toEqual(["points", "points"]);
    expect(either(points, letters, lines("18分"))).toEqual(["points", "points"]);
    expect(either(points, letters, lines("好", "中"))).toEqual(["letters", "letters"]);
    expect(either(points, letters, [["等级评议表"], ...lines(18, 17)])).toEqual(["points", "points"]);
  });

  it("the one is taken whose place is named: in a line, or the sheet's name", () => {
    expect(either(place, other, [["甲市积分考评表"], ...lines(18)])).toEqual(["place", "place"]);
    expect(either(place, other, lines(18), "乙市学校甲")).toEqual(["other", "other"]);
    expect(either(place, points, [["甲市积分考评表"], ...lines(18)])).toEqual(["place", "place"]);
    expect(either(place, points, lines(18))).toEqual(["points", "points"]);
    const line = `甲市${"有".repeat(58)}`;
    expect(either(place, points, [[line], ...lines(18)])).toEqual(["place", "place"]);
    const long = `${line}关`;
    expect(either(place, points, [[long], ...lines(18)])).toEqual(["points", "points"]);
  });

  it("the report is taken where most lines state their points, and no other then", () => {
    const stated = (count: number): LiteralSheet =>
      texts.map((text, i) => [i < count ? `${text}（满分20分，自评18分）` : text]);
    expect(either(report, points, [["积分考评表"], ...stated(5)])).toEqual(["report", "report"]);
    expect(either(report, points, [["积分考评表"], ...stated(3)])).toEqual(["report", "report"]);
    expect(either(report, points, [["积分考评表"], ...stated(2)])).toEqual(["points", "points"]);
    expect(either(report, points, [["积分考评表"], ...texts.map((text) => [`${text}（满分20分）`])])).toEqual(["points", "points"]); // prettier-ignore
  });

  it("the one is taken of which more lines are there, and of two whole ones the longer", () => {
    const more = authority({ 全部: [...items, criterion("6", 20, "作风建设扎实群众满意")] }, { id: "more", titles: ["积分考评表"], headings: parties("自评得分", "考评得分") }); // prettier-ignore
    expect(either(points, more, lines(18))).toEqual(["points", "points"]);
    expect(either(points, more, [...lines(18), ["作风建设扎实群众满意", 18]])).toEqual(["more", "more"]);
  });
});

describe("a known rubric", () => {
  const kind = (schemes: readonly Scheme[], rows: LiteralSheet): string | null | undefined =>
    recognise(workbook({ 表: rows }), schemes)[0]?.template;

  const evidence = (schemes: readonly Scheme[], rows: LiteralSheet) =>
    recognise(workbook({ 表: rows }), schemes)[0]?.evidence;

  it("is one from eight of ten lines on", () => {
    const template = `${points.id}/points`;
    expect(kind([points], lines(18).slice(0, 4))).toBe(template);
    expect(kind([points], lines(18).slice(0, 3))).not.toBe(template);
  });

  it("is none whose lines stand side by side, as the headings of a ledger do", () => {
    const template = `${points.id}/points`;
    expect(kind([points], [texts, ["18", "17", "16", "15", "14"]])).not.toBe(template);
    expect(kind([points], [texts.slice(0, 2), ...lines(18).slice(2)])).toBe(template);
  });

  it("of names alone is none where the sheet divides them into lines of its own", () => {
    const names = ["班子建设", "队伍建设", "制度建设", "业绩突出", "群众满意"];
    const outline = authority(Object.fromEntries(names.map((n, i) => [n, [criterion(`${i + 1}`, 20, n)]])), {
      id: "outline",
    });
    const template = `${outline.id}/outline`;
    const whole = [["内容", "分值", "得分"], ...names.map((n) => [n, 20, 18])];
    expect(kind([outline], whole)).toBe(template);
    const divided = [
      ["项目", "内容", "分值", "得分"],
      ...names.flatMap((n, i) => [
        [n, `${2 * i + 1}.${texts[i]}`, 10, 9],
        [null, `${2 * i + 2}.另一条要求写在这里${i}`, 10, 9],
      ]),
    ];
    expect(kind([outline], divided)).toBe("custom/scoring");
    // Nor is it the nearest one.
    expect(evidence([outline], divided)?.map((e) => e.code)).toEqual(["sums"]);
  });

  it("that comes nearest is told where none fits", () => {
    const own = ["村容村貌整洁有序", "台账资料齐全规范"].map((text) => [text, 20, 18]);
    const rows = [["内容", "分值", "得分"], ...lines(20, 18).slice(0, 3), ...own];
    expect(evidence([points], rows)?.[1]).toEqual({
      code: "items",
      facts: { found: 3, of: 5, template: `${points.id}/points` },
    });
  });
});
