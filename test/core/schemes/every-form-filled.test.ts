import { applyToSnapshot } from "../../../src/core/changes/apply";
import { checkWorkbook, type CheckResult } from "../../../src/core/check/check";
import { fillWorkbook } from "../../../src/core/generation/fill";
import { generateSheets } from "../../../src/core/generation/generate";
import type { TemplateFill, TemplateRow } from "../../../src/core/generation/templates/frame";
import { schemes } from "../../../src/core/schemes";
import { cleanSheets } from "../../../src/scripts/samples/clean";
import { designCells } from "../../../src/core/design/design-cells";
import { keyAddress } from "../../../src/core/workbook/snapshot";
import { parseA1 } from "../../../src/core/workbook/address";
import type { SheetDesign } from "../../../src/core/design/sheet-design";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { official } from "../../support/official";

/** A form filled in without a fault, the same with one, and what of it must be told: [cell, code]. */
interface Case {
  readonly clean: SheetDesign;
  readonly faulty: SheetDesign;
  readonly told: readonly (readonly [string, string])[];
}

const branch = "甲学校党支部";
const words = (count: number, word: string): readonly string[] => Array<string>(count).fill(word);

/** A table with one row in order, and the same row with other entries. */
function rows(id: string, row: TemplateRow, change: TemplateRow, ...told: Case["told"]): readonly [string, Case] {
  return [id, { clean: official(id, { rows: [row] }), faulty: official(id, { rows: [{ ...row, ...change }] }), told }];
}

/** Scores in order, and the same with other entries. */
function scores(id: string, fill: TemplateFill, change: TemplateFill, ...told: Case["told"]): readonly [string, Case] {
  const clean = { branch, ...fill };
  return [id, { clean: official(id, clean), faulty: official(id, { ...clean, ...change }), told }];
}

/** A form of the filled sample, and the same with one cell typed over. */
function sample(
  id: string,
  index: number,
  cell: string,
  typed: string | number,
  code: string,
): readonly [string, Case] {
  const whole = cleanSheets()[index] as SheetDesign;
  // The superior's cell is for a workbook with the superior's scores.
  const isSuperiors = ({ row, column }: { row: number; column: number }): boolean =>
    id.endsWith("survey") && row === 17 && column === 3;
  const clean = { ...whole, cells: whole.cells.map((c) => (isSuperiors(c) ? { ...c, content: null } : c)) };
  const { row, column } = parseA1(cell);
  const cells = clean.cells.map((c) =>
    c.row === row && c.column === column ? { ...c, content: { value: typed } } : c,
  );
  return [id, { clean, faulty: { ...clean, cells }, told: [[cell, code]] }];
}

/** Two leaders, the second with this unit. */
function contacts(unit: string): SheetDesign {
  return official("tianning-2012/contacts", {
    rows: [
      { leader: "甲一", office: "办公室", units: "甲小学" },
      { leader: "乙二", office: "教育科", units: unit },
    ],
  });
}

const seven = [15, 10, 10, 10, 10, 20, 25];
const problem = { problem: "党员活动少", measure: "每月开展一次活动", deadline: "2012年11月30日", owner: "壬九" };

