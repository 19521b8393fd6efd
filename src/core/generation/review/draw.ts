import type { ChangeSet } from "../../changes/change-set";
import type { CheckResult } from "../../check/check";
import { decimal, sum, zero } from "../../workbook/decimal";
import { SheetBuilder, type Content } from "../../design/sheet-builder";
import { readablePaper } from "../../design/readable";
import type { SheetDesign } from "../../design/sheet-design";
import { SCORE_FORMAT, styles, type StyleName } from "../../design/styles";
import { ownTitles } from "../../own-sheets/index";
import { markLine } from "../../own-sheets/mark-line";
import { ownSheetsOf } from "../../own-sheets/recognise";
import type { OwnSheet } from "../../model/recognised-sheet";
import { opinions, type BranchResult, type Opinion, type ScoreEntry } from "../../model/branch";
import { compareScores, evaluationFor, type ReviewLine, type ScoreCell } from "../../records/comparison";
import type { Category } from "../../schemes/types";
import { isExtra } from "../../scoring/points";
import { oneLine } from "../../text/fold";
import { plainNumber } from "../../text/numbers";
import { quoteSheetName, toA1 } from "../../workbook/address";
import { isCellError, type Cell, type CellValue, type WorkbookSnapshot } from "../../workbook/snapshot";
import { drawOwnSheet, freeSheetName, type PlaceOptions } from "../own-sheet";
import { drawWithTyped, type TypedLine } from "../typed-elsewhere";
import { checkCode } from "../../own-sheets/result/check-code";
import { resultWords } from "../../own-sheets/result/description";
import { sumFormula } from "../../records/sum-formulas";
import {
  readReviewBlocks,
  reviewBlockOf,
  rowsOfItems,
  type ReviewBlock,
  type ReviewRow,
  type RubricItem,
} from "../../own-sheets/review/read";
import {
  opinionWords,
  reviewTable,
  reviewWords as words,
  type ReviewColumn,
} from "../../own-sheets/review/description";

interface ReviewOptions extends PlaceOptions {
  /** Name and version of the program, for the footer. */
  readonly program?: string;
}

/**
 * What drawing 「审核意见」 would write: one block per branch with self and review scores, opinions and
 * reasons, sums and sign-off. What people set and typed stays with its branch and item. Drawing what
 * is up to date gives no edits.
 */
export function reviewWorkbook(
  workbook: WorkbookSnapshot,
  checked: CheckResult,
  options: ReviewOptions = {},
): ChangeSet {
  const branches = checked.branches.filter((b) => compareScores(b).length > 0);
  if (branches.length === 0) return { purpose: "generate", edits: [] };
  const found = findReviewSheet(checked);
  const name = found?.own.sheet.name ?? freeSheetName(workbook, ownTitles.review);
  const blocks = found?.blocks ?? [];
  const own = { words: reviewTexts, opening: words.branch, rows: new Set(blocks.flatMap(rowsOfTable)) };
  const design = drawWithTyped(found?.own.sheet ?? null, own, (lines) =>
    drawReviewSheet(name, branches, withLines(blocks, lines), options.program ?? ""),
  );
  return { purpose: "generate", edits: drawOwnSheet(workbook, found?.own.sheet ?? null, design, 0, options) };
}

const reviewTexts: readonly string[] = [
  ownTitles.review,
  ...Object.values(opinionWords),
  ...[...Object.values(words), ...reviewTable.columns.map(({ heading }) => heading)].filter(
    (word) => typeof word === "string",
  ),
  ...words.signOff.map(signOffLabel),
];

function rowsOfTable({ table }: ReviewBlock): readonly number[] {
  return [...table.rows, ...table.loose].map(({ row }) => row);
}

/** Lines go below the block that they come from. */
function withLines(blocks: readonly ReviewBlock[], lines: readonly TypedLine[]): readonly ReviewBlock[] {
  return blocks.map((block, i) => {
    const next = blocks[i + 1];
    const own = lines.filter(({ row }) => (i === 0 || row >= block.top) && (!next || row < next.top));
    const loose = own.map(({ row, text }) => ({ row, cells: new Map([[0, { value: text }]]) }));
    return { ...block, table: { ...block.table, loose: [...block.table.loose, ...loose] } };
  });
}

