import { readRubric } from "../../../src/core/rubrics/read-rubric";
import type { RubricReading } from "../../../src/core/rubrics/reading";
import { toA1 } from "../../../src/core/workbook/address";
import { sheet, type LiteralCell, type LiteralSheet } from "../../support/workbook";
import { allNotations } from "./all-notations";
import { table, type Notation } from "./notation";
import { otherSheets } from "./other-sheets";

describe("reading rubrics that nobody configured", () => {
  it.each(allNotations.map((n) => [n.name, n] as const))("%s", (_, notation) => {
    const reading = readRubric(sheet("表", notation.rows));
    const categories = reading?.categories.map((c) => [
      c.name,
      c.maximum,
      c.items.map((i) => (i.kind === "score" ? [i.number, i.maximum] : [i.number, i.maximum, i.kind])),
    ]);
    expect(categories).toEqual(notation.categories);
    expect(reading?.total).toBe(notation.total);
    expect(reading?.levels.map((l) => [l.name, l.from])).toEqual(notation.levels ?? []);
    expect(Object.fromEntries(reading?.weights.map((w) => [w.party, w.share]) ?? [])).toEqual(notation.weights ?? {});
    expect(reading?.vetoes).toHaveLength(notation.vetoes ?? 0);
    expect(reading?.findings.map((f) => [f.code, f.cell])).toEqual(notation.findings ?? []);
    expect(reading?.notUnderstood.map((n) => n.cell)).toEqual(notation.notUnderstood ?? []);
  });
});

test.each([
  "优秀（90-100分）、良好（80-89分）、合格（60-79分）、不合格（60分以下）",
  "考核等次：优秀90—100分；良好80—89分；合格60—79分；不合格0—59分",
])("a line that lists nothing but levels is none of the rubric: %s", (line) => {
  const rows: LiteralSheet = [
    ["考核评分表"],
    ["项目", "考核内容", "分值", "得分"],
    ["组织建设", "班子健全，分工明确", 40, null],
    ["队伍建设", "党员教育管理规范", 30, null],
    ["作用发挥", "服务群众有实效", 30, null],
    [line],
  ];
  const reading = readRubric(sheet("表", rows));
  expect(reading?.total).toBe(100);
  expect(reading?.levels.map((l) => l.name)).toEqual(["优秀", "良好", "合格", "不合格"]);
});

test.each([
  "自评得分：100分，考评得分：93分，综合得分：95.8分，等次：优秀",
  "考核组意见：经考核，该支部得93分，评定为优秀等次。",
])("a line about the whole is none of the rubric: %s", (line) => {
  const rows: LiteralSheet = [
    ["考核评分表"],
    ["项目", "考核内容", "分值", "得分"],
    ["组织建设", "班子健全，分工明确", 40, null],
    ["队伍建设", "征求意见：广泛征求党员意见", 30, null],
    ["作用发挥", "服务群众有实效", 30, null],
    [line],
  ];
  const reading = readRubric(sheet("表", rows));
  expect([reading?.total, reading?.categories.flatMap((c) => c.items).length]).toEqual([100, 3]);
});

/** The sheet with scores in the columns for them, a little lower from column to column, as a strict reviewer gives them. */
function scored(notation: Notation, share: number): LiteralSheet {
  const reading = readRubric(sheet("表", notation.rows));
  const rows = notation.rows.map((row) => [...row]);
  const items = reading?.categories.flatMap((c) => c.items).filter((i) => !i.isPart) ?? [];
  for (const { cell, maximum } of items) {
    reading?.table.partyColumns.forEach((column, n) => {
      const row = rows[cell.row] as LiteralCell[];
      while (row.length <= column) row.push(null);
      row[column] = Number((maximum * (share - 0.03 * n)).toFixed(2));
    });
  }
  return rows;
}

describe("scores in their columns", () => {
  const read = (rows: LiteralSheet) =>
    readRubric(sheet("表", rows))?.categories.map((c) => [
      c.name,
      c.maximum,
      c.items.map((i) => [i.number, i.maximum]),
    ]);

  // A table pasted as text has no columns of its own to write into.
  const tables = allNotations.filter(({ rows }) => rows.filter((row) => row.length > 1).length > rows.length / 2);

  it.each(tables.map((n) => [n.name, n] as const))("do not change how it is read: %s", (_, notation) => {
    const blank = read(notation.rows);
    for (const share of [1, 0.94]) expect(read(scored(notation, share))).toEqual(blank);
  });
});

