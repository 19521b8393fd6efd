import { offerSheets } from "../../../src/taskpane/fill/chosen-notice";
import { notice } from "../../support/notice";
import { workbook } from "../../support/workbook";

test("the sheets of a chosen notice are new ones, under free names, in its order", async () => {
  const offer = await offerSheets(notice(), "通知.docx", "定级助手 0", "zh-CN");
  expect([offer.open, offer.report[0]]).toEqual([null, "正文：是文字，没有表格，没有放入"]);
  const plan = await offer.place?.(workbook({ 附件1: [["别的内容"]], 评分办法: [["别人的"]] }));
  expect(plan?.purpose).toBe("template");
  expect(plan?.edits.map((edit) => [edit.kind, edit.sheet.name])).toEqual([
    ["add-sheet", "附件1 (2)"],
    ["add-sheet", "附件2"],
    ["add-sheet", "评分办法 (2)"],
  ]);
});
