import { recognise } from "../../../src/core/recognition/recognise";
import type { CheckContext } from "../../../src/core/rules/rule";
import { workbook, type LiteralCell } from "../../support/workbook";

/** A sheet of ours with these headings in row 3 and its rows from row 4 on, by heading. */
export function ownTable(
  title: string,
  headings: readonly string[],
  ...rows: readonly Readonly<Record<string, LiteralCell>>[]
): CheckContext {
  const book = workbook({
    [title]: [[title], ["由定级助手生成：说明"], headings, ...rows.map((row) => headings.map((h) => row[h] ?? null))],
  });
  return { workbook: book, sheets: recognise(book), branches: [], options: {} };
}

export const ledgerHeadings = [
  "序号",
  "党组织名称",
  "条款",
  "分值",
  "得分",
  "扣分",
  "存在的主要问题",
  "整改措施",
  "完成时限",
  "责任人",
  "定点联系人",
  "状态",
  "来源",
  "整改方式",
  "销号时间",
];

export const publicityHeadings = [
  "序号",
  "所属党委（党总支）",
  "党支部名称",
  "公示等次",
  "公示开始时间",
  "公示结束时间",
  "群众提出的问题",
  "调查核实情况",
  "反馈情况",
  "变更后等次",
  "变更理由",
  "备注",
];
