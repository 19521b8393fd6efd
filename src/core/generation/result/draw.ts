import { SheetBuilder } from "../../design/sheet-builder";
import type { SheetDesign } from "../../design/sheet-design";
import { decimal, type Big } from "../../workbook/decimal";
import { ownTitles } from "../../own-sheets/index";
import { OWN_MARK } from "../../own-sheets/mark-line";
import type { ScoringSheet } from "../../model/recognised-sheet";
import type { BranchResult, Evaluation, ItemScore, VetoState } from "../../model/branch";
import { finalStatements } from "../../scoring/decide";
import { levelOf } from "../../schemes/levels";
import { asTotal, isExtraCategory } from "../../scoring/points";
import { evaluationOf } from "../../scoring/totals";
import type { Category, Party, Scheme, Veto } from "../../schemes/types";
import { plainNumber } from "../../text/numbers";
import { rangeToA1, toA1 } from "../../workbook/address";
import type { Cell } from "../../workbook/snapshot";
import { inRow } from "../../own-sheets/read-table";
import { levelExpression, scoreAreas, sumFormula } from "../../records/sum-formulas";
import { checkCode } from "../../own-sheets/result/check-code";
import { blockOf, freeVetoes, type ResultBlock } from "../../own-sheets/result/read";
import { drawIndicatorRows } from "./indicator-rows";
import { drawLetterRows, letterHeading } from "./letter-rows";
import { partyHeadings, resultWords as words } from "../../own-sheets/result/description";

/** Columns A (项目), B (分值), one per party, 综合得分. */
const FIRST_PARTY = 2;

/**
 * Draws 「得分与定级」: one block per branch with live formulas over its scoring sheets, the vetoes
 * with their drop-downs, the level with its reason, and the sign-off lines. What people set or typed
 * on an earlier version of the sheet (`kept`) stays.
 */
export function drawResultSheet(
  name: string,
  branches: readonly BranchResult[],
  kept: readonly ResultBlock[],
  program: string,
): SheetDesign {
  const partyCount = Math.max(1, ...branches.map((b) => partiesOf(b).length));
  const widths = [26, 10, ...Array.from({ length: partyCount + 1 }, () => 15)];
  const last = widths.length - 1;
  const notes = kept.flatMap((block) => block.notes);
  const beside = Math.max(0, ...notes.map(({ side, columns }) => (side === "beside" ? columns : columns - last)));
  const builder = new SheetBuilder([...widths, ...Array.from({ length: beside }, () => 15)]);
  builder.put(0, 0, ownTitles.result, "title", { columns: widths.length });
  builder.atLeast(0, 34);
  builder.put(1, 0, `由${OWN_MARK}：分数与等级都是公式，随评分表变化；下拉框和空格由人填写。`, "note", {
    columns: widths.length,
  });
  let row = 2;
  branches.forEach((branch, i) => {
    if (i > 0) row++;
    const block = blockOf(kept, branch.name);
    const top = row;
    row = new Block(builder, top, last, branch, block).draw();
    row = block ? drawNotes(builder, block, { top, end: row - 1, last }) : row;
  });
  const documents = [...new Set(branches.map((b) => b.scheme.document))].filter((d) => d !== "").join("、");
  return builder.build(name, {
    orientation: "portrait",
    footer: [documents, program].filter((p) => p !== "").join("　"),
    titleRows: [0, 1],
  });
}

/** Puts what people typed around the earlier block around the new one; the row after all of it. */
function drawNotes(
  builder: SheetBuilder,
  { notes }: ResultBlock,
  place: { readonly top: number; readonly end: number; readonly last: number },
): number {
  let next = place.end + 1;
  for (const { cell, row, side, rows, columns } of notes) {
    const at = side === "below" ? place.end + rows : place.top + rows;
    builder.put(at, side === "below" ? columns : place.last + columns, inRow(cell, row, at), "inputLine");
    next = Math.max(next, at + 1);
  }
  return next;
}

