import { sumRow, sumRowKind } from "../../../src/core/headings/sum-rows";

describe("sumRow", () => {
  it.each([
    ["小计", "category-sum", null, false],
    ["领导班子好小计", "category-sum", null, false],
    ["合计", "total", null, false],
    ["自评合计", "total", "self", false],
    ["考评合计", "total", "review", false],
    ["综合得分", "total", null, true],
    ["最终得分（自评40%+考评60%）", "total", null, true],
    ["自评综合得分", "total", "self", false],
    ["评定等级", "level", null, false],
    ["自评等级", "level", "self", false],
  ])("%s", (label, kind, party, isWhole) => {
    expect(sumRow(label)).toEqual({ kind, party, isWhole });
  });

  it.each(["", "三会一课正常开展", "合计的分数应当与各项小计之和相等"])("“%s” sums nothing", (label) => {
    expect(sumRow(label)).toBeNull();
  });

  it("gives the result of all parties together to no party's column", () => {
    expect([sumRowKind("合计"), sumRowKind("综合得分"), sumRowKind("备注")]).toEqual(["total", null, null]);
  });
});
