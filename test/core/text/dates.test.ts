import {
  isBefore,
  isSerialDate,
  lastDayOf,
  readDate,
  readQuarter,
  serialToIso,
  serialToTime,
  showsDay,
  showsTime,
} from "../../../src/core/text/dates";
import { fc } from "../../support/cases";

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
    ["6月30日之前", date(null, 6, 30)],
    ["6/30日前", date(null, 6, 30)],
    ["6.30之前", date(null, 6, 30)],
    ["3季度", date(null, 9)],
    ["2012年12月底", date(2012, 12, 31)],
    ["6\u200B月", date(null, 6)],
    ["2012-6", date(2012, 6)],
    ["2012年内", date(2012)],
    ["建于2012", date(2012)],
    ["二十三日前，十一月", date(null, 11)],
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
    "20121301",
    "20120631",
    "13/1",
    "1/32",
    "2012年13月",
    "五季度",
    "6/30/7",
    "电话20121",
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

describe("readDate, in whatever way a day is written", () => {
  const numeral = (n: number): string => {
    const digit = "〇一二三四五六七八九";
    const [tens, ones] = [Math.floor(n / 10), n % 10];
    return `${tens > 1 ? digit[tens] : ""}${tens > 0 ? "十" : ""}${ones > 0 ? digit[ones] : ""}`;
  };
  const day = fc.date({ min: new Date("1990-01-01"), max: new Date("2099-12-31"), noInvalidDate: true });

  it("gives its parts", () => {
    fc.assert(
      fc.property(day, (at) => {
        const [year, month, dayOf] = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()];
        const two = (n: number): string => String(n).padStart(2, "0");
        const inWords = `${[...String(year)].map((d) => "〇一二三四五六七八九"[Number(d)]).join("")}年${numeral(month)}月${numeral(dayOf)}日`;
        const written = [
          `${year}年${month}月${dayOf}日`,
          `于${year}-${two(month)}-${two(dayOf)}前完成`,
          `${year}/${month}/${dayOf}`,
          `${year}.${two(month)}.${dayOf}`,
          `${year}${two(month)}${two(dayOf)}`,
          ` ${year} 年 ${month} 月 ${dayOf} 号 `,
          inWords,
        ];
        for (const text of written) expect(readDate(text)).toEqual(date(year, month, dayOf));
        expect(readDate(`${month}月${dayOf}日`)).toEqual(date(null, month, dayOf));
        expect(lastDayOf(written[0] ?? "")).toBe(at.toISOString().slice(0, 10));
        expect(serialToIso(Math.floor(at.getTime() / 86_400_000) + 25_569)).toBe(at.toISOString().slice(0, 10));
      }),
    );
  });
});

describe("isBefore", () => {
  it.each([
    [date(2012), date(2013), true],
    [date(2013), date(2012), false],
    [date(2012), date(2012), false],
    [date(2012, 6), date(2012, 7), true],
    [date(2012, 7), date(2012, 6), false],
    [date(2012, 6), date(2012, 6), false],
    [date(2012, 6, 1), date(2012, 6, 2), true],
    [date(2012, 6, 2), date(2012, 6, 2), false],
    [date(2012, 6, 3), date(2012, 6, 2), false],
    [date(2012, 6), date(2012, 6, 2), false],
    [date(2012, 6, 1), date(2012, 6), false],
    [date(2012), date(2012, 6), false],
    [date(2012, 6), date(2012), false],
    [date(2011, 12, 31), date(2012, 1, 1), true],
    [date(null, 6), date(null, 7), true],
    [date(null, 6, 1), date(null, 6, 2), true],
    [date(null, 7), date(null, 6), false],
    // One with a year and one without may be of any order.
    [date(null, 6), date(2012, 7), false],
    [date(2012, 6), date(null, 7), false],
    [date(2012), date(null, 7), false],
  ])("%j before %j: %p", (first, second, is) => {
    expect(isBefore(first as never, second as never)).toBe(is);
  });
});

describe("lastDayOf", () => {
  it.each<[string, number | null, string | null]>([
    ["2012年", null, "2012-12-31"],
    ["2012年6月", null, "2012-06-30"],
    ["2012年2月", null, "2012-02-29"],
    ["2013年2月", null, "2013-02-28"],
    ["2012年6月3日", null, "2012-06-03"],
    ["2012年第一季度", null, "2012-03-31"],
    ["6月", 2012, "2012-06-30"],
    ["6月3日", 2012, "2012-06-03"],
    ["2011年6月", 2012, "2011-06-30"],
    ["6月", null, null],
    ["完成", 2012, null],
    ["", null, null],
  ])("%s in %p is %p", (text, year, day) => {
    expect(lastDayOf(text, year)).toBe(day);
  });
});

describe("readQuarter", () => {
  it.each<[string, number | null]>([
    ["1", 1],
    ["3", 1],
    ["4", 2],
    ["06", 2],
    ["12", 4],
    ["4月", 2],
    ["9月份", 3],
    ["十月", 4],
    ["2012年4月", 2],
    ["2012-07-01", 3],
    ["3-4月", 2],
    ["1月至3月", 1],
    ["10—12月份", 4],
    ["2012年7月到9月", 3],
    ["7、8月", 3],
    ["二季度", 2],
    ["第3季度", 3],
    ["四季", 4],
    ["2012年第一季度", 1],
    ["13月", null],
    ["0月", null],
    ["11-13月", null],
    ["0-3月", null],
    ["13", null],
    ["0", null],
    ["2012", null],
    ["全年", null],
    ["", null],
  ])("%s lies in quarter %p", (text, quarter) => {
    expect(readQuarter(text)).toBe(quarter);
  });
});

describe("times of day", () => {
  it.each([
    ["h:mm", true],
    ["[h]:mm", true],
    ["[ss]", true],
    ["mm:ss", true],
    ["HH", true],
    ["yyyy-mm-dd", false],
    ["[Red]0", false],
    ['0"h"', false],
    ["0\\h", false],
    ["0.00", false],
    ["", false],
    [undefined, false],
  ])("%p shows one: %p", (format, shows) => {
    expect(showsTime(format)).toBe(shows);
  });

  it.each([
    [0, "0:00"],
    [2.5 / 24, "2:30"],
    [0.104, "2:30"],
    [0.5, "12:00"],
    [1439 / 1440, "23:59"],
    [1.25, "30:00"],
    [61 / 1440, "1:01"],
  ])("%d is %s", (serial, time) => {
    expect(serialToTime(serial)).toBe(time);
  });
});
