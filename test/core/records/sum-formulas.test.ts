import type { Evaluation } from "../../../src/core/model/branch";
import type { ScoringSheet } from "../../../src/core/model/recognised-sheet";
import { readEvaluation } from "../../../src/core/records/evaluations";
import { levelExpression, scoreAreas, sumCellFormula, sumFormula } from "../../../src/core/records/sum-formulas";
import { recognise } from "../../../src/core/recognition/recognise";
import { tianning2012 } from "../../../src/core/schemes/tianning-2012/scheme";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { scoringSheet, selfScores } from "../../support/tianning-workbook";
import { workbook, type LiteralCell, type LiteralSheet } from "../../support/workbook";

function read(rows: LiteralSheet): { readonly sheet: ScoringSheet; readonly evaluation: Evaluation } {
  const sheet = recognise(workbook({ 评分: rows })).find((s): s is ScoringSheet => s.kind === "scoring");
  const column = sheet?.columns[0];
  if (!sheet || !column) throw new Error("not read");
  return { sheet, evaluation: readEvaluation(sheet, column) };
}

describe("areas of scores", () => {
  it("are the fewest of one column, in order", () => {
    expect(scoreAreas([8, 2, 3, 4, 9, 6], 3, null)).toEqual(["D3:D5", "D7", "D9:D10"]);
    expect(scoreAreas([4], 0, "附件1")).toEqual(["'附件1'!A5"]);
    expect(scoreAreas([4, 5], 1, "一 组")).toEqual(["'一 组'!B5:B6"]);
    expect(scoreAreas([], 3, null)).toEqual([]);
  });
});

describe("a sum as a formula", () => {
  const [sheet] = recognise(workbookOfDesigns([scoringSheet({ self: selfScores })])) as [ScoringSheet];
  const own = readEvaluation(sheet, sheet.columns[0] as never);

  it("waits for every score, and shows what Excel will show", () => {
    const total = sumFormula(own, null, null);
    expect([total.value, total.formula]).toEqual([89, 'IF(COUNT(D5:D31)<27,"未填完",SUM(D5:D31))']);
    const category = sumFormula(own, "党员队伍好", "附件1");
    expect([category.value, category.formula]).toEqual([
      14,
      `IF(COUNT('附件1'!D12:D18)<7,"未填完",SUM('附件1'!D12:D18))`,
    ]);
  });

  it("is open while one is blank, no number or a number as text", () => {
    for (const content of [null, "好", "3"] as LiteralCell[]) {
      const [open] = recognise(
        workbookOfDesigns([scoringSheet({ self: [content as string | null, ...selfScores.slice(1)] })]),
      ) as [ScoringSheet];
      const cell = sumFormula(readEvaluation(open, open.columns[0] as never), null, null);
      expect([cell.value, cell.formula]).toEqual(["未填完", 'IF(COUNT(D5:D31)<27,"未填完",SUM(D5:D31))']);
    }
  });
});

describe("totals above and below what may be added", () => {
  it("count it where it stands above them", () => {
    const { sheet } = read([
      ["考核内容", "基础分", "扣分情形", "得分"],
      ["考勤纪律", 30, "迟到每次扣1分", 28],
      ["服务态度", 40, "被投诉每次扣10分", 40],
      ["业务办理", 30, "超时每件扣2分", 25],
      ["合计", 100],
      ["奖励加分", null, "收到锦旗每面加2分", 2],
      ["最终得分"],
    ]);
    expect(sheet.sumCells.map((s) => [s.cell.row, sumCellFormula(sheet, s)?.value])).toEqual([
      [4, 93],
      [6, 95],
    ]);
  });
});

describe("a sum of what is left after deductions", () => {
  const rows = (...lost: LiteralCell[]): LiteralSheet => [
    ["卫生检查评分表"],
    ["项目", "分值", "扣分"],
    ["教室", 40, lost[0] ?? null],
    ["走廊", 30, lost[1] ?? null],
    ["操场", 30, lost[2] ?? null],
  ];

  it("starts from the maxima, whatever the sign, and counts a blank as nothing", () => {
    const cell = sumFormula(read(rows(2, -3)).evaluation, null, null);
    expect(cell.value).toBe(95);
    expect(cell.formula).toBe(
      'IF(OR(COUNT(C3:C5)=0,COUNTA(C3:C5)>COUNT(C3:C5)),"未填完",100-SUMIF(C3:C5,">0")+SUMIF(C3:C5,"<0"))',
    );
  });

  it("is open where a deduction is no number", () => {
    expect(sumFormula(read(rows("两分", 3)).evaluation, null, null).value).toBe("未填完");
  });
});