/** Whose scores a branch's block shows: the weighted parties, else all that have a column. */
export function partiesOf(branch: BranchResult): readonly Party[] {
  if (branch.scheme.weights.length > 0) return branch.scheme.weights.map((w) => w.party);
  const present = [...branch.evaluations, ...branch.awaiting].map((e) => e.party);
  const suggested = (branch.scheme.suggestedWeights ?? []).map((w) => w.party);
  return [...suggested, ...present.filter((party) => !suggested.includes(party))];
}

interface PartyColumn {
  readonly party: Party;
  readonly column: number;
  readonly evaluation: Evaluation | undefined;
  readonly share: number | null;
}

type VetoRow =
  | { readonly veto: Veto; readonly row: number }
  /** A free row, with what a person chose there. */
  | { readonly veto: null; readonly state: VetoState; readonly row: number };

class Block {
  private row: number;
  private readonly scheme: Scheme;
  private readonly parties: readonly PartyColumn[];
  constructor(
    private readonly builder: SheetBuilder,
    top: number,
    /** 综合得分, and the state of the vetoes. */
    private readonly last: number,
    private readonly branch: BranchResult,
    private readonly kept: ResultBlock | undefined,
  ) {
    this.row = top;
    this.scheme = branch.scheme;
    this.parties = partiesOf(branch).map((party, i) => ({
      party,
      column: FIRST_PARTY + i,
      evaluation: evaluationOf(branch.evaluations, party) ?? evaluationOf(branch.awaiting, party),
      share: branch.scheme.weights.find((w) => w.party === party)?.share ?? null,
    }));
  }

  draw(): number {
    this.put(0, words.branch, "label");
    this.put(1, this.branch.name ?? "", "textMiddle", this.last);
    this.next();
    const { letters } = this;
    this.drawHeadings(letters !== null);
    const categories = this.branch.categories;
    const top = this.row;
    if (letters) {
      this.row = drawLetterRows(
        {
          builder: this.builder,
          branch: this.branch,
          letters,
          parties: this.parties,
          last: this.last,
          keptShares: this.keptShares(),
        },
        top,
      );
      const vetoes = this.drawVetoes(top);
      this.drawLevels({ row: top, values: new Map(), final: null }, null, vetoes);
      this.drawIndicators();
      this.drawSignOff();
      return this.row;
    }
    for (const category of categories) this.drawCategory(category);
    const totals = this.drawTotals(top, categories);
    this.drawShares();
    const rounding = this.drawRounding();
    const vetoes = this.drawVetoes(top);
    this.drawLevels(totals, rounding, vetoes);
    this.drawOffer(totals, top);
    this.drawIndicators();
    this.drawSignOff();
    return this.row;
  }

  /** What is entered instead of points; null where points are. */
  private get letters(): readonly string[] | null {
    const sheet = this.branch.sources.find((s): s is ScoringSheet => s.kind === "scoring");
    return sheet?.rubric.letters ?? null;
  }

  private keptShares(): Partial<Record<Party, number>> {
    const shares = this.kept?.suggestedShares ?? {};
    const kept: Partial<Record<Party, number>> = {};
    for (const { party } of this.parties) {
      const share = shares[letterHeading(party)];
      if (share !== undefined) kept[party] = share;
    }
    return kept;
  }

  private get isWeighted(): boolean {
    return this.scheme.weights.length > 0;
  }

  private next(): void {
    this.row++;
  }

  private put(
    column: number,
    content: string | number | Cell | null,
    style: Parameters<SheetBuilder["put"]>[3],
    to = column,
  ): void {
    this.builder.put(this.row, column, content, style, { columns: to - column + 1 });
  }

  private at(row: number, column: number): string {
    return toA1({ row, column });
  }

  private drawHeadings(hasLetters: boolean): void {
    this.put(0, words.headings.category, "heading", hasLetters ? 1 : 0);
    if (!hasLetters) this.put(1, words.headings.maximum, "heading");
    for (const { party, column } of this.parties)
      this.put(column, hasLetters ? letterHeading(party) : partyHeadings[party], "heading");
    for (let c = FIRST_PARTY + this.parties.length; c < this.last; c++) this.put(c, null, "heading");
    const last = hasLetters ? words.agreement : this.isWeighted ? words.headings.final : "";
    this.put(this.last, last, "heading");
    this.next();
  }

