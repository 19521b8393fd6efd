import { checkWorkbook } from "../../../src/core/check/check";
import { mergeSubmissions } from "../../../src/core/merging/merge";
import type { MergeResult } from "../../../src/core/merging/merge-result";
import { findForm } from "../../../src/core/schemes";
import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { asSubmission } from "../../support/filled-forms";
import { official } from "../../support/official";
import { filled, resultCell, withCells } from "../../support/rule-book";
import { submit, submitSheets } from "../../support/submissions";

const states = ({ branches }: MergeResult): unknown =>
  branches.map(({ name, level, vetoes }) => [name, level, vetoes.map(({ id, state, by }) => [id, state, by])]);

/** 附件1 of one party with these points in the last category, full marks elsewhere. */
function scored(party: "self" | "review", points: number): WorkbookSnapshot {
  const form = findForm("tianning-2012/scoring")?.form;
  if (form?.kind !== "scoring") throw new Error("no rubric");
  const last = form.rubric.categories.at(-1);
  let left = points;
  const scores = form.rubric.categories.flatMap((category) =>
    category.items.map(({ maximum }) => {
      const score = category === last ? Math.min(left, maximum ?? 0) : (maximum ?? 0);
      if (category === last) left -= score;
      return score;
    }),
  );
  return workbookOfDesigns([
    official("tianning-2012/scoring", { branch: "学校甲党支部", scores: { [party]: scores } }),
  ]);
}

describe("circumstances that decide a level, in a merge", () => {
  const triggered = (self: number, review: number): unknown =>
    mergeSubmissions([submit("a.xlsx", scored("self", self)), submit("b.xlsx", scored("review", review))])
      .findings.filter(({ code }) => code === "veto-triggered")
      .map(({ facts }) => facts);

  it("are told with the score that they follow from, and with who sees them where the parties differ", () => {
    const facts = { veto: "“群众反映好”得分低于12分", level: "后进", limit: 12 };
    expect(triggered(15, 15)).toEqual([]);
    expect(triggered(11, 10)).toMatchObject([{ ...facts, value: 10.4, parties: [], isDisagreement: false }]);
    expect(triggered(11, 12)).toMatchObject([
      { ...facts, value: 11.6, parties: ["self", "review"], isDisagreement: true },
    ]);
    expect(triggered(11, 15)).toMatchObject([
      { ...facts, value: 13.4, parties: ["self", "review"], isDisagreement: true },
    ]);
  });

  it("go from merge to merge as they were confirmed, denied, left open or decided by a rate", () => {
    const letters = official("cumtb-2012/teacher-standard", {
      branch: "教工一支部",
      scores: { score: ["A", "A", "A", "A", "A"] },
      result: "好（A）",
    });
    const book = filled(workbookOfDesigns([letters]));
    const at = (label: string, column: string): string =>
      `得分与定级!${column}${/\d+$/.exec(resultCell(book, label))?.[0] ?? ""}`;
    const rate = [...(book.sheets.find(({ name }) => name === "得分与定级")?.cells.values() ?? [])]
      .map(({ value }) => String(value))
      .find((text) => text.startsWith("群众对党员发挥作用的满意率（70%）"));
    const typed = withCells(book, {
      [at("近两年来党支部书记有重大违纪违法行为", "G")]: "否",
      [at("无故长期不换届", "G")]: "是",
      [at(rate ?? "", "F")]: 0.55,
    });
    const town = mergeSubmissions([submit("a.xlsx", typed)]);
    const decided = [
      [
        "教工一支部",
        "好",
        [
          ["secretary-misconduct", "no", "person"],
          ["overdue-election", "yes", "person"],
          ["inactive-over-a-year", "unknown", "person"],
          ["members-satisfaction-below-50", "no", "computed"],
          ["secretary-satisfaction-below-50", "unknown", "person"],
        ],
      ],
    ];
    expect(states(town)).toEqual(decided);
    expect(states(mergeSubmissions([asSubmission(town, "town.xlsx")]))).toEqual(decided);
    expect(checkWorkbook(typed).branches[0]?.vetoes.map(({ state }) => state)).toEqual([
      "no",
      "yes",
      "unknown",
      "no",
      "unknown",
    ]);
  });

  it("are all open where nothing says otherwise, one level up too", () => {
    const town = mergeSubmissions([
      submitSheets("a.xlsx", [official("tianning-2012/scoring", { branch: "学校甲党支部", scores: {} })]),
    ]);
    expect(states(mergeSubmissions([asSubmission(town, "town.xlsx")]))).toEqual(states(town));
  });
});