const cases: readonly (readonly [string, Case])[] = [
  sample("tianning-2012/scoring", 0, "D5", 4, "score-above-maximum"),
  sample("tianning-2012/survey", 1, "E5", "许多", "count-invalid"),
  sample("tianning-2012/rectification", 2, "B6", "尽快", "deadline-invalid"),
  [
    "tianning-2012/contacts",
    {
      clean: contacts("乙小学"),
      faulty: contacts("甲小学"),
      told: [["C5", "contact-duplicate"]],
    },
  ],
  scores(
    "cumtb-2012/teacher-standard",
    { scores: { score: ["A", "B", "B", "B", "A"] }, result: "较好（B）" },
    { scores: { score: ["A", "E", "B", "B", "A"] } },
    ["D7", "score-option-invalid"],
  ),
  scores(
    "cumtb-2012/student-standard",
    { scores: { score: ["A", "B", "B", "B", "A"] }, result: "较好（B）" },
    { scores: { score: ["A", null, "B", "B", "A"] } },
    ["D7", "score-missing"],
  ),
  rows("cumtb-2012/grading-summary", { parent: "甲学院党委", branch, level: "好" }, { level: "先进" }, [
    "E5",
    "level-unknown",
  ]),
  rows(
    "cumtb-2012/rectification-summary",
    { branch, problems: "党员活动少", measures: "每月开展一次活动", deadline: "2012年6月", contact: "丙三三" },
    { measures: "" },
    ["D5", "problem-without-measure"],
  ),
  scores(
    "jilin-2012/scoring",
    { maxima: seven, scores: { review: [14, 9, 9, 9, 9, 18, 20] }, result: "较好" },
    { scores: { review: [16, 9, 9, 9, 9, 18, 20] } },
    ["D4", "score-above-maximum"],
  ),
  rows(
    "jilin-2012/ballot",
    { branch, issued: 30, recovered: 29, valid: 28, "votes-1": 20, "votes-2": 5, "votes-3": 2, "votes-4": 1 },
    { recovered: 31 },
    ["E4", "ballot-inconsistent"],
  ),
  rows(
    "jilin-2012/publicity",
    { branch, level: "较好", begins: "2012年4月9日", ends: "2012年4月15日" },
    { ends: "不久" },
    ["F4", "date-invalid"],
  ),
  rows("jilin-2012/grading-summary", { parent: "某镇党委", branch, type: "村", level: "较好" }, { level: "先进" }, [
    "E5",
    "level-unknown",
  ]),
  rows("jilin-2012/grading-detail", { branch, members: 18, review: 85, level: "较好" }, { members: "许多" }, [
    "E5",
    "count-invalid",
  ]),
  rows("jilin-2012/poor-list", { parent: "某镇党委", branch, type: "村", phone: "00000000" }, { phone: "1380" }, [
    "F5",
    "phone-invalid",
  ]),
  rows("jilin-2012/poor-detail", { branch, review: 50, ...problem }, { measure: "" }, [
    "G5",
    "problem-without-measure",
  ]),
  rows("meizhou-2012/recheck", { branch, before: "一般", level: "较好" }, { new: "是", level: "好" }, [
    "G4",
    "promotion-blocked",
  ]),
  rows(
    "yongxing-2012/score-ledger",
    {
      branch,
      ...Object.fromEntries([14, 9, 9, 9, 9, 18, 20].map((n, i) => [`indicator-${i + 1}`, n])),
      total: 88,
      level: "较好",
    },
    { total: 89 },
    ["K4", "total-mismatch"],
  ),
  rows(
    "yongxing-2012/deduction-ledger",
    { branch, indicator: "工作制度", item: "会议记录不全", points: 1, problem: "记录不全", measure: "补齐记录" },
    { measure: "" },
    ["G4", "problem-without-measure"],
  ),
  [
    "yongxing-2012/level-statistics",
    {
      clean: official("yongxing-2012/level-statistics", {
        rows: [
          { level: "好", count: 1, share: "25%" },
          { level: "较好", count: 2, share: "50%" },
          { level: "一般", count: 1, share: "25%" },
          { level: "较差", count: 0, share: "0%" },
          { level: "未定级", count: 0, share: "0%" },
        ],
      }),
      faulty: official("yongxing-2012/level-statistics", {
        rows: [
          { level: "好", count: 1, share: "25%" },
          { level: "较好", count: 2, share: "40%" },
          { level: "一般", count: 1, share: "25%" },
          { level: "较差", count: 0, share: "0%" },
          { level: "未定级", count: 0, share: "0%" },
        ],
      }),
      told: [["C5", "percent-mismatch"]],
    },
  ],
  scores("qingzhou-2012/self-report", { scores: { self: seven } }, { scores: { self: [16, 10, 10, 10, 10, 20, 25] } }, [
    "A3",
    "score-above-maximum",
  ]),
  scores(
    "yichang-2012/five-party",
    { scores: { self: words(7, "好"), review: words(7, "较好") }, result: "较好" },
    { scores: { self: words(7, "好"), review: ["先进", ...words(6, "较好")] } },
    ["B4", "score-option-invalid"],
  ),
  scores(
    "pucheng-2012/grading",
    { scores: { self: words(5, "强"), review: words(5, "较强") }, result: "较强" },
    { result: "先进" },
    ["A10", "level-unknown"],
  ),
  rows(
    "pucheng-2012/commitments",
    { branch, ...problem, deadline: "2012年9月20日", kind: "立即整改" },
    { deadline: "尽快" },
    ["H4", "deadline-invalid"],
  ),
  scores("jxnu-2012/grading", { scores: { score: words(5, "先进") }, result: "先进" }, { result: "优秀" }, [
    "A9",
    "level-unknown",
  ]),
  rows(
    "jxnu-2012/progress",
    { committee: "甲学院党委", month: "4月", done: "完成调查摸底", score: 90, members: 100, funds: "10000" },
    { members: "很多" },
    ["K4", "count-invalid"],
  ),
];