  private sumOf(party: PartyColumn, category: string): Cell {
    const { evaluation } = party;
    return evaluation ? sumFormula(evaluation, category, evaluation.sheet.sheet.name) : { value: words.unfinished };
  }

  private drawCategory(category: Category): void {
    this.put(0, category.name, "label");
    this.put(1, category.maximum, "score");
    for (const party of this.parties) this.put(party.column, this.sumOf(party, category.name), "score");
    this.put(this.last, this.weightedCell(this.row, this.categoryValue(category.name)), "score");
    this.next();
  }

  /** The value the sheet's formula will have: what is typed as text does not count for SUM. */
  private categoryValue(category: string): Big | null {
    if (!this.isWeighted) return null;
    const cells = this.parties.map((p) => this.sumOf(p, category));
    return cells.every((c) => typeof c.value === "number")
      ? weigh(this.parties.map((p, i) => [p.share ?? 0, cells[i]?.value as number]))
      : null;
  }

  private weightedCell(row: number, value: Big | null): Cell | null {
    if (!this.isWeighted) return null;
    const cells = this.parties.map((p) => this.at(row, p.column));
    const product = this.parties.map((p, i) => `${cells[i]}*${p.share}`).join("+");
    return {
      value: value === null ? words.unfinished : value.toNumber(),
      formula: `IF(COUNT(${cells.join(",")})<${cells.length},"${words.unfinished}",ROUND(${product},4))`,
    };
  }

  /** Says beside a total why it may be less than what stands above it; null where nothing limits it. */
  private limitText(): string | null {
    const ceiling = this.parties[0]?.evaluation?.sheet.rubric.ceiling;
    return ceiling === undefined ? null : words.atMost(plainNumber(ceiling));
  }

  /** Rows 合计 and 超出分值的项数; gives what the levels are computed from. */
  private drawTotals(top: number, categories: readonly Category[]): Totals {
    const totalRow = this.row;
    const excessRow = this.row + 1;
    const values = new Map<Party, number | null>();
    const shared = categories.filter((c) => !isExtraCategory(c));
    const maximum = shared.some((c) => c.maximum === null) ? null : shared.reduce((n, c) => n + (c.maximum ?? 0), 0);
    this.put(0, words.total, "label");
    this.put(1, maximum, "scoreStrong");
    for (const party of this.parties) {
      const range = rangeToA1({ top, left: party.column, bottom: totalRow - 1, right: party.column });
      const excess = this.at(excessRow, party.column);
      const sums = categories.map((c) => this.sumOf(party, c.name).value);
      const isFilled = sums.every((v) => typeof v === "number");
      const excessCount = party.evaluation ? countExcess(party.evaluation) : 0;
      const added = isFilled ? sums.reduce((n: Big, v) => n.plus(v), decimal(0)) : null;
      const { ceiling } = party.evaluation?.sheet.rubric ?? {};
      const sum = added && asTotal({ ceiling }, added);
      values.set(party.party, sum && excessCount === 0 ? sum.toNumber() : null);
      this.put(
        party.column,
        {
          value: sum === null ? words.unfinished : excessCount > 0 ? words.excessMark : sum.toNumber(),
          formula: `IF(COUNT(${range})<${categories.length},"${words.unfinished}",IF(${excess}>0,"${words.excessMark}",${ceiling === undefined ? `SUM(${range})` : `MIN(${ceiling},SUM(${range}))`}))`,
        },
        "scoreStrong",
      );
    }
    const numbers = this.parties.map((p) => values.get(p.party) ?? null);
    const final =
      this.isWeighted && numbers.every((n) => n !== null)
        ? weigh(this.parties.map((p, i) => [p.share ?? 0, numbers[i] as number]))
        : null;
    this.put(this.last, this.weightedCell(totalRow, final) ?? this.limitText(), "scoreStrong");
    this.next();
    this.put(0, words.excess, "label");
    this.put(1, null, "score");
    for (const { column, evaluation } of this.parties)
      this.put(column, evaluation ? excessCell(evaluation) : { value: 0 }, "count");
    this.put(this.last, null, "score");
    this.next();
    return { row: totalRow, values, final: final?.toNumber() ?? null };
  }

