import type { TableSheet } from "../../../src/core/model/recognised-sheet";
import { recognise } from "../../../src/core/recognition/recognise";
import { schemes } from "../../../src/core/schemes";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { official } from "../../support/official";
import { workbook, type LiteralSheet } from "../../support/workbook";

const forms = schemes.flatMap((scheme) =>
  scheme.forms.flatMap((form) => (form.kind === "table" ? [[`${scheme.id}/${form.id}`, form] as const] : [])),
);

const tableOf = (rows: LiteralSheet, name = "表"): TableSheet | undefined =>
  recognise(workbook({ [name]: rows })).find((s): s is TableSheet => s.kind === "table");

/** The entries of the rows, by column, in the order given. */
const entries = (table: TableSheet | undefined, ...ids: readonly string[]): readonly (readonly string[])[] =>
  (table?.rows ?? []).map(({ cells }) => ids.map((id) => cells[id]?.text ?? ""));

describe.each(forms)("%s", (template, form) => {
  it("is recognised as its template prints it, with all its columns", () => {
    const [table] = recognise(workbookOfDesigns([official(template)])) as readonly TableSheet[];
    expect([table?.kind, table?.template, table?.confidence]).toEqual(["table", template, 1]);
    expect(table?.columns.map(({ id }) => id).sort()).toEqual(form.columns.map(({ id }) => id).sort());
    expect(table?.differences).toEqual([]);
  });

  // Rows of statistics are printed by the form.
  if (form.printedRows) return;

  it("gives what was typed in every column of two rows, and no other rows", () => {
    // The template has formulas in columns of shares.
    const typedIn = form.columns.filter(({ role }) => role !== "share");
    const typed = [1, 2].map((row) =>
      Object.fromEntries(typedIn.map(({ id, role }) => [id, role === "number" ? row : `第${row}行${id}`])),
    );
    const [table] = recognise(workbookOfDesigns([official(template, { rows: typed })])) as readonly TableSheet[];
    const read = table?.rows.map(({ cells }) => Object.fromEntries(typedIn.map(({ id }) => [id, cells[id]?.text])));
    expect(read).toEqual(typed.map((row) => Object.fromEntries(Object.entries(row).map(([id, v]) => [id, String(v)]))));
  });
});

const TITLE = "北京高校基层党支部分类定级汇总表";
const HEADINGS = ["序号", "所属党委（党总支）", "党支部名称", "分类定级结果"];
const FIRST = [1, "党委甲", "支部甲", "好"];
const SECOND = [2, "党委乙", "支部乙", "一般"];

