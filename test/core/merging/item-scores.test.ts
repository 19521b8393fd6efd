import { comparedItems } from "../../../src/core/merging/item-scores";
import type { SubmittedContent } from "../../../src/core/merging/submitted";

const alike = { label: "其他", category: "活动", maximum: 5 };

function content(party: string, scores: readonly (number | null)[]): SubmittedContent {
  const items = { heads: [alike, { label: "1 换届", category: "组织", maximum: 3 }, alike], scores };
  return { id: `party:${party}`, items } as unknown as SubmittedContent;
}

test("items that are called alike are compared each with its own", () => {
  const contents = [content("self", [5, 3, 2]), content("review", [4, null, 1])];
  const found = comparedItems({ contents });
  expect(found.map(({ label, self, review }) => [label, self, review])).toEqual([
    ["其他", 5, 4],
    ["1 换届", 3, null],
    ["其他", 2, 1],
  ]);
  expect(new Set(found.map(({ key }) => key)).size).toBe(3);
});
