import { isSerialDate, readDate, serialToIso, showsDay } from "../../../src/core/text/dates";

const date = (year: number | null, month: number | null = null, day: number | null = null): unknown => ({
  year,
  month,
  day,
});

describe("readDate", () => {
  it.each([
    ["2012", date(2012)],
    ["2012年", date(2012)],
    ["1899年建成", date(1899)],
    ["6月", date(null, 6)],
    ["6月份完成", date(null, 6)],
    ["2012年6月", date(2012, 6)],
    ["2012年6月12日", date(2012, 6, 12)],
    ["2012年6月12", date(2012, 6, 12)],
    ["6月3号前", date(null, 6, 3)],
    ["2012.6.1", date(2012, 6, 1)],
    ["2012-06-01", date(2012, 6, 1)],
    ["20120601", date(2012, 6, 1)],
    ["6/30", date(null, 6, 30)],
    ["6.30前", date(null, 6, 30)],
    ["2012年第二季度", date(2012, 6)],
    ["四季度末", date(null, 12)],
    ["2012/6", date(2012, 6)],
    ["２０１２年６月１日", date(2012, 6, 1)],
    ["二〇一二年六月", date(2012, 6)],
    ["二零一二年十二月二十三日", date(2012, 12, 23)],
    ["十月十日", date(null, 10, 10)],
    ["三十日前,五月底", date(null, 5, 31)],
    ["6月上旬", date(null, 6, 10)],
    ["6月初", date(null, 6, 10)],
    ["6月中旬", date(null, 6, 20)],
    ["6月中", date(null, 6, 20)],
    ["6月下旬", date(null, 6, 30)],
    ["2013年2月底", date(2013, 2, 28)],
    ["2月末", date(null, 2, 29)],
    ["2012年2月29日", date(2012, 2, 29)],
    ["2月29日", date(null, 2, 29)],
    ["4月30日", date(null, 4, 30)],
  ])("%s", (text, expected) => {
    expect(readDate(text)).toEqual(expected);
  });

  it.each([
    "",
    "完成",
    "13月",
    "0月",
    "2月30日",
    "2013年2月29日",
    "4月31日",
    "6月0日",
    "2012.13.1",
    "2012-06-32",
    "12012",
    "1799年",
    "2112年",
  ])("none in %j", (text) => {
    expect(readDate(text)).toBeNull();
  });
});

describe("showsDay", () => {
  it.each([
    ["yyyy-mm-dd", true],
    ["m/d", true],
    ["D", true],
    ["mmmm", true],
    ["mm:ss", false],
    ["h:mm", false],
    ["0.00", false],
    ["General", false],
    ['0"day"', false],
    ["0\\d", false],
    ["[Red]0", false],
    ["", false],
    [undefined, false],
  ])("%s", (format, shows) => {
    expect(showsDay(format)).toBe(shows);
  });
});

describe("serial dates", () => {
  it.each([
    [0.999, false],
    [1, true],
    [2_958_465.9, true],
    [2_958_466, false],
  ])("%d", (serial, isDate) => {
    expect(isSerialDate(serial)).toBe(isDate);
  });

  it.each([
    [41_061, "2012-06-01"],
    [41_061.75, "2012-06-01"],
    [2_958_465, "9999-12-31"],
  ])("%d is %s", (serial, iso) => {
    expect(serialToIso(serial)).toBe(iso);
  });
});
