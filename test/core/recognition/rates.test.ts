import type { LiteralCell, LiteralSheet } from "../../support/workbook";
import { authority, criterion, scoringOf } from "./laid-out";

const known = [
  authority({
    班子: [criterion("1", 40, "班子健全团结协作有力"), criterion("2", 40, "分工明确责任落实到人")],
    群众: [
      criterion("3", 20, "在教师学生和家长的测评中群众的评价都比较高，得分按照实际的比例折合计算并且及时公布", {
        timesSatisfactionRate: 20,
      }),
    ],
  }),
];
const HEADINGS = ["具体内容", "分值", "自评得分"];

/** A rubric whose last line depends on a rate, with cells right of that line's score, and rows below. */
function rows(
  beside: readonly LiteralCell[],
  below: LiteralSheet = [],
  headings: readonly LiteralCell[] = [],
): LiteralSheet {
  return [
    ["支部工作考评表"],
    [...HEADINGS, ...headings],
    ["1．班子健全团结协作有力", 40, 38],
    ["2．分工明确责任落实到人", 40, 38],
    ["3．在教师学生和家长的测评中群众的评价都比较高，得分按照实际的比例折合计算并且及时公布", 20, 19, ...beside],
    ...below,
  ];
}

const rate = (...sheet: Parameters<typeof rows>): unknown => {
  const { satisfaction } = scoringOf(rows(...sheet), known);
  return satisfaction && [satisfaction.rate, satisfaction.cell];
};
const percent = (value: number): LiteralCell => ({ value, format: "0%" });

describe("the satisfaction rate that a line depends on", () => {
  it("stands right of the line as a share, or in words", () => {
    expect(rate(["95%"])).toEqual([0.95, "D5"]);
    expect(rate([percent(0.95)])).toEqual([0.95, "D5"]);
    expect(rate(["满意率95%"])).toEqual([0.95, "D5"]);
    expect(rate([null, "测评满意度为 92.5%"])).toEqual([0.925, "E5"]);
  });

  it("is a bare number only under a heading that asks for it", () => {
    expect(rate([95])).toBeNull();
    expect(rate(["95"])).toBeNull();
    expect(rate([95], [], ["满意率"])).toEqual([0.95, "D5"]);
    expect(rate([0.95], [], ["群众满意率"])).toEqual([0.95, "D5"]);
    expect(rate([95], [], ["得分率"])).toBeNull();
    expect(rate(["95%"], [], ["得分率"])).toBeNull();
    expect(rate(["95%"], [], ["满意情况"])).toEqual([0.95, "D5"]);
  });

  it("is not what is held against it, nor one of several shares", () => {
    expect(rate(["5%"], [], ["不满意率"])).toBeNull();
    expect(rate(["95%，其中教师96%"])).toBeNull();
    expect(rate(["满意的占95%"])).toBeNull();
    expect(rate(["95%"], [[null, null, null, "不满意"]])).toEqual([0.95, "D5"]);
  });

  it("else stands in the line's own text, else in another line", () => {
    const own = rows([], [["满意率：90%"]]).map((row) =>
      row.map((cell) => (typeof cell === "string" && cell.startsWith("3") ? `${cell}（满意率93%）` : cell)),
    );
    const sheet = scoringOf(own, known);
    expect(sheet.satisfaction).toEqual({ rate: 0.93, cell: "A5" });
    expect(rate([], [["群众满意率：90%"]])).toEqual([0.9, "A6"]);
    expect(rate(["95%"], [["群众满意率：90%"]])).toEqual([0.95, "D5"]);
  });

  it("is none where several are stated, unless they are the same", () => {
    expect(rate(["95%", "96%"])).toBeNull();
    expect(rate(["95%", "满意率95%"])).toEqual([0.95, "D5"]);
    expect(rate([], [["教师满意率：90%，学生满意率：92%"]])).toBeNull();
    expect(rate([], [["教师满意率：90%"], ["学生满意率：90%"]])).toEqual([0.9, "A6"]);
  });

  it("is no score, and none of a rubric that depends on no rate", () => {
    const typed = rows([]).map((row, i) => (i === 4 ? [row[0] ?? null, 20, "95%"] : row));
    expect(scoringOf(typed, known).satisfaction).toBeNull();
    const plain = [authority({ 班子: [criterion("1", 40, "班子健全团结协作有力"), criterion("2", 40, "分工明确责任落实到人"), criterion("3", 20, "在教师学生和家长的测评中群众的评价都比较高，得分按照实际的比例折合计算并且及时公布")] })]; // prettier-ignore
    expect(scoringOf(rows(["95%"]), plain).satisfaction).toBeNull();
  });
});

describe("rates that somebody measured", () => {
  const rates = (...below: LiteralSheet): unknown =>
    scoringOf(rows([], below), known).rates?.map((r) => [r.subject, r.rate, r.cell]);

  it("stand in a line behind their label, several in one too", () => {
    expect(rates(["党员群众对班子的满意率：85%"])).toEqual([["党员群众对班子", 0.85, "A6"]]);
    expect(rates(["教师满意度测评结果为 88.5%，学生满意率90%"])).toEqual([
      ["教师", 0.885, "A6"],
      ["学生", 0.9, "A6"],
    ]);
  });

  it("stand right of their label", () => {
    expect(rates(["教师满意率：", null, "85%"])).toEqual([["教师", 0.85, "C6"]]);
    expect(rates([null, "学生满意度（测评）", 90])).toEqual([["学生", 0.9, "C6"]]);
    expect(rates([90, "学生满意度"])).toEqual([]);
    expect(rates(["学生满意率", "很高"])).toEqual([]);
    expect(rates(["学生满意率"])).toEqual([]);
    expect(rates(["学生情况", "85%"])).toEqual([]);
  });

  it("are none that are demanded or tell who was not content, and none in the rubric's own lines", () => {
    expect(rates(["教师满意率达到85%以上"])).toEqual([]);
    expect(rates(["教师不满意率：15%"])).toEqual([]);
    expect(rates(["教师不满意率：", "15%"])).toEqual([]);
    const own = rows([]).map((row, i) =>
      i === 4
        ? [
            "3．在教师学生和家长的测评中群众的评价都比较高，得分按照实际的比例折合计算并且及时公布，教师满意率85%",
            20,
            19,
          ]
        : row,
    );
    expect(scoringOf(own, known).rates).toEqual([]);
  });
});
