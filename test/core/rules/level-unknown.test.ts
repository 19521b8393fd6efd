import { levelUnknown } from "../../../src/core/rules/level-unknown";
import { tianning2012 } from "../../../src/core/schemes/tianning-2012/scheme";
import type { LiteralCell } from "../../support/workbook";
import { cleanBook, contextOf, factsOf, places, runOn, withRow, withSheet } from "../../support/rule-book";
import { withTable } from "../../support/schemes";
import { sheet } from "../../support/workbook";

function withLevel(self: LiteralCell, review: LiteralCell = null): ReturnType<typeof cleanBook> {
  return withRow(cleanBook(), "附件1", 32, ["等级", null, null, self, review]);
}

describe("level-unknown", () => {
  it("finds a word that is no level of the document", () => {
    const book = withLevel("优良");
    expect(places(book)).toEqual([["附件1", "D32", "level-unknown"]]);
    expect(factsOf(book, "level-unknown")).toEqual([{ entered: "优良", levels: ["先进", "较好", "一般", "后进"] }]);
  });

  it.each(["先进", "“先进”", "先进党支部", " 先 进 ", "____", "先进、较好、一般、后进", null])(
    "accepts %p",
    (level) => {
      expect(places(withLevel(level))).toEqual([]);
    },
  );

  it("finds such a word in a table's level column", () => {
    const book = withSheet(
      cleanBook(),
      sheet("汇总", [
        ["党支部分类定级结果汇总表"],
        ["序号", "党支部名称", "分类定级结果", "存在的主要问题", "主要整改措施", "完成整改时间", "定点联系人"],
        [1, "学校甲党支部", "先进"],
        [2, "学校乙党支部", "合格"],
        [3, "学校丙党支部", null, "问题", "措施"],
      ]),
    );
    const levels = ["先进", "较好", "一般", "后进"];
    expect(runOn(levelUnknown, contextOf(book, [withTable(tianning2012)]))).toEqual([
      ["汇总", "C4", { entered: "合格", levels }],
    ]);
  });
});