/** 「审核意见」 as drawn before; one whose headings are gone is left alone. */
export function findReviewSheet(
  checked: CheckResult,
): { readonly own: OwnSheet; readonly blocks: readonly ReviewBlock[] } | undefined {
  for (const own of ownSheetsOf(checked.sheets, "review")) {
    const blocks = readReviewBlocks(own);
    if (blocks) return { own, blocks };
  }
  return undefined;
}

/** Rows 0…3 of the sheet: title, a blank one, the first branch's name, headings. */
const FIRST_BLOCK = 2;
const EXTRA_WIDTH = 14;
/** Number, category and item. */
const NAMES = 3;
const MINIMUM_HEIGHT = 22;

export function drawReviewSheet(
  name: string,
  branches: readonly BranchResult[],
  kept: readonly ReviewBlock[],
  program: string,
): SheetDesign {
  const extras = Math.max(0, ...kept.map((b) => b.table.extras.length));
  const builder = new SheetBuilder([
    ...reviewTable.columns.map((c) => c.width),
    ...Array.from({ length: extras }, () => EXTRA_WIDTH),
  ]);
  builder.putLine(0, ownTitles.review, "title");
  builder.atLeast(0, 34);
  let row = FIRST_BLOCK;
  let items = 0;
  const left = new Set(kept);
  for (const branch of branches) {
    const lines = compareScores(branch);
    const own = reviewBlockOf([...left], branch.name, categoriesOf(lines));
    if (own) left.delete(own);
    // Each branch is given its own opinion, on its own paper.
    if (row > FIRST_BLOCK) builder.beginPage(row);
    const block = new Block(builder, row, own);
    row = block.draw(branch, lines) + 1;
    items = block.rowCount;
  }
  for (const block of left) {
    if (!hasTyped(block)) continue;
    if (row > FIRST_BLOCK) builder.beginPage(row);
    row = new Block(builder, row, block).drawLeftOver() + 1;
  }
  builder.endPrint(row - 1);
  builder.putLine(row, markLine(words.note), "note");
  const documents = [...new Set(branches.map((b) => b.scheme.document))].filter((d) => d !== "").join("、");
  const headings = FIRST_BLOCK + 1;
  const print = readablePaper(
    { columnWidths: builder.columnWidths, smallest: styles.note.size, names: NAMES },
    {
      orientation: "portrait",
      footer: [documents, program].filter((p) => p !== "").join("　"),
      titleRows: [headings, headings],
    },
  );
  // Excel has one filter, and one frozen heading, for a sheet.
  if (branches.length !== 1) return builder.build(name, print);
  const filter = { top: headings, bottom: headings + items, left: 0, right: builder.columnWidths.length - 1 };
  return { ...builder.build(name, print, headings + 1), filter };
}

function categoriesOf(lines: readonly ReviewLine[]): readonly Category[] {
  const byName = new Map<string, ReviewLine[]>();
  for (const line of lines) byName.set(line.category, [...(byName.get(line.category) ?? []), line]);
  return [...byName].map(([name, own]) => ({ name, maximum: null, items: own.map((l) => l.criterion) }));
}

/** A person chose, typed or added something in it. */
function hasTyped({ rows, remarks, table }: ReviewBlock): boolean {
  const signed = [...table.signOff].some(([label, cell]) => oneLine(String(cell.value ?? "")) !== signOffLabel(label));
  return rows.some(isTyped) || remarks !== null || table.loose.length > 0 || signed;
}

/** A row that no item claims stays if a person chose or typed something in it, or wrote all of it. */
function isTyped(row: ReviewRow): boolean {
  const { reason, kept } = row;
  const isOurs = (["self", "review", "difference", "opinion", "hint"] as const).some(
    (id) => kept.cells.get(id)?.formula !== undefined || kept.cells.get(id)?.value === words.itemGone,
  );
  return typedOpinion(row) !== null || reason !== "" || kept.extras.size > 0 || !isOurs;
}

