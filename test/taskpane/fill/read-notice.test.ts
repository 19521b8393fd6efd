import { readNotice } from "../../../src/taskpane/fill/read-notice";
import { noticeName } from "../../../src/page/page-state";
import { notice } from "../../support/notice";

test("a notice becomes blank sheets, with a line for each thing that was read", async () => {
  const { designs, report } = await readNotice(notice(), "通知.docx", "定级助手 0", "zh-CN");
  expect(designs.map(({ name }) => name)).toEqual(["附件1", "附件2", "评分办法"]);
  expect(report.slice(0, 6)).toEqual([
    "正文：是文字，没有表格，没有放入",
    "附件1：读出评分表，做成可以填写的表；读到的内容列在「评分办法」，请核对",
    "  2 类 4 项，总分 100",
    "  没有写明等次",
    "  没有写明权重",
    "附件2：不认识这张表，照原样放入，没有设置检查",
  ]);
});

test.each([
  ["通知.docx", "通知-模板.xlsx"],
  ["关于.考核.xlsx", "关于.考核-模板.xlsx"],
  ["通知", "通知-模板.xlsx"],
  [".docx", ".docx-模板.xlsx"],
])("what is made of %s is called %s", (name, made) => {
  expect(noticeName(name)).toBe(made);
});