describe("a sum with bonuses and deductions", () => {
  const rows = (scores: readonly LiteralCell[], ...notes: LiteralSheet): LiteralSheet => {
    const line = (i: number, ...printed: readonly LiteralCell[]): readonly LiteralCell[] => [
      ...printed,
      scores[i] ?? null,
    ];
    return [
      ["评分表"],
      ["考核项目", "考核内容", "分值", "得分"],
      line(0, "组织建设（40分）", "1、班子健全", "10分"),
      line(1, null, "2、党员管理规范", "30分"),
      line(2, "作用发挥（60分）", "3、中心工作完成好", "60分"),
      line(3, "加分项（5分）", "4、受到市级表彰", "加3分"),
      line(4, null, "5、有创新做法", "加4分"),
      line(5, "扣分项（6分）", "6、受到通报批评", "-5"),
      line(6, null, "7、材料弄虚作假", "-3"),
      ["合计", null, "100分", null],
      ...notes,
    ];
  };
  const of = (scores: readonly LiteralCell[], category: string | null = null, ...notes: LiteralSheet): unknown => {
    const { value, formula } = sumFormula(read(rows(scores, ...notes)).evaluation, category, null);
    return [value, formula];
  };
  const OPEN = 'OR(COUNT(D3:D5)<3,COUNTA(D6:D9)>COUNT(D6:D9)),"未填完"';
  const SUM = 'SUM(D3:D5)+MIN(5,SUM(D6:D7))+MAX(-6,-SUMIF(D8:D9,">0")+SUMIF(D8:D9,"<0"))';

  it("holds each ceiling, and awaits only the points that are shared out", () => {
    expect(of([10, 30, 50, 3, 4, 5, -3])).toEqual([89, `IF(${OPEN},${SUM})`]);
    expect(of([10, 30, 50])).toEqual([90, `IF(${OPEN},${SUM})`]);
    expect(of([10, null, 50, 3])).toEqual(["未填完", `IF(${OPEN},${SUM})`]);
  });

  it("is open where a bonus is no number, also one typed as text", () => {
    for (const bonus of ["有", "3"]) expect(of([10, 30, 50, bonus])).toEqual(["未填完", `IF(${OPEN},${SUM})`]);
  });

  it("is no more than the document lets a total be; a category's sum is not held to that", () => {
    const note = ["注：总分最高不超过100分。"];
    expect(of([10, 30, 60, 3, 3], null, note)).toEqual([100, `IF(${OPEN},MIN(100,${SUM}))`]);
    expect(of([10, 30, 60, 3, 3], "作用发挥", note)).toEqual([60, 'IF(COUNT(D5)<1,"未填完",SUM(D5))']);
  });

  it("of extras alone waits for nothing, and takes off what was lost", () => {
    expect(of([10, 30, 50, 3, 4], "加分项")).toEqual([5, 'IF(COUNTA(D6:D7)>COUNT(D6:D7),"未填完",MIN(5,SUM(D6:D7)))']);
    expect(of([10, 30, 50, null, null, 5, 3], "扣分项")).toEqual([
      -6,
      'IF(COUNTA(D8:D9)>COUNT(D8:D9),"未填完",MAX(-6,-SUMIF(D8:D9,">0")+SUMIF(D8:D9,"<0")))',
    ]);
  });

  it("of a category without scores is open, and no formula", () => {
    expect(sumFormula(read(rows([10])).evaluation, "别的", null)).toEqual({ value: "未填完" });
  });

  it("shows points as they are", () => {
    expect(sumFormula(read(rows([10, 30, 50])).evaluation, null, null).format).toBe("0.####");
    expect(sumFormula(read(rows([10, 30, 50])).evaluation, null, "一 表").formula).toContain("COUNT('一 表'!D3:D5)<3");
  });
});

describe("a sum of scattered scores", () => {
  const rows = (...marks: readonly (readonly LiteralCell[])[]): LiteralSheet => [
    ["评分表"],
    ["项目", "内容", "优（10分）", "良（8分）", "差（5分）"],
    ...["班子团结", "分工明确", "党员学习"].map((text, i) => ["班子", `${i + 1}、${text}`, ...(marks[i] ?? [])]),
  ];

  it("is their value alone, open while one is missing", () => {
    const of = (...marks: readonly (readonly LiteralCell[])[]): unknown =>
      sumFormula(read(rows(...marks)).evaluation, null, null);
    expect(of(["√"], [null, "√"], [null, null, "√"])).toEqual({ value: 23, format: "0.####" });
    expect(of(["√"], [null, "√"], [])).toEqual({ value: "未填完", format: "0.####" });
    expect(of(["√"], [null, "√"], ["√", "√"])).toEqual({ value: "未填完", format: "0.####" });
  });
});

describe("levels as a formula", () => {
  it("go down from the best, each from its lower bound on", () => {
    expect(levelExpression(tianning2012.levels, "D32")).toBe(
      'IF(D32>=90,"先进",IF(D32>=75,"较好",IF(D32>=60,"一般","后进")))',
    );
  });

  it("leave blank what is below all bounds, where the document names nothing below them", () => {
    const levels = [{ name: "合格", from: 60, aliases: [] }] as unknown as typeof tianning2012.levels;
    expect(levelExpression(levels, "A1")).toBe('IF(A1>=60,"合格","")');
  });
});

