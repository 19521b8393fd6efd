import { contentText, readContent } from "../../../src/core/merging/content-names";
import { schemes } from "../../../src/core/schemes";

describe("what a content is called in 数据来源", () => {
  it("is the name that people give to its form", () => {
    expect(
      (
        [
          "form:tianning-2012/survey",
          "row:cumtb-2012/grading-summary",
          "list:jilin-2012/ballot#1a2b",
          "form:dingji/ledger",
          "party:self",
          "ticks",
        ] as const
      ).map(contentText),
    ).toEqual([
      "表格 附件2",
      "汇总表行 附件2",
      "名单 基层党组织分类定级测评票统计表#1a2b",
      "表格 整改台账",
      "自评",
      "直接定级",
    ]);
  });

  it.each(schemes)("leads back to every form of $id, and to the ids of earlier versions", ({ id, forms }) => {
    const ids = forms.flatMap((form) =>
      (["form", "list", "row"] as const).map((kind) => `${kind}:${id}/${form.id}` as const),
    );
    expect(ids.map((content) => readContent(contentText(content), id))).toEqual(ids);
    expect(readContent(`表格 ${id}/survey`, id)).toBe(`form:${id}/survey`);
  });

  it("is none for another text", () => {
    expect(readContent("表头表尾", "tianning-2012")).toBeNull();
    expect(readContent("表格 附件9", "tianning-2012")).toBeNull();
  });
});
