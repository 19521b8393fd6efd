import { applyToSnapshot } from "../../../src/core/changes/apply";
import { checkWorkbook } from "../../../src/core/check/check";
import { fillWorkbook } from "../../../src/core/generation/fill";
import { cellAt, type WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { workbook, type LiteralCell, type LiteralSheet } from "../../support/workbook";

type Score = LiteralCell;

/** One branch's sheet of an authority that is no built-in scheme. */
function scores(branch: string, self: readonly Score[], review: readonly Score[]): LiteralSheet {
  const line = (i: number, category: string | null, text: string, maximum: string): readonly LiteralCell[] => [
    category,
    text,
    maximum,
    self[i] ?? null,
    review[i] ?? null,
  ];
  return [
    [`某县机关党支部考核评分表（${branch}）`],
    ["考核项目", "考核内容", "标准分", "自评得分", "考核得分"],
    line(0, "组织建设（40分）", "1、班子健全，按期换届", "10分"),
    line(1, null, "2、组织生活正常", "15分"),
    line(2, null, "3、党员管理规范", "15分"),
    ["小计", null, null, null, null],
    line(3, "作用发挥（60分）", "4、中心工作完成好", "30分"),
    line(4, null, "5、服务群众有实效", "30分"),
    ["小计", null, null, null, null],
    ["合计", null, "100分", null, null],
    ["等次", null, null, null, null],
    ["90分（含）以上为优秀，80（含）—90分为良好，60—79分为合格，不足60分为不合格。"],
    ["考核得分=支部自评×40%+上级考核×60%。"],
    ["有下列情形之一的，一律定为不合格：（1）领导班子不团结的；（2）一年以上没有开展活动的。"],
  ];
}

const book: WorkbookSnapshot = workbook({
  甲: scores("甲局党支部", [10, 15, 14, 28, 29], [10, 13.5, 14, 27, 26]),
  乙: scores("乙局党支部", [9, 12, 12, 25, 24], []),
  丙: scores("丙局党支部", [10, 16, "14分", 28, null], [9, 12, 12, 22, 24]),
});

describe("a workbook of a rubric that nobody configured", () => {
  const checked = checkWorkbook(book);

  it("has totals and levels from the bands and shares that its sheets state", () => {
    expect(checked.sheets.map((s) => s.template)).toEqual(["custom/scoring", "custom/scoring", "custom/scoring"]);
    expect(
      checked.branches.map((b) => [b.name, b.total?.toNumber() ?? null, b.level, b.provisionalLevel, b.vetoes.length]),
    ).toEqual([
      // 0.4 × 96 + 0.6 × 90.5
      ["甲局党支部", 92.7, "优秀", null, 2],
      ["乙局党支部", null, null, "良好", 2],
      ["丙局党支部", null, null, null, 2],
    ]);
  });

  it("has the rules on scores", () => {
    expect(checked.findings.filter((f) => f.severity === "error").map((f) => [f.code, f.branch, f.cell])).toEqual([
      ["score-above-maximum", "丙局党支部", "D4"],
      ["score-missing", "丙局党支部", "D8"],
      ["score-as-text", "丙局党支部", "D5"],
    ]);
  });

  it("is filled: subtotals, totals and levels on the sheets, a block per branch; twice gives nothing new", () => {
    const filled = applyToSnapshot(book, fillWorkbook(book, checked));
    const values = (name: string, rows: readonly number[], column: number): readonly unknown[] => {
      const on = filled.sheets.find((s) => s.name === name);
      return rows.map((row) => (on ? cellAt(on, row, column)?.value : undefined));
    };
    expect(values("甲", [5, 8, 9, 10], 3)).toEqual([39, 57, 96, "优秀"]);
    expect(values("甲", [5, 8, 9, 10], 4)).toEqual([37.5, 53, 90.5, "优秀"]);
    expect(values("乙", [5, 8, 9, 10], 3)).toEqual([33, 49, 82, "良好"]);
    expect(filled.sheets.at(-1)?.name).toBe("得分与定级");
    const again = checkWorkbook(filled);
    expect(again.branches.map((b) => [b.name, b.total?.toNumber() ?? null, b.level])).toEqual([
      ["甲局党支部", 92.7, "优秀"],
      ["乙局党支部", null, null],
      ["丙局党支部", null, null],
    ]);
    expect(fillWorkbook(filled, again).edits).toEqual([]);
  });
});

describe("columns beside the scores of a rubric that nobody configured", () => {
  test("words under 考评办法 and 考核部门, and categories under 考评项目, are no scores", () => {
    const book = workbook({
      Sheet1: [
        ["甲小学党支部考评细则"],
        ["考评项目", "考评内容", "标准分", "考评办法", "考核部门", "自评分", "考评分"],
        ["思想建设（20分）", "1、理论学习有计划有记录", 8, "查看学习记录", "组织科", 8, 7],
        [null, "2、每季度集中学习一次", 12, "查看会议记录", null, 12, 12],
        ["组织建设（30分）", "3、按期换届", 20, "查看换届材料", "组织科", 20, 20],
        [null, "4、党费收缴及时", 10, "查看收缴台账", null, 9, 9],
      ],
    });
    const { branches, findings } = checkWorkbook(book);
    expect(branches[0]?.evaluations.map((e) => [e.party, e.isComplete, e.total?.toNumber()])).toEqual([
      ["self", true, 49],
      ["review", true, 48],
    ]);
    expect(findings).toEqual([]);
  });

  test("a weighted total below is no sum of one party's scores", () => {
    const book = workbook({
      Sheet1: [
        ["甲小学党支部考评细则"],
        ["考评项目", "考评内容", "标准分", "自评分", "考评分"],
        ["思想建设（20分）", "1、理论学习有计划有记录", 8, 8, 7],
        [null, "2、每季度集中学习一次", 12, 12, 11],
        ["组织建设（30分）", "3、按期换届", 20, 20, 18],
        [null, "4、党费收缴及时", 10, 10, 9],
        ["合计", null, 50, 50, 45],
        ["综合得分", null, null, 47, null],
      ],
    });
    expect(checkWorkbook(book).findings).toEqual([]);
  });

  test("numbers that begin anew below a heading of their own are no gaps", () => {
    const book = workbook({
      Sheet1: [
        ["甲小学党支部考核量化表"],
        ["考核指标", "基础分", "考核内容及计分办法", "自评分"],
        ["一、组织建设（11分）"],
        ["1班子", 4, "（1）支委会按期换届，分工明确。", 4],
        [null, 2, "（2）书记每季度讲一次党课。", 2],
        ["2小组", 3, "党小组划分合理，组长热心负责。", 3],
        ["3转正", 2, "（1）按期讨论转正，手续完备。", 2],
      ],
    });
    expect(checkWorkbook(book).findings).toEqual([]);
  });

  test("blocks beside each other have a score column each: together they are one party's", () => {
    const book = (last: number): WorkbookSnapshot =>
      workbook({
        Sheet1: [
          ["甲小学党支部考核评分表"],
          ["项目", "内容", "分值", "得分", "项目", "内容", "分值", "得分"],
          ["班子", "1.班子健全有力", 20, 20, "队伍", "3.发展党员规范", 10, 10],
          [null, "2.班子团结协作", 20, 19, null, "4.党员教育经常", 10, last],
        ],
      });
    const { sheets, branches, findings, unchecked } = checkWorkbook(book(9));
    expect(sheets.map((s) => s.template)).toEqual(["custom/scoring"]);
    expect(branches.map((b) => [b.name, b.total?.toNumber()])).toEqual([["甲小学党支部", 58]]);
    expect([findings, unchecked.filter((u) => u.code === "side-by-side")]).toEqual([[], []]);
    expect(checkWorkbook(book(11)).findings.map((f) => [f.code, f.cell])).toEqual([["score-above-maximum", "H4"]]);
  });
});

describe("levels of a rubric that nobody configured", () => {
  const graded = (scores: readonly number[], bands: string, level: string | null): WorkbookSnapshot =>
    workbook({
      评分: [
        ["餐饮服务量化评分表"],
        ["单位名称：食堂甲"],
        ["项目", "序号", "检查内容", "分值", "得分"],
        ...["许可有效", "管理到位", "烧熟煮透", "生熟分开"].map((text, i) => [
          i % 2 === 0 ? (["许可管理", "加工操作"][i / 2] ?? null) : null,
          i + 1,
          text,
          10,
          scores[i] ?? null,
        ]),
        ["合计", null, null, 40, null],
        ["评定等级", null, null, null, level],
        [bands],
      ],
    });
  const shares = "标化分85%以上为良好，60%—85%为一般，60%以下为差。";

  it.each([
    [[10, 10, 10, 4], "良好"],
    [[10, 10, 10, 3], "一般"],
    [[10, 10, 4, 0], "一般"],
    [[10, 10, 3, 0], "差"],
  ])("%p of 40 points by shares of all that can be had: %s", (scores, level) => {
    expect(checkWorkbook(graded(scores, shares, null)).branches.map((b) => b.level)).toEqual([level]);
  });

  it("may be stated without the word for what is graded", () => {
    const bands = "36分以上为先进单位，24分以上为达标单位，24分以下为不达标单位。";
    const codes = (level: string): readonly string[] =>
      checkWorkbook(graded([10, 10, 10, 8], bands, level)).findings.map((f) => f.code);
    expect(codes("先进")).not.toContain("level-unknown");
    expect(codes("先进")).not.toContain("level-mismatch");
    expect(codes("达标")).toContain("level-mismatch");
  });
});

describe("circumstances in rows of their own", () => {
  const answered = (first: LiteralCell, second: LiteralCell): WorkbookSnapshot =>
    workbook({
      表: [
        ["某县机关党支部考核评分表"],
        ["党支部：甲局党支部"],
        ["考核项目", "考核内容", "标准分", "得分"],
        ["组织建设", "班子健全，按期换届", 40, 38],
        ["队伍建设", "党员管理规范", 30, 28],
        ["作用发挥", "服务群众有实效", 30, 29],
        ["一票否决", "发生重大安全事故", null, first],
        [null, "班子成员受党纪处分", null, second],
        ["90分以上为优秀，80—89分为良好，60—79分为合格，60分以下为不合格。"],
      ],
    });
  const result = (book: WorkbookSnapshot): readonly unknown[] => {
    const { branches, findings } = checkWorkbook(book);
    const cells = findings.filter((f) => f.code === "veto-triggered").map((f) => f.cell);
    return [branches[0]?.total?.toNumber(), branches[0]?.level, cells];
  };

  it("are a rubric's vetoes, and decide as a person ticked", () => {
    expect(result(answered("否", null))).toEqual([95, "优秀", []]);
    expect(result(answered("是", null))).toEqual([95, "不合格", ["D7"]]);
    expect(result(answered(null, "√"))).toEqual([95, "不合格", ["D8"]]);
  });

  it("stay as they were ticked when the book is filled", () => {
    const book = answered("是", null);
    const filled = applyToSnapshot(book, fillWorkbook(book, checkWorkbook(book)));
    // The tick on 「得分与定级」, which repeats that of the form.
    expect(result(filled)).toEqual([95, "不合格", ["D9"]]);
    expect(fillWorkbook(filled, checkWorkbook(filled)).edits).toEqual([]);
  });
});
