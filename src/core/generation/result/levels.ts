import { partyHeadings, resultWords as words } from "../../own-sheets/result/description";
import type { VetoState } from "../../model/branch";
import { isScattered } from "../../model/recognised-sheet";
import { levelExpression, scoreAreas } from "../../records/sum-formulas";
import { levelOf } from "../../schemes/levels";
import { changeOf, finalStatements, type RecordedChange } from "../../scoring/decide";
import { plainNumber } from "../../text/numbers";
import { decimal } from "../../workbook/decimal";
import type { Cell } from "../../workbook/snapshot";
import { FIRST_PARTY, type BlockPage, type BlockParty } from "./block-page";
import { categoryValue, categorySum, type Rounding, type Totals } from "./totals";
import { rateCondition, stateOf, type VetoRow } from "./vetoes";

interface Decided {
  readonly level: string;
  readonly provisional: string;
  readonly unknown: number;
  readonly isVetoed: boolean;
  readonly change?: RecordedChange;
}

export function drawLevels(
  page: BlockPage,
  totals: Totals,
  rounding: Rounding | null,
  vetoes: readonly VetoRow[],
): void {
  const { levels } = page.scheme;
  const lowest = levels.at(-1)?.name;
  if (!page.isWeighted || lowest === undefined || rounding === null) {
    drawStatedLevel(page, vetoes);
    return;
  }
  const state = (v: VetoRow): string => page.at(v.row, page.last);
  const byPerson = vetoes.filter((v) => !v.veto?.whenCategoryBelow).map(state);
  const byScore = vetoes.filter((v) => v.veto?.whenCategoryBelow).map(state);
  const any = (cells: readonly string[]): string =>
    cells.length === 0 ? "FALSE" : `OR(${cells.map((c) => `${c}="${words.yes}"`).join(",")})`;
  const total = page.at(totals.row, page.last);
  const selfColumn = page.parties.find((p) => p.party === "self")?.column ?? FIRST_PARTY;
  const self = page.at(totals.row, selfColumn);
  const read = (cell: string): string => `IF(${rounding.cell}="${words.yes}",ROUND(${cell},0),ROUND(${cell},4))`;
  const decided = changed(page, decideLevels(page, totals, rounding, vetoes, lowest));
  const levelRow = page.row;
  page.put(0, words.level, "label");
  const computed = `IF(${any(byPerson)},"${lowest}",IF(ISNUMBER(${total}),IF(${any(byScore)},"${lowest}",${levelExpression(levels, read(total))}),"${words.ungraded}"))`;
  const { change } = decided;
  const formula = change ? `IF(${computed}="${change.replaces}","${change.level}",${computed})` : computed;
  page.put(1, { value: decided.level, formula }, "level", 2);
  const open = unconfirmed(page, vetoes);
  page.put(
    3,
    open && { ...open, value: decided.unknown > 0 ? `${words.unknown}情形${decided.unknown}项` : "" },
    "center",
    page.last,
  );
  page.builder.atLeast(page.row, 26);
  page.next();
  page.put(0, words.provisional, "label");
  const level = page.at(levelRow, 1);
  page.put(
    1,
    {
      value: decided.provisional,
      formula: `IF(${level}<>"${words.ungraded}","",IF(ISNUMBER(${self}),IF(${any([...byPerson, ...byScore])},"${lowest}",${levelExpression(levels, read(self))}),"${words.unfinished}"))`,
    },
    "level",
    2,
  );
  page.put(3, words.provisionalNote, "text", page.last);
  page.builder.atLeast(page.row, 26);
  page.next();
  drawReason(page, totals, rounding, level, total, decided, any([...byPerson, ...byScore]));
  drawChange(page);
}

/** A level that an objection changed takes the place of the one that the scores give, while they give that one. */
function changed(page: BlockPage, decided: Decided): Decided {
  const change = changeOf(page.branch);
  return change?.replaces === decided.level ? { ...decided, level: change.level, change } : decided;
}

/** Why the level is not as it was made public, with the place that records it. */
function drawChange(page: BlockPage): void {
  const change = changeOf(page.branch);
  if (!change) return;
  page.put(0, words.changed, "label");
  page.put(
    1,
    words.changedFrom(change.replaces, change.level, `${change.sheet}!${change.cell}`),
    "textMiddle",
    page.last,
  );
  page.builder.atLeast(page.row, 26);
  page.next();
}

/** The level that the authority stated; a veto that a person confirms here goes before it. */
function drawStatedLevel(page: BlockPage, vetoes: readonly VetoRow[]): void {
  const { level, provisionalLevel, stated, total, conflict } = page.branch;
  const deciding = vetoes
    .filter((v) => !v.veto?.isProposal)
    .flatMap((v) => [`${page.at(v.row, page.last)}="${words.yes}"`, (v.veto && rateCondition(page, v.veto)) ?? []])
    .flat();
  const lowest = page.scheme.levels.at(-1)?.name;
  const value = level ?? words.ungraded;
  const isLive = deciding.length > 0 && lowest !== undefined && total === null;
  const decided = conflict.length === 0 ? finalStatements(stated)[0]?.level : null;
  const otherwise = decided ?? words.ungraded;
  const formula = `IF(OR(${deciding.join(",")}),"${lowest}","${otherwise}")`;
  page.put(0, words.level, "label");
  page.put(1, isLive ? { value, formula } : value, "level", 2);
  const proposed = level === null && provisionalLevel !== null;
  const note = proposed
    ? `${words.proposed}${provisionalLevel}（${words.provisionalNote}）`
    : unconfirmed(page, vetoes);
  if (page.last > 2) page.put(3, note, "center", page.last);
  page.builder.atLeast(page.row, 26);
  page.next();
  drawChange(page);
}

