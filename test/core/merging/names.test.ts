import { groupNames } from "../../../src/core/merging/names";
import type { RosterEntry } from "../../../src/core/merging/roster";

function entries(...names: readonly string[]): RosterEntry[] {
  return names.map((name, i) => ({ name, parent: null, type: null, sheet: "名册", cell: `A${i + 2}` }));
}

function grouped(names: readonly string[], roster: readonly string[] = []): unknown {
  return groupNames(names, entries(...roster)).map(({ name, aliases, entry, near }) => ({
    name,
    aliases,
    listed: entry?.name ?? null,
    near,
  }));
}

describe("groupNames", () => {
  it("takes spellings of one name for one", () => {
    expect(grouped(["学校甲党支部", "学校甲　党支部", "学校甲 党支部"])).toEqual([
      { name: "学校甲党支部", aliases: [], listed: null, near: [] },
    ]);
  });

  it("takes a bare name and a full one for one where nothing else could be meant, and tells", () => {
    expect(grouped(["学校甲", "学校甲党支部"])).toEqual([
      { name: "学校甲党支部", aliases: ["学校甲"], listed: null, near: [] },
    ]);
  });

  it("takes two ways of writing 党支部 for one", () => {
    expect(grouped(["学校甲支部委员会", "学校甲党支部"])).toEqual([
      { name: "学校甲支部委员会", aliases: ["学校甲党支部"], listed: null, near: [] },
    ]);
  });

  it("leaves three candidates apart and asks", () => {
    expect(grouped(["学校甲", "学校甲党支部", "学校甲党总支"])).toEqual([
      { name: "学校甲", aliases: [], listed: null, near: ["学校甲党总支", "学校甲党支部"] },
      { name: "学校甲党总支", aliases: [], listed: null, near: ["学校甲", "学校甲党支部"] },
      { name: "学校甲党支部", aliases: [], listed: null, near: ["学校甲", "学校甲党总支"] },
    ]);
  });

  it("does not take a 党总支 for a 党支部 of the same unit", () => {
    expect(grouped(["学校甲党支部", "学校甲党总支"])).toMatchObject([
      { name: "学校甲党总支", near: ["学校甲党支部"] },
      { name: "学校甲党支部", near: ["学校甲党总支"] },
    ]);
    expect(grouped(["学校甲党总支"], ["学校甲党支部"])).toEqual([
      { name: "学校甲党总支", aliases: [], listed: null, near: ["学校甲党支部"] },
    ]);
  });

  it("goes by the roster's name", () => {
    expect(grouped(["学校甲"], ["学校甲党支部", "学校乙党支部"])).toEqual([
      { name: "学校甲党支部", aliases: ["学校甲"], listed: "学校甲党支部", near: [] },
    ]);
  });

  it("does not choose between two lines of the roster", () => {
    expect(grouped(["学校甲"], ["学校甲党支部", "学校甲党总支"])).toMatchObject([
      { name: "学校甲", listed: null, near: ["学校甲党总支", "学校甲党支部"] },
    ]);
  });

  it("keeps two names apart that both stand on the roster", () => {
    expect(grouped(["学校甲", "学校甲党支部"], ["学校甲", "学校甲党支部"])).toMatchObject([
      { name: "学校甲", listed: "学校甲" },
      { name: "学校甲党支部", listed: "学校甲党支部" },
    ]);
  });

  it("offers only names of the roster that nobody else bears", () => {
    expect(grouped(["第一小学党支部", "第七小学党支部"], ["第一小学党支部", "第二小学党支部"])).toMatchObject([
      { name: "第一小学党支部", listed: "第一小学党支部" },
      { name: "第七小学党支部", listed: null, near: ["第二小学党支部"] },
    ]);
  });
});
