import { optionInvalid } from "../../../src/core/rules/option-invalid";
import { statusInconsistent } from "../../../src/core/rules/status-inconsistent";
import { runOn } from "../../support/rule-book";
import type { LiteralCell } from "../../support/workbook";
import { ledgerHeadings, ownTable } from "./own-tables";

type Row = Readonly<Record<string, LiteralCell>>;
const base = { 序号: 1, 党组织名称: "甲党支部", 条款: "附件1 第3项", 存在的主要问题: "学习少" };
const run = (row: Row, headings = ledgerHeadings): unknown =>
  runOn(statusInconsistent, ownTable("整改台账", headings, { ...base, ...row }));
const facts = { field: "销号时间", entered: "", statusField: "状态", status: "已销号", expected: "已销号" };

it.each<[Row, readonly unknown[]]>([
  [{ 状态: "已销号", 销号时间: "2012年6月1日" }, []],
  [{ 状态: "未销号" }, []],
  [{}, []],
  [{ 状态: "已销号" }, [["整改台账", "O4", facts]]],
  [{ 状态: " 已 销号" }, [["整改台账", "O4", { ...facts, status: "已 销号" }]]],
  [{ 状态: "已销号", 销号时间: "……" }, [["整改台账", "O4", { ...facts, entered: "……" }]]],
  [
    { 状态: "未销号", 销号时间: "2012年6月1日" },
    [["整改台账", "L4", { ...facts, entered: "2012年6月1日", status: "未销号" }]],
  ],
  [{ 销号时间: "2012年6月1日" }, [["整改台账", "L4", { ...facts, entered: "2012年6月1日", status: "" }]]],
])("a row of the ledger with %p", (row, expected) => {
  expect(run(row)).toEqual(expected);
});

it("a ledger without the column asks for no date", () => {
  expect(run({ 状态: "已销号" }, ledgerHeadings.slice(0, -1))).toEqual([]);
});

it.each<[string, boolean]>([
  ["立即整改", true],
  ["逐步整改", true],
  ["立即", true],
  ["立即 整改。", true],
  ["√", true],
  ["", true],
  ["……", true],
  ["整改", false],
  ["尽快", false],
])("整改方式 on the ledger: %s", (way, isOne) => {
  const options = ["立即整改", "逐步整改"];
  expect(runOn(optionInvalid, ownTable("整改台账", ledgerHeadings, { ...base, 整改方式: way }))).toEqual(
    isOne ? [] : [["整改台账", "N4", { field: "整改方式", entered: way, options }]],
  );
});