function signOffLabel(label: string): string {
  return `${label}：`;
}

function typedOpinion({ kept }: ReviewRow): Cell | null {
  const cell = kept.cells.get("opinion");
  return cell && cell.formula === undefined ? cell : null;
}

/** A person's formula would point elsewhere in another row, so its value stays instead. */
function moved(cell: Cell | undefined, from: number, to: number): Cell | null {
  if (!cell) return null;
  if (cell.formula === undefined || from === to || cell.value === null) return cell;
  return { value: cell.value, ...(cell.format === undefined ? {} : { format: cell.format }) };
}

class Block {
  /** Rows between the headings and the sums, once they are drawn. */
  rowCount = 0;
  private readonly top: number;
  private readonly last: number;

  constructor(
    private readonly builder: SheetBuilder,
    private row: number,
    private readonly kept: ReviewBlock | undefined,
  ) {
    this.top = row + 2;
    this.last = builder.columnWidths.length - 1;
  }

  draw(branch: BranchResult, lines: readonly ReviewLine[]): number {
    this.drawHead(branch.name ?? "");
    const items: readonly RubricItem[] = lines;
    const rows = rowsOfItems(this.kept?.rows ?? [], items);
    const drawn = lines.map((line) => this.drawItem(line, rows.get(line.criterion)));
    const bottom = this.row - 1;
    const claimed = new Set(rows.values());
    for (const row of this.kept?.rows ?? []) if (!claimed.has(row) && isTyped(row)) this.drawKept(row);
    this.rowCount = this.row - this.top;
    this.offerOpinions();
    const section = this.row;
    this.builder.putLine(section, words.section, "heading");
    this.next();
    if (lines.every((l) => l.selfEntry.kind !== "letter" && l.reviewEntry.kind !== "letter")) {
      this.drawTotals(branch, lines, drawn, bottom);
    }
    this.drawRemarks();
    this.put("number", words.checkCode, "label", "category");
    this.put("item", checkCode(branch), "center");
    this.put("maximum", words.checkCodeNote, "text", this.last);
    this.next();
    this.drawEnd();
    // Who signs sees what is signed: totals, opinion and signatures stand on one page.
    for (let row = section + 1; row < this.row; row++) this.builder.glue(row);
    return this.row;
  }

  /** A block whose branch is no longer in the workbook: only what people left in it. */
  drawLeftOver(): number {
    this.drawHead(this.kept?.branch ?? "");
    for (const row of this.kept?.rows ?? []) if (isTyped(row)) this.drawKept(row);
    this.offerOpinions();
    this.builder.putLine(this.row, words.branchGone, "warning");
    this.next();
    this.builder.putLine(this.row, words.section, "heading");
    this.next();
    this.drawRemarks();
    this.drawEnd();
    return this.row;
  }

  private column(id: ReviewColumn): number {
    return reviewTable.columns.findIndex((c) => c.id === id);
  }

  private at(id: ReviewColumn, row = this.row): string {
    return toA1({ row, column: this.column(id) });
  }

  private put(id: ReviewColumn, content: Content, style: StyleName, to: ReviewColumn | number = id): void {
    const from = this.column(id);
    const end = typeof to === "number" ? to : this.column(to);
    this.builder.put(this.row, from, content, style, { columns: end - from + 1 });
  }

  private next(height = MINIMUM_HEIGHT): void {
    this.builder.atLeast(this.row, height);
    this.row++;
  }

  private drawHead(name: string): void {
    this.put("number", words.branch, "label", "category");
    this.put("item", name, "textMiddle", this.last);
    this.next(26);
    for (const { id, heading } of reviewTable.columns) this.put(id, heading, "heading");
    for (let i = reviewTable.columns.length; i <= this.last; i++) {
      this.builder.put(this.row, i, this.kept?.table.extras[i - reviewTable.columns.length] ?? null, "heading");
    }
    this.next(26);
  }