describe("the words of the items", () => {
  const texts = (rows: LiteralSheet) =>
    readRubric(sheet("表", rows))?.categories.flatMap((c) => c.items.map((i) => i.text));

  it("stand left of a column that says how to look", () => {
    expect(
      texts(
        table(`
类别 | 序号 | 工作内容 | 考核要点 | 怎样核对 | 分值 | 评分标准
组织建设 | 1 | 定期研究 | 1.书记每季度主持研究一次 | 看会议记录 | 3 | 少一次扣1分
 | | | 2.年初有计划，年末有总结 | 看会议记录 | 2 | 缺一项扣1分
 | 2 | 落实保障 | 1.工作经费列入预算 | 看会议记录 | 4 | 没有列入不得分
 | | | 2.活动场所固定 | 现场查看 | 1 | 没有场所扣1分
队伍建设 | 3 | 教育党员 | 1.按计划组织学习 | 看会议记录 | 5 | 少一次扣0.5分`),
      ),
    ).toEqual([
      "书记每季度主持研究一次",
      "年初有计划，年末有总结",
      "工作经费列入预算",
      "活动场所固定",
      "按计划组织学习",
    ]);
  });

  it("stand beside their points even where these are headed as words", () => {
    expect(
      texts(
        table(`
一级 | 二级 | 三级 | 指标及标准分值 | 评估标准 | 自评
1.基础条件（30分） | 资格（10分） | 负责人按章程产生 | 10 | （1）符合章程10分（2）不符合0分
 | 资金（20分） | 净资产逐年增加 | 15 | （1）增加15分（2）持平9分（3）减少0分
 | | 有独立的账户 | 5 | （1）有账户5分（2）借用账户0分
2.内部治理（30分） | 机构（30分） | 理事会按期召开 | 10 | （1）按期10分（2）没有按期0分
 | | 监事会按期召开 | 20 | （1）按期20分（2）没有按期0分`),
      ),
    ).toEqual(["负责人按章程产生", "净资产逐年增加", "有独立的账户", "理事会按期召开", "监事会按期召开"]);
  });
});

/** The first category of several items whose points stand in a cell as a number that can be changed alone. */
function categoryToChange(
  reading: RubricReading,
  rows: LiteralSheet,
): { changed: LiteralSheet; cells: string[] } | null {
  for (const { isMaximumStated, maximumCell, maximum, cell, items } of reading.categories) {
    const stated = maximumCell && rows[maximumCell.row]?.[maximumCell.column];
    if (!isMaximumStated || !maximumCell || items.length < 2) continue;
    const points = new RegExp(`(?<![\\d.])${maximum}(?=\\s*(?:分|′|[)）】〕%]))`);
    const isText = typeof stated === "string" && points.test(stated);
    if (!isText && stated !== maximum) continue;
    const wrong = isText ? stated.replace(points, String(maximum + 1)) : maximum + 1;
    const changed = rows.map((row, r) =>
      r === maximumCell.row ? row.map((old, c) => (c === maximumCell.column ? wrong : old)) : row,
    );
    return { changed, cells: [toA1(cell), toA1(maximumCell)] };
  }
  return null;
}

/** Nothing but right sums tells headings from items here: with a wrong one they are no rubric. */
const ONLY_SUMS: readonly string[] = [
  "one cell per line: names in pieces, methods below the points",
  "headings of two lines, 分值 twice",
];

describe("a category's points that are one too many", () => {
  const sound = allNotations.filter((n) => n.findings === undefined && !ONLY_SUMS.includes(n.name));
  const cases = sound.flatMap(({ name, rows }) => {
    const reading = readRubric(sheet("表", rows));
    const change = reading && categoryToChange(reading, rows);
    return change ? [{ name, before: reading, ...change }] : [];
  });

  it("can be tried in most notations", () => {
    expect(cases.length).toBeGreaterThan(sound.length * 0.55);
  });

  it.each(cases.map((c) => [c.name, c] as const))("%s", (_, { before, changed, cells }) => {
    const after = readRubric(sheet("表", changed));
    const itemsOf = (r: RubricReading | null): unknown =>
      r?.categories.flatMap((c) => c.items.map((i) => [i.number, i.maximum]));
    expect(itemsOf(after)).toEqual(itemsOf(before));
    const found = after?.findings.filter((f) => f.code === "rubric-sum-mismatch").map((f) => f.cell) ?? [];
    expect(found.filter((cell) => cells.includes(cell ?? ""))).toHaveLength(1);
  });
});

describe("sheets that are no rubric", () => {
  it.each(Object.entries(otherSheets))("%s", (_, rows) => {
    expect(readRubric(sheet("表", rows))).toBeNull();
  });
});

describe("registers", () => {
  it("of thousands of rows or columns are no rubric", () => {
    const long = Array.from({ length: 3000 }, (_, i) => [i + 1, `学习内容${i}（5分）`, "10分"]);
    const wide = Array.from({ length: 5 }, (_, i) => Array.from({ length: 300 }, (_, j) => `第${i}行第${j}列`));
    expect([readRubric(sheet("长", long)), readRubric(sheet("宽", wide))]).toEqual([null, null]);
  });
});
