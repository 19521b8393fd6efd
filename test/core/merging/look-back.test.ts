import { checkWorkbook } from "../../../src/core/check/check";
import { styles } from "../../../src/core/design/styles";
import { columnPoints, MAX_ROW_HEIGHT, textHeight } from "../../../src/core/design/text-height";
import { compareSubmissions } from "../../../src/core/merging/compare";
import { drawLookBack } from "../../../src/core/merging/outputs/look-back";
import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { cellIn, textRows } from "../../support/generated";
import { withCells } from "../../support/rule-book";
import { recalculated } from "../../support/ironcalc-values";
import { official } from "../../support/official";
import { submitScores, submitSheets } from "../../support/submissions";
import { fullScores, scoringSheet } from "../../support/tianning-workbook";

const names = Array.from({ length: 12 }, (_, i) => `第${i + 1}小学党支部`);
const before = [95, 92, 88, 80, 76, 74, 70, 66, 62, 58, 91, 65];
const after = [91, 85, 93, 80, 92, 76, 71, 78, 55, 61];
const level = (total: number): string => (total >= 90 ? "先进" : total >= 75 ? "较好" : total >= 60 ? "一般" : "后进");

function round(totals: readonly number[], mark: string) {
  return totals.map((total, i) => submitScores(`${mark}${i}.xlsx`, names[i] ?? "", { self: total, review: total }));
}

/** The twelfth branch is graded before and not after; the eleventh is gone. */
const result = compareSubmissions(round(before, "b"), [
  ...round(after, "a"),
  submitScores("a11.xlsx", names[11] ?? "", { self: 70 }),
]);
const options = { describe: (f: { readonly code: string }) => f.code, describeError: () => "" };
const { designs } = drawLookBack(result, options);
const book = workbookOfDesigns(designs);
const sheet = "回头看对照";

function rowOf(of: WorkbookSnapshot, name: string): Readonly<Record<string, string>> {
  const rows = textRows(of, sheet);
  const headings = rows.find((row) => row[0] === "序号") ?? [];
  const row = rows.find((r) => r.includes(name)) ?? [];
  return Object.fromEntries(headings.map((heading, i) => [heading, row[i] ?? ""]));
}

describe("回头看对照", () => {
  it("says behind each row which items rose and which fell", () => {
    const { items } = result.branches.find((b) => b.name === names[4]) ?? { items: [] };
    const gained = items.map(({ before: then, after: now, party }) => [party, now - then] as const);
    for (const party of ["self", "review"]) {
      const sum = gained.filter(([p]) => p === party).reduce((all, [, by]) => all + by, 0);
      expect(Math.round(sum * 1e4) / 1e4).toBe((after[4] ?? 0) - (before[4] ?? 0));
    }
    const text = rowOf(book, names[4] ?? "")["逐项升降"] ?? "";
    expect(text.split("\n")).toHaveLength(items.length / 2);
    expect(text).toMatch(/^6．廉洁自律，职业道德高尚。（上级考评）1→1\.5（\+0\.5）\n7．/);
    expect(rowOf(book, names[3] ?? "")["逐项升降"]).toBe("");
  });

  it("counts levels before against levels now", () => {
    const rows = textRows(book, sheet);
    const start = rows.findIndex((row) => row[0] === "原等次＼现等次");
    const levels = ["先进", "较好", "一般", "后进"];
    expect(rows[start]?.slice(2)).toEqual([...levels, "未定级"]);
    const now = [...after.map(level), null, null];
    for (const [i, then] of levels.entries()) {
      const own = before.flatMap((total, k) => (level(total) === then && k !== 10 ? [k] : []));
      const counts = [...levels, null].map((to) => own.filter((k) => (now[k] ?? null) === to).length);
      expect(rows[start + 1 + i]).toEqual([then, "", ...counts.map(String)]);
    }
    expect(rows[start + 5]).toEqual(["未定级", "", "0", "0", "0", "0", "0"]);
    const [chart] = designs[0]?.charts ?? [];
    expect(chart).toMatchObject({ categories: { top: start + 1 + gapsBefore(start), left: 0, right: 0 } });
    expect([chart?.heading, ...(chart?.more ?? []).map((m) => m.heading)].map((h) => h?.column)).toEqual([
      2, 3, 4, 5, 6,
    ]);
  });

  it("judges the share of the best level over the later round, where a quota is set", () => {
    const limited = compareSubmissions(round(before, "b"), round(after, "a"), { quotaPercent: 20 });
    const codes = (r: typeof limited): readonly string[] => r.findings.map((f) => f.code);
    expect(codes(limited)).toContain("quota-exceeded");
    expect(codes(result)).not.toContain("quota-exceeded");
  });

  it("shows what an independent engine makes of the same cells", () => {
    expect(recalculated(book)).toEqual([]);
  });

  it("keeps reasons, and doubles nothing, when it is drawn again", () => {
    const typed = withCells(book, { [cellIn(book, sheet, "说明", names[6] ?? "")]: "班子调整" });
    const former = checkWorkbook(typed).sheets;
    const again = workbookOfDesigns(drawLookBack(result, { ...options, former }).designs);
    expect(rowOf(again, names[6] ?? "")["说明"]).toBe("班子调整");
    expect(textRows(again, sheet)).toHaveLength(textRows(typed, sheet).length);
    expect(checkWorkbook(again).findings).toEqual([]);
    expect(checkWorkbook(again).sheets.map(({ template }) => template)).toEqual([
      "dingji/look-back",
      "dingji/compared-entries",
      "dingji/findings",
    ]);
  });

  it("keeps of branches that neither round has those that something was explained about, below and uncounted", () => {
    const typed = withCells(book, { [cellIn(book, sheet, "说明", names[0] ?? "")]: "已合并" });
    const fewer = compareSubmissions(round(before, "b").slice(1, 10), round(after, "a").slice(1));
    const { designs: drawn } = drawLookBack(fewer, { ...options, former: checkWorkbook(typed).sheets });
    const again = workbookOfDesigns(drawn);
    const listed = textRows(again, sheet).filter((row) => names.includes(row[2] ?? ""));
    expect(listed.map(([number, , name]) => [number, name])).toEqual([
      ...names.slice(1, 10).map((name, i) => [String(i + 1), name]),
      ["10", names[0]],
    ]);
    expect(rowOf(again, names[0] ?? "")["说明"]).toBe("已合并");
    expect(recalculated(again)).toEqual([]);
  });

  it("counts each scheme's branches in its own table, where two schemes have levels of one name", () => {
    const rated = (branches: readonly (readonly [string, string])[], template: string, path: string) =>
      submitSheets(path, [official(template, { rows: branches.map(([branch, level]) => ({ branch, level })) })]);
    const rounds = [["好", "较好"] as const, ["较好", "较好"] as const].map((levels, i) => [
      rated(
        levels.map((own, k) => [`支部${k}`, own]),
        "cumtb-2012/grading-summary",
        `${i}a.xlsx`,
      ),
      rated([["甲村党支部", "好"]], "jilin-2012/grading-summary", `${i}b.xlsx`),
    ]);
    const drawn = workbookOfDesigns(
      drawLookBack(compareSubmissions(rounds[0] ?? [], rounds[1] ?? []), options).designs,
    );
    const rows = textRows(drawn, sheet);
    const starts = rows.flatMap((row, i) => (row[0]?.startsWith("原等次＼现等次") ? [i] : []));
    expect(starts.map((i) => [rows[i]?.[0], ...(rows[i + 1] ?? [])])).toEqual([
      ["原等次＼现等次（中矿京党字〔2012〕14号）", "好", "", "0", "1", "0", "0", "0"],
      ["原等次＼现等次（吉组通字〔2012〕18号）", "好", "", "1", "0", "0", "0", "0"],
    ]);
    expect(recalculated(drawn)).toEqual([]);
  });
});

