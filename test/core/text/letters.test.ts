import { readLetter } from "../../../src/core/text/letters";

const letters = ["A", "B", "强", "弱"];

describe("readLetter", () => {
  it.each([
    ["A", "A"],
    ["ａ", "A"],
    ["b级", "B"],
    ["B等", "B"],
    ["A等次", "A"],
    ["（B）", "B"],
    ["较好（B）", "B"],
    ["“强”", "强"],
    [" 弱 ", "弱"],
    ["（强）", "强"],
    ["强等", "强"],
    ["好(a)", "A"],
  ])("%s", (text, letter) => {
    expect(readLetter(text, letters)).toBe(letter);
  });

  it.each(["C", "较好（C）", "AB", "较好", "（A）较好", "A分", ""])("none in %j", (text) => {
    expect(readLetter(text, letters)).toBeNull();
  });
});
