import { isTick } from "../../../src/core/text/ticks";

it.each(["√", "✓", "✔", "☑", "✅", "●", "■", "◆", "★", "◯", "V", "v", " √　", "✔\uFE0F"])("%j is a mark", (text) => {
  expect(isTick(text)).toBe(true);
});

it.each(["", " ", "×", "✗", "□", "○", "√√", "√好", "VV", "对"])("%j is none", (text) => {
  expect(isTick(text)).toBe(false);
});
