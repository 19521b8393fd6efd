import {
  findNameOnSheet,
  isGenericName,
  nameInLabel,
  nameInTitle,
  nameInUnitLine,
} from "../../../src/core/model/names";
import { labelledTexts, unitLabelWeight } from "../../../src/core/model/unit-lines";
import { makeGrid } from "../../../src/core/workbook/grid";
import { workbook } from "../../support/workbook";

function found(rows: Parameters<typeof workbook>[0][string], beforeRow: number): unknown {
  const [sheet] = workbook({ 表: rows }).sheets;
  if (!sheet) throw new Error("no sheet");
  return findNameOnSheet(makeGrid(sheet), beforeRow);
}

describe("unitLabelWeight", () => {
  it.each([
    ["党支部", 4],
    ["填报单位（盖章）：", 3],
    ["学校：", 2],
    ["学校名称", 2],
    ["团支部", 2],
    ["被检查单位：", 2],
    ["服务店名称", 2],
    ["施工单位", 2],
    ["行政村", 2],
    ["县（市、区）：", 1],
    ["乡镇", 1],
    ["检查单位", 0],
    ["主管单位", 0],
    ["监理单位", 0],
    ["工程名称", 0],
    ["日期", 0],
    ["负责人", 0],
  ])("%s: %d", (label, weight) => {
    expect(unitLabelWeight(label)).toBe(weight);
  });
});

describe("labelledTexts", () => {
  it.each([
    ["党支部：学校甲", [["党支部", "学校甲"]]],
    [
      "单位：学校甲  日期：3月",
      [
        ["单位", "学校甲"],
        ["日期", "3月"],
      ],
    ],
    [
      "单位：学校甲 日期：3月",
      [
        ["单位", "学校甲"],
        ["日期", "3月"],
      ],
    ],
    [
      "单位：      日期：3月",
      [
        ["单位", ""],
        ["日期", "3月"],
      ],
    ],
    ["党 支 部：学校甲", [["党 支 部", "学校甲"]]],
    [
      "党支部：学校甲党支部（书记：张三）",
      [
        ["党支部", "学校甲党支部"],
        ["书记", "张三）"],
      ],
    ],
    [
      "党支部：学校甲党支部，书记：张三",
      [
        ["党支部", "学校甲党支部"],
        ["书记", "张三"],
      ],
    ],
    ["党支部：\n青松小学\n党支部", [["党支部", "青松小学党支部"]]],
    ["党支部：青松\n小学党支部", [["党支部", "青松小学党支部"]]],
    ["单位：青松小学\n一式三份", [["单位", "青松小学"]]],
    ["学校：", [["学校", ""]]],
    ["没有冒号", []],
  ])("%s", (text, pairs) => {
    expect(labelledTexts(text).map((p) => [p.label, p.text])).toEqual(pairs);
  });
});

describe("isGenericName", () => {
  it.each(["文明校园", "团支部", "平安校园", "示范性幼儿园", "司法所", "先进基层党组织"])("%s names nobody", (name) => {
    expect(isGenericName(name)).toBe(true);
  });
  it.each(["青松小学", "第一党支部", "中心小学", "红星社区", "文明路小学"])("%s is a name", (name) => {
    expect(isGenericName(name)).toBe(false);
  });
});

describe("a name", () => {
  it.each(["考评表（文明校园）", "工作考核表（团支部）"])("is none in the title %s", (title) => {
    expect(nameInTitle(title)).toBeNull();
  });

  it("is none in a label that fits every sender", () => {
    expect(nameInLabel("平安校园.xlsx")).toBeNull();
    expect(nameInLabel("青松小学.xlsx")).toBe("青松小学");
  });

  it.each([
    ["学校名称：学校甲", "学校甲"],
    ["县（市、区）：青松县  行政村：红星村", "红星村"],
    ["检查单位：某某局", null],
    ["学校：    日期：3月", null],
    ["党支部：学校甲党支部 2012年3月20日", "学校甲党支部"],
    ["党支部：学校甲党支部/联系电话：0519-86600000", "学校甲党支部"],
    ["单位：学校甲；党支部：第一党支部", "第一党支部"],
  ])("in the line %s", (line, name) => {
    expect(nameInUnitLine(line)).toBe(name);
  });
});

describe("findNameOnSheet", () => {
  it("joins a name that goes on in the next line of its cell", () => {
    const sheet = [
      ["被考核\n单 位：", "青松\n党支部"],
      ["内容", "得分"],
    ];
    expect(found(sheet, 1)).toMatchObject({ name: "青松党支部" });
  });

  it("takes a filled unit line before the bracket of the title", () => {
    expect(found([["考评表（红星小学）"], ["学校：", "青松小学"], ["内容", "得分"]], 2)).toEqual({
      name: "青松小学",
      source: "unit-line",
      cell: "B2",
    });
  });

  it("takes the title's where the line is blank", () => {
    expect(found([["考评表（红星小学）"], ["学校："], ["内容", "得分"]], 2)).toEqual({
      name: "红星小学",
      source: "title",
      cell: "A1",
    });
  });

  it("takes the village and not its county", () => {
    expect(found([["考评表"], ["县（市、区）：", "青松县", "行政村：", "红星村"], ["内容", "得分"]], 2)).toMatchObject({
      name: "红星村",
      cell: "D2",
    });
  });

  it("takes an organisation from the line below the table, and no person or examiner", () => {
    expect(
      found(
        [
          ["内容", "得分"],
          ["检查人：", "张三", "受检单位：", "青松小学"],
        ],
        0,
      ),
    ).toMatchObject({
      name: "青松小学",
      cell: "D2",
    });
    expect(
      found(
        [
          ["内容", "得分"],
          ["检查单位：", "青松局"],
        ],
        0,
      ),
    ).toBeNull();
  });

  it("takes no heading of the table for a label", () => {
    expect(found([["考评表"], ["乡镇", "行政村", "得分"], ["学校甲", "红星村", 3]], 1)).toBeNull();
  });
});
