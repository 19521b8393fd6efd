import { drawTemplate } from "../../../src/core/generation/templates/draw-template";
import { checkWorkbook } from "../../../src/core/check/check";
import { compareSubmissions, type CompareResult } from "../../../src/core/merging/compare";
import { mergeSubmissions } from "../../../src/core/merging/merge";
import type { Submission } from "../../../src/core/merging/submitted";
import { drawLookBack } from "../../../src/core/merging/outputs/look-back";
import type { RecognisedSheet } from "../../../src/core/model/recognised-sheet";
import { cellText } from "../../../src/core/workbook/grid";
import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { asSubmission, filling, typedForms, typedIn } from "../../support/filled-forms";
import { cellIn, generated, tableRows, textRows } from "../../support/generated";
import { official } from "../../support/official";
import { withCells } from "../../support/rule-book";
import { scoredSheet, submit, submitSheets } from "../../support/submissions";
import { recalculated } from "../../support/ironcalc-values";
import { cases, fc } from "../../support/cases";

const options = { describe: (f: { readonly code: string }) => f.code, describeError: () => "" };
const entries = "填报内容对照";

function drawn(result: CompareResult, former: readonly RecognisedSheet[] = []) {
  const { designs, left } = drawLookBack(result, { ...options, former });
  return { book: workbookOfDesigns(designs), left: left.map(({ text }) => text) };
}

function shown(book: WorkbookSnapshot): string {
  return book.sheets.flatMap(({ cells }) => [...cells.values()].map(cellText)).join("\n");
}

function rowsOf(book: WorkbookSnapshot): readonly (readonly string[])[] {
  return textRows(book, entries).filter((row) => /^\d+$/.test(row[0] ?? ""));
}

describe.each(typedForms)("what is typed on $template in either round", (typed) => {
  const { scheme, form, fill } = typed;

  it("stands on the comparison, or is named as left; and so where the rounds are merges", () => {
    fc.assert(
      fc.property(filling, filling, (first, second) => {
        const fills = [fill("甲", first), fill("乙", second)];
        const files = fills.map((own, i) => [submitSheets(`${i}.xlsx`, [drawTemplate(scheme, form, { fill: own })])]);
        const [before = [], after = []] = files;
        // Scores are what the totals, the levels and 升降情况 say.
        const isScored = form.kind === "scoring";
        const values = fills.flatMap((own) =>
          isScored ? Object.values(own.fields ?? {}).map(String) : typedIn(typed, own),
        );
        const merged = [before, after].map((side, i) => [asSubmission(mergeSubmissions(side), `m${i}.xlsx`)]);
        for (const [then = [], now = []] of [
          [before, after],
          [merged[0], merged[1]],
        ]) {
          const result = compareSubmissions(then, now);
          const told = result.left.map(({ text }) => text);
          expect(told).toEqual([]);
          const texts = shown(drawn(result).book);
          expect(values.filter((value) => !texts.includes(value))).toEqual([]);
        }
      }),
      { numRuns: cases(1) },
    );
  });
});

const list = (name: string, secretary: string, remark?: string) =>
  submitSheets(name, [
    official("jilin-2012/grading-detail", {
      rows: [{ branch: "学校甲党支部", secretary, ...(remark === undefined ? {} : { remark }) }],
    }),
  ]);

