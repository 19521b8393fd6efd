import { readFileSync } from "node:fs";
import path from "node:path";
import { applyToSnapshot } from "../../../src/core/changes/apply";
import { checkWorkbook } from "../../../src/core/check/check";
import { generateSheets, namedKinds } from "../../../src/core/generation/generate";
import { reviewWorkbook } from "../../../src/core/generation/review/draw";
import { mergeSubmissions } from "../../../src/core/merging/merge";
import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { readXlsx } from "../../../src/hosts/xlsx/read";
import { submit } from "../../support/submissions";

const FOLDER = "test/fixtures/version-0.1.0";

/** What a person typed on a workbook's generated sheets before version 0.1.0 was left behind. */
interface Typed {
  readonly file: string;
  readonly sheet: string;
  readonly text: string;
}

const typed = JSON.parse(readFileSync(path.join(FOLDER, "typed.json"), "utf8")) as readonly Typed[];

function open(file: string): WorkbookSnapshot {
  return readXlsx(new Uint8Array(readFileSync(path.join(FOLDER, file))), { fileName: file }).snapshot;
}

function templates(file: string): readonly (readonly [string, string | null])[] {
  return checkWorkbook(open(file)).sheets.map((s) => [s.sheet.name, s.template] as const);
}

function holds(workbook: WorkbookSnapshot, { sheet, text }: Typed): boolean {
  const found = workbook.sheets.find((s) => s.name === sheet);
  return [...(found?.cells.values() ?? [])].some((cell) => String(cell.value).includes(text));
}

it("recognises every own sheet that version 0.1.0 drew", () => {
  expect(templates("branch.xlsx")).toEqual([
    ["附件1", "tianning-2012/scoring"],
    ["附件2", "tianning-2012/survey"],
    ["附件3", "tianning-2012/rectification"],
    ["附件4", "tianning-2012/contacts"],
    ["得分与定级", "dingji/result"],
    ["整改台账", "dingji/ledger"],
    ["分类定级汇总表", "dingji/summary"],
    ["问题清单", "dingji/findings"],
    ["核实说明", "dingji/explanations"],
    ["审核意见", "dingji/review"],
  ]);
  expect(templates("custom.xlsx")).toEqual([
    ["评分表", "custom/scoring"],
    ["得分与定级", "dingji/result"],
    ["评分办法", "dingji/rubric"],
    ["整改台账", "dingji/ledger"],
    ["核实说明", "dingji/explanations"],
  ]);
  expect(templates("merged.xlsx")).toEqual([
    ["分类定级汇总表 (1)", "dingji/summary"],
    ["分类定级汇总表 (2)", "cumtb-2012/grading-summary"],
    ["分类定级汇总表 (3)", "dingji/summary"],
    ["分类定级明细表 (1)", "dingji/detail"],
    ["分类定级明细表 (2)", "dingji/detail"],
    ["分类定级明细表 (3)", "dingji/detail"],
    ["分类定级统计表", "dingji/statistics"],
    ["较差党组织名单 (1)", "dingji/poor-list"],
    ["较差党组织名单 (3)", "dingji/poor-list"],
    ["较差党组织状况明细表 (1)", "dingji/poor-detail"],
    ["较差党组织状况明细表 (3)", "dingji/poor-detail"],
    ["整改汇总表 (1)", "dingji/rectification-summary"],
    ["与上次汇总的变化", "dingji/changes"],
    ["缺报名单", "dingji/missing"],
    ["问题清单", "dingji/findings"],
    ["数据来源", "dingji/provenance"],
  ]);
  expect(templates("look-back.xlsx")).toEqual([
    ["回头看对照", "dingji/look-back"],
    ["问题清单", "dingji/findings"],
  ]);
});

it("reads what a person set on them", () => {
  const [branch] = checkWorkbook(open("branch.xlsx")).branches;
  expect([branch?.name, branch?.total, branch?.level]).toEqual(["青松小学党支部", null, "后进"]);
  expect(branch?.vetoes.map(({ id, state, by }) => [id, state, by])).toEqual([
    ["disciplined-members", "no", "person"],
    ["disunited-leadership", "yes", "person"],
    ["inactive-over-a-year", "no", "person"],
    ["mass-score-below-12", "no", "computed"],
    ["other", "no", "person"],
  ]);
  expect(branch?.roundsFirst).toBe(true);
  expect(branch?.opinions.map(({ criterion, opinion, reason }) => [criterion.number, opinion, reason])).toEqual([
    ["1", "queried", "审核理由甲"],
    ["2", "changed", "审核理由乙"],
  ]);
  const explained = checkWorkbook(open("branch.xlsx")).findings.filter((f) => f.explanation);
  expect(explained.map((f) => f.explanation)).toEqual([{ reason: "理由甲一", by: "说明人甲", at: "2012年4月1日" }]);
  const [custom] = checkWorkbook(open("custom.xlsx")).branches;
  expect(custom?.scheme.title).toBe("文明窗口评分表甲");
  expect(custom?.scheme.levels.map((l) => [l.name, l.from])).toEqual([
    ["优秀", 92],
    ["良好", 80],
    ["合格", 60],
    ["不合格", null],
  ]);
  expect(custom?.scheme.vetoes.map((v) => [v.text, v.level])).toEqual([["发生责任事故甲", "不合格"]]);
});

it.each([...new Set(typed.map((t) => t.file))].filter((file) => !["merged.xlsx", "look-back.xlsx"].includes(file)))(
  "brings %s up to date and loses nothing that a person typed",
  (file) => {
    const before = open(file);
    const has = (form: string): boolean => checkWorkbook(before).sheets.some((s) => s.template === `dingji/${form}`);
    const { changeSet } = generateSheets(before, checkWorkbook(before), {
      only: namedKinds.filter((kind) => kind === "rectification" || has(kind)),
      describe: (finding) => finding.code,
    });
    const generated = applyToSnapshot(before, changeSet);
    const after = has("review")
      ? applyToSnapshot(generated, reviewWorkbook(generated, checkWorkbook(generated)))
      : generated;
    const own = typed.filter((t) => t.file === file);
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter((t) => !holds(after, t))).toEqual([]);
    // Brought up to date in place: no second sheet of a kind.
    expect(checkWorkbook(after).sheets.map((s) => s.template)).toEqual(
      checkWorkbook(before).sheets.map((s) => s.template),
    );
  },
);

it("merges its summary again: every branch with its figures", () => {
  const { branches } = mergeSubmissions([submit("merged.xlsx", open("merged.xlsx"))]);
  expect(
    branches.map((b) => [b.name, b.scheme.id, b.level, b.evaluations.map((e) => [e.party, e.total, e.level])]),
  ).toEqual([
    [
      "学校丙党支部",
      "tianning-2012",
      "后进",
      [
        ["self", 83, "先进"],
        ["review", 65.5, null],
      ],
    ],
    [
      "白桦小学党支部",
      "tianning-2012",
      "先进",
      [
        ["self", 95, null],
        ["review", 92, null],
      ],
    ],
    ["青松小学党支部", "tianning-2012", "后进", [["self", 89, null]]],
    ["学校乙党支部", "tianning-2012", null, [["self", null, null]]],
    ["学生一支部", "cumtb-2012", null, [["members", null, "B"]]],
    [
      "窗口甲",
      "custom",
      "不合格",
      [
        ["self", 95, null],
        ["review", 89, null],
      ],
    ],
  ]);
});
