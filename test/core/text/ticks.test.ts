import { chosenOption, isTick } from "../../../src/core/text/ticks";

it.each(["√", "✓", "✔", "☑", "✅", "●", "■", "◆", "★", "◯", "V", "v", " √　", "✔\uFE0F"])("%j is a mark", (text) => {
  expect(isTick(text)).toBe(true);
});

it.each(["", " ", "×", "✗", "□", "○", "√√", "√好", "VV", "对"])("%j is none", (text) => {
  expect(isTick(text)).toBe(false);
});

test.each([
  ["优秀□良好☑合格□", "良好"],
  ["□优秀☑良好□合格", "良好"],
  ["优秀(√)良好()合格()", "优秀"],
  ["优秀■、良好□", "优秀"],
  ["优秀☑良好☑合格□", null],
  ["优秀□良好□", null],
  ["优秀☑", null],
  ["优秀", null],
])("%s chooses %p", (text, chosen) => {
  expect(chosenOption(text)).toBe(chosen);
});