describe("填报内容对照", () => {
  const form = typedForms.find(({ template }) => template === "jilin-2012/grading-detail")?.form;
  const heading = (id: string): string =>
    (form?.kind === "table" ? form.columns.find((c) => c.id === id)?.headings[0] : undefined) ?? "";

  it("sets what a branch filled in before beside what it fills in now", () => {
    const { book } = drawn(compareSubmissions([list("a.xlsx", "甲一")], [list("b.xlsx", "乙二")]));
    const row = rowsOf(book).find((r) => r.includes("甲一"));
    expect(row?.slice(1, 8)).toEqual(["", "学校甲党支部", "附件3", heading("secretary"), "甲一", "乙二", "有变化"]);
    expect(JSON.stringify(recalculated(book))).not.toContain(entries);
  });

  it("names what a ledger says by the ledger's headings", () => {
    const round = (name: string, problem: string): readonly Submission[] => {
      const book = generated(workbookOfDesigns([scoredSheet("学校甲党支部", { self: 98, review: 98 })]), "ledger");
      const [first = []] = tableRows(book, "整改台账");
      const at = (heading: string): string => cellIn(book, "整改台账", heading, first[2] ?? "");
      return [submit(name, withCells(book, { [at("存在的主要问题")]: problem, [at("责任人")]: `${problem}庚七` }))];
    };
    const { book } = drawn(compareSubmissions(round("a.xlsx", "甲事"), round("b.xlsx", "乙事")));
    const moved = rowsOf(book).filter((row) => row[7] === "有变化");
    expect(moved.map((row) => row.slice(3, 7))).toEqual([
      ["整改台账", "存在的主要问题", "甲事", "乙事"],
      ["整改台账", "责任人", "甲事庚七", "乙事庚七"],
    ]);
  });

  it("is not drawn where nothing but scores was filled in", () => {
    const round = (total: number) => [
      submitSheets("a.xlsx", [scoredSheet("学校甲党支部", { self: total, review: total })]),
    ];
    const { book } = drawn(compareSubmissions(round(80), round(92)));
    expect(book.sheets.map(({ name }) => name)).toEqual(["回头看对照", "问题清单"]);
  });

  it("has the scores of branches that came or went, item by item, also between merges", () => {
    const scored = (name: string, scores: readonly number[]) => [
      submitSheets(`${name}.xlsx`, [
        official("jilin-2012/scoring", {
          branch: name,
          maxima: [15, 10, 10, 10, 10, 20, 25],
          scores: { self: scores },
        }),
      ]),
    ];
    const rounds = [scored("学校甲党支部", [14, 9, 8, 7, 6, 5, 4.5]), scored("学校乙党支部", [13, 9, 8, 7, 6, 5, 3.5])];
    const merged = rounds.map((side, i) => [asSubmission(mergeSubmissions(side), `m${i}.xlsx`)]);
    for (const [before = [], after = []] of [rounds, merged]) {
      const rows = rowsOf(drawn(compareSubmissions(before, after)).book).map((row) => row.slice(2, 7));
      expect(rows).toHaveLength(14);
      expect(rows[0]).toEqual(["学校乙党支部", "自评", "党组织带头人", "", "13"]);
      expect(rows[13]).toEqual(["学校甲党支部", "自评", "群众评价", "4.5", ""]);
    }
  });

  it("pairs rows that say the same, however many stand before them", () => {
    const round = (name: string, problems: readonly string[]) => [
      submitSheets(name, [
        official("pucheng-2012/commitments", {
          rows: problems.map((problem) => ({ branch: "学校甲党支部", problem, measure: "每月一次", kind: "立即整改" })),
        }),
      ]),
    ];
    const { book } = drawn(compareSubmissions(round("a.xlsx", ["甲事", "乙事"]), round("b.xlsx", ["丙事", "甲事"])));
    const moved = rowsOf(book).filter((row) => row[7] === "有变化");
    expect(moved.map((row) => row.slice(5, 7))).toEqual([["乙事", "丙事"]]);
  });

  it("keeps remarks when it is drawn again, and names those whose row is gone", () => {
    const result = compareSubmissions([list("a.xlsx", "甲一")], [list("b.xlsx", "乙二")]);
    const { book } = drawn(result);
    const typed = withCells(book, {
      [cellIn(book, entries, "备注", "甲一")]: "换届",
      [cellIn(book, "回头看对照", "说明", "学校甲党支部")]: "已核",
    });
    const former = checkWorkbook(typed).sheets;
    const again = drawn(result, former);
    expect([
      again.left,
      rowsOf(again.book)
        .find((row) => row.includes("甲一"))
        ?.at(-1),
    ]).toEqual([[], "换届"]);
    const other = drawn(compareSubmissions([], [list("b.xlsx", "乙二")]), former);
    expect(other.left).toEqual([]);
    const none = drawn(compareSubmissions([], []), former);
    expect(none.left).toEqual(["学校甲党支部 备注：换届"]);
    expect(shown(none.book)).toContain("已核");
  });
});

describe("what is typed on 回头看对照", () => {
  const round = (total: number) => [
    submitSheets("a.xlsx", [scoredSheet("学校甲党支部", { self: total, review: total })]),
  ];
  const result = compareSubmissions(round(80), round(92));
  const { book } = drawn(result);

  it("in any blank cell stays, or becomes a line below, and is not doubled", () => {
    const typed = withCells(book, {
      "回头看对照!C2": "第一次",
      "回头看对照!B4": "甲党委",
      "回头看对照!N3": "督办",
      "回头看对照!N4": "已督办",
      "回头看对照!F6": "共一个",
      "回头看对照!A40": "请复核",
    });
    const again = drawn(result, checkWorkbook(typed).sheets);
    const texts = shown(again.book).split("\n");
    for (const text of ["第一次", "甲党委", "督办", "已督办", "共一个", "请复核"])
      expect([text, texts.filter((t) => t === text).length]).toEqual([text, 1]);
    const third = drawn(result, checkWorkbook(again.book).sheets);
    expect(textRows(third.book, "回头看对照")).toEqual(textRows(again.book, "回头看对照"));
  });

  it("in a column of a person's own stays when the branch is gone", () => {
    const typed = withCells(book, { "回头看对照!N3": "督办", "回头看对照!N4": "已督办" });
    const { book: other } = drawn(compareSubmissions([], []), checkWorkbook(typed).sheets);
    expect(shown(other)).toContain("已督办");
  });

  it("says letters that moved", () => {
    const typed = typedForms.find(({ template }) => template === "cumtb-2012/teacher-standard");
    if (!typed) throw new Error("no form");
    const fill = typed.fill("甲", { branches: [1], skips: [] });
    const [[party, given]] = Object.entries(fill.scores ?? {}) as [[string, readonly string[]]];
    const letters = (letter: string) => {
      const scores = { [party]: [letter, ...given.slice(1)] };
      return [submitSheets("a.xlsx", [drawTemplate(typed.scheme, typed.form, { fill: { ...fill, scores } })])];
    };
    const { branches } = compareSubmissions(letters("B"), letters("A"));
    expect(branches[0]?.moved.map(({ before, after }) => [before, after])).toEqual([["B", "A"]]);
  });
});
