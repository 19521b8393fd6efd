import { mergeSubmissions } from "../../../src/core/merging/merge";
import { drawMerge } from "../../../src/core/merging/outputs/draw-merge";
import { outlineOf, packDesigns, unpackDesigns } from "../../../src/taskpane/summary/sent-designs";
import { submitScores } from "../../support/submissions";

const names = Array.from({ length: 90 }, (_, i) => `第${i + 1}学校党支部`);
const designs = drawMerge(
  mergeSubmissions(names.map((name, i) => submitScores(`${i}.xlsx`, name, { self: 90 - (i % 30), review: 88 }))),
  { describe: (f) => f.code, describeError: ({ code }) => code },
);

describe("drawn sheets on their way to another thread", () => {
  it("arrive as they were", () => {
    expect(unpackDesigns(packDesigns(designs))).toEqual(designs);
  });

  it("are outlined by their first cells, and counted whole", () => {
    const held = (d: (typeof designs)[number]) => d.cells.filter(({ content }) => content && content.value !== "");
    const long = designs.find(({ name }) => name === "数据来源");
    if (!long) throw new Error("no 数据来源");
    expect(held(long).length).toBeGreaterThan(1_000);
    const { design, count } = outlineOf(long);
    expect(count).toBe(held(long).length);
    expect(design.cells.map(({ row, column }) => [row, column])).toEqual(
      held(long)
        .slice(0, 1_000)
        .map(({ row, column }) => [row, column]),
    );
  });
});
