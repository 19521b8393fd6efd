import { fitNumber, formatValue, showValue } from "../../../src/taskpane/sheet-view/format-value";
import { fc } from "../../support/cases";

describe("formatValue", () => {
  it.each([
    [89, undefined, "89"],
    [0.1 + 0.2, undefined, "0.3"],
    [89.96, "0.####", "89.96"],
    [89, "0.####", "89"],
    [1.005, "0.00", "1.01"],
    [-3.5, "0.0", "-3.5"],
    [1234567.5, "#,##0.00", "1,234,567.50"],
    [0.856, "0.0%", "85.6%"],
    [0.9, "0%", "90%"],
    [7, "000", "007"],
    [3, '0"分"', "3分"],
    [1234.5, "¥#,##0.00", "¥1,234.50"],
    [13800000000, "0", "13800000000"],
    [5, "@", "5"],
    [1.5, "# ?/?", "1 1/2"],
    [-3, "0.0;[Red]-0.0", "-3.0"],
    [95, '[>=90]"优";[>=60]"良";"差"', "优"],
    [59, '[>=90]"优";[>=60]"良";"差"', "差"],
    [12, 'G/通用格式"分"', "12分"],
    [123.5, '[DBNum2][$-804]General"元"', "123.5元"],
    [1234.5, "[$¥-804]#,##0.00", "¥1,234.50"],
    [2.4999999999999996, "0", "3"],
    [0, '0;-0;"无"', "无"],
    [7, '0"分', "7"],
    [123456789.12, undefined, "123456789.1"],
  ])("shows %p with the format %p as %p", (value, format, shown) => {
    expect(formatValue(format === undefined ? { value } : { value, format })).toBe(shown);
  });

  it.each([
    ["yyyy-mm-dd", "2012-06-30"],
    ['yyyy"年"m"月"d"日"', "2012年6月30日"],
    ['[$-804]yyyy"年"m"月";@', "2012年6月"],
    ["m/d/yy", "6/30/12"],
    ["yyyy/m/d h:mm", "2012/6/30 12:00"],
    ["[$-804]aaaa;@", "星期六"],
    ['上午/下午h"时"mm"分"', "下午12时00分"],
    ["[DBNum1]yyyy年m月", "2012年6月"],
  ])("shows a date with the format %p as %p", (format, shown) => {
    expect(formatValue({ value: 41090.5, format })).toBe(shown);
  });

  it("shows texts as they are, errors by name, and a formula without value as blank", () => {
    expect(formatValue({ value: "3月26日", format: "@" })).toBe("3月26日");
    expect(formatValue({ value: { error: "#DIV/0!" } })).toBe("#DIV/0!");
    expect(formatValue({ value: true })).toBe("TRUE");
    expect(formatValue({ value: null, formula: "SUM(A1:A2)" })).toBe("");
  });

  it("gives texts their own section, and days before the calendar no name", () => {
    expect(formatValue({ value: "党支部", format: '0;-0;0;"（"@"）"' })).toBe("（党支部）");
    expect(formatValue({ value: -5, format: "yyyy-m-d" })).toBe("########");
  });

  it("tells the colour that a format asks for, in either language", () => {
    const color = (value: number, format: string): string | undefined => showValue({ value, format }).color;
    expect(color(-3, "0;[Red]-0")).toBe("#ff0000");
    expect(color(3, "0;[Red]-0")).toBeUndefined();
    expect(color(59, "[红色][<60]0;[蓝色]0")).toBe("#ff0000");
    expect(color(60, "[红色][<60]0;[蓝色]0")).toBe("#0000ff");
  });
});

describe("fitNumber", () => {
  const inWidth = (value: number, width: number, format?: string): string => {
    const cell = format === undefined ? { value } : { value, format };
    return fitNumber(cell, showValue(cell), (text) => text.length <= width);
  };

  it.each([
    [123456789.12, 11, undefined, "123456789.1"],
    [123456789.12, 10, undefined, "123456789"],
    [123456789.12, 8, undefined, "1.23E+08"],
    [123456789.12, 4, undefined, "####"],
    [0.123456, 4, undefined, "0.12"],
    [-12.75, 5, undefined, "-12.8"],
    [123456789.12, 14, "#,##0.00", "123,456,789.12"],
    [123456789.12, 8, "#,##0.00", "########"],
    [41090, 6, "yyyy-mm-dd", "######"],
    [5, 0, "0", "#"],
  ])("shows %p in %p letters with the format %p as %p", (value, width, format, shown) => {
    expect(inWidth(value, width, format)).toBe(shown);
  });

  it("never shows a part of a number's digits", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e300, max: 1e300, noNaN: true }), fc.nat({ max: 12 }), (value, width) => {
        const shown = inWidth(value, width);
        const error = shown.includes("#") ? 0 : Math.abs(Number(shown) - value);
        expect(error).toBeLessThanOrEqual(Math.max(0.5, Math.abs(value) / 2));
      }),
    );
  });
});
