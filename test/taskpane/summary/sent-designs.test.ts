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

  it("are outlined by their first rows, whole with blanks, merged areas and heights, and counted whole", () => {
    const held = (d: (typeof designs)[number]) => d.cells.filter(({ content }) => content && content.value !== "");
    const long = designs.find(({ name }) => name === "数据来源");
    if (!long) throw new Error("no 数据来源");
    expect(held(long).length).toBeGreaterThan(1_000);
    const { design, count } = outlineOf(long);
    expect(count).toBe(held(long).length);
    const last = held(long)[999]?.row ?? -1;
    expect(last).toBeGreaterThan(0);
    expect(design.cells).toEqual(long.cells.filter(({ row }) => row <= last));
    expect(design.cells.length).toBeLessThan(long.cells.length);
    expect(design.merges).toEqual(long.merges.filter(({ bottom }) => bottom <= last));
    expect([...design.rowHeights]).toEqual([...long.rowHeights].filter(([row]) => row <= last));
  });
});