  private drawItem(line: ReviewLine, kept: ReviewRow | undefined): DrawnItem {
    const { criterion } = line;
    const number = criterion.number ?? "";
    const self = scoreContent(line.selfCell, line.selfEntry);
    const review = scoreContent(line.reviewCell, line.reviewEntry);
    const difference = this.differenceCell(valueOf(self), valueOf(review));
    // What a person typed instead of choosing stays, though no formula knows it.
    const other = kept && kept.opinion === null ? typedOpinion(kept) : null;
    const shown = other ? null : (kept?.opinion ?? shownOpinion(valueOf(self), valueOf(review)));
    const reason = kept ? moved(kept.kept.cells.get("reason"), kept.kept.row, this.row) : null;
    this.put("number", /^\d+$/.test(number) ? Number(number) : number, "center");
    this.put("category", line.category, "center");
    this.put("item", oneLine(criterion.text), "textMiddle");
    this.put("maximum", criterion.maximum, "score");
    this.put("self", self, "score");
    this.put("review", review, "score");
    this.put("difference", difference, "score");
    this.put(
      "opinion",
      kept?.opinion ? opinionWords[kept.opinion] : (other ?? this.opinionCell(valueOf(self), valueOf(review))),
      "inputCenter",
    );
    this.put("reason", reason, "inputMiddle");
    this.put("hint", this.hintCell(shown, reason, difference.value), "warning");
    this.drawExtras(kept);
    this.builder.grow(this.row);
    this.next();
    return { self: valueOf(self), review: valueOf(review), opinion: shown };
  }

  private differenceCell(self: Shown, review: Shown): Cell {
    const [a, b] = [this.at("self"), this.at("review")];
    const value =
      typeof self === "number" && typeof review === "number"
        ? exact(review).minus(exact(self)).round(4, 1).toNumber()
        : "";
    return { value, formula: `IF(AND(ISNUMBER(${a}),ISNUMBER(${b})),ROUND(${b}-${a},4),"")` };
  }

  /** Says what the scores say until a person chooses. */
  private opinionCell(self: Shown, review: Shown): Cell {
    const [a, b] = [this.at("self"), this.at("review")];
    const opinion = shownOpinion(self, review);
    return {
      value: opinion === null ? "" : opinionWords[opinion],
      formula: `IF(OR(ISERROR(${a}),ISERROR(${b})),"",IF(OR(${a}="",${b}=""),"",IF(${a}=${b},"${opinionWords.agreed}","${opinionWords.changed}")))`,
    };
  }

  private hintCell(opinion: Opinion | null, reason: Cell | null, difference: Shown): Cell {
    const [said, why, by] = [this.at("opinion"), this.at("reason"), this.at("difference")];
    const { agreed, changed } = opinionWords;
    const isReasonBlank = String(reason?.value ?? "").replace(/^ +$/, "") === "";
    const contradicts =
      typeof difference === "number" &&
      ((opinion === "agreed" && difference !== 0) || (opinion === "changed" && difference === 0));
    return {
      value: opinion === "changed" && isReasonBlank ? words.reasonMissing : contradicts ? words.contradiction : "",
      formula:
        `IF(AND(${said}="${changed}",TRIM(${why})=""),"${words.reasonMissing}",` +
        `IF(ISNUMBER(${by}),IF(OR(AND(${said}="${agreed}",${by}<>0),AND(${said}="${changed}",${by}=0)),"${words.contradiction}",""),""))`,
    };
  }

  /** A row of a person's own, or of an item that is no longer there. */
  private drawKept({ kept }: ReviewRow): void {
    const isOurs = kept.cells.get("hint")?.formula !== undefined || kept.cells.get("hint")?.value === words.itemGone;
    const own = (id: ReviewColumn): Cell | null => moved(kept.cells.get(id), kept.row, this.row);
    const typed = (id: ReviewColumn): Cell | null => (kept.cells.get(id)?.formula === undefined ? own(id) : null);
    const style = (id: ReviewColumn): StyleName =>
      id === "item" || id === "reason" ? "inputMiddle" : id === "hint" ? "warning" : "inputCenter";
    for (const { id } of reviewTable.columns) {
      const isScore = id === "self" || id === "review" || id === "difference";
      const content = isOurs ? (id === "hint" ? words.itemGone : isScore ? null : typed(id)) : own(id);
      this.put(id, content, style(id));
    }
    this.drawExtras({ kept });
    this.builder.grow(this.row);
    this.next();
  }