/** `textRows` leaves blank rows out. */
function gapsBefore(row: number): number {
  const filled = new Set(designs[0]?.cells.filter((c) => c.content !== null).map((c) => c.row));
  let at = -1;
  for (let i = 0; i <= row; i++)
    do at++;
    while (!filled.has(at));
  return at - row;
}

describe("the look-back of a re-check", () => {
  it("is held against the document's rules: a new branch, an inspection, the quota, a branch that did not rise", () => {
    const helpers = { leader: "甲一", liaison: "乙二", department: "教育股" };
    const recheck = (...rows: readonly Record<string, string>[]) =>
      submitSheets("复查.xlsx", [
        official("meizhou-2012/recheck", { rows: rows.map((row) => ({ type: "农村", ...helpers, ...row })) }),
      ]);
    const { findings, counts } = compareSubmissions(
      [recheck({ branch: "甲支部", level: "一般" }, { branch: "乙支部", level: "一般" })],
      [
        recheck(
          { branch: "甲支部", before: "一般", level: "较好", inspection: "成效不显著" },
          { branch: "乙支部", before: "一般", level: "一般" },
          { branch: "丙支部", new: "是", level: "好" },
          { branch: "丁支部", before: "好", level: "好", inspection: "存在制假售假" },
        ),
      ],
      { quotaPercent: 20 },
    );
    expect(findings.map(({ code, branch }) => [code, branch]).sort()).toEqual([
      ["not-promoted", "乙支部"],
      ["promotion-blocked", "丙支部"],
      ["promotion-blocked", "甲支部"],
      ["quota-exceeded", null],
      ["veto-triggered", "丁支部"],
    ]);
    expect(counts).toEqual({ promoted: 1, unchanged: 1, new: 2 });
  });

  it("has rows that show every item that moved", () => {
    const rated = (share: number) => [
      submitSheets("a.xlsx", [scoringSheet({ self: fullScores.map((most) => most * share) }, "学校甲党支部")]),
    ];
    const [drawn] = drawLookBack(compareSubmissions(rated(0.5), rated(1)), options).designs;
    const cell = drawn?.cells.find(({ content }) => String(content?.value ?? "").startsWith("1．"));
    const text = String(cell?.content?.value);
    expect(text.split(/[；\n]/)).toHaveLength(27);
    const width = columnPoints(drawn?.columnWidths[cell?.column ?? -1] ?? 0);
    const height = new Map(drawn?.rowHeights).get(cell?.row ?? -1) ?? 0;
    expect(height).toBeGreaterThanOrEqual(textHeight(text, width, styles.textMiddle));
    expect(height).toBeLessThan(MAX_ROW_HEIGHT);
  });
});
