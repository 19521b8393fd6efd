import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { SetCell } from "../../src/core/changes/change-set";
import type { MergeJson } from "../../src/cli/merge-json";
import { run } from "../../src/cli/run";
import { parseA1 } from "../../src/core/workbook/address";
import { cellKey, type WorkbookSnapshot } from "../../src/core/workbook/snapshot";
import { applyToXlsx, createXlsx } from "../../src/hosts/xlsx/write";
import { readXlsx } from "../../src/hosts/xlsx/read";
import { cellIn, sheetOf, tableRows } from "../support/generated";
import { scoredSheet } from "../support/submissions";

let folder: string;
const at = (name: string): string => path.join(folder, name);

async function dingji(...argv: string[]): Promise<{ code: number; stderr: string; stdout: string }> {
  const texts = { stderr: "", stdout: "" };
  const code = await run(argv, {
    write: (text) => (texts.stdout += text),
    warn: (text) => (texts.stderr += text),
    isTerminal: false,
  });
  return { code, ...texts };
}

function bookOf(name: string): WorkbookSnapshot {
  return readXlsx(new Uint8Array(readFileSync(at(name))), { fileName: name }).snapshot;
}

/** Types texts into a file, as Excel would save them; in the row that holds `beside`, by heading. */
async function type(
  name: string,
  sheet: string,
  beside: string,
  texts: Readonly<Record<string, string>>,
): Promise<void> {
  const book = bookOf(name);
  const { id, cells } = sheetOf(book, sheet);
  const edits = Object.entries(texts).map(([heading, text]): SetCell => {
    const { row, column } = parseA1(cellIn(book, sheet, heading, beside).split("!")[1] ?? "");
    const before = cells.get(cellKey(row, column)) ?? null;
    return { kind: "set-cell", sheet: { id, name: sheet }, row, column, before, after: { ...before, value: text } };
  });
  const { bytes } = await applyToXlsx(new Uint8Array(readFileSync(at(name))), { purpose: "entry", edits });
  writeFileSync(at(name), bytes);
}

const objection = {
  公示开始时间: "2012年4月16日",
  群众提出的问题: "活动记录不实",
  调查核实情况: "属实",
  反馈情况: "已反馈",
  变更理由: "核减",
};

async function levels(...argv: string[]): Promise<Readonly<Record<string, string | null>>> {
  const { stdout } = await dingji("merge", ...argv, "--json");
  return Object.fromEntries((JSON.parse(stdout) as MergeJson).branches.map((b) => [b.name ?? "", b.level]));
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "dingji-year-"));
  for (const branch of ["学校甲党支部", "学校乙党支部"]) {
    writeFileSync(at("in.xlsx"), await createXlsx([scoredSheet(branch, { self: 80, review: 82 })]));
    await dingji("generate", at("in.xlsx"), "-o", at(`${branch}.xlsx`), "--only", "publicity,result,ledger");
  }
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

it("carries a level that an objection changed through a merge, and what is recorded on the merge through the next", async () => {
  const files = [at("学校甲党支部.xlsx"), at("学校乙党支部.xlsx")];
  await type("学校甲党支部.xlsx", "公示名单", "学校甲党支部", { ...objection, 变更后等次: "一般" });
  expect(await levels(...files, "-o", at("汇总.xlsx"))).toEqual({ 学校甲党支部: "一般", 学校乙党支部: "较好" });

  // The district writes on its own list and on the progress of the month.
  await dingji("generate", at("汇总.xlsx"), "-o", at("公示.xlsx"), "--only", "publicity");
  expect(tableRows(bookOf("公示.xlsx"), "公示名单").map((row) => row.slice(2, 4))).toEqual([
    ["学校乙党支部", "较好"],
    ["学校甲党支部", "较好"],
  ]);
  await type("公示.xlsx", "公示名单", "学校乙党支部", { ...objection, 变更后等次: "先进" });
  await type("公示.xlsx", "整改进度", "（未注明）", { 本月工作进展: "已调度" });
  expect(await levels(...files, "-o", at("公示.xlsx"), "--force")).toEqual({
    学校甲党支部: "一般",
    学校乙党支部: "先进",
  });
  const again = bookOf("公示.xlsx");
  expect(tableRows(again, "公示名单").map((row) => [row[2], row[3], row[9]])).toEqual([
    ["学校乙党支部", "较好", "先进"],
    ["学校甲党支部", "较好", "一般"],
  ]);
  expect(tableRows(again, "整改进度").flat()).toContain("已调度");

  // A branch that is gone: what was recorded about it is named, and the exit code says so.
  const { code, stderr } = await dingji("merge", files[0] ?? "", "-o", at("公示.xlsx"), "--force");
  expect(code).toBe(1);
  expect(stderr).toMatch(/公示名单![A-Z]\d+ {2}先进/);
}, 240_000);
