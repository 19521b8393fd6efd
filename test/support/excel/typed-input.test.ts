import { WorkbookModel, type SheetModel } from "./model";
import { enterTyped } from "./typed-input";

/** Types into A1 and gives what the cell then holds: value, formula, number format. */
function typed(value: unknown, format?: string): unknown[] {
  const sheet: SheetModel = new WorkbookModel().addSheet("表");
  const cell = { top: 0, left: 0, bottom: 0, right: 0 };
  if (format !== undefined) sheet.setFormat(cell, "numberFormat", format);
  enterTyped(sheet, 0, 0, value, "values");
  return [sheet.content(0, 0)?.value ?? null, sheet.formula("A1"), sheet.format(0, 0, "numberFormat") ?? "General"];
}

test.each<[unknown, unknown]>([
  ["001", 1],
  ["１２", 12],
  ["3.50", 3.5],
  [".5", 0.5],
  ["-5", -5],
  ["+5", 5],
  ["(5)", -5],
  ["123456789012345678", 123_456_789_012_345_000],
  ["TRUE", true],
  ["#N/A", { error: "#N/A" }],
  [3, 3],
  [false, false],
])("%j becomes %j", (entry, value) => {
  expect(typed(entry)).toEqual([value, null, "General"]);
});

test.each<[string, number, string]>([
  ["12%", 0.12, "0%"],
  ["12.5%", 0.125, "0.00%"],
  ["1,234", 1234, "#,##0"],
  ["￥12", 12, '"¥"#,##0'],
  ["1e3", 1000, "0.00E+00"],
  ["3月26日", 46_107, 'm"月"d"日"'],
  ["1-2", 46_024, 'm"月"d"日"'],
  ["1/2", 46_024, 'm"月"d"日"'],
  ["2012-4-1", 41_000, "yyyy/m/d"],
  ["2012/4/1", 41_000, "yyyy/m/d"],
  ["2012年4月1日", 41_000, 'yyyy"年"m"月"d"日"'],
  ["2012年4月", 41_000, 'yyyy"年"m"月"'],
  ["2012-4", 41_000, "mmm-yy"],
  ["9:30", 0.395_833_333_333_333_3, "h:mm"],
])("%j becomes the number %d with the format %s", (entry, value, format) => {
  expect(typed(entry)).toEqual([value, null, format]);
});

test("a format that a cell already has stays", () => {
  expect(typed("12%", "0.####")).toEqual([0.12, null, "0.####"]);
});

test.each(["3分", "90分以上", "75—89分", "6月", "2月30日", "2-30", "A12", "3月26日前", "2024.1.2", "支部", " "])(
  "%j stays a text",
  (entry) => {
    expect(typed(entry)).toEqual([entry, null, "General"]);
  },
);

test.each<[string, string]>([
  ["=sum(a1:b2)", "=SUM(A1:B2)"],
  ["='附件1'!b2+1.50", "=附件1!B2+1.5"],
  ["='附件 1'!B2", "='附件 1'!B2"],
  ['=IF(A1>=90,"先进", "较好")', '=IF(A1>=90,"先进", "较好")'],
  ["+A1", "=+A1"],
  ["-A1", "=-A1"],
  ["-负面", "=-负面"],
  ["@张三", "=@张三"],
])("%j becomes the formula %s", (entry, formula) => {
  expect(typed(entry)[1]).toBe(formula);
});

test.each(["=SUM(", "=1+", "==说明", "-负面 清单", "@张三、李四", '="未完', `=${"1+".repeat(5000)}1`])(
  "%j is no formula and is refused",
  (entry) => {
    expect(() => typed(entry)).toThrow(expect.objectContaining({ code: "InvalidArgument" }));
  },
);

test.each(["=", "+", "-", "@"])("%j alone is a text", (entry) => {
  expect(typed(entry)).toEqual([entry, null, "General"]);
});

describe("as text", () => {
  test.each(["001", "1-2", "3月26日", "12%", "=SUM(A1)", "@张三", "123456789012345678"])(
    "%j stays as typed in a cell formatted as text",
    (entry) => {
      expect(typed(entry, "@")).toEqual([entry, null, "@"]);
    },
  );

  test.each(["001", "=SUM(A1)", "@张三", "-负面 清单"])("%j stays as typed after an apostrophe", (entry) => {
    expect(typed(`'${entry}`)).toEqual([entry, null, "General"]);
  });

  test("a number in a cell formatted as text becomes its digits", () => {
    expect(typed(3.5, "@")).toEqual(["3.5", null, "@"]);
  });

  test("an apostrophe of the text itself has to be doubled", () => {
    expect(typed("'90后", "@")[0]).toBe("90后");
    expect(typed("''90后")[0]).toBe("'90后");
  });
});

test.each([[undefined], [{ a: 1 }], [[1]], ["字".repeat(32_768)]])("%j cannot be typed", (entry) => {
  expect(() => typed(entry)).toThrow(expect.objectContaining({ code: "InvalidArgument" }));
});

test("an empty text clears the cell", () => {
  expect(typed("")).toEqual([null, null, "General"]);
});
