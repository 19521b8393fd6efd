import { drawTemplate } from "../../../src/core/generation/templates/draw-template";
import type { TemplateRow } from "../../../src/core/generation/templates/frame";
import { compareSubmissions } from "../../../src/core/merging/compare";
import { mergeSubmissions } from "../../../src/core/merging/merge";
import type { MergeResult } from "../../../src/core/merging/merge-result";
import type { Submission } from "../../../src/core/merging/submitted";
import { findForm } from "../../../src/core/schemes";
import { submitSheets } from "../../support/submissions";

function list(
  path: string,
  rows: readonly TemplateRow[],
  unit?: string,
  template = "cumtb-2012/grading-summary",
): Submission {
  const found = findForm(template);
  if (!found) throw new Error(template);
  const fields = unit === undefined ? {} : { "填报单位（盖章）：": unit };
  return submitSheets(path, [drawTemplate(found.scheme, found.form, { fill: { rows, fields } })]);
}

const name = "教工一支部";

function branches({ branches: merged }: MergeResult): unknown {
  return merged.map(({ name: branch, parent, level }) => [branch, parent, level]);
}

function duplicates({ findings }: MergeResult): unknown {
  return findings.flatMap(({ code, facts }) => (code === "branch-duplicate" ? [facts] : []));
}

describe("a branch is a name under a committee", () => {
  it("in one list", () => {
    const rows = [
      { branch: name, parent: "矿业学院党总支", level: "好" },
      { branch: name, parent: "化工学院党总支", level: "一般" },
    ];
    const result = mergeSubmissions([list("a.xlsx", rows)]);
    expect(branches(result)).toEqual([
      [name, "化工学院党总支", "一般"],
      [name, "矿业学院党总支", "好"],
    ]);
    expect(duplicates(result)).toEqual([]);
  });

  it("in two lists that only their head lines tell apart", () => {
    const result = mergeSubmissions([
      list("a.xlsx", [{ branch: name, level: "好" }], "矿业学院党总支"),
      list("b.xlsx", [{ branch: name, level: "一般" }], "化工学院党总支"),
    ]);
    expect(branches(result)).toEqual([
      [name, "化工学院党总支", "一般"],
      [name, "矿业学院党总支", "好"],
    ]);
    expect(result.levels).toEqual({ "cumtb-2012": { 好: 1, 一般: 1 } });
  });

  it("stands apart where a roster lists two of the name and the file says neither", () => {
    const entry = (parent: string, row: number) => ({ name, parent, type: null, sheet: "名册", cell: `A${row}` });
    const roster = { entries: [entry("矿业学院党总支", 2), entry("化工学院党总支", 3)], repeated: [] };
    const result = mergeSubmissions([list("a.xlsx", [{ branch: name, level: "好" }])], { roster });
    expect(branches(result)).toEqual([[name, null, "好"]]);
    expect(duplicates(result)).toHaveLength(1);
  });

  it("joins what states no committee while there is one of the name", () => {
    const rectified = { branch: name, problems: "甲事", measures: "乙事" };
    const result = mergeSubmissions([
      list("a.xlsx", [{ branch: name, level: "好" }], "矿业学院党总支"),
      list("b.xlsx", [rectified], undefined, "cumtb-2012/rectification-summary"),
    ]);
    expect(branches(result)).toEqual([[name, "矿业学院党总支", "好"]]);
    expect([...(result.branches[0]?.files ?? [])].sort()).toEqual(["a.xlsx", "b.xlsx"]);
  });

  it("keeps it apart, and says so, where several committees have one", () => {
    const result = mergeSubmissions([
      list("a.xlsx", [{ branch: name, level: "好" }], "矿业学院党总支"),
      list("b.xlsx", [{ branch: name, level: "一般" }], "化工学院党总支"),
      list("c.xlsx", [{ branch: name, level: "较差" }]),
    ]);
    expect(branches(result)).toEqual([
      [name, "化工学院党总支", "一般"],
      [name, "矿业学院党总支", "好"],
      [name, null, "较差"],
    ]);
    expect(duplicates(result)).toEqual([
      {
        branch: name,
        sheets: ["c.xlsx"],
        party: null,
        reason: "committees",
        values: ["化工学院党总支", "矿业学院党总支"],
      },
    ]);
  });

  it("takes its entry of the roster", () => {
    const entry = (parent: string, cell: string) => ({ name, parent, type: null, sheet: "名册", cell });
    const roster = { entries: [entry("化工学院党总支", "A2"), entry("矿业学院党总支", "A3")], repeated: [] };
    const result = mergeSubmissions([list("a.xlsx", [{ branch: name, level: "好" }], "矿业学院党委")], { roster });
    expect(branches(result)).toEqual([[name, "矿业学院党总支", "好"]]);
    expect(result.missing.map(({ parent }) => parent)).toEqual(["化工学院党总支"]);
  });

  it("reads a committee in its longer name as the same one", () => {
    const result = mergeSubmissions([
      list("a.xlsx", [{ branch: name, level: "好" }], "中共矿业学院委员会"),
      list(
        "b.xlsx",
        [{ branch: name, problems: "甲事", measures: "乙事" }],
        "矿业学院党委",
        "cumtb-2012/rectification-summary",
      ),
    ]);
    expect(result.merged).toBe(1);
  });

  it("is what a comparison pairs", () => {
    const round = (first: string, second: string): Submission =>
      list("a.xlsx", [
        { branch: name, parent: "矿业学院党总支", level: first },
        { branch: name, parent: "化工学院党总支", level: second },
      ]);
    const { branches: compared } = compareSubmissions([round("好", "一般")], [round("较好", "好")]);
    expect(compared.map(({ parent, before, after, change }) => [parent, before?.level, after?.level, change])).toEqual([
      ["化工学院党总支", "一般", "好", "promoted"],
      ["矿业学院党总支", "好", "较好", "lowered"],
    ]);
  });
});
