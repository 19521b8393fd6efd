import { checkWorkbook } from "../../../src/core/check/check";
import { applyToSnapshot } from "../../../src/core/changes/apply";
import { generateSheets } from "../../../src/core/generation/generate";
import { offeredPurposes, purposeName, purposeNamed } from "../../../src/core/own-sheets/rubric/purposes";
import { parties } from "../../../src/core/schemes/types";
import type { Cell, SheetSnapshot, WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { sheet, workbook } from "../../support/workbook";
import { moreNotations } from "../rubrics/notations-more";
import { notations } from "../rubrics/notations";

/** The workbook with a 「评分办法」 of what was read. */
function confirmed(sheets: readonly SheetSnapshot[]): WorkbookSnapshot {
  const book = { ...workbook({}), sheets };
  return applyToSnapshot(
    book,
    generateSheets(book, checkWorkbook(book), { only: ["rubric"], describe: (f) => f.code }).changeSet,
  );
}

/** The purposes on 「评分办法」, by heading. */
function purposes(book: WorkbookSnapshot): Readonly<Record<string, Cell["value"]>> {
  const own = book.sheets.find((s) => s.name === "评分办法");
  const cells = [...(own?.cells ?? [])].map(([key, { value }]) => ({ row: key >> 14, column: key & 0x3fff, value }));
  const top = cells.find((c) => c.value === "列标题")?.row ?? Infinity;
  const end = cells.find((c) => c.column === 0 && c.row > top && c.value === "等次")?.row ?? Infinity;
  const listed = cells.filter((c) => c.row > top && c.row < end);
  return Object.fromEntries(
    listed
      .filter((c) => c.column === 0 && c.value !== null)
      .map((c) => [String(c.value), listed.find((p) => p.row === c.row && p.column === 4)?.value ?? null]),
  );
}

/** With another purpose chosen for the column with this heading. */
function choose(book: WorkbookSnapshot, heading: string, purpose: string): WorkbookSnapshot {
  return {
    ...book,
    sheets: book.sheets.map((s) => {
      if (s.name !== "评分办法") return s;
      const at = [...s.cells].filter(([key, { value }]) => value === heading && (key & 0x3fff) === 0).at(-1)?.[0];
      if (at === undefined) throw new Error(`no ${heading}`);
      return { ...s, cells: new Map([...s.cells, [at + 4, { ...s.cells.get(at + 4), value: purpose }]]) };
    }),
  };
}

const branch = (book: WorkbookSnapshot) => {
  const { branches, findings } = checkWorkbook(book);
  return {
    totals: branches[0]?.evaluations.map((e) => [e.party, e.total?.toNumber() ?? null]),
    found: findings.filter((f) => f.severity !== "info").map((f) => `${f.code} ${f.sheet} ${f.cell}`),
  };
};

describe("what the columns of a rubric hold, on 「评分办法」", () => {
  it.each([...notations, ...moreNotations].map((n) => [n.name, n] as const))(
    "changes nothing as long as nobody corrects it: %s",
    (_, { rows }) => {
      const own = sheet("评分表", rows);
      const without = checkWorkbook({ ...workbook({}), sheets: [own] }).branches;
      const book = confirmed([own]);
      const of = (b: typeof without) =>
        b.map((one) => [one.name, one.total?.toString(), one.level, one.evaluations.length]);
      expect(of(checkWorkbook(book).branches)).toEqual(of(without));
    },
  );

  const rows = [
    ["某镇卫生检查评分表"],
    ["项目", "检查内容", "检查要求", "标准分", "基准", "得分情况", "丙组", "说明"],
    ["环境", "地面", "地面清洁无积水", 10, 20, 9, 7, "好"],
    ["环境", "墙面", "墙面无乱贴乱画", 20, 10, 18, 19, "好"],
    ["管理", "制度", "制度上墙并落实", 30, 40, 30, 28, "好"],
    ["管理", "记录", "记录完整可查", 40, 30, 40, 36, "好"],
  ];
  const own = sheet("评分表", rows);

  it("is listed by heading, and can be chosen from what there is", () => {
    const book = confirmed([own]);
    expect(purposes(book)).toEqual({
      项目: "类别",
      检查内容: "评分内容",
      检查要求: "评分内容",
      标准分: "分值",
      基准: null,
      得分情况: "得分",
      丙组: null,
      说明: "评分办法或备注",
    });
  });

  it("makes a column the scores of a party, or none, in everything that follows", () => {
    const book = confirmed([own]);
    expect(branch(book).totals).toEqual([["score", 97]]);
    const other = choose(choose(book, "得分情况", "自评得分"), "丙组", "上级考评得分");
    expect(branch(other).totals).toEqual([
      ["self", 97],
      ["review", 90],
    ]);
    expect(branch(choose(choose(book, "得分情况", "不算分"), "丙组", "得分")).totals).toEqual([["score", 90]]);
  });

  it("reads the items anew where another column holds them or their points", () => {
    const book = confirmed([own]);
    const points = choose(choose(book, "标准分", "不算分"), "基准", "分值");
    expect(branch(points).found).toContain("score-above-maximum 评分表 F4");
    const [items] = checkWorkbook(points).sheets;
    expect(items?.kind === "scoring" && items.items.map((i) => i.criterion.maximum)).toEqual([20, 10, 40, 30]);
    const texts = choose(choose(book, "检查内容", "类别"), "检查要求", "评分内容");
    const [read] = checkWorkbook(texts).sheets;
    expect(read?.kind === "scoring" && read.items.map((i) => i.criterion.text)).toEqual([
      "地面清洁无积水",
      "墙面无乱贴乱画",
      "制度上墙并落实",
      "记录完整可查",
    ]);
  });

  it("tells headings of two lines and equal ones apart", () => {
    const two = sheet("评分表", [
      ["某镇卫生检查评分表"],
      ["考核内容", "分值", "自评", null, "考评", null],
      [null, null, "得分", "说明", "得分", "说明"],
      ["1.组织健全", 40, 38, "a", 36, "b"],
      ["2.制度完善", 30, 30, "c", 29, "d"],
      ["3.活动经常", 30, 29, "e", 29, "f"],
    ]);
    const book = confirmed([two]);
    expect(Object.keys(purposes(book))).toEqual([
      "考核内容",
      "分值",
      "自评 / 得分",
      "自评 / 说明",
      "考评 / 得分",
      "考评 / 说明",
    ]);
    expect(branch(book).totals).toEqual([
      ["self", 97],
      ["review", 94],
    ]);
    expect(branch(choose(book, "考评 / 得分", "群众评议得分")).totals).toEqual([
      ["self", 97],
      ["public", 94],
    ]);
  });
});

describe("what is none of the choices on 「评分办法」", () => {
  const rows = [
    ["某镇卫生检查评分表"],
    ["检查内容", "标准分", "自评得分"],
    ["1.地面清洁", 30, 29],
    ["2.墙面整洁", 30, 28],
    ["3.制度上墙", 40, 37],
  ];
  const told = (book: WorkbookSnapshot) =>
    checkWorkbook(book)
      .findings.filter((f) => f.code === "option-invalid")
      .map(({ sheet: on, severity, facts }) => [on, severity, facts.field, facts.entered]);

  it("is told, for a column and for a way of scoring; what was drawn is not", () => {
    const book = confirmed([sheet("评分表", rows)]);
    expect(told(book)).toEqual([]);
    const other = choose(book, "自评得分", "随便");
    const sheets = other.sheets.map((s) => {
      const at = [...s.cells].find(([, { value }]) => value === "计分")?.[0];
      return at === undefined ? s : { ...s, cells: new Map([...s.cells, [at, { value: "打星" }]]) };
    });
    expect(told({ ...other, sheets })).toEqual([
      ["评分办法", "query", "评分方式", "打星"],
      ["评分办法", "query", "列的含义", "随便"],
    ]);
    // The column is read by its heading then.
    expect(branch(other).totals).toEqual([["self", 94]]);
  });
});

describe("the names of what columns hold", () => {
  it("are each read back, and fit into a drop-down", () => {
    expect(offeredPurposes.map((name) => purposeName(purposeNamed(name) ?? { kind: "other" }))).toEqual(
      offeredPurposes,
    );
    expect(new Set(offeredPurposes).size).toBe(offeredPurposes.length);
    expect(offeredPurposes.join(",").length).toBeLessThanOrEqual(255);
    for (const party of parties) {
      const meaning = { kind: "addition", party } as const;
      expect(purposeNamed(purposeName(meaning))).toEqual(meaning);
    }
    expect(purposeNamed("随便")).toBeNull();
  });
});
