import type { LongDesign } from "../../design/long-table";
import type { Content } from "../../design/sheet-builder";
import type { StyleName } from "../../design/styles";
import { nothingKept, OwnTablePage, type OwnColumn } from "../../generation/own-table";
import { levelExpression } from "../../generation/summary-formulas";
import { ownTitles } from "../../recognition/own-sheets";
import { parties, type Party, type Scheme } from "../../schemes/types";
import { levelOf } from "../../scoring/levels";
import { decimal } from "../../decimal";
import { columnName, rangeToA1, toA1 } from "../../workbook/address";
import type { Cell } from "../../workbook/snapshot";
import { allUnconfirmed, detailHeadings } from "../drawn-tables";
import { partyLevelWord, partyTotalWord } from "../figures";
import type { MergedBranch } from "../merge-result";
import type { SubmittedEvaluation } from "../parts";
import { schemeLine } from "../scheme-line";
import { partyWording } from "../wording";

/** A drawn 明细表 with where its figures stand, so that other sheets can count them. */
export interface DrawnDetail {
  readonly design: LongDesign;
  readonly scheme: Scheme;
  readonly branches: readonly MergedBranch[];
  /** Rows from and to, counted from 0. */
  readonly top: number;
  readonly bottom: number;
  readonly columns: Readonly<Record<"parent" | "type" | "total" | "level", number>>;
}

/** Columns of one party: its categories, their sum, and the level that it states. */
interface PartyColumns {
  readonly party: Party;
  readonly categories: readonly string[];
  readonly hasTotal: boolean;
  readonly hasLevel: boolean;
}

const categoryId = (party: Party, category: string): string => `${party} ${category}`;
const totalId = (party: Party): string => `${party} total`;
const levelId = (party: Party): string => `${party} level`;

/** "领导班子好（自评）": what a column holds and whose it is. */
function partyHeading(what: string, party: Party): string {
  return `${what}（${partyWording[party]}）`;
}

/**
 * Draws 「分类定级明细表」: one row per branch with every party's categories. Sums, totals, ranks and
 * levels are live as far as the scheme computes them.
 */