  private drawExtras(row: Pick<ReviewRow, "kept"> | undefined): void {
    for (let i = reviewTable.columns.length; i <= this.last; i++) {
      const cell = row?.kept.extras.get(i - reviewTable.columns.length);
      this.builder.put(this.row, i, row ? moved(cell, row.kept.row, this.row) : null, "inputMiddle");
    }
  }

  private offerOpinions(): void {
    if (this.row === this.top) return;
    const column = this.column("opinion");
    this.builder.validate({
      range: { top: this.top, bottom: this.row - 1, left: column, right: column },
      rule: { kind: "list", options: opinions.map((o) => opinionWords[o]) },
      title: words.opinionTitle,
      message: words.opinionMessage,
    });
  }

  private drawTotals(
    branch: BranchResult,
    lines: readonly ReviewLine[],
    drawn: readonly DrawnItem[],
    bottom: number,
  ): void {
    const maxima = lines.filter((l) => !isExtra(l.criterion)).map((l) => l.maximum);
    const maximum = maxima.some((m) => m === null) ? null : sum(maxima.map((m) => decimal(m ?? 0))).toNumber();
    const self = this.totalCell("self", branch, drawn, bottom);
    const review = this.totalCell("review", branch, drawn, bottom);
    this.put("number", words.total, "label", "item");
    this.put("maximum", maximum, "scoreStrong");
    this.put("self", self, "scoreStrong");
    this.put("review", review, "scoreStrong");
    this.put("difference", this.differenceCell(valueOf(self), valueOf(review)), "scoreStrong");
    this.put("opinion", this.countsCell(drawn, bottom), "center", this.last);
    const totals = this.row;
    this.next(26);
    this.drawFinal(branch, totals, valueOf(self), valueOf(review));
  }

  private totalCell(id: "self" | "review", branch: BranchResult, drawn: readonly DrawnItem[], bottom: number): Cell {
    // Which blanks count, and with what sign, the scoring sheet's own cells tell.
    const evaluation = evaluationFor(branch, id);
    if (evaluation?.scores.some((s) => isExtra(s.criterion)))
      return sumFormula(evaluation, null, evaluation.sheet.sheet.name);
    const range = `${this.at(id, this.top)}:${this.at(id, bottom)}`;
    const numbers = drawn.flatMap((d) => (typeof d[id] === "number" ? [exact(d[id])] : []));
    // SUM and COUNT pass over a text, and SUM over an error gives the error.
    const error = drawn.map((d) => d[id]).find((v) => isCellError(v));
    const value = numbers.length < drawn.length ? resultWords.unfinished : (error ?? sum(numbers).toNumber());
    return {
      value,
      formula: `IF(COUNT(${range})<${drawn.length},"${resultWords.unfinished}",SUM(${range}))`,
      format: SCORE_FORMAT,
    };
  }

  private countsCell(drawn: readonly DrawnItem[], bottom: number): Cell {
    const range = `${this.at("opinion", this.top)}:${this.at("opinion", bottom)}`;
    const counts = opinions.map((o) => drawn.filter((d) => d.opinion === o).length);
    const open = drawn.length - counts.reduce((n, c) => n + c, 0);
    const { agreed, changed, queried, open: rest, end } = words.counts;
    const parts = opinions.map((o) => `COUNTIF(${range},"${opinionWords[o]}")`);
    return {
      value: `${agreed}${counts[0]}${changed}${counts[1]}${queried}${counts[2]}${rest}${open}${end}`,
      formula: `"${agreed}"&${parts[0]}&"${changed}"&${parts[1]}&"${queried}"&${parts[2]}&"${rest}"&(${drawn.length}-${parts.join("-")})&"${end}"`,
    };
  }

