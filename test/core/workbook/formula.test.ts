import { sameFormula } from "../../../src/core/workbook/formula";

it.each([
  ["SUM('附件1'!D5:D11)", "SUM(附件1!D5:D11)", true],
  ["SUM('表 1'!d5 , 2)", "SUM('表 1'!D5,2)", true],
  ["SUM('a''b'!D5)", "SUM('a''b'!D5)", true],
  ['IF(A1="a b",1,2)', 'IF(A1="ab",1,2)', false],
  ['IF(A1="a",1,2)', 'IF(A1="A",1,2)', false],
  ["SUM(D5:D11)", "SUM(D5:D12)", false],
  ["SUM('附件1'!D5)", "SUM('附件2'!D5)", false],
])("%s and %s: %s", (a, b, same) => {
  expect(sameFormula(a, b)).toBe(same);
});
