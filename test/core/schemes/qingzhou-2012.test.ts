import { checkWorkbook } from "../../../src/core/check/check";
import { fillWorkbook } from "../../../src/core/generation/fill";
import { selfReport } from "../../../src/core/schemes/qingzhou-2012/self-report";
import { checkSheets, faults, official } from "../../support/official";
import { workbook, type LiteralSheet } from "../../support/workbook";

/** The document's own lines. */
const lines = [
  "一、班子团结,有一个好的党组织带头人(满分15分,自评15分)",
  "二、支部工作思路明确清晰(满分10分,自评10分)",
  "三、党建工作制度完善,严格执行好(满分10分,自评10分)",
  "四、具有完善的活动阵地(满分10分,自评10分)",
  "五、保障工作健全,得力(满分10分,自评10分)",
  "六、积极落实党建工作,业绩良好(满分20分,自评20分)",
  "七、群众满意,反映良好(满分25分,自评25分)",
];

function report(headings: readonly string[]): LiteralSheet {
  return [
    ["学校甲党支部"],
    ["分类定级自查报告"],
    ["根据通知精神，我支部认真开展自查工作，汇报如下："],
    ...headings.flatMap((line) => [[line], ["我支部按照要求认真落实，取得了较好的成绩。"]]),
    ["学校甲党支部"],
    ["二〇一二年四月五日"],
  ];
}

test("points and numbers as printed", () => {
  expect(selfReport.rubric.categories.map((c) => [c.items[0]?.number, c.name, c.maximum, c.items[0]?.text])).toEqual([
    ["一", "党组织带头人", 15, "班子团结，有一个好的党组织带头人"],
    ["二", "工作思路", 10, "支部工作思路明确清晰"],
    ["三", "工作制度", 10, "党建工作制度完善，严格执行好"],
    ["四", "活动阵地", 10, "具有完善的活动阵地"],
    ["五", "保障机制", 10, "保障工作健全，得力"],
    ["六", "工作业绩", 20, "积极落实党建工作，业绩良好"],
    ["七", "群众评价", 25, "群众满意，反映良好"],
  ]);
});

test("the document's own report: 100 of 100, no level, nothing to find", () => {
  const checked = checkWorkbook(workbook({ 自查报告: report(lines) }));
  expect(checked.sheets[0]?.template).toBe("qingzhou-2012/self-report");
  expect(checked.branches.map((b) => [b.name, b.total, b.level, b.provisionalLevel])).toEqual([
    ["学校甲党支部", null, null, null],
  ]);
  const own = checked.branches[0]?.evaluations[0];
  expect([own?.party, own?.isComplete, own?.total?.toNumber()]).toEqual(["self", true, 100]);
  expect([...(own?.categories ?? [])].map(([name, sum]) => [name, sum?.toNumber()])).toEqual([
    ["党组织带头人", 15],
    ["工作思路", 10],
    ["工作制度", 10],
    ["活动阵地", 10],
    ["保障机制", 10],
    ["工作业绩", 20],
    ["群众评价", 25],
  ]);
  expect(faults(checked)).toEqual([]);
});

test("headings in a branch's own words are told by their keywords", () => {
  const own = [
    "一、带头人作用突出（满分15分，自评14分）",
    "二、思路清楚（满分10分，自评9.5分）",
    "三、各项制度齐全（满分10分，自评10分）",
    "四、阵地建设到位（满分10分，自评8分）",
    "五、经费有保障（满分10分，自评10分）",
    "六、实绩明显（满分20分，自评19分）",
    "七、受到群众好评（满分25分，自评23分）",
  ];
  const checked = checkWorkbook(workbook({ Sheet1: report(own) }));
  expect(checked.sheets[0]?.template).toBe("qingzhou-2012/self-report");
  expect(checked.branches[0]?.evaluations.map((e) => e.total?.toNumber())).toEqual([93.5]);
  expect(faults(checked)).toEqual([]);
});

test("a score above its maximum, a blank, a word, an altered maximum: each at its line", () => {
  const wrong = [...lines];
  wrong[0] = "一、班子团结,有一个好的党组织带头人(满分15分,自评16分)";
  wrong[1] = "二、支部工作思路明确清晰(满分10分,自评　分)";
  wrong[2] = "三、党建工作制度完善,严格执行好(满分10分,自评较好)";
  wrong[5] = "六、积极落实党建工作,业绩良好(满分25分,自评20分)";
  const checked = checkWorkbook(workbook({ 自查报告: report(wrong) }));
  expect(faults(checked)).toEqual([
    ["自查报告", "A14", "maximum-altered"],
    ["自查报告", "A8", "score-not-a-number"],
    ["自查报告", "A4", "score-above-maximum"],
    ["自查报告", "A6", "score-missing"],
  ]);
  expect(checked.branches[0]?.evaluations[0]?.partial.toNumber()).toBe(65);
});

test("indicators in a table whose cells hold the points", () => {
  const names = selfReport.rubric.categories.map((c) => c.name);
  const rows = names.map((name, i) => [`${name}（满分${[15, 10, 10, 10, 10, 20, 25][i]}分，自评9分）`]);
  const checked = checkWorkbook(workbook({ Sheet1: [["党支部：学校甲党支部"], ...rows] }));
  expect(checked.sheets[0]?.template).toBe("qingzhou-2012/self-report");
  expect(checked.branches[0]?.evaluations.map((e) => e.total?.toNumber())).toEqual([63]);
});

test("the drawn report is read back", () => {
  const sheet = official("qingzhou-2012/self-report", {
    branch: "学校甲党支部",
    scores: { self: [15, 9.5, null, 10, 10, 20, 25] },
  });
  const checked = checkSheets([sheet]);
  expect(checked.branches.map((b) => [b.name, b.evaluations.map((e) => e.partial.toNumber())])).toEqual([
    ["学校甲党支部", [89.5]],
  ]);
  expect(checked.findings.map((f) => [f.code, f.cell])).toEqual([["score-missing", "A7"]]);
});

test("filling writes its sum as a number: the scores stand inside texts", () => {
  const book = workbook({ 自查报告: report(lines) });
  const { edits } = fillWorkbook(book, checkWorkbook(book));
  expect(edits.map((e) => e.kind)).toEqual(["add-sheet"]);
  const drawn = edits[0]?.kind === "add-sheet" ? edits[0].design.cells : [];
  const formulas = drawn.flatMap((c) => c.content?.formula ?? []);
  expect(formulas.filter((f) => f.includes("自查报告"))).toEqual([]);
  expect(drawn.some((c) => c.content?.value === 100 && c.content.formula !== undefined)).toBe(true);
});