test("every form of the published table has a case", () => {
  expect(cases.map(([id]) => id)).toEqual(
    schemes.flatMap((scheme) => scheme.forms.map((form) => `${scheme.id}/${form.id}`)),
  );
});

/** Findings that must be mended or explained, as [cell, code]. */
function told({ findings }: CheckResult, sheet: string | null = null): unknown {
  const own = findings.filter((f) => f.severity !== "info" && (sheet === null || f.sheet === sheet));
  return own.map((f) => [f.cell, f.code]);
}

const describe_ = { describe: (f: { readonly code: string }) => f.code };

describe.each(cases)("%s", (id, { clean, faulty, told: expected }) => {
  const book = workbookOfDesigns([clean]);
  const checked = checkWorkbook(book);

  test("filled in without a fault it is itself, and clean", () => {
    expect(checked.sheets.map((s) => s.template)).toEqual([id]);
    expect(told(checked)).toEqual([]);
  });

  test("a fault is told at its cell, and nothing else", () => {
    expect(told(checkWorkbook(workbookOfDesigns([faulty])))).toEqual(expected);
  });

  test("filling and generating write over nothing, and a second time nothing", () => {
    const { edits } = fillWorkbook(book, checked);
    const isCovered = (row: number, column: number): boolean =>
      clean.merges.some(
        ({ top, left, bottom, right }) =>
          row >= top && row <= bottom && column >= left && column <= right && (row !== top || column !== left),
      );
    expect(edits.filter((e) => e.kind === "set-cell" && isCovered(e.row, e.column))).toEqual([]);
    const filled = applyToSnapshot(book, { purpose: "fill", edits });
    const typed = [...designCells(clean)].filter(([, cell]) => cell.value !== null && cell.value !== "");
    const kept = filled.sheets[0]?.cells;
    expect(typed.filter(([key, cell]) => kept?.get(key)?.value !== cell.value).map(([key]) => keyAddress(key))).toEqual(
      [],
    );
    const once = checkWorkbook(filled);
    expect(told(once)).toEqual([]);
    expect(fillWorkbook(filled, once).edits).toEqual([]);
    const generated = applyToSnapshot(filled, generateSheets(filled, once, describe_).changeSet);
    const last = checkWorkbook(generated);
    // What generating adds may ask for entries of its own, as a composed 附件3 does.
    expect(told(last, clean.name)).toEqual([]);
    expect(generateSheets(generated, last, describe_).changeSet.edits).toEqual([]);
  });
});