export function drawDetail(
  scheme: Scheme,
  branches: readonly MergedBranch[],
  name: string,
  program: string,
): DrawnDetail {
  const groups = partyColumns(branches);
  // Columns that nobody needs are left out: a page as wide as all of them is too small to read.
  const has = (isNeeded: (branch: MergedBranch) => boolean, column: OwnColumn): OwnColumn[] =>
    branches.some(isNeeded) ? [column] : [];
  const columns: OwnColumn[] = [
    { id: "number", heading: detailHeadings.number, width: 6 },
    { id: "parent", heading: detailHeadings.parent, width: 18 },
    { id: "branch", heading: detailHeadings.branch, width: 22 },
    { id: "type", heading: detailHeadings.type, width: 9 },
    ...groups.flatMap(({ party, categories, hasTotal, hasLevel }) => [
      ...categories.map((c) => ({ id: categoryId(party, c), heading: partyHeading(c, party), width: 8 })),
      ...(hasTotal ? [{ id: totalId(party), heading: partyHeading(partyTotalWord, party), width: 8 }] : []),
      ...(hasLevel ? [{ id: levelId(party), heading: partyHeading(partyLevelWord, party), width: 9 }] : []),
    ]),
    { id: "total", heading: detailHeadings.total, width: 9 },
    { id: "rank", heading: detailHeadings.rank, width: 6 },
    { id: "level", heading: detailHeadings.level, width: 9 },
    ...has((b) => b.provisionalLevel !== null, { id: "provisional", heading: detailHeadings.provisional, width: 9 }),
    ...has((b) => vetoTexts(b, "yes") !== null, { id: "applied", heading: detailHeadings.applied, width: 14 }),
    ...has((b) => unconfirmedText(b) !== null, {
      id: "unconfirmed",
      heading: detailHeadings.unconfirmed,
      width: branches.every((b) => [null, allUnconfirmed].includes(unconfirmedText(b))) ? 9 : 16,
    }),
    ...has((b) => b.roundsFirst, { id: "roundsFirst", heading: detailHeadings.roundsFirst, width: 6 }),
    ...has((b) => b.aliases.length > 0, { id: "remark", heading: detailHeadings.remark, width: 16 }),
  ];
  const page = new OwnTablePage(
    { title: ownTitles.detail, columns, ownLines: [], sections: [], sectionLabels: [], signOff: SIGN_OFF },
    nothingKept,
    `${schemeLine(scheme)}　名次按总分排列，总分相同的名次相同。`,
  );
  const top = page.row;
  const bottom = top + branches.length - 1;
  const places = new Map(columns.map(({ id }, column) => [id, column]));
  const placesIn =
    (row: number) =>
    (id: string): string =>
      toA1({ row, column: places.get(id) ?? 0 });
  const totals = rangeToA1({ top, bottom, left: page.column("total"), right: page.column("total") });
  const absolute = totals.replace(/(?<![A-Z])([A-Z]+)(\d+)/g, "$$$1$$$2");
  const ranks = rankAll(branches);
  page.putRows(columnStyles(columns, groups), branches.length, (i, row) => {
    const branch = branches[i] as MergedBranch;
    const at = placesIn(row);
    const rank = ranks.get(branch);
    return {
      number: branch.number,
      parent: branch.parent,
      branch: branch.name,
      type: branch.type,
      ...partyContents(branch, groups, at),
      total: totalCell(branch, at),
      rank: { value: rank ?? "", formula: `IF(ISNUMBER(${at("total")}),RANK(${at("total")},${absolute}),"")` },
      level: levelCell(branch, at("total")),
      provisional: branch.provisionalLevel,
      applied: vetoTexts(branch, "yes"),
      unconfirmed: unconfirmedText(branch),
      roundsFirst: branch.roundsFirst ? "是" : null,
      remark: branch.aliases.length > 0 ? `报送名称：${branch.aliases.join("、")}` : null,
    };
  });
  const design = page.finishLong(name, "landscape", [scheme.document, program].filter((p) => p !== "").join("　"));
  const counted = {
    parent: page.column("parent"),
    type: page.column("type"),
    total: page.column("total"),
    level: page.column("level"),
  };
  return { design, scheme, branches, top, bottom, columns: counted };
}

const SIGN_OFF = ["填表人", "审核人", "日期"];

function partyColumns(branches: readonly MergedBranch[]): readonly PartyColumns[] {
  return parties.flatMap((party) => {
    const own = branches.flatMap((b) => b.evaluations.filter((e) => e.party === party));
    if (own.length === 0) return [];
    const categories = [...new Set(own.flatMap((e) => Object.keys(e.categories)))];
    return [
      { party, categories, hasTotal: own.some((e) => e.total !== null), hasLevel: own.some((e) => e.level !== null) },
    ];
  });
}

function columnStyles(
  columns: readonly OwnColumn[],
  groups: readonly PartyColumns[],
): Readonly<Record<string, StyleName>> {
  const own: Readonly<Record<string, StyleName>> = {
    number: "count",
    parent: "textMiddle",
    branch: "textMiddle",
    total: "scoreStrong",
    rank: "count",
    applied: "textMiddle",
    unconfirmed: "textMiddle",
    remark: "textMiddle",
  };
  const scores = new Set(
    groups.flatMap(({ party, categories }) => [...categories.map((c) => categoryId(party, c)), totalId(party)]),
  );
  return Object.fromEntries(columns.map(({ id }) => [id, own[id] ?? (scores.has(id) ? "score" : "center")]));
}

function partyContents(
  branch: MergedBranch,
  groups: readonly PartyColumns[],
  at: (id: string) => string,
): Record<string, Content> {
  const contents: Record<string, Content> = {};
  for (const { party, categories, hasTotal, hasLevel } of groups) {
    const evaluation = branch.evaluations.find((e) => e.party === party);
    for (const category of categories) contents[categoryId(party, category)] = evaluation?.categories[category] ?? null;
    if (hasTotal) contents[totalId(party)] = sumCell(evaluation, categories, at);
    if (hasLevel) contents[levelId(party)] = evaluation?.level ?? null;
  }
  return contents;
}

