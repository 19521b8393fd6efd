import { typedText } from "../../../src/hosts/office/typed-text";
import { WorkbookModel } from "../../support/excel/model";
import { enterTyped } from "../../support/excel/typed-input";
import { cases, fc } from "../../support/cases";

function typed(entry: string): { value: unknown; formula: string | undefined; format: string | undefined } {
  const sheet = new WorkbookModel().addSheet("表");
  enterTyped(sheet, 0, 0, entry, "values");
  const content = sheet.content(0, 0);
  return { value: content?.value, formula: content?.formula, format: sheet.format(0, 0, "numberFormat") };
}

describe("typedText", () => {
  it.each([
    "=1+1",
    "+a",
    "@x",
    "-x",
    "＝1+1",
    " =1",
    "001",
    "1-2",
    "3/4",
    "12%",
    "12：30",
    "3月26日",
    "2012年6月",
    "二〇一二年三月",
    "上午9时",
    "１２",
    "1e5",
    "¥100",
    "1,000",
    "(5)",
    "Mar 5",
    "5 p",
    "TRUE",
    "false",
    "#N/A",
    "13800000000",
    "440000190001011234",
    "'x",
    " 7",
  ])("%s would be read as something else and gets an apostrophe", (text) => {
    expect(typedText(text)).toBe(`'${text}`);
    expect(typed(typedText(text))).toEqual({ value: text, formula: undefined, format: undefined });
  });

  it.each([
    "领导班子好",
    "第3条",
    "3项",
    "自评得分：5",
    "a",
    "name@example.com",
    "1. 按期换届，选举规范",
    "见附件1",
    "May",
  ])("%s is plainly text and stays as it is", (text) => {
    expect(typedText(text)).toBe(text);
  });

  it("keeps any text exactly as it is", () => {
    const signs = "0123456789０３.,-+/:%=@'#¥$() eEaApPmM年月日时分一二三十上午下TRUEFALSEtruefalse支部x\"&\n";
    const text = fc.array(fc.constantFrom(...signs), { minLength: 1, maxLength: 8 }).map((units) => units.join(""));
    fc.assert(
      fc.property(text, (t) => {
        expect(typed(typedText(t))).toEqual({ value: t, formula: undefined, format: undefined });
      }),
      { numRuns: cases(800) },
    );
  });
});
