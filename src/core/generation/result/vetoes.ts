import { resultWords as words } from "../../own-sheets/result/description";
import { freeVetoes } from "../../own-sheets/result/read";
import type { VetoState } from "../../model/branch";
import type { Indicator, Veto } from "../../schemes/types";
import type { Cell } from "../../workbook/snapshot";
import { bare } from "../../text/fold";
import { requirement } from "../../own-sheets/result/indicators";
import type { BlockPage } from "./block-page";
import { indicatorsOf, enteredShareFormula } from "./indicator-rows";
import { categoryValue, categorySum } from "./totals";

export type VetoRow =
  | { readonly veto: Veto; readonly row: number }
  /** A free row, with what a person chose there. */
  | { readonly veto: null; readonly state: VetoState; readonly row: number };

export function stateOf(page: BlockPage, veto: Veto): VetoState {
  return page.branch.vetoes.find((v) => v.id === veto.id)?.state ?? "unknown";
}

export function drawVetoes(page: BlockPage, top: number): readonly VetoRow[] {
  const { vetoes, hasOpenVetoes } = page.scheme;
  if (vetoes.length === 0 && !hasOpenVetoes) return [];
  page.boundary();
  page.put(0, words.headings.veto, "heading", page.last - 1);
  page.put(page.last, words.headings.state, "heading");
  page.next();
  const rows: VetoRow[] = [];
  for (const veto of vetoes) {
    if (rows.length > 0) page.boundary();
    page.put(0, veto.text, "textMiddle", page.last - 1);
    const state = stateOf(page, veto);
    if (veto.whenCategoryBelow) page.put(page.last, scoreVetoCell(page, veto, top), "center");
    else drawState(page, rateVetoCell(page, veto) ?? stateWord(state));
    rows.push({ veto, row: page.row });
    page.next();
  }
  for (const { text, state } of freeRows(page)) {
    if (rows.length > 0) page.boundary();
    page.put(0, text, "input", page.last - 1);
    drawState(page, stateWord(state));
    rows.push({ veto: null, state, row: page.row });
    page.next();
  }
  return rows;
}

/** What people wrote, else one row to write into where the document's list is open. */
function freeRows(page: BlockPage): readonly { readonly text: string; readonly state: VetoState }[] {
  const written = page.kept ? freeVetoes(page.scheme, page.kept) : [];
  if (written.length > 0 || !page.scheme.hasOpenVetoes) return written;
  return [{ text: words.otherVeto, state: "no" }];
}

function drawState(page: BlockPage, state: string | Cell): void {
  page.put(page.last, state, "inputCenter");
  page.builder.validate({
    range: { top: page.row, left: page.last, bottom: page.row, right: page.last },
    rule: { kind: "list", options: [words.unknown, words.yes, words.no] },
    title: words.headings.state,
    message: words.stateMessage,
  });
}

function isAbout({ whenRateBelow }: Veto, { what, unit }: Indicator): boolean {
  return unit === "%" && whenRateBelow?.subjects.some((subject) => what.includes(subject)) === true;
}

/** Where the rate is entered below that decides a veto; null where the block has no place for it. */
function rateCell(page: BlockPage, veto: Veto): string | null {
  const at = page.requirementsAt;
  const index = indicatorsOf(page.branch).findIndex((indicator) => isAbout(veto, indicator));
  return at === null || index < 0 ? null : page.at(at + 1 + index, page.last - 1);
}

/** True while the rate entered below is under the veto's limit. */
export function rateCondition(page: BlockPage, veto: Veto): string | null {
  const cell = rateCell(page, veto);
  return cell && `IF(ISNUMBER(${cell}),${enteredShareFormula(cell)}<${veto.whenRateBelow?.limit ?? 0},FALSE)`;
}

/** Follows the rate entered below; null where a rate that another sheet states, or an entry that is no number, decides. */
function rateVetoCell(page: BlockPage, veto: Veto): Cell | null {
  const cell = rateCell(page, veto);
  const figures = page.branch.figures.filter(({ indicator }) => isAbout(veto, indicator));
  const entered = page.kept?.indicators ?? {};
  const isEntered = figures.every(({ indicator }) => typeof entered[bare(requirement(indicator))]?.value === "number");
  if (cell === null || !isEntered || figures.length > 1) return null;
  const [figure] = figures;
  const limit = veto.whenRateBelow?.limit ?? 0;
  return {
    value: figure === undefined ? words.unknown : figure.value < limit ? words.yes : words.no,
    formula: `IF(ISNUMBER(${cell}),IF(${enteredShareFormula(cell)}<${limit},"${words.yes}","${words.no}"),"${words.unknown}")`,
  };
}

/** Judged on the weighted score, before that on the self score (附件1 说明3). */
function scoreVetoCell(page: BlockPage, veto: Veto, top: number): Cell {
  const condition = veto.whenCategoryBelow as NonNullable<Veto["whenCategoryBelow"]>;
  const row = top + page.branch.categories.findIndex((c) => c.name === condition.category);
  const self = page.parties.find((p) => p.party === "self");
  const final = page.at(row, page.last);
  const judge = (cell: string): string => `IF(${cell}<${condition.limit},"${words.yes}","${words.no}")`;
  const fallback = self
    ? `IF(ISNUMBER(${page.at(row, self.column)}),${judge(page.at(row, self.column))},"${words.unknown}")`
    : `"${words.unknown}"`;
  const weighted = categoryValue(page, condition.category)?.toNumber();
  const selfValue = self ? categorySum(self, condition.category).value : null;
  const value = weighted ?? (typeof selfValue === "number" ? selfValue : null);
  return {
    value: value === null ? words.unknown : value < condition.limit ? words.yes : words.no,
    formula: `IF(ISNUMBER(${final}),${judge(final)},${fallback})`,
  };
}

function stateWord(state: VetoState): string {
  return state === "yes" ? words.yes : state === "no" ? words.no : words.unknown;
}
