import { applyToSnapshot } from "../../src/core/changes/apply";
import { checkWorkbook } from "../../src/core/check/check";
import { designCells } from "../../src/core/design/design-cells";
import { fillWorkbook } from "../../src/core/generation/fill";
import { drawResultSheet } from "../../src/core/generation/result/draw";
import { readResultBlocks } from "../../src/core/own-sheets/result/read";
import type { OwnSheet } from "../../src/core/model/recognised-sheet";
import { findForm } from "../../src/core/schemes/index";
import type { ScoringForm } from "../../src/core/schemes/types";
import { type Cell, type CellKey, type SheetSnapshot, type WorkbookSnapshot } from "../../src/core/workbook/snapshot";
import { layOut, pick, randomFrom, randomLayout } from "./layouts";
import { workbook, type LiteralCell } from "./workbook";

const form = findForm("tianning-2012/scoring")?.form as ScoringForm;
const maxima = form.rubric.categories.flatMap((c) => c.items.map((i) => i.maximum as number));

/** A filled workbook whose inputs were changed afterwards, with what its formulas must now show. */
export interface ChangedBook {
  readonly book: WorkbookSnapshot;
  /** The result sheet's formula cells and their values by the core. */
  readonly expected: readonly { readonly sheet: string; readonly key: CellKey; readonly cell: Cell }[];
}

/** One state of scores: mostly valid, sometimes blank, beyond the maximum, negative or typed as text. */
function randomScores(random: () => number): (number | string | null)[] {
  const isClean = random() < 0.5;
  const level = pick(random, [1, 0.95, 0.9, 0.75, 0.5, 0.2]);
  const isLow = random() < 0.5;
  return maxima.map((m) => {
    if (!isClean && random() < 0.04) return pick<number | string | null>(random, [null, m + 1, -1, `${m}分`]);
    return random() < level ? m : pick(random, isLow ? [m / 2, m / 2, m * 0.75] : [m - 0.5, m / 2, 0, m - 0.25]);
  });
}

/**
 * Fills a random workbook, then changes scores, ticks and the rounding as a person would. The
 * formulas stay as they were written; only their inputs differ.
 */
export function changedBook(seed: number): ChangedBook {
  const random = randomFrom(seed * 31 + 7);
  for (let i = 0; i < 3; i++) random();
  const layout = { ...randomLayout(seed), parties: ["self", "review"] as const, sums: "none" as const };
  const scored = (): WorkbookSnapshot => sheetWith(layout, randomScores(random), randomScores(random), seed);
  return change(scored(), scored(), random);
}

/** The same of a rubric that nobody configured, with bonuses up to a ceiling, and deductions of either sign. */
export function changedExtrasBook(seed: number): ChangedBook {
  const random = randomFrom(seed * 17 + 3);
  return change(extrasWith(random), extrasWith(random), random);
}

function extrasWith(random: () => number): WorkbookSnapshot {
  const isClean = random() < 0.6;
  const own = (maximum: number): LiteralCell =>
    !isClean && random() < 0.1
      ? pick<LiteralCell>(random, [null, maximum + 1, -1, "好"])
      : Math.ceil(maximum * random());
  const extra = (maximum: number): LiteralCell =>
    random() < 0.5 ? null : !isClean && random() < 0.2 ? pick<LiteralCell>(random, [maximum + 1, "有"]) : maximum;
  const loss = (maximum: number): LiteralCell => {
    const entry = extra(maximum);
    return typeof entry === "number" && random() < 0.5 ? -entry : entry;
  };
  const both = (of: () => LiteralCell): readonly LiteralCell[] => [of(), of()];
  return workbook({
    评分表: [
      ["某局党支部考核评分表（甲局党支部）"],
      ["考核项目", "考核内容", "分值", "自评得分", "考核得分"],
      ["组织建设（40分）", "1、班子健全", "10分", ...both(() => own(10))],
      [null, "2、党员管理规范", "30分", ...both(() => own(30))],
      ["作用发挥（60分）", "3、中心工作完成好", "60分", ...both(() => own(60))],
      ["加分项（5分）", "4、受到市级表彰", "加3分", ...both(() => extra(3))],
      [null, "5、有创新做法", "加4分", ...both(() => extra(4))],
      ["扣分项", "6、受到通报批评", "-5", ...both(() => loss(5))],
      [null, "7、材料弄虚作假", "-3", ...both(() => loss(3))],
      ["90分以上为先进，75—89分为较好，60—74分为一般，60分以下为后进。"],
      ["自评占40%，上级考评占60%。"],
    ],
  });
}

/** Fills a workbook, puts its later state in its place, and sets ticks as a person would. */
function change(start: WorkbookSnapshot, later: WorkbookSnapshot, random: () => number): ChangedBook {
  const filled = applyToSnapshot(start, fillWorkbook(start, checkWorkbook(start)));
  const changed = later.sheets[0] as SheetSnapshot;
  const result = filled.sheets.at(-1) as SheetSnapshot;
  const cells = new Map(result.cells);
  for (const [key, cell] of cells) {
    if (cell.formula !== undefined) continue;
    const isState = cell.value === "未确认" || cell.value === "否";
    if (isState && random() < 0.15) cells.set(key, { ...cell, value: "是" });
    else if (cell.value === "未确认" && random() < 0.5) cells.set(key, { ...cell, value: "否" });
  }
  const book = {
    ...filled,
    sheets: [
      { ...changed, id: (filled.sheets[0] as SheetSnapshot).id },
      { ...result, cells },
    ],
  };
  const checked = checkWorkbook(book);
  const own = checked.sheets.find((s): s is OwnSheet => s.kind === "own");
  const design = drawResultSheet("得分与定级", checked.branches, own ? readResultBlocks(own) : [], "");
  const expected = [...designCells(design)]
    .filter(([, cell]) => cell.formula !== undefined)
    .map(([key, cell]) => ({ sheet: "得分与定级", key, cell }));
  return { book, expected };
}

function sheetWith(
  layout: Parameters<typeof layOut>[1],
  self: readonly LiteralCell[],
  review: readonly LiteralCell[],
  seed: number,
): WorkbookSnapshot {
  const scores = { self: self as readonly number[], review: review as readonly number[] };
  return workbook({ 附件1: layOut(form, { ...layout, scoreText: "number" }, scores, seed).rows });
}