  private drawShares(): void {
    if (!this.isWeighted) return;
    this.put(0, words.share, "label");
    this.put(1, null, "score");
    for (const { column, share } of this.parties) this.put(column, `${plainNumber((share ?? 0) * 100)}%`, "center");
    this.put(this.last, "100%", "center");
    this.next();
  }

  /** The cell that switches the reading of the bands; null for schemes that print no numbers. */
  private drawRounding(): Rounding | null {
    if (!this.isWeighted) return null;
    const isOn = this.branch.roundsFirst;
    this.put(0, words.rounding, "label");
    this.put(1, isOn ? words.yes : words.no, "inputCenter");
    this.put(2, words.roundingNote, "text", this.last);
    this.builder.validate({
      range: { top: this.row, left: 1, bottom: this.row, right: 1 },
      rule: { kind: "list", options: [words.no, words.yes] },
      title: words.rounding,
      message: words.roundingMessage,
    });
    const cell = this.at(this.row, 1);
    this.next();
    return { cell, isOn };
  }

  private stateOf(veto: Veto): VetoState {
    return this.branch.vetoes.find((v) => v.id === veto.id)?.state ?? "unknown";
  }

  private drawVetoes(top: number): readonly VetoRow[] {
    const { vetoes, hasOpenVetoes } = this.scheme;
    if (vetoes.length === 0 && !hasOpenVetoes) return [];
    this.put(0, words.headings.veto, "heading", this.last - 1);
    this.put(this.last, words.headings.state, "heading");
    this.next();
    const rows: VetoRow[] = [];
    for (const veto of vetoes) {
      this.put(0, veto.text, "textMiddle", this.last - 1);
      const state = this.stateOf(veto);
      if (veto.whenCategoryBelow) this.put(this.last, this.scoreVetoCell(veto, top), "center");
      else this.drawState(stateWord(state));
      rows.push({ veto, row: this.row });
      this.next();
    }
    for (const { text, state } of this.freeRows()) {
      this.put(0, text, "input", this.last - 1);
      this.drawState(stateWord(state));
      rows.push({ veto: null, state, row: this.row });
      this.next();
    }
    return rows;
  }

  /** What people wrote, else one row to write into where the document's list is open. */
  private freeRows(): readonly { readonly text: string; readonly state: VetoState }[] {
    const written = this.kept ? freeVetoes(this.scheme, this.kept) : [];
    if (written.length > 0 || !this.scheme.hasOpenVetoes) return written;
    return [{ text: words.otherVeto, state: "no" }];
  }

  private drawState(word: string): void {
    this.put(this.last, word, "inputCenter");
    this.builder.validate({
      range: { top: this.row, left: this.last, bottom: this.row, right: this.last },
      rule: { kind: "list", options: [words.unknown, words.yes, words.no] },
      title: words.headings.state,
      message: words.stateMessage,
    });
  }

  /** Judged on the weighted score, before that on the self score (附件1 说明3). */
  private scoreVetoCell(veto: Veto, top: number): Cell {
    const condition = veto.whenCategoryBelow as NonNullable<Veto["whenCategoryBelow"]>;
    const row = top + this.branch.categories.findIndex((c) => c.name === condition.category);
    const self = this.parties.find((p) => p.party === "self");
    const final = this.at(row, this.last);
    const judge = (cell: string): string => `IF(${cell}<${condition.limit},"${words.yes}","${words.no}")`;
    const fallback = self
      ? `IF(ISNUMBER(${this.at(row, self.column)}),${judge(this.at(row, self.column))},"${words.unknown}")`
      : `"${words.unknown}"`;
    const weighted = this.categoryValue(condition.category)?.toNumber();
    const selfValue = self ? this.sumOf(self, condition.category).value : null;
    const value = weighted ?? (typeof selfValue === "number" ? selfValue : null);
    return {
      value: value === null ? words.unknown : value < condition.limit ? words.yes : words.no,
      formula: `IF(ISNUMBER(${final}),${judge(final)},${fallback})`,
    };
  }

