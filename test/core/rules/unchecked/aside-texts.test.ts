import { checkWorkbook } from "../../../../src/core/check/check";
import { describeUnchecked } from "../../../../src/locales/findings";
import { workbook } from "../../../support/workbook";

describe("texts beside the cells", () => {
  const book = {
    ...workbook({ 附件1: [["某某表"]] }),
    asides: [
      { kind: "comment", sheet: "附件1", cell: "C5", text: "待核" },
      { kind: "shape", sheet: "附件1", cell: null, text: "按\n季度报" },
      { kind: "margin", sheet: null, cell: null, text: "学校甲" },
    ],
  } as const;

  it("are told for each sheet, and for the document", () => {
    const { unchecked } = checkWorkbook(book);
    const told = unchecked.filter(({ code }) => code === "asides");
    expect(told.map((u) => [u.sheet, describeUnchecked(u, "zh-CN")])).toEqual([
      ["附件1", "单元格以外还有文字，没有参与检查，请自行核对：批注 1 处（C5“待核”）；文本框 1 处（“按季度报”）。"],
      [null, "单元格以外还有文字，没有参与检查，请自行核对：页眉、页脚 1 处（“学校甲”）。"],
    ]);
    expect(told.map((u) => describeUnchecked(u, "en-US"))).toEqual([
      "There are texts beside the cells that no check covers; read them yourself: comments (1) C5 “待核”; text boxes (1) “按季度报”.",
      "There are texts beside the cells that no check covers; read them yourself: headers or footers (1) “学校甲”.",
    ]);
  });

  it("are quoted up to ten of a kind", () => {
    const asides = Array.from(
      { length: 12 },
      (_, i) => ({ kind: "note", sheet: null, cell: null, text: `注${i}` }) as const,
    );
    const [told] = checkWorkbook({ ...book, asides }).unchecked.filter(({ code }) => code === "asides");
    expect(told && describeUnchecked(told, "zh-CN")).toMatch(/脚注、尾注 12 处（“注0”、.*“注9” 等）。$/);
  });
});
