import { checkWorkbook } from "../../../src/core/check/check";
import { strangeOnResult } from "../../../src/core/generation/fill";
import { ownSheetsOf } from "../../../src/core/own-sheets/recognise";
import { toA1 } from "../../../src/core/workbook/address";
import { keyAddress } from "../../../src/core/workbook/snapshot";
import { generated, sheetOf } from "../../support/generated";
import { exampleBook, withCells } from "../../support/rule-book";
import { submit } from "../../support/submissions";

const book = generated(exampleBook());

function notes(entries: Readonly<Record<string, string>>): unknown {
  const before = new Set(submit("a.xlsx", book).notes.map(({ sheet, cell }) => `${sheet}!${cell}`));
  return submit("a.xlsx", withCells(book, entries))
    .notes.filter(({ sheet, cell }) => !before.has(`${sheet}!${cell}`))
    .map(({ sheet, cell, text }) => `${sheet}!${cell} ${text}`);
}

describe("what people wrote on the generated sheets of a branch", () => {
  it("is nothing while nobody touched them", () => {
    const own = new Set(book.sheets.filter(({ id }) => id.startsWith("new:")).map(({ name }) => name));
    expect(submit("a.xlsx", book).notes.filter(({ sheet }) => own.has(sheet) && sheet !== "附件3")).toEqual([]);
  });

  it("goes up: remarks, columns and lines of their own, and who signed", () => {
    const entries = {
      "问题清单!H4": "已核，改为89分",
      "问题清单!I3": "督办",
      "问题清单!I5": "纪委督办",
      "问题清单!J3": "待定一栏",
      "问题清单!A40": "以上问题本周改完",
      "分类定级汇总表!A40": "汇总表下的一行",
      "得分与定级!A60": "得分表下的一行",
      "得分与定级!B22": "庚七",
    };
    expect(notes(entries)).toEqual([
      "分类定级汇总表!A40 汇总表下的一行",
      "问题清单!H4 青松小学党支部 处理情况：已核，改为89分",
      "问题清单!I5 青松小学党支部 督办：纪委督办",
      "问题清单!J3 待定一栏",
      "问题清单!A40 以上问题本周改完",
      "得分与定级!A60 得分表下的一行",
      "得分与定级!B22 青松小学党支部 填表人：庚七",
    ]);
  });

  it("is no explanation that goes with its finding, but one that explains nothing any more", () => {
    const explained = { "核实说明!F4": "教师刚调入", "核实说明!G4": "庚七", "核实说明!H4": "2012年4月5日" };
    expect(notes(explained)).toEqual([]);
    const value = "核实说明!E4";
    expect(sheetOf(book, "核实说明").cells.size).toBeGreaterThan(0);
    expect(notes({ ...explained, [value]: "评分方：自评\n填写：0" })).toEqual([
      "核实说明!F4 青松小学党支部 说明理由：教师刚调入",
      "核实说明!G4 青松小学党支部 说明人：庚七",
      "核实说明!H4 青松小学党支部 日期：2012年4月5日",
      "核实说明!E4 评分方：自评\n填写：0",
    ]);
  });

  it("goes up where it was typed over the program's words, figures and formulas on 「得分与定级」", () => {
    const checked = checkWorkbook(book);
    const [own] = ownSheetsOf(checked.sheets, "result");
    if (!own) throw new Error("no result");
    const lost = [...own.sheet.cells].flatMap(([key, { value }]) => {
      const cells = new Map([...own.sheet.cells, [key, { value: "改写七七" }] as const]);
      const strange = strangeOnResult({ ...own, sheet: { ...own.sheet, cells } }, checked);
      return value === "" || strange.some(({ text }) => text === "改写七七") ? [] : [toA1(keyAddress(key))];
    });
    // Two go up as notes beside the block, of the 核对码 there is a finding.
    expect(lost).toEqual(["F9", "F10", "E23"]);
    expect(notes({ "得分与定级!C6": "待核", "得分与定级!A7": "工作业绩（含获奖）" })).toEqual([
      "得分与定级!C6 工作机制好：待核",
      "得分与定级!A7 工作业绩（含获奖）",
    ]);
  });

  it("goes up where it was typed over what the program wrote into its tables", () => {
    expect(
      notes({
        "整改台账!C6": "附件1 第17项（已改）",
        "分类定级汇总表!G4": "建议先进",
        "问题清单!F4": "见会议记录",
        "问题清单!D4": "一句话",
        "核实说明!D4": "另一句话",
      }),
    ).toEqual([
      "分类定级汇总表!G4 建议先进",
      "整改台账!C6 附件1 第17项（已改）",
      "问题清单!D4 一句话",
      "问题清单!F4 见会议记录",
      "核实说明!D4 另一句话",
    ]);
  });
});
