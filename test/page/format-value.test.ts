import { formatValue } from "../../src/page/format-value";

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
  ])("shows %p with the format %p as %p", (value, format, shown) => {
    expect(formatValue(format === undefined ? { value } : { value, format })).toBe(shown);
  });

  it.each([
    ["yyyy-mm-dd", "2012-06-30"],
    ['yyyy"年"m"月"d"日"', "2012年6月30日"],
    ['[$-804]yyyy"年"m"月";@', "2012年6月"],
    ["m/d/yy", "6/30/12"],
    ["yyyy/m/d h:mm", "2012/6/30 12:00"],
  ])("shows a date with the format %p as %p", (format, shown) => {
    expect(formatValue({ value: 41090.5, format })).toBe(shown);
  });

  it("shows texts as they are, errors by name, and a formula without value as blank", () => {
    expect(formatValue({ value: "3月26日", format: "@" })).toBe("3月26日");
    expect(formatValue({ value: { error: "#DIV/0!" } })).toBe("#DIV/0!");
    expect(formatValue({ value: true })).toBe("TRUE");
    expect(formatValue({ value: null, formula: "SUM(A1:A2)" })).toBe("");
  });
});
