import { sheet as literalSheet, workbook } from "../workbook";
import { modelFromSnapshot } from "./model-from-snapshot";
import type { WorkbookModel } from "./model";
import { enterTyped } from "./typed-input";

/** Scores in A1:A5 (one blank, one text), words in B1:B3, and a sheet whose name needs quotes. */
const rows = [
  [3, "先进", 10],
  ["", "较好", 20],
  [5, "先进", 30],
  ["4分", "", ""],
  [0.5, "", "=1/0"],
];
const others = [
  [89, 0.4],
  [90.6, 0.6],
];

function model(formula: string): WorkbookModel {
  const base = workbook({ 表: rows, "附件 (1)": others });
  return modelFromSnapshot({ ...base, sheets: [...base.sheets, literalSheet("算", [[formula]])] });
}

const valueOf = (formula: string): unknown => model(formula).sheet("算").value("A1");

test.each<[string, unknown]>([
  ["=1+2*3^2", 19],
  ["=-2^2", 4],
  ["=(1+2)*3", 9],
  ["=50%*4", 2],
  ['="甲"&1.50&TRUE', "甲1.5TRUE"],
  ['="A"="a"', true],
  ['="甲"<>"乙"', true],
  ["=1=1", true],
  ['="3"*2', 6],
  ['="甲"*2', "#VALUE!"],
  ["=1/0", "#DIV/0!"],
  ["=表!A2", 0],
  ["=表!A1", 3],
  ["=没有!A1", "#REF!"],
  ["=没有", "#NAME?"],
  ["=SUM(表!A1:A5)", 8.5],
  ["=SUM(表!A:A)", 8.5],
  ["=SUM(表!C1:C5)", "#DIV/0!"],
  ["=SUM('附件 (1)'!A1:A2)", 179.6],
  ['=SUM(表!A1,"2",TRUE)', 6],
  ["=COUNT(表!A1:A5)", 3],
  ["=COUNTA(表!A1:A5)", 4],
  ["=COUNTBLANK(表!A1:A5)", 1],
  ['=COUNTIF(表!B1:B3,"先进")', 2],
  ['=COUNTIF(表!A1:A5,">=3")', 2],
  ['=COUNTIF(表!B1:B5,"*进")', 2],
  ['=COUNTIF(表!B1:B5,"<>先进")', 3],
  ['=COUNTIFS(表!B1:B3,"先进",表!C1:C3,">10")', 1],
  ['=SUMIF(表!B1:B3,"先进",表!C1:C3)', 40],
  ["=AVERAGE(表!A1:A3)", 4],
  ["=MAX(表!A1:A5)", 5],
  ["=MIN(表!A1:A5)", 0.5],
  ["=ROUND(1.005,2)", 1.01],
  ["=ROUND(2.5,0)", 3],
  ["=ROUND(-2.5,0)", -3],
  ["=ROUND(89.95555,4)", 89.9556],
  ["=ROUND(0.4*'附件 (1)'!A1+0.6*'附件 (1)'!A2,4)", 89.96],
  ["=SUMPRODUCT('附件 (1)'!A1:A2,'附件 (1)'!B1:B2)", 89.96],
  ["=SUMPRODUCT(--ISNUMBER(表!A1:A5))", 3],
  ['=SUMPRODUCT((表!B1:B3="先进")*(表!C1:C3))', 40],
  ["=SUMPRODUCT(ISTEXT(表!A1:A5)*1)", 1],
  ["=SUMPRODUCT(IF(ISNUMBER(表!A1:A5),表!A1:A5,0))", 8.5],
  ['=IF(COUNT(表!A1:A5)<5,"未填完",SUM(表!A1:A5))', "未填完"],
  ['=IF(AND(表!A1>=3,表!A3>=5),"是","否")', "是"],
  ["=OR(表!A1>3,表!A3>5)", false],
  ["=NOT(表!A1>3)", true],
  ["=IF(1>2,1)", false],
  ["=IF(表!A4>100,1,2)", 1],
  ['=IFERROR(1/0,"无")', "无"],
  ['=IFERROR(表!C5,"无")', "无"],
  ['=IFERROR(MATCH("一般",表!B1:B3,0),0)', 0],
  ["=ISNUMBER(表!A1)", true],
  ["=ISNUMBER(表!A4)", false],
  ["=ISTEXT(表!A4)", true],
  ["=ISBLANK(表!A2)", true],
  ["=ISERROR(表!C5)", true],
  ["=INDEX(表!B1:B3,2)", "较好"],
  ["=INDEX(表!A1:C3,3,3)", 30],
  ['=INDEX(表!C1:C3,MATCH("较好",表!B1:B3,0))', 20],
  ['=MATCH("一般",表!B1:B3,0)', "#N/A"],
  ["=MATCH(25,表!C1:C3,1)", 2],
  ['=VLOOKUP("较好",表!B1:C3,2,FALSE)', 20],
  ['=LOOKUP(88,{0,60,75,90},{"较差","一般","较好","先进"})', "较好"],
  ['=CHOOSE(2,"甲","乙")', "乙"],
  ['=LEN("支部")', 2],
  ['=LEFT("党支部",1)&RIGHT("党支部",2)&MID("党支部",2,1)', "党支部支"],
  ['=SUBSTITUTE("a-b-c","-","")', "abc"],
  ['=TRIM("  甲  乙 ")', "甲 乙"],
  ['=TEXT(0.256,"0.0%")', "25.6%"],
  ['=TEXT(41000,"yyyy年m月d日")', "2012年4月1日"],
  ["=DATE(2012,4,1)", 41_000],
  ["=YEAR(41000)*100+MONTH(41000)", 201_204],
  ["=RANK(20,表!C1:C3)", 2],
  ["=LARGE(表!C1:C3,1)-SMALL(表!C1:C3,1)", 20],
  ["=MOD(-3,2)", 1],
  ["=INT(-1.5)", -2],
  ["=ROW(表!B3)+COLUMN(表!B3)+ROWS(表!A1:A5)+COLUMNS(表!A1:C1)", 13],
  ['=HYPERLINK("#附件1!A1","看")', "看"],
])("%s gives %j", (formula, value) => {
  expect(valueOf(formula)).toEqual(value);
});

