import { undouble } from "../../../src/core/rubrics/clean-grid";
import { changeInText, gainedInText, statedInText } from "../../../src/core/rubrics/text-points";

describe("points that a text states for its own line", () => {
  it.each<[string, readonly number[], string | null]>([
    ["班子健全（5分）", [5], "班子健全"],
    ["班子健全（5分，缺1人扣1分）", [5], "班子健全"],
    ["全年学习32学时（本项10分，少1次扣2.5分，最多扣10分）", [10], "全年学习32学时"],
    ["材料齐全（每份0.5分，总分2分）", [2], "材料齐全"],
    ["开展教育（1分）；开展谈话（1分）。（2分）", [2], "开展教育（1分）；开展谈话（1分）。"],
    ["配套建设（7分）：印制服务卡（2分）；建立登记表（5分）", [7], "配套建设：印制服务卡（2分）；建立登记表（5分）"],
    ["三会一课20分，要求按期召开，少1次扣2分", [20], "三会一课，要求按期召开，少1次扣2分"],
    ["班子健全 50分（每缺一名扣5分）", [50], "班子健全（每缺一名扣5分）"],
    ["组织建设（100分）（占20%）", [100], "组织建设"],
    ["组织建设，计30分", [30], "组织建设"],
    ["任务完成计15分，不完成扣2分", [], null],
    ["90分以上为优秀，60—89分为合格", [], null],
    ["每少1次扣0.5分，扣完为止", [], null],
    ["迟到一次扣1分，三次（含）以上不得分", [], null],
    ["学习不少于120分钟", [], null],
  ])("%s", (text, maxima, rest) => {
    const stated = statedInText(text);
    expect(stated.map((s) => s.points.maximum)).toEqual(maxima);
    expect(stated[0]?.rest ?? null).toBe(rest);
  });

  it("are options where each part tells how well it is done", () => {
    expect(statedInText("支委会：健全（2分）；比较健全（1分）；不健全（0分）")[0]?.points).toEqual({
      maximum: 2,
      kind: "options",
      options: [2, 1, 0],
    });
  });
});

describe("points that a way of scoring lets one gain", () => {
  it("may be none, where the last choice says so", () => {
    expect(gainedInText("满意率90%以上计5分，80%—90%计3分，80%以下不计分。")[0]).toEqual({
      maximum: 5,
      kind: "options",
      options: [5, 3, 0],
    });
  });

  it.each<[string, readonly number[]]>([
    ["思路明确得1分；产业明晰得1分；收入达到50%得2分", [4, 2]],
    ["很好得10分，较好得8分，一般得5分", [10, 23]],
    ["每开展1次得2分，最高20分", [20]],
    ["民主评议每年1次，得20分，未开展不得分", [20]],
    ["每开展1次得2分", []],
    ["没有得0分", []],
  ])("%s", (text, maxima) => {
    expect(gainedInText(text).map((p) => p.maximum)).toEqual(maxima);
  });
});

describe("what a line takes off or adds", () => {
  it("is its only change", () => {
    const three = { maximum: 3, options: null };
    expect(changeInText("被通报批评的，减3分", "deduction")).toEqual({ ...three, kind: "deduction" });
    expect(changeInText("承办现场会的，加3分", "bonus")).toEqual({ ...three, kind: "bonus" });
    expect(changeInText("警告的扣10分，严重警告的扣20分", "deduction")).toBeNull();
    expect(changeInText("被通报批评的，减3分", "bonus")).toBeNull();
  });

  it("has no limit where it counts deeds", () => {
    const two = { maximum: 2, options: null, isOpen: true };
    expect(changeInText("被通报批评，每次扣2分", "deduction")).toEqual({ ...two, kind: "deduction" });
    expect(changeInText("获上级表彰，每项加2分", "bonus")).toEqual({ ...two, kind: "bonus" });
  });
});

describe("what an extraction gave twice", () => {
  it.each([
    ["领领 导导︻16分︼", "领导︻16分︼"],
    ["领导班子领导班子\n（1515分）分）", "领导班子（15分）"],
    ["（（1010分）分）工作工作", "（10分）工作"],
    ["天天向上", "天天向上"],
    ["1515", "1515"],
  ])("%s", (text, once) => {
    expect(undouble(text)).toBe(once);
  });
});
