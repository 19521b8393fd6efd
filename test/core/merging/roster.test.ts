import { readRoster } from "../../../src/core/merging/roster";
import { sheet, workbook } from "../../support/workbook";

function names(rows: Parameters<typeof sheet>[1]): unknown {
  return readRoster(workbook({ 名册: rows }))?.entries.map(({ name, parent, type, cell }) => [
    name,
    parent,
    type,
    cell,
  ]);
}

describe("readRoster", () => {
  it("reads names, parents and types by their headings, wherever they stand", () => {
    expect(
      names([
        ["某区教育系统党支部名册"],
        [],
        ["序号", "类 型", "所属党委（党总支）", "党支部名称", "备注"],
        [1, "小学", "教育局党委", "学校甲党支部", null],
        [2, "中学", null, "学校乙党支部", "新建"],
        [3, null, "街道党工委", " 学校丙党支部 ", null],
        ["合计", null, null, "共3个", null],
      ]),
    ).toEqual([
      ["学校甲党支部", "教育局党委", "小学", "D4"],
      ["学校乙党支部", "教育局党委", "中学", "D5"],
      ["学校丙党支部", "街道党工委", null, "D6"],
    ]);
  });

  it("reads a list that has nothing but names", () => {
    expect(names([["党支部名称"], ["学校甲党支部"], ["学校乙党支部"]])).toEqual([
      ["学校甲党支部", null, null, "A2"],
      ["学校乙党支部", null, null, "A3"],
    ]);
  });

  it("counts a repeated name once and tells it", () => {
    const roster = readRoster(workbook({ 名册: [["党支部名称"], ["学校甲党支部"], ["学校甲 党支部"]] }));
    expect(roster?.entries.map((e) => e.name)).toEqual(["学校甲党支部"]);
    expect(roster?.repeated).toEqual(["学校甲 党支部"]);
  });

  it("leaves hidden sheets out", () => {
    const hidden = sheet("旧", [["党支部名称"], ["学校丁党支部"]], { visibility: "hidden" });
    expect(readRoster({ ...workbook({}), sheets: [hidden] })).toBeNull();
  });

  it("is none where nothing is a heading for names", () => {
    expect(
      readRoster(
        workbook({
          名册: [
            ["学校", "电话"],
            ["学校甲", "13800000000"],
          ],
        }),
      ),
    ).toBeNull();
  });
});
