import type { FindingFilter } from "../../../src/taskpane/state";
import { choicesOf, filterFindings, onlyPresent } from "../../../src/taskpane/fill/finding-filter";
import { finding } from "../../support/fake-session";

const everything: FindingFilter = { severities: [], search: "", branch: null, sheet: null };
const blank = finding("field-missing", { field: "填报人" }, { severity: "query", sheet: "附件2", branch: "甲" });
const altered = finding("item-missing", { item: "第20项", category: "" }, { sheet: "附件1", branch: "乙" });
const all = [blank, altered];
const list = (change: Partial<FindingFilter>) =>
  filterFindings(all, { ...everything, ...change }, ({ code }) => `ＡＢ c ${code}`);

describe("which findings are listed", () => {
  it.each<[string, Partial<FindingFilter>, readonly unknown[]]>([
    ["all where nothing is pressed", {}, all],
    ["only what is pressed", { severities: ["error"] }, [altered]],
    ["both where both are pressed", { severities: ["error", "query"] }, all],
    ["one branch", { branch: "甲" }, [blank]],
    ["one sheet of another branch: none", { branch: "甲", sheet: "附件1" }, []],
    ["what holds the words, in any width and spacing", { search: " abＣ field" }, [blank]],
    ["nothing where nothing holds them", { search: "月球" }, []],
  ])("%s", (_, change, expected) => {
    expect(list(change)).toEqual(expected);
  });

  it("lets go of what a check has removed", () => {
    const filter: FindingFilter = { severities: ["error"], search: "x", branch: "乙", sheet: "附件2" };
    expect(onlyPresent(filter, [blank])).toEqual({ severities: [], search: "x", branch: null, sheet: "附件2" });
  });

  it("offers places only where findings differ in them", () => {
    expect([choicesOf(all, "branch"), choicesOf([blank], "branch")]).toEqual([["甲", "乙"], []]);
  });
});
