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
});
