import { columnPoints, countLines, isFullWidth, textHeight, textWidth } from "../../../src/core/design/text-height";

test("a column of 10 characters is 75 pixels wide", () => {
  expect(columnPoints(10)).toBe(56.25);
});

test.each([
  ["党", true],
  ["，", true],
  ["“", true],
  ["—", true],
  ["①", true],
  ["３", true],
  ["\u3000", true],
  ["3", false],
  ["a", false],
  [".", false],
  ["ｱ", false],
])("%s is full width: %s", (character, expected) => {
  expect(isFullWidth(character)).toBe(expected);
});

test("full-width characters count the font size, others half of it", () => {
  expect(textWidth("党支部12", 11)).toBe(44);
  expect(textWidth("", 11)).toBe(0);
  expect(textWidth("𠮷", 11)).toBe(11);
});

describe("lines", () => {
  // 56 points less 6 of margin: five characters of 10 points.
  test.each([
    ["", 1],
    ["一二三四五", 1],
    ["一二三四五六", 2],
    ["一二三四五六七八九十", 2],
    ["一二\n三", 2],
    ["一二\r\n三", 2],
    ["一\n\n二", 3],
    ["abcdefghij", 1],
    ["一二三 abcdef", 2],
    ["一二三四 五六七八九", 2],
  ])("%j takes %d", (text, lines) => {
    expect(countLines(text, 56, 10)).toBe(lines);
  });

  test("a full stop does not begin a line: the character before it moves down too", () => {
    expect(countLines("一二三四五。六七八", 56, 10)).toBe(2);
    expect(countLines("一二三四五。六七八九", 56, 10)).toBe(3);
    expect(countLines("一二三四五甲六七八九", 56, 10)).toBe(2);
  });

  test("a word wider than the cell is broken", () => {
    expect(countLines("abcdefghijklmnopqrstuvwxy", 56, 10)).toBe(3);
  });
});

test("height grows with the lines; a style without wrapping keeps the text's own lines", () => {
  const size = 10;
  expect(textHeight("一二三四五", 56, { size, wrap: true })).toBe(18);
  expect(textHeight("一二三四五六", 56, { size, wrap: true })).toBe(32);
  expect(textHeight("一二三四五六", 56, { size, wrap: false })).toBe(18);
});