/** A live sum where the row's own categories make it; else the total as it was handed in. */
function sumCell(
  evaluation: SubmittedEvaluation | undefined,
  categories: readonly string[],
  at: (id: string) => string,
): Cell | number | null {
  if (!evaluation || evaluation.total === null) return null;
  const { party, total } = evaluation;
  const values = categories.map((c) => evaluation.categories[c]);
  const numbers = values.filter((v) => typeof v === "number");
  const sum = numbers.reduce((all, n) => all.plus(n), decimal(0)).toNumber();
  const [first, last] = [categories[0], categories.at(-1)];
  if (numbers.length !== categories.length || sum !== total || first === undefined || last === undefined) return total;
  const range = `${at(categoryId(party, first))}:${at(categoryId(party, last))}`;
  return { value: total, formula: `IF(COUNT(${range})<${categories.length},"",ROUND(SUM(${range}),4))` };
}

function totalCell(branch: MergedBranch, at: (id: string) => string): Cell | number | null {
  const { scheme, total, evaluations } = branch;
  if (total === null) return null;
  const weighed = scheme.weights.filter((w) => evaluations.some((e) => e.party === w.party && e.total !== null));
  if (scheme.weights.length === 0 || weighed.length < scheme.weights.length) return total;
  const cells = scheme.weights.map((w) => at(totalId(w.party)));
  const sum = scheme.weights.map((w, i) => `${w.share}*${cells[i]}`).join("+");
  return { value: total, formula: `IF(COUNT(${cells.join(",")})<${cells.length},"",ROUND(${sum},4))` };
}

/** Live where the total alone gives it; a level that a veto or an authority gave stands as it is. */
function levelCell(branch: MergedBranch, total: string): Cell | string | null {
  const { scheme, level, roundsFirst } = branch;
  if (level === null) return null;
  const banded = branch.total === null ? null : levelOf(decimal(branch.total), scheme.levels, roundsFirst);
  if (banded?.name !== level || branch.appliedVetoes.length > 0) return level;
  const value = roundsFirst ? `ROUND(${total},0)` : total;
  return { value: level, formula: `IF(ISNUMBER(${total}),${levelExpression(scheme.levels, value)},"")` };
}

function vetoTexts(branch: MergedBranch, state: "yes" | "unknown"): string | null {
  const texts = branch.vetoes.filter((v) => v.state === state).map((v) => v.text);
  return texts.length === 0 ? null : texts.join("；");
}

function unconfirmedText(branch: MergedBranch): string | null {
  const asked = branch.vetoes.filter((v) => branch.scheme.vetoes.some((s) => s.id === v.id && !s.whenCategoryBelow));
  const isAll = asked.length > 1 && asked.every((v) => v.state === "unknown");
  return isAll && branch.vetoes.every((v) => asked.includes(v) || v.state !== "unknown")
    ? allUnconfirmed
    : vetoTexts(branch, "unknown");
}

/** 1 for the highest total; equal totals share a rank and the next one is as many places lower. */
function rankAll(branches: readonly MergedBranch[]): ReadonlyMap<MergedBranch, number> {
  const ranked = branches.filter((b) => b.total !== null).sort((a, b) => (b.total ?? 0) - (a.total ?? 0));
  const ranks = new Map<MergedBranch, number>();
  ranked.forEach((branch, i) => {
    const above = ranked[i - 1];
    ranks.set(branch, above && above.total === branch.total ? (ranks.get(above) ?? i) : i + 1);
  });
  return ranks;
}

/** The whole reference of a column of the drawn rows, for formulas on other sheets: "$K$4:$K$120". */
export function detailRange({ top, bottom }: DrawnDetail, column: number): string {
  const name = columnName(column);
  return `$${name}$${top + 1}:$${name}$${bottom + 1}`;
}