test("formulas are calculated in the order of their dependence, across sheets", () => {
  const book = modelFromSnapshot(workbook({ 甲: [["=B1+1", "=乙!A1*2"]], 乙: [["=甲!C1", ""]], 丙: [] }));
  book.sheet("甲").setContent(0, 2, { value: 5 });
  expect([book.sheet("乙").value("A1"), book.sheet("甲").value("B1"), book.sheet("甲").value("A1")]).toEqual([
    5, 10, 11,
  ]);
});

test("a circle of formulas gives 0 in each of its cells", () => {
  const book = modelFromSnapshot(workbook({ 甲: [["=B1+1", "=A1+1", "=A1+5"]] }));
  expect(["A1", "B1", "C1"].map((cell) => book.sheet("甲").value(cell))).toEqual([0, 0, 5]);
});

test("a name stands for its formula; the sheet's own goes before the workbook's", () => {
  const book = modelFromSnapshot(workbook({ 甲: [["=取整", 7]], 乙: [["=取整"]] }));
  const name = { formula: "=甲!$B$1", comment: "", visible: true, isDeleted: false, name: "取整" };
  book.names.push({ ...name, sheet: null }, { ...name, sheet: book.sheet("乙"), formula: '="否"' });
  book.isDirty = true;
  expect([book.sheet("甲").value("A1"), book.sheet("乙").value("A1")]).toEqual([7, "否"]);
});

test("a formula of a file that lies beyond this calculator keeps its value", () => {
  const cells = [
    [
      { value: 12, formula: "[1]Sheet1!A1" },
      { value: 34, formula: "NOSUCH(1)" },
      { value: 1, formula: "1+1" },
    ],
  ];
  const book = modelFromSnapshot(workbook({ 甲: cells }));
  book.calculate();
  expect(["A1", "B1", "C1"].map((cell) => book.sheet("甲").value(cell))).toEqual([12, 34, 2]);
});

test("a function that Excel does not know, written by a program, is an error", () => {
  const book = modelFromSnapshot(workbook({ 甲: [] }));
  enterTyped(book.sheet("甲"), 0, 0, "=nosuch(1)", "formulas");
  expect([book.sheet("甲").formula("A1"), book.sheet("甲").value("A1")]).toEqual(["=NOSUCH(1)", "#NAME?"]);
});
