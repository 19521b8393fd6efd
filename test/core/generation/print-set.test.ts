import { checkWorkbook } from "../../../src/core/check/check";
import { applyToSnapshot } from "../../../src/core/changes/apply";
import { generateSheets } from "../../../src/core/generation/generate";
import { printSet } from "../../../src/core/generation/print-set";
import { mergeSubmissions } from "../../../src/core/merging/merge";
import { drawMerge } from "../../../src/core/merging/outputs/draw-merge";
import { describeFinding } from "../../../src/locales/findings";
import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { scoredSheet, submitScores } from "../../support/submissions";
import { scoringSheet, selfScores, surveySheet } from "../../support/tianning-workbook";
import { workbook } from "../../support/workbook";

const names = (book: WorkbookSnapshot): string[] => printSet(checkWorkbook(book)).map(({ sheet }) => sheet.name);
const describeIt = (finding: Parameters<typeof describeFinding>[0]): string => describeFinding(finding, "zh-CN");

function generated(book: WorkbookSnapshot): WorkbookSnapshot {
  return applyToSnapshot(book, generateSheets(book, checkWorkbook(book), { describe: describeIt }).changeSet);
}

describe("what a level hands in", () => {
  it("is a branch's official forms in the order of the document, then what is signed", () => {
    const forms = workbookOfDesigns([surveySheet("89分"), scoringSheet({ self: selfScores })]);
    const notice = workbook({ 通讯录: [["请于3月26日前报送"]] }).sheets;
    const book = generated({ ...forms, sheets: [...notice, ...forms.sheets] });
    expect(book.sheets.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["通讯录", "整改台账", "问题清单", "核实说明", "分类定级汇总表"]),
    );
    expect(names(book)).toEqual(["附件1", "附件2", "附件3", "得分与定级"]);
  });

  it("goes branch by branch, with the list of them where there are several", () => {
    const both = ["学校甲党支部", "学校乙党支部"].map((branch) => ({
      ...scoredSheet(branch, { self: 90 }),
      name: branch,
    }));
    const book = generated(workbookOfDesigns(both));
    expect(names(book)).toEqual([
      ...["学校甲党支部", "附件3 学校甲党支部"],
      ...["学校乙党支部", "附件3 学校乙党支部"],
      ...["得分与定级", "分类定级汇总表"],
    ]);
  });

  it("is of a merge what goes up: lists and figures, no problems, sources or entries", () => {
    const result = mergeSubmissions([
      submitScores("甲.xlsx", "学校甲党支部", { self: 95, review: 95 }),
      submitScores("乙.xlsx", "学校乙党支部", { self: 40, review: 40 }),
    ]);
    const designs = drawMerge(result, { describe: describeIt, describeError: ({ code }) => code });
    expect(names(workbookOfDesigns(designs))).toEqual([
      ...["分类定级汇总表", "分类定级明细表", "分类定级统计表"],
      ...["后进党组织名单", "后进党组织状况明细表"],
    ]);
  });

  it("leaves hidden sheets out", () => {
    const forms = workbookOfDesigns([scoringSheet({ self: selfScores }), surveySheet("89分")]);
    const sheets = forms.sheets.map((sheet, i) => (i === 1 ? { ...sheet, visibility: "hidden" as const } : sheet));
    expect(names({ ...forms, sheets })).toEqual(["附件1"]);
  });
});