  /** The level that the authority stated; a veto that a person confirms here goes before it. */
  private drawStatedLevel(vetoes: readonly VetoRow[]): void {
    const { level, provisionalLevel, stated, total, conflict } = this.branch;
    const deciding = vetoes
      .filter((v) => !v.veto?.isProposal)
      .map((v) => `${this.at(v.row, this.last)}="${words.yes}"`);
    const lowest = this.scheme.levels.at(-1)?.name;
    const value = level ?? words.ungraded;
    const isLive = deciding.length > 0 && lowest !== undefined && total === null;
    const decided = conflict.length === 0 ? finalStatements(stated)[0]?.level : null;
    const otherwise = decided ?? words.ungraded;
    const formula = `IF(OR(${deciding.join(",")}),"${lowest}","${otherwise}")`;
    this.put(0, words.level, "label");
    this.put(1, isLive ? { value, formula } : value, "level", 2);
    const proposed = level === null && provisionalLevel !== null;
    const note = proposed
      ? `${words.proposed}${provisionalLevel}（${words.provisionalNote}）`
      : this.unconfirmed(vetoes);
    if (this.last > 2) this.put(3, note, "center", this.last);
    this.builder.atLeast(this.row, 26);
    this.next();
  }

  /** How many circumstances nobody has confirmed or denied, live; null for a scheme without any. */
  private unconfirmed(vetoes: readonly VetoRow[]): Cell | null {
    const [first] = vetoes;
    const last = vetoes.at(-1);
    if (!first || !last) return null;
    const states = `${this.at(first.row, this.last)}:${this.at(last.row, this.last)}`;
    const count = vetoes.filter((v) => v.veto && this.stateOf(v.veto) === "unknown").length;
    return {
      value: count > 0 ? `${words.unknown}情形${count}项` : "",
      formula: `IF(COUNTIF(${states},"${words.unknown}")>0,"${words.unknown}情形"&COUNTIF(${states},"${words.unknown}")&"项","")`,
    };
  }

  private drawLevels(totals: Totals, rounding: Rounding | null, vetoes: readonly VetoRow[]): void {
    const { levels } = this.scheme;
    const lowest = levels.at(-1)?.name;
    if (!this.isWeighted || lowest === undefined || rounding === null) {
      this.drawStatedLevel(vetoes);
      return;
    }
    const state = (v: VetoRow): string => this.at(v.row, this.last);
    const byPerson = vetoes.filter((v) => !v.veto?.whenCategoryBelow).map(state);
    const byScore = vetoes.filter((v) => v.veto?.whenCategoryBelow).map(state);
    const any = (cells: readonly string[]): string =>
      cells.length === 0 ? "FALSE" : `OR(${cells.map((c) => `${c}="${words.yes}"`).join(",")})`;
    const total = this.at(totals.row, this.last);
    const selfColumn = this.parties.find((p) => p.party === "self")?.column ?? FIRST_PARTY;
    const self = this.at(totals.row, selfColumn);
    const read = (cell: string): string => `IF(${rounding.cell}="${words.yes}",ROUND(${cell},0),ROUND(${cell},4))`;
    const decided = this.decideLevels(totals, rounding, vetoes, lowest);
    const levelRow = this.row;
    this.put(0, words.level, "label");
    this.put(
      1,
      {
        value: decided.level,
        formula: `IF(${any(byPerson)},"${lowest}",IF(ISNUMBER(${total}),IF(${any(byScore)},"${lowest}",${levelExpression(levels, read(total))}),"${words.ungraded}"))`,
      },
      "level",
      2,
    );
    const unconfirmed = this.unconfirmed(vetoes);
    this.put(
      3,
      unconfirmed && { ...unconfirmed, value: decided.unknown > 0 ? `${words.unknown}情形${decided.unknown}项` : "" },
      "center",
      this.last,
    );
    this.builder.atLeast(this.row, 26);
    this.next();
    this.put(0, words.provisional, "label");
    const level = this.at(levelRow, 1);
    this.put(
      1,
      {
        value: decided.provisional,
        formula: `IF(${level}<>"${words.ungraded}","",IF(ISNUMBER(${self}),IF(${any([...byPerson, ...byScore])},"${lowest}",${levelExpression(levels, read(self))}),"${words.unfinished}"))`,
      },
      "level",
      2,
    );
    this.put(3, words.provisionalNote, "text", this.last);
    this.builder.atLeast(this.row, 26);
    this.next();
    this.drawReason(totals, level, total, decided, any([...byPerson, ...byScore]));
  }

