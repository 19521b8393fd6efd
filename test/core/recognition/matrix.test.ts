import { checkWorkbook } from "../../../src/core/check/check";
import { findForm } from "../../../src/core/schemes/index";
import type { ScoringForm } from "../../../src/core/schemes/types";
import { layOut, randomLayout } from "../../support/layouts";
import { workbook, type LiteralCell } from "../../support/workbook";

const form = findForm("tianning-2012/scoring")?.form as ScoringForm;
const items = form.rubric.categories.flatMap((c) => c.items);
const full = items.map((i) => i.maximum as number);
const less = full.map((m) => m - 1);

function totals(book: ReturnType<typeof workbook>): unknown {
  return checkWorkbook(book).branches.map((b) => [
    b.name,
    Object.fromEntries(b.evaluations.map((e) => [e.party, e.total?.toNumber() ?? null])),
  ]);
}

describe("the reviewer's matrix", () => {
  it("reads one column per branch as review scores", () => {
    const rows: LiteralCell[][] = [
      ["党支部分类定级评分汇总"],
      ["序号", "具体内容", "分值", "学校甲党支部", "学校乙党支部", "实验幼儿园党支部"],
      ...items.map((i, n): LiteralCell[] => [
        n + 1,
        i.text,
        `${i.maximum}分`,
        full[n] as number,
        less[n] as number,
        null,
      ]),
    ];
    const checked = checkWorkbook(workbook({ 汇总: rows }));
    expect(checked.sheets[0]?.template).toBe("dingji/matrix");
    expect(totals(workbook({ 汇总: rows }))).toEqual([
      ["学校甲党支部", { review: 100 }],
      ["学校乙党支部", { review: 73 }],
      ["实验幼儿园党支部", {}],
    ]);
  });

  it("reads a self/review pair per branch under a merged name", () => {
    const rows: LiteralCell[][] = [
      [null, "具体内容", "分值", "学校甲党支部", null, "学校乙党支部", null],
      [null, null, null, "自评得分", "考评得分", "自评得分", "考评得分"],
      ...items.map((i, n): LiteralCell[] => [
        null,
        `${n + 1}．${i.text}`,
        i.maximum,
        full[n] as number,
        less[n] as number,
        less[n] as number,
        full[n] as number,
      ]),
    ];
    expect(totals(workbook({ 矩阵: rows }))).toEqual([
      ["学校甲党支部", { self: 100, review: 73 }],
      ["学校乙党支部", { self: 73, review: 100 }],
    ]);
  });
});

describe("several branches in one workbook", () => {
  const plain = {
    ...randomLayout(1),
    title: "official",
    unitLine: null,
    parties: ["self", "review"],
    spoiled: false,
    scoreText: "number",
    maxima: "3分",
    numbers: "1．",
    category: "vertical",
  } as const;

  it("tells them apart by the names of their sheets", () => {
    const book = workbook({
      学校甲党支部: layOut(form, plain, { self: full, review: less }).rows,
      学校乙党支部: layOut(form, plain, { self: less, review: full }).rows,
    });
    expect(totals(book)).toEqual([
      ["学校甲党支部", { self: 100, review: 73 }],
      ["学校乙党支部", { self: 73, review: 100 }],
    ]);
  });

  it("combines a self sheet and a review sheet that name nobody", () => {
    const book = workbook(
      {
        自评表: layOut(form, { ...plain, parties: ["self"] }, { self: full, review: less }).rows,
        考评表: layOut(form, { ...plain, parties: ["review"] }, { self: full, review: less }).rows,
      },
      { name: null },
    );
    expect(totals(book)).toEqual([[null, { self: 100, review: 73 }]]);
  });

  it("does not combine two sheets of one party that name nobody", () => {
    const one = layOut(form, { ...plain, parties: ["self"] }, { self: full, review: less }).rows;
    const other = layOut(form, { ...plain, parties: ["self"] }, { self: less, review: less }).rows;
    expect(totals(workbook({ 表1: one, 表2: other }, { name: null }))).toEqual([
      [null, { self: 100 }],
      [null, { self: 73 }],
    ]);
  });
});

describe("what is no Tianning rubric", () => {
  it("is a sheet with the official title but other items", () => {
    const rows: LiteralCell[][] = [
      [form.titles[0] as string],
      ["项目", "具体内容", "分值", "自评得分", "考评得分"],
      ...Array.from({ length: 10 }, (_, n): LiteralCell[] => [
        "安全",
        `第${n}条其他单位自行拟定的考核内容若干`,
        10,
        9,
        null,
      ]),
    ];
    expect(checkWorkbook(workbook({ 附件1: rows })).sheets[0]?.template).not.toBe("tianning-2012/scoring");
  });

  it("is one with fewer than 80 % of its items", () => {
    const rows = (count: number): LiteralCell[][] => [
      ["项目", "具体内容", "分值", "自评得分", "考评得分"],
      ...items.slice(0, count).map((i): LiteralCell[] => [null, i.text, i.maximum, i.maximum, null]),
    ];
    expect(checkWorkbook(workbook({ 表: rows(22) })).sheets[0]?.template).toBe("tianning-2012/scoring");
    expect(checkWorkbook(workbook({ 表: rows(21) })).sheets[0]?.template).not.toBe("tianning-2012/scoring");
  });
});

it("reads scores without any heading from left to right as self, then review", () => {
  const rows = items.map((i, n): LiteralCell[] => [
    `${n + 1}．${i.text}`,
    `${i.maximum}分`,
    full[n] as number,
    less[n] as number,
  ]);
  expect(totals(workbook({ 附件1: rows }, { name: null }))).toEqual([[null, { self: 100, review: 73 }]]);
});

describe("two rubrics on one sheet, one below the other", () => {
  const plain = {
    ...randomLayout(1),
    title: "with-branch",
    unitLine: null,
    annexLine: false,
    parties: ["self"],
    spoiled: false,
    scoreText: "number",
    maxima: "3分",
    numbers: "1．",
    category: "vertical",
    sums: "total",
    notes: true,
    shuffled: false,
    blankRows: 0,
    blankColumns: 0,
  } as const;
  const upper = layOut(form, plain, { self: full, review: full }).rows;
  const lower = layOut(form, plain, { self: less, review: less }).rows.map((row) =>
    row.map((cell) => (typeof cell === "string" ? cell.replace("青松小学", "学校乙") : cell)),
  );

  it("are two branches, each with its own name and sums", () => {
    const book = workbook({ 附件1: [...upper, [], ...lower] });
    expect(totals(book)).toEqual([
      ["青松小学党支部", { self: 100 }],
      ["学校乙党支部", { self: 73 }],
    ]);
    const [first, second] = checkWorkbook(book).sheets;
    const sums = [first, second].map((s) => (s?.kind === "scoring" ? s.sumCells.map((c) => c.cell.row) : []));
    expect(sums).toEqual([
      [upper.length - 6, upper.length - 5],
      [upper.length + lower.length - 5, upper.length + lower.length - 4],
    ]);
  });
});