/** How many circumstances nobody has confirmed or denied, live; null for a scheme without any. */
function unconfirmed(page: BlockPage, vetoes: readonly VetoRow[]): Cell | null {
  const [first] = vetoes;
  const last = vetoes.at(-1);
  if (!first || !last) return null;
  const states = `${page.at(first.row, page.last)}:${page.at(last.row, page.last)}`;
  const count = vetoes.filter((v) => v.veto && stateOf(page, v.veto) === "unknown").length;
  return {
    value: count > 0 ? `${words.unknown}情形${count}项` : "",
    formula: `IF(COUNTIF(${states},"${words.unknown}")>0,"${words.unknown}情形"&COUNTIF(${states},"${words.unknown}")&"项","")`,
  };
}

function decideLevels(
  page: BlockPage,
  totals: Totals,
  rounding: Rounding,
  vetoes: readonly VetoRow[],
  lowest: string,
): Decided {
  const { levels } = page.scheme;
  const states = vetoes.map((v) => drawnState(page, v));
  const person = states.some((s, i) => s === "yes" && !vetoes[i]?.veto?.whenCategoryBelow);
  const score = states.some((s, i) => s === "yes" && vetoes[i]?.veto?.whenCategoryBelow);
  const band = (value: number): string => levelOf(decimal(value).round(4, 1), levels, rounding.isOn)?.name ?? "";
  const self = totals.values.get("self") ?? null;
  const level = person ? lowest : totals.final === null ? words.ungraded : score ? lowest : band(totals.final);
  const provisional =
    level !== words.ungraded ? "" : self === null ? words.unfinished : person || score ? lowest : band(self);
  return { level, provisional, unknown: states.filter((s) => s === "unknown").length, isVetoed: person || score };
}

function drawnState(page: BlockPage, row: VetoRow): VetoState {
  if (row.veto === null) return row.state;
  const { veto } = row;
  const limit = veto.whenCategoryBelow;
  if (!limit) return stateOf(page, veto);
  const self = page.parties.find((p) => p.party === "self");
  const own = self ? categorySum(self, limit.category).value : null;
  const value = categoryValue(page, limit.category)?.toNumber() ?? (typeof own === "number" ? own : null);
  return value === null ? "unknown" : value < limit.limit ? "yes" : "no";
}

/** The decision as a sentence that follows the scores. */
function drawReason(
  page: BlockPage,
  totals: Totals,
  rounding: Rounding,
  level: string,
  total: string,
  decided: Decided,
  anyVeto: string,
): void {
  const parts = page.parties.map((party) => {
    const label = partyHeadings[party.party].replace("得分", "");
    const share = `（占${plainNumber((party.share ?? 0) * 100)}%）`;
    const cell = page.at(totals.row, party.column);
    const value = totals.values.get(party.party) ?? null;
    const open = openReason(party, label);
    return {
      value: `${value === null ? open.value : `${label}${plainNumber(value)}分`}${share}`,
      formula: `IF(ISNUMBER(${cell}),"${label}"&${cell}&"分",${open.formula})&"${share}"`,
    };
  });
  const formula = parts.map((p) => p.formula).join('&"，"&');
  const value = parts.map((p) => p.value).join("，");
  page.put(0, words.reason, "label");
  page.put(
    1,
    {
      value: `${value}${totals.final === null ? "" : `，综合${plainNumber(totals.final)}分`}${rounding.isOn ? words.rounded : ""}${decided.isVetoed ? words.vetoed : ""}${decided.level === words.ungraded ? words.awaiting : `，定为${decided.level}`}${decided.change ? words.changedMark : ""}`,
      formula: `${formula}&IF(ISNUMBER(${total}),"，综合"&${total}&"分","")&IF(${rounding.cell}="${words.yes}","${words.rounded}","")&IF(${anyVeto},"${words.vetoed}","")&IF(${level}="${words.ungraded}","${words.awaiting}","，定为"&${level})${decided.change ? `&IF(${level}="${decided.change.level}","${words.changedMark}","")` : ""}`,
    },
    "textMiddle",
    page.last,
  );
  page.builder.atLeast(page.row, 34);
  page.next();
}

/** Why a party has no total: 未考评 before its first entry, 考评未填完 after it. */
function openReason({ evaluation }: BlockParty, label: string): { readonly value: string; readonly formula: string } {
  const [none, some] = [words.notBegun(label), `${label}${words.unfinished}`];
  const value = evaluation?.isStarted ? some : none;
  if (!evaluation || isScattered(evaluation.column) || evaluation.scores.length === 0)
    return { value, formula: `"${value}"` };
  const rows = evaluation.scores.map((s) => s.cell.row);
  const areas = scoreAreas(rows, evaluation.column.column, evaluation.sheet.sheet.name).join(",");
  return { value, formula: `IF(COUNTA(${areas})=0,"${none}","${some}")` };
}