describe("a list that people typed", () => {
  const read = [
    ["1", "党委甲", "支部甲", "好"],
    ["2", "党委乙", "支部乙", "一般"],
  ];
  const rowsOf = (rows: LiteralSheet): unknown => entries(tableOf(rows), "number", "parent", "branch", "level");

  it("is read around blank rows, up to two rows without an entry", () => {
    expect(rowsOf([[TITLE], HEADINGS, [], FIRST, [], [], SECOND])).toEqual(read);
    expect(rowsOf([[TITLE], HEADINGS, FIRST, [], [], [], SECOND])).toEqual(read.slice(0, 1));
  });

  it("goes on behind rows that only have their number", () => {
    expect(rowsOf([[TITLE], HEADINGS, FIRST, [2], [3], [4], [5], SECOND])).toEqual(read);
  });

  it("ends at its counts, which stand below their words or beside them", () => {
    const counts = (rows: LiteralSheet): unknown =>
      tableOf([[TITLE], HEADINGS, FIRST, SECOND, ...rows])?.totals.map(({ level, text }) => [level, text]);
    const across = [
      ["合计", "好", "较好", "一般", "较差"],
      ["", 1, 0, 1, 0],
      [3, "党委丙", "支部丙", "好"],
    ];
    expect(counts(across.slice(0, 2))).toEqual([["好", "1"], ["较好", "0"], ["一般", "1"], ["较差", "0"]]); // prettier-ignore
    expect(rowsOf([[TITLE], HEADINGS, FIRST, SECOND, ...across])).toEqual(read);
    expect(counts([["合计"], ["", "好", 1], ["", "较好", 0], ["", "一般", 1], ["", "较差"]])).toEqual([
      ["好", "1"],
      ["较好", "0"],
      ["一般", "1"],
      ["较差", ""],
    ]);
  });

  it("tells where a count belongs that nobody typed", () => {
    const table = tableOf([[TITLE], HEADINGS, FIRST, ["合计", "好", "较好", "一般", "较差"]]);
    expect(table?.totals.map(({ cell }) => [cell.row, cell.column])).toEqual([1, 2, 3, 4].map((column) => [4, column]));
  });

  it("holds no notes below it", () => {
    for (const note of ["填表说明：逐级上报", "说明：逐级上报", "注：逐级上报"])
      expect(rowsOf([[TITLE], HEADINGS, FIRST, [note, "", "支部丙", "好"], SECOND])).toEqual(read.slice(0, 1));
  });

  it("is of the unit in the line above it", () => {
    const unit = (line: string): string | null | undefined =>
      tableOf([[TITLE], [line], HEADINGS, FIRST, ["填报单位：党总支丁"]])?.unit;
    expect([unit("填报单位：党总支丙"), unit("二〇一二年四月")]).toEqual(["党总支丙", null]);
  });

  it("is another authority's where its levels are none of the scheme's, unless it has the official title", () => {
    const others = [FIRST, SECOND].map((row) => [...row.slice(0, 3), "三星级"]);
    expect(tableOf([HEADINGS, ...others])).toBeUndefined();
    expect(tableOf([HEADINGS, FIRST, [...SECOND.slice(0, 3), "三星级"]])?.rows).toHaveLength(2);
    expect(tableOf([[TITLE], HEADINGS, ...others])?.rows).toHaveLength(2);
  });

  it("is the scheme's where no level was typed yet", () => {
    const blank = FIRST.slice(0, 3);
    expect(tableOf([HEADINGS, blank, [...SECOND.slice(0, 3), ""]])?.rows).toHaveLength(2);
  });

  it("has no more counts than it has levels, below their label", () => {
    const far = [
      ["合计", "好", "较好", "一般", "较差"],
      ["", 1, 0, 1, 0],
      [],
      [],
      [],
      ["另表", "好", "较好"],
      ["", 7, 8],
    ];
    const counts = tableOf([[TITLE], HEADINGS, FIRST, SECOND, ...far])?.totals;
    expect(counts?.map(({ text }) => text)).toEqual(["1", "0", "1", "0"]);
  });

  it("lacks a column that it does not have, and is none without a required one", () => {
    const without = (column: number): LiteralSheet =>
      [HEADINGS, FIRST, SECOND].map((row) => row.filter((_, i) => i !== column));
    expect(tableOf([[TITLE], ...without(1)])?.differences).toEqual([
      { code: "column-missing", cell: null, facts: { column: "所属党委（党总支）" } },
    ]);
    expect(tableOf([[TITLE], ...without(1)])?.confidence).toBe(0.79);
    expect(tableOf(without(2))).toBeUndefined();
  });

  it("has its headings in two rows where the upper one names what the lower one leaves blank", () => {
    const upper = [...HEADINGS.slice(0, 3), "评定情况"];
    const lower = ["", "", "", "分类定级结果"];
    expect(entries(tableOf([[TITLE], upper, lower, FIRST]), "branch", "level")).toEqual([["支部甲", "好"]]);
    const halves = [["序号", "所属党委（党总支）", "支部", "定级"], ["", "", "党支部名称", "分类定级结果"]]; // prettier-ignore
    const table = tableOf([[TITLE], ...halves, FIRST, SECOND]);
    expect(table?.columns).toEqual([
      { id: "branch", column: 2 },
      { id: "level", column: 3 },
      { id: "number", column: 0 },
      { id: "parent", column: 1 },
    ]);
    expect(entries(table, "number", "parent", "branch", "level")).toEqual(read);
  });
});

describe("an entry above the list of rechecks", () => {
  const [form] = forms.flatMap(([template, one]) => (template === "meizhou-2012/recheck" ? [one] : []));
  const headings = form?.columns.map(({ headings: [first = ""] }) => first) ?? [];
  const lines = (...line: readonly string[]): unknown =>
    tableOf([[form?.titles[0] ?? ""], line, headings])?.lines?.map(({ text, cell }) => [text, cell.row, cell.column]);

  it("stands behind its label or right of it", () => {
    expect(lines("新建起算日期：2012-03-01")).toEqual([["2012-03-01", 1, 0]]);
    expect(lines("新建起算日期（填写）：2012-03-01")).toEqual([["2012-03-01", 1, 0]]);
    expect(lines("新建起算日期：", "2012-03-02")).toEqual([["2012-03-02", 1, 1]]);
    expect(lines("新建起算日期：")).toEqual([]);
    expect(lines("填报日期：2012-03-01")).toEqual([]);
    const below = [[form?.titles[0] ?? ""], headings, ["新建起算日期：2012-03-01"]];
    expect(tableOf(below)?.lines).toEqual([]);
    const within = [[form?.titles[0] ?? ""], [...headings, "新建起算日期：2012-03-01"]];
    expect(tableOf(within)?.lines).toEqual([]);
  });
});