  private decideLevels(totals: Totals, rounding: Rounding, vetoes: readonly VetoRow[], lowest: string): Decided {
    const { levels } = this.scheme;
    const states = vetoes.map((v) => this.drawnState(v));
    const person = states.some((s, i) => s === "yes" && !vetoes[i]?.veto?.whenCategoryBelow);
    const score = states.some((s, i) => s === "yes" && vetoes[i]?.veto?.whenCategoryBelow);
    const band = (value: number): string => levelOf(decimal(value).round(4, 1), levels, rounding.isOn)?.name ?? "";
    const self = totals.values.get("self") ?? null;
    const level = person ? lowest : totals.final === null ? words.ungraded : score ? lowest : band(totals.final);
    const provisional =
      level !== words.ungraded ? "" : self === null ? words.unfinished : person || score ? lowest : band(self);
    return { level, provisional, unknown: states.filter((s) => s === "unknown").length, isVetoed: person || score };
  }

  private drawnState(row: VetoRow): VetoState {
    if (row.veto === null) return row.state;
    const { veto } = row;
    const limit = veto.whenCategoryBelow;
    if (!limit) return this.stateOf(veto);
    const self = this.parties.find((p) => p.party === "self");
    const own = self ? this.sumOf(self, limit.category).value : null;
    const value = this.categoryValue(limit.category)?.toNumber() ?? (typeof own === "number" ? own : null);
    return value === null ? "unknown" : value < limit.limit ? "yes" : "no";
  }

  /** The decision as a sentence that follows the scores. */
  private drawReason(totals: Totals, level: string, total: string, decided: Decided, anyVeto: string): void {
    const parts = this.parties.map((p) => ({
      label: partyHeadings[p.party].replace("得分", ""),
      cell: this.at(totals.row, p.column),
      value: totals.values.get(p.party) ?? null,
      share: plainNumber((p.share ?? 0) * 100),
    }));
    const formula = parts
      .map((p) => `"${p.label}"&IF(ISNUMBER(${p.cell}),${p.cell}&"分","${words.unfinished}")&"（占${p.share}%）"`)
      .join('&"，"&');
    const value = parts
      .map((p) => `${p.label}${p.value === null ? words.unfinished : `${plainNumber(p.value)}分`}（占${p.share}%）`)
      .join("，");
    this.put(0, words.reason, "label");
    this.put(
      1,
      {
        value: `${value}${totals.final === null ? "" : `，综合${plainNumber(totals.final)}分`}${decided.isVetoed ? words.vetoed : ""}${decided.level === words.ungraded ? words.awaiting : `，定为${decided.level}`}`,
        formula: `${formula}&IF(ISNUMBER(${total}),"，综合"&${total}&"分","")&IF(${anyVeto},"${words.vetoed}","")&IF(${level}="${words.ungraded}","${words.awaiting}","，定为"&${level})`,
      },
      "textMiddle",
      this.last,
    );
    this.builder.atLeast(this.row, 34);
    this.next();
  }