describe("the formula that belongs into a blank sum", () => {
  const rows = (total: LiteralCell): LiteralSheet => [
    ["评分表"],
    ["项目", "内容", "分值", "得分"],
    ["班子", "团结", 40, 38],
    [null, "分工", 20, 15],
    ["小计", null, 60, null],
    ["队伍", "发展", 40, 30],
    ["小计", null, 40, null],
    ["合计", null, 100, total],
    ["等级", null, null, null],
    ["注：90分以上为优秀，75—89分为良好，60—74分为合格，60分以下为不合格。"],
  ];

  it("is the sum of its own items, the total of all, and the level of that total", () => {
    const { sheet } = read(rows(null));
    const cells = sheet.sumCells.map((s) => [s.kind, sumCellFormula(sheet, s)] as const);
    expect(cells.map(([kind, cell]) => [kind, cell?.value, cell?.formula])).toEqual([
      ["category-sum", 53, 'IF(COUNT(D3:D4)<2,"未填完",SUM(D3:D4))'],
      ["category-sum", 30, 'IF(COUNT(D6)<1,"未填完",SUM(D6))'],
      ["total", 83, 'IF(COUNT(D3:D4,D6)<3,"未填完",SUM(D3:D4,D6))'],
      ["level", "良好", 'IF(ISNUMBER(D8),IF(D8>=90,"优秀",IF(D8>=75,"良好",IF(D8>=60,"合格","不合格"))),"未填完")'],
    ]);
  });

  it("shows 未填完 for sum and level until all is entered", () => {
    const open = rows(null).map((row, i) => (i === 3 ? row.slice(0, 3) : row));
    const { sheet } = read(open);
    expect(sheet.sumCells.map((s) => sumCellFormula(sheet, s)?.value)).toEqual(["未填完", 30, "未填完", "未填完"]);
  });

  it("is a level of the sum itself where the sheet has no total, and none without bands", () => {
    const without = rows(null).filter(([label]) => label !== "合计");
    const { sheet } = read(without);
    const level = sheet.sumCells.find((s) => s.kind === "level");
    expect(level && sumCellFormula(sheet, level)).toEqual({
      value: "良好",
      formula:
        'IF(ISNUMBER(IF(COUNT(D3:D4,D6)<3,"未填完",SUM(D3:D4,D6))),IF(IF(COUNT(D3:D4,D6)<3,"未填完",SUM(D3:D4,D6))>=90,"优秀",IF(IF(COUNT(D3:D4,D6)<3,"未填完",SUM(D3:D4,D6))>=75,"良好",IF(IF(COUNT(D3:D4,D6)<3,"未填完",SUM(D3:D4,D6))>=60,"合格","不合格"))),"未填完")',
    });
    const levels = sheet.scheme.levels.map((l) => ({ ...l, from: null }));
    expect(level && sumCellFormula({ ...sheet, scheme: { ...sheet.scheme, levels } }, level)).toBeNull();
    expect(level && sumCellFormula({ ...sheet, rubric: { ...sheet.rubric, letters: ["A"] } }, level)).toBeNull();
  });

  it("hangs on the total of its own column", () => {
    const { sheet } = read([
      ["评分表"],
      ["项目", "内容", "分值", "自评得分", "考评得分"],
      ["班子", "1、团结", 60, 58, 50],
      ["队伍", "2、发展", 40, 38, 30],
      ["合计", null, 100, null, null],
      ["等级", null, null, null, null],
      ["注：90分以上为优秀，60—89分为合格，60分以下为不合格。"],
    ]);
    const levels = sheet.sumCells.filter((s) => s.kind === "level").map((s) => sumCellFormula(sheet, s));
    expect(levels).toEqual([
      { value: "优秀", formula: 'IF(ISNUMBER(D5),IF(D5>=90,"优秀",IF(D5>=60,"合格","不合格")),"未填完")' },
      { value: "合格", formula: 'IF(ISNUMBER(E5),IF(E5>=90,"优秀",IF(E5>=60,"合格","不合格")),"未填完")' },
    ]);
  });

  it("is a level alone where no formula adds up the scores", () => {
    const ticked = (...marks: readonly (readonly LiteralCell[])[]): unknown => {
      const { sheet } = read([
        ["评分表"],
        ["项目", "内容", "优（10分）", "良（8分）", "差（5分）"],
        ...["班子团结", "分工明确", "党员学习"].map((text, i) => ["班子", `${i + 1}、${text}`, ...(marks[i] ?? [])]),
        ["等级", null, null],
        ["注：27分以上为优秀，18—26分为合格，18分以下为不合格。"],
      ]);
      return sheet.sumCells.filter((s) => s.kind === "level").map((s) => sumCellFormula(sheet, s));
    };
    expect(ticked(["√"], ["√"], [null, "√"])).toEqual([{ value: "优秀" }]);
    expect(ticked(["√"], ["√"], [])).toEqual([{ value: "未填完" }]);
  });

  it("is none for a sum of several categories", () => {
    const { sheet } = read(rows(null));
    const [first] = sheet.sumCells;
    expect(first && sumCellFormula(sheet, { ...first, category: null })).toBeNull();
  });
});
