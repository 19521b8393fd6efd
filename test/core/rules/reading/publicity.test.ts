import { missingOnPublicity, publishedRows } from "../../../../src/core/rules/reading/publicity";
import type { LiteralCell } from "../../../support/workbook";
import { ownTable, publicityHeadings } from "../own-tables";

type Row = Readonly<Record<string, LiteralCell>>;
const missing = (row: Row): unknown =>
  missingOnPublicity(ownTable("公示名单", publicityHeadings, { 党支部名称: "甲党支部", ...row }).sheets).map(
    ({ sheet, cell, branch, label, text }) => [sheet, cell, branch, label, text],
  );
const at = (cell: string, label: string, text = ""): unknown => ["公示名单", cell, "甲党支部", label, text];
const [INQUIRY, REPLY, REASON, OBJECTION] = [
  at("H4", "调查核实情况"),
  at("I4", "反馈情况"),
  at("K4", "变更理由"),
  at("G4", "群众提出的问题"),
];
const said = { 群众提出的问题: "活动少" };
const answered = { ...said, 调查核实情况: "属实", 反馈情况: "已答复" };

it.each<[string, Row, readonly unknown[]]>([
  ["nothing is asked for without an objection", { 公示等次: "较好" }, []],
  ["无 is no objection", { 群众提出的问题: "无" }, []],
  ["a stroke is no objection", { 群众提出的问题: "——" }, []],
  ["an objection asks for inquiry and reply", said, [INQUIRY, REPLY]],
  ["for the reply alone", { ...said, 调查核实情况: "属实" }, [REPLY]],
  ["dots say nothing", { ...said, 调查核实情况: "属实", 反馈情况: "……" }, [at("I4", "反馈情况", "……")]],
  ["both are there", answered, []],
  ["a change asks for its reason", { ...answered, 变更后等次: "一般" }, [REASON]],
  ["a change with a reason", { ...answered, 变更后等次: "一般", 变更理由: "属实" }, []],
  ["a change without an objection", { 变更后等次: "一般", 变更理由: "属实" }, [OBJECTION]],
  ["a change alone", { 变更后等次: "一般" }, [OBJECTION, REASON]],
  ["a stroke is no change", { 变更后等次: "—" }, []],
])("%s", (_, row, expected) => {
  expect(missing(row)).toEqual(expected);
});

it("the rows of a list without a column have no cell for it", () => {
  const without = publicityHeadings.filter((h) => h !== "备注");
  const [row] = publishedRows(ownTable("公示名单", without, { 党支部名称: "甲党支部" }).sheets);
  expect(row?.entry("remark")).toEqual({ sheet: "公示名单", cell: null, branch: "甲党支部", label: "备注", text: "" });
  expect(row?.entry("level").cell).toBe("D4");
});

it("hidden lists have no rows, and a row may name nobody", () => {
  const { sheets } = ownTable("公示名单", publicityHeadings, { 公示等次: "较好" });
  expect(publishedRows(sheets).map(({ entry }) => entry("branch").branch)).toEqual([null]);
  const hidden = sheets.map((s) => ({ ...s, sheet: { ...s.sheet, visibility: "hidden" as const } }));
  expect(publishedRows(hidden)).toEqual([]);
});
