import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { MergeJson } from "../../src/cli/merge-json";
import { run } from "../../src/cli/run";
import type { SheetDesign } from "../../src/core/design/sheet-design";
import { createXlsx } from "../../src/hosts/xlsx/write";
import { sheet } from "../support/workbook";
import { keyAddress } from "../../src/core/workbook/snapshot";
import { scoredSheet } from "../support/submissions";

let folder: string;
const at = (...names: readonly string[]): string => path.join(folder, ...names);

/** Names with their committees; null for one that the roster does not have. */
const branches = [
  ["学校甲党支部", "第一党委", 92],
  ["学校乙党支部", "第一党委", 78],
  ["学校丙党支部", "第二党委", 65],
  ["学校丁党支部", "第十党委", 50],
  ["学校戊党支部", null, 95],
] as const;

async function dingji(...argv: string[]): Promise<{ code: number; stderr: string; stdout: string }> {
  let stderr = "";
  let stdout = "";
  const io = { write: (t: string) => (stdout += t), warn: (t: string) => (stderr += t), isTerminal: false };
  return { code: await run(argv, io), stderr, stdout };
}

function rosterDesign(): SheetDesign {
  const listed = branches.filter(([, parent]) => parent !== null);
  const { cells } = sheet("名册", [["党支部名称", "所属党委"], ...listed.map(([name, parent]) => [name, parent])]);
  return {
    name: "名册",
    cells: [...cells].map(([key, content]) => ({ ...keyAddress(key), content, style: "textMiddle" as const })),
    merges: [],
    columnWidths: [20, 20],
    rowHeights: new Map(),
    validations: [],
    excessMarks: [],
    print: { orientation: "portrait" },
    frozenRows: 0,
  };
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "dingji-split-"));
  for (const [name, , total] of branches) {
    const scores = { self: total, review: total };
    writeFileSync(at(`${name}.xlsx`), await createXlsx([scoredSheet(name, scores)]));
  }
  writeFileSync(at("名册.xlsx"), await createXlsx([rosterDesign()]));
  const files = branches.map(([name]) => at(`${name}.xlsx`));
  await dingji("merge", ...files, "-o", at("汇总.xlsx"), "--roster", at("名册.xlsx"));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("dingji split", () => {
  it("writes a workbook for each 党委, tells who states none, and loses no branch, level or count", async () => {
    const { code, stderr } = await dingji("split", at("汇总.xlsx"), "--by", "所属党委", "-o", at("分"));
    expect(readdirSync(at("分")).sort()).toEqual(
      ["第一党委.xlsx", "第二党委.xlsx", "第十党委.xlsx", "未注明.xlsx"].sort(),
    );
    expect(code).toBe(1);
    expect(stderr).toContain("有 1 个党支部没有写明，单独放在“未注明.xlsx”");
    expect(stderr).toContain(`已写出“${at("分", "第一党委.xlsx")}”，2 个党支部。`);

    const whole = await dingji("merge", at("汇总.xlsx"), "-o", at("再汇总.xlsx"), "--json");
    const again = await dingji("merge", at("分"), "-o", at("合.xlsx"), "--json");
    const [first, second] = [whole, again].map(({ stdout }) => JSON.parse(stdout) as MergeJson);
    const essence = (json: MergeJson | undefined) =>
      json?.branches.map(({ name, parent, level, total, scheme }) => ({ name, parent, level, total, scheme }));
    expect(essence(second)).toEqual(essence(first));
    expect(essence(second)).toHaveLength(5);
    expect(second?.levels).toEqual(first?.levels);
    expect(second?.levels).toEqual({ "tianning-2012": { 先进: 2, 较好: 1, 一般: 1, 后进: 1 } });
    expect(second?.findings.map(({ code, branch }) => [code, branch])).toEqual(
      first?.findings.map(({ code, branch }) => [code, branch]),
    );
    expect((await dingji("check", at("分", "第一党委.xlsx"))).code).toBe(0);
  });

  it("replaces nothing without --force, and then nothing is written", async () => {
    await dingji("split", at("汇总.xlsx"), "-o", at("旧"));
    rmSync(at("旧", "第二党委.xlsx"));
    const before = readFileSync(at("旧", "第一党委.xlsx"));
    const { code, stderr } = await dingji("split", at("汇总.xlsx"), "-o", at("旧"));
    expect([code, existsSync(at("旧", "第二党委.xlsx"))]).toEqual([2, false]);
    expect(stderr).toContain("第一党委.xlsx");
    expect(readFileSync(at("旧", "第一党委.xlsx")).equals(before)).toBe(true);
    expect((await dingji("split", at("汇总.xlsx"), "-o", at("旧"), "--force")).code).toBe(1);
    expect(existsSync(at("旧", "第二党委.xlsx"))).toBe(true);
  });

  it("refuses other columns and files without branches", async () => {
    expect((await dingji("split", at("汇总.xlsx"), "--by", "得分", "-o", at("无"))).stderr).toContain(
      "--by 只能写所属党委或类型",
    );
    expect((await dingji("split", at("名册.xlsx"), "-o", at("无"))).code).toBe(2);
    expect(existsSync(at("无"))).toBe(false);
  });
});