  /** The survey form's own result as text to copy; the form itself is never written to. */
  private drawOffer(totals: Totals, top: number): void {
    const self = this.parties.find((p) => p.party === "self");
    if (!self || !this.isWeighted) return;
    const cell = this.at(totals.row, self.column);
    const value = totals.values.get("self") ?? null;
    const categories = this.branch.categories;
    const pieces = categories.map((c, i) => `"${c.name}"&${this.at(top + i, self.column)}&"分"`).join('&"、"&');
    const parts = categories.map((c) => `${c.name}${plainNumber(Number(this.sumOf(self, c.name).value))}分`).join("、");
    this.put(0, words.offer, "label");
    this.put(
      1,
      {
        value: value === null ? words.unfinished : `${plainNumber(value)}分，其中：${parts}`,
        formula: `IF(ISNUMBER(${cell}),${cell}&"分，其中："&${pieces},"${words.unfinished}")`,
      },
      "textMiddle",
      this.last,
    );
    this.builder.atLeast(this.row, 34);
    this.next();
  }

  private drawIndicators(): void {
    const { last, row: top, kept } = this;
    this.row = drawIndicatorRows(this.builder, this.branch, { top, last, kept: kept?.indicators ?? {} });
  }

  private drawSignOff(): void {
    const [filledBy, checkedBy, date] = words.signOff;
    const kept = this.kept?.signOff ?? {};
    const second = Math.max(2, this.last - 1);
    this.put(0, filledBy, "label");
    this.put(1, kept[filledBy] ?? "", "input", second - 1);
    this.put(second, checkedBy, "label");
    this.put(second + 1, kept[checkedBy] ?? "", "input", this.last);
    this.builder.atLeast(this.row, 26);
    this.next();
    this.put(0, date, "label");
    this.put(1, kept[date] ?? "", "inputPlain", second - 1);
    this.put(second, words.checkCode, "label");
    this.put(second + 1, checkCode(this.branch), "center", this.last);
    this.builder.atLeast(this.row, 26);
    this.next();
  }
}

interface Totals {
  readonly row: number;
  readonly values: ReadonlyMap<Party, number | null>;
  readonly final: number | null;
}

interface Rounding {
  readonly cell: string;
  readonly isOn: boolean;
}

interface Decided {
  readonly level: string;
  readonly provisional: string;
  readonly unknown: number;
  readonly isVetoed: boolean;
}

function stateWord(state: VetoState): string {
  return state === "yes" ? words.yes : state === "no" ? words.no : words.unknown;
}

function weigh(parts: readonly (readonly [share: number, value: number])[]): Big {
  return parts.reduce((total: Big, [share, value]) => total.plus(decimal(value).times(share)), decimal(0)).round(4, 1);
}

/** Numbers that lie outside 0…maximum, of a deduction in either sign; text and blanks are counted by the sums. */
function countExcess(evaluation: Evaluation): number {
  return evaluation.scores.filter(({ entry, criterion: { kind, maximum } }) => {
    if (entry.kind !== "score" || entry.isText) return false;
    const value = kind === "deduction" ? entry.value.abs() : entry.value;
    return value.lt(0) || (maximum !== null && value.gt(maximum));
  }).length;
}

/** Counts the same by COUNTIF over runs of items with one maximum. */
function excessCell(evaluation: Evaluation): Cell {
  if (evaluation.column.inText) return { value: countExcess(evaluation) };
  const { column } = evaluation.column;
  const count = (scores: readonly ItemScore[], condition: string): readonly string[] =>
    scoreAreas(
      scores.map((s) => s.cell.row),
      column,
      evaluation.sheet.sheet.name,
    ).map((area) => `COUNTIF(${area},"${condition}")`);
  const isLoss = (s: ItemScore): boolean => s.criterion.kind === "deduction" || evaluation.column.isDeduction === true;
  const maxima = [...new Set(evaluation.scores.flatMap((s) => s.criterion.maximum ?? []))];
  const above = maxima.flatMap((maximum) => {
    const scores = evaluation.scores.filter((s) => s.criterion.maximum === maximum);
    return [...count(scores, `>${maximum}`), ...count(scores.filter(isLoss), `<-${maximum}`)];
  });
  const below = count(
    evaluation.scores.filter((s) => !isLoss(s)),
    "<0",
  );
  return { value: countExcess(evaluation), formula: [...above, ...below].join("+") };
}
