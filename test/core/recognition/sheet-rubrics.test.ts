import { sheetRubrics } from "../../../src/core/recognition/sheet-rubrics";
import { workbook } from "../../support/workbook";

describe("a known rubric on another authority's sheet", () => {
  const [rubric] = sheetRubrics(
    workbook({
      自评表: [
        ["机关单位党组织分类定级自评表"],
        ["项目及分值", "评分要点", "评分办法", "自评得分"],
        ["党组织带头人（15分）", "略", "不按期换届的扣5分；班子不健全的扣5分。", null],
        ["工作思路（10分）", "略", "没有计划的扣5分。", null],
        ["工作制度（10分）", "略", "不落实的每项扣2分。", null],
        ["活动阵地（10分）", "略", "无场所的扣10分。", null],
        ["保障机制（10分）", "略", "没有经费的扣5分。", null],
        ["工作业绩（20分）", "略", "考核靠后的扣10分。", null],
        ["群众反映（25分）", "略", "满意度较低的扣10分。", null],
        [
          "注：（1）每个项目分值扣完为止。（2）有以下情况之一的直接定为“后进”：书记有重大违纪行为的；无故不换届的。" +
            "（3）90分以上为先进，75—89分为较好，60—74分为一般，60分以下为后进。",
        ],
      ],
    }),
  );

  it("keeps the known scheme and says what this sheet says", () => {
    expect(rubric?.template).toBe("jilin-2012/scoring");
    expect(rubric?.levels).toEqual([
      { name: "先进", from: 90 },
      { name: "较好", from: 75 },
      { name: "一般", from: 60 },
      { name: "后进", from: null },
    ]);
    expect(rubric?.vetoes).toEqual(["书记有重大违纪行为的", "无故不换届的"]);
    expect(rubric?.categories.map(({ name, maximum }) => [name, maximum])).toEqual([
      ["党组织带头人", 15],
      ["工作思路", 10],
      ["工作制度", 10],
      ["活动阵地", 10],
      ["保障机制", 10],
      ["工作业绩", 20],
      ["群众反映", 25],
    ]);
  });
});

describe("another authority's rubric under names that a known one has as its items", () => {
  const names = ["领导班子好", "党员队伍好", "工作机制好", "工作业绩好", "群众反映好"];

  it.each([
    ["points in the texts", (i: number) => [`${i}.班子成员分工明确（4分）`, null]],
    ["points in a column", (i: number) => [`${i}.班子成员分工明确`, "4分"]],
    ["points that end the texts", (i: number) => [`（${i}）班子成员分工明确4分`, null]],
  ])("is read from its own lines: %s", (_, line) => {
    const rows = names.flatMap((name, n) => [1, 2].map((i) => [i === 1 ? `${name}（8分）` : null, ...line(2 * n + i)]));
    const [rubric] = sheetRubrics(
      workbook({ 表: [["党支部考核评分表"], ["项目", "考核内容", "分值", "自评得分"], ...rows] }),
    );
    expect(rubric?.template).toBe("custom/scoring");
    expect(rubric?.categories.map((c) => [c.name, c.maximum, ...c.items.map((i) => i.maximum)])).toEqual(
      names.map((name) => [name, 8, 4, 4]),
    );
  });
});