  /** The weighted total, where self and review are all that the scheme weighs. */
  private drawFinal({ scheme }: BranchResult, totals: number, self: Shown, review: Shown): void {
    const { weights } = scheme;
    if (weights.length === 0 || weights.some((w) => w.party !== "self" && w.party !== "review")) return;
    const values = { self, review };
    const cells = weights.map((w) => this.at(w.party as "self" | "review", totals));
    const numbers = weights.flatMap((w) => {
      const value = values[w.party as "self" | "review"];
      return typeof value === "number" ? [exact(value).times(w.share)] : [];
    });
    const value =
      numbers.length < weights.length
        ? resultWords.unfinished
        : numbers
            .reduce((total, n) => total.plus(n), zero)
            .round(4, 1)
            .toNumber();
    const product = weights.map((w, i) => `${cells[i]}*${w.share}`).join("+");
    const shares = weights.map((w) => {
      const heading = reviewTable.columns.find((c) => c.id === w.party)?.heading ?? "";
      return words.share(heading, plainNumber(w.share * 100));
    });
    this.put("number", words.final, "label", "item");
    this.put(
      "maximum",
      {
        value,
        formula: `IF(COUNT(${cells.join(",")})<${cells.length},"${resultWords.unfinished}",ROUND(${product},4))`,
      },
      "scoreStrong",
      "difference",
    );
    this.put("opinion", shares.join("，"), "center", this.last);
    this.next(26);
  }

  private drawRemarks(): void {
    this.put("number", words.remarks, "label", "category");
    this.put("item", this.kept?.remarks ?? null, "input", this.last);
    this.next(90);
  }

  private drawEnd(): void {
    const signOff = this.kept?.table.signOff;
    const ends = [this.column("item"), this.column("opinion"), this.last];
    let column = 0;
    words.signOff.forEach((label, i) => {
      const end = ends[i] as number;
      this.builder.put(this.row, column, signOff?.get(label) ?? signOffLabel(label), "inputLine", {
        columns: end - column + 1,
      });
      column = end + 1;
    });
    this.next(40);
    for (const { row, cells } of this.kept?.table.loose ?? []) {
      const [only] = cells.size === 1 ? [...cells.values()] : [];
      if (only) this.builder.putLine(this.row, moved(only, row, this.row), "inputLine");
      else
        for (const [place, cell] of cells) this.builder.put(this.row, place, moved(cell, row, this.row), "inputLine");
      this.row++;
    }
  }
}

type Shown = CellValue | null;

/** What an item's row shows, for the sums below. */
interface DrawnItem {
  readonly self: Shown;
  readonly review: Shown;
  readonly opinion: Opinion | null;
}

function valueOf(content: Cell | null): Shown {
  return content?.value ?? null;
}

/** As Excel shows and compares it: 15 digits. */
function exact(value: number): ReturnType<typeof decimal> {
  return decimal(Number(value.toPrecision(15)));
}

/** A live reference to the score's cell; a score inside a text stands as read. */
function scoreContent(cell: ScoreCell | null, entry: ScoreEntry): Cell | null {
  if (!cell) return null;
  if (!cell.isAlone || (entry.kind === "score" && entry.deducted)) {
    if (entry.kind === "score") return { value: entry.value.toNumber() };
    return entry.kind === "not-a-number" ? { value: entry.text } : null;
  }
  const place = `${quoteSheetName(cell.sheet.name)}!${toA1(cell)}`;
  return { value: cell.value, formula: `IF(${place}="","",${place})` };
}

/** What the opinion's formula shows: nothing beside a blank or an error. */
function shownOpinion(self: Shown, review: Shown): Opinion | null {
  if (isShownBlank(self) || isShownBlank(review)) return null;
  return isShownEqual(self, review) ? "agreed" : "changed";
}

function isShownBlank(value: Shown): boolean {
  return value === null || value === "" || isCellError(value);
}

/** Excel compares texts without regard to case; a number and a text are never equal. */
function isShownEqual(a: Shown, b: Shown): boolean {
  if (typeof a === "number" && typeof b === "number") return exact(a).eq(exact(b));
  if (typeof a === "string" && typeof b === "string") return a.toLowerCase() === b.toLowerCase();
  return a === b;
}
