import { recognise } from "../../../src/core/recognition/recognise";
import { workbook } from "../../support/workbook";

const rubric = [
  ["某校党支部考核评分表"],
  ["序号", "考核内容", "分值", "得分"],
  ...Array.from({ length: 10 }, (_, i) => [i + 1, `考核内容${i + 1}落实到位`, 10, 9]),
  ["合计", null, 100, 90],
];
const filler = (count: number) => Array.from({ length: count }, (_, i) => [i + 1, `第${i + 1}条记录`]);

it("takes a sheet of more rows than any rubric has for none, and reads a shorter one", () => {
  const kinds = recognise(workbook({ 短: rubric, 长: [...rubric, ...filler(10_000)] })).map(({ kind }) => kind);
  expect(kinds).toEqual(["scoring", "unrecognised"]);
});
