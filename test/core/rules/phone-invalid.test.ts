import { phoneInvalid } from "../../../src/core/rules/phone-invalid";
import { tianning2012 } from "../../../src/core/schemes/tianning-2012/scheme";
import { cleanBook, contextOf, factsOf, places, runOn, withCells, withSheet } from "../../support/rule-book";
import { withTable } from "../../support/schemes";
import { sheet, type LiteralCell } from "../../support/workbook";

const mobile = (entered: LiteralCell): ReturnType<typeof cleanBook> => withCells(cleanBook(), { "附件2!D7": entered });
const phone = (entered: string): ReturnType<typeof cleanBook> =>
  withCells(cleanBook(), { "附件2!C3": `联系电话：${entered}` });

describe("phone-invalid", () => {
  it.each([
    13800000000,
    "138 0000 0000",
    "138-0000-0000",
    "１３８００００００００",
    "+86 13800000000",
    "13800000000、13800000001",
    "13800000000（工作）",
  ])("accepts %p as 移动电话", (entered) => {
    expect(places(mobile(entered))).toEqual([]);
  });

  it.each(["1380000000", "138000000000", "23800000000", "88880000", "无", "13800000000/123"])(
    "asks about %p as 移动电话",
    (entered) => {
      expect(places(mobile(entered))).toEqual([["附件2", "D7", "phone-invalid"]]);
      expect(factsOf(mobile(entered), "phone-invalid")).toEqual([{ field: "移动电话", entered }]);
    },
  );

  it.each([
    "8888000",
    "88880000",
    "0519-88880000",
    "（0519）88880000",
    "051988880000",
    "010 8888 0000",
    "88880000-801",
    "88880000转801",
    "13800000000",
    "0519-88880000/13800000000",
  ])("accepts %p as 联系电话", (entered) => {
    expect(places(phone(entered))).toEqual([]);
  });

  it.each(["888800", "888800001", "1234", "0519", "电话同上"])("asks about %p as 联系电话", (entered) => {
    expect(places(phone(entered))).toEqual([["附件2", "C3", "phone-invalid"]]);
    expect(factsOf(phone(entered), "phone-invalid")).toEqual([{ field: "联系电话", entered }]);
  });

  it("leaves a blank to field-missing", () => {
    expect(places(mobile(null))).toEqual([["附件2", "D7", "field-missing"]]);
  });

  it("reads the phone column of a table", () => {
    const rows = [
      ["党支部分类定级结果汇总表"],
      ["党支部名称", "分类定级结果", "存在的主要问题", "主要整改措施", "完成整改时间", "定点联系人", "电话"],
      ["学校甲党支部", "先进", null, null, null, null, 88880000],
      ["学校乙党支部", "先进", null, null, null, null, 123],
    ];
    const context = contextOf(withSheet(cleanBook(), sheet("汇总", rows)), [withTable(tianning2012)]);
    expect(runOn(phoneInvalid, context)).toEqual([["汇总", "G4", { field: "电话", entered: "123" }]]);
  });
});
