import { chosenOption } from "../../../src/core/text/ticks";

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
