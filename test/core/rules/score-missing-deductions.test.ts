import { checkWorkbook } from "../../../src/core/check/check";
import { workbook, type LiteralCell } from "../../support/workbook";

function told(...deducted: readonly LiteralCell[]): unknown {
  const texts = ["班子健全，分工明确", "按期换届，制度完备", "党员教育管理规范"];
  const rows = texts.map((text, i) => ["组织建设", text, 30, deducted[i] ?? null]);
  const book = workbook({
    评分表: [["某街道考核评分表"], ["单位：社区甲"], ["项目", "考核内容", "分值", "扣分"], ...rows],
  });
  const { branches, unchecked } = checkWorkbook(book);
  return [
    branches[0]?.total?.toNumber() ?? null,
    unchecked.flatMap((u) => (u.code === "deduction-blanks" ? [u.facts] : [])),
  ];
}

it("says how many blanks of a column of deductions count as nothing taken off", () => {
  expect(told(2, null, null)).toEqual([88, [{ party: "score", count: 2 }]]);
  expect(told(2, 0, 1)).toEqual([87, []]);
  expect(told(null, null, null)).toEqual([null, []]);
});
