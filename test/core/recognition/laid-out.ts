import type { ScoringSheet } from "../../../src/core/model/recognised-sheet";
import { recognise } from "../../../src/core/recognition/recognise";
import type { Criterion, Scheme, ScoringForm } from "../../../src/core/schemes/types";
import { findForm } from "../../../src/core/schemes";
import { toA1, type CellAddress } from "../../../src/core/workbook/address";
import { a1 } from "../../../src/core/workbook/grid";
import { workbook, type LiteralCell, type LiteralSheet } from "../../support/workbook";

/** The sheet of scores that these rows are; a failure where they are none, or none of the schemes' rubrics. */
export function scoringOf(rows: LiteralSheet, schemes?: readonly Scheme[], name = "表"): ScoringSheet {
  const found = recognise(workbook({ [name]: rows }), schemes).find((s): s is ScoringSheet => s.kind === "scoring");
  if (!found) throw new Error("no scores");
  if (schemes && found.reading) throw new Error("none of the schemes' rubrics");
  return found;
}

const letter = (column: number): string => a1({ row: 0, column }).slice(0, -1);
const at = (cell: CellAddress | null | undefined): string => (cell ? toA1(cell) : "-");

/** Where the scores of a sheet stand, whose they are, and what stands around them: one text for each. */
export function laidOut(sheet: ScoringSheet) {
  return {
    columns: sheet.columns.map((c) =>
      [
        letter(c.column),
        c.party,
        at(c.headingCell),
        ...(c.branch ? [`${c.branch.name} ${c.branch.source} ${c.branch.cell}`] : []),
        ...(c.isDeduction ? ["deduction"] : []),
        ...(c.isDerived ? ["derived"] : []),
        ...(c.inText ? [`in text: ${c.inText.join(" ")}`] : []),
      ].join(" "),
    ),
    maximum: sheet.maximumColumn === null ? null : letter(sheet.maximumColumn),
    sums: sheet.sumCells.map((s) =>
      [
        at(s.cell),
        s.kind,
        s.isWhole ? "of all" : s.anyOf ? s.anyOf.map((c) => letter(c.column)).join("|") : letter(s.column.column),
        ...(s.category === null ? [] : [s.category]),
        ...(s.categories ?? []),
      ].join(" "),
    ),
    stated: sheet.statedSums.map((s) => [at(s.cell), s.value, ...(s.category === null ? [] : [s.category])].join(" ")),
  };
}

export const columnsOf = (rows: LiteralSheet, schemes?: readonly Scheme[], name?: string): readonly string[] =>
  laidOut(scoringOf(rows, schemes, name)).columns;
export const sumsOf = (rows: LiteralSheet, schemes?: readonly Scheme[]): readonly string[] =>
  laidOut(scoringOf(rows, schemes)).sums;

/** A rubric that nobody configured: four lines in two categories, 20, 20, 30 and 30 points, with cells right of each. */
export const lines = (...cells: readonly (readonly LiteralCell[])[]): LiteralSheet =>
  ["活动正常", "阵地完好", "台账齐全", "走访到位"].map((text, i) => [
    [0, 2].includes(i) ? (["宣传（40分）", "管理（60分）"][i / 2] as string) : null,
    `${i + 1}.${text}`,
    [20, 20, 30, 30][i] as number,
    ...(cells[i] ?? []),
  ]);

/** The lines above it, and scores of two parties for its lines. */
export const village: LiteralSheet = [["村级工作考核表"], ["单位名称：村甲"]];
export const scores = [
  [20, 19],
  [18, 18],
  [30, 29],
  [28, 27],
] as const;

/** The lines of a known rubric. */
export const texts: readonly string[] = [
  "班子健全团结协作有力",
  "分工明确责任落实到人",
  "队伍教育经常内容丰富",
  "队伍管理规范制度齐全",
  "党费收缴及时账目清楚",
];

const found = findForm("tianning-2012/scoring");
if (found?.form.kind !== "scoring") throw new Error("no rubric");
const { scheme: base, form: baseForm } = found;

/** A line of a known rubric. */
export const criterion = (
  number: string | null,
  maximum: number | null,
  text: string,
  more: Partial<Criterion> = {},
): Criterion => ({
  number,
  text,
  maximum,
  kind: "score",
  options: null,
  matchWords: [],
  ...more,
});

/** A known authority with one rubric of these categories, each a name with its lines. */
export function authority(
  categories: Readonly<Record<string, readonly Criterion[]>>,
  form: Partial<ScoringForm> & { readonly letters?: readonly string[] } = {},
  scheme: Partial<Scheme> = {},
): Scheme {
  const { letters = null, ...more } = form;
  const all = Object.entries(categories).map(([name, items]) => ({
    name,
    maximum: items.reduce<number | null>((sum, i) => (sum === null || i.maximum === null ? null : sum + i.maximum), 0),
    items,
  }));
  const total = all.reduce<number | null>((sum, c) => (sum === null || c.maximum === null ? null : sum + c.maximum), 0);
  return {
    ...base,
    categoryAliases: {},
    weights: [],
    forms: [
      { ...baseForm, titles: ["支部工作考评表"], notes: [], rubric: { total, categories: all, letters }, ...more },
    ],
    ...scheme,
  };
}
