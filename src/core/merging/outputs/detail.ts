import type { LongDesign } from "../../design/long-table";
import type { Content } from "../../design/sheet-builder";
import { OwnTablePage } from "../../own-sheets/table-page";
import { nothingKept } from "../../own-sheets/read-table";
import type { OwnColumn } from "../../own-sheets/description";
import { levelExpression } from "../../records/sum-formulas";
import { parties, type Party, type Scheme } from "../../schemes/types";
import { levelOf } from "../../schemes/levels";
import { decimal } from "../../workbook/decimal";
import { columnName, fixedRange, toA1 } from "../../workbook/address";
import type { Cell } from "../../workbook/snapshot";
import { allUnconfirmed } from "../../own-sheets/drawn-tables";
import { partyLevelWord, partyTotalWord } from "../figures";
import type { MergedBranch } from "../merge-result";
import type { SubmittedEvaluation } from "../submitted";
import { schemeLine } from "../scheme-line";
import { partyNames } from "../../own-sheets/words";
import { detailTable, detailWords, type DetailColumn } from "../../own-sheets/detail/description";

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
  return `${what}（${partyNames[party]}）`;
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
  const columns = detailColumns(branches, groups);
  const page = new OwnTablePage(
    { ...detailTable, columns },
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
  const absolute = fixedRange({ top, bottom, left: page.column("total"), right: page.column("total") });
  const ranks = rankAll(branches);
  page.putRows(branches.length, (i, row) => {
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
      remark: branch.aliases.length > 0 ? `${detailWords.aliases}${branch.aliases.join("、")}` : null,
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

/** The described columns with the parties' between type and total; what nobody needs is left out: a page as wide as all is too small to read. */
function detailColumns(branches: readonly MergedBranch[], groups: readonly PartyColumns[]): readonly OwnColumn[] {
  const isNeeded: Partial<Record<DetailColumn, (branch: MergedBranch) => boolean>> = {
    provisional: (b) => b.provisionalLevel !== null,
    applied: (b) => vetoTexts(b, "yes") !== null,
    unconfirmed: (b) => unconfirmedText(b) !== null,
    roundsFirst: (b) => b.roundsFirst,
    remark: (b) => b.aliases.length > 0,
  };
  const isShort = branches.every((b) => [null, allUnconfirmed].includes(unconfirmedText(b)));
  return detailTable.columns.flatMap((column): OwnColumn[] => {
    const { id } = column;
    if (isNeeded[id] && !branches.some(isNeeded[id])) return [];
    if (id === "total") return [...groups.flatMap(columnsOfParty), column];
    return [id === "unconfirmed" && isShort ? { ...column, width: 9 } : column];
  });
}

function columnsOfParty({ party, categories, hasTotal, hasLevel }: PartyColumns): readonly OwnColumn[] {
  const score = (id: string, what: string): OwnColumn => ({
    id,
    heading: partyHeading(what, party),
    width: 8,
    style: "score",
  });
  const level: OwnColumn = {
    id: levelId(party),
    heading: partyHeading(partyLevelWord, party),
    width: 9,
    style: "center",
  };
  return [
    ...categories.map((c) => score(categoryId(party, c), c)),
    ...(hasTotal ? [score(totalId(party), partyTotalWord)] : []),
    ...(hasLevel ? [level] : []),
  ];
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
  if (!evaluation) return null;
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
