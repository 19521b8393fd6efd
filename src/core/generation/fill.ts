import type { ChangeSet, Edit, SetCell } from "../changes/change-set";
import type { CheckResult } from "../check/check";
import type { OwnSheet } from "../model/recognised-sheet";
import type { BranchResult } from "../model/branch";
import { ownTitles } from "../own-sheets/index";
import { ownSheetsOf } from "../own-sheets/recognise";
import { designCells } from "../design/design-cells";
import { hasMark } from "../own-sheets/mark-line";
import { fold, isBlankMark } from "../text/fold";
import { toA1 } from "../workbook/address";
import { cellText, makeGrid, type GridCell } from "../workbook/grid";
import { cellAt, keyAddress, type SheetSnapshot, type WorkbookSnapshot } from "../workbook/snapshot";
import { levelCell } from "./level-cells";
import { blankListSums } from "./list-sums";
import { drawOwnSheet, freeSheetName, type PlaceOptions } from "./own-sheet";
import { drawResultSheet } from "./result/draw";
import { linesOfGone } from "./result/gone-blocks";
import { shareText } from "./result/totals";
import { partyHeadings, resultWords } from "../own-sheets/result/description";
import { nameKey } from "../model/names";
import { freeVetoes, readResultBlocks, type ResultBlock } from "../own-sheets/result/read";
import { drawWithTyped, type OwnWords, type TypedLine } from "./typed-elsewhere";
import { typedOver, withTyped, type TypedOver } from "./result/typed-over";
import { sumCellFormula } from "../records/sum-formulas";

interface FillOptions extends PlaceOptions {
  /** Also apply the safe fixes of the findings: form only, never a score. */
  readonly appliesFixes?: boolean;
  /** Also put back formulas of 「得分与定级」 that somebody typed over: each as an edit of its own, to be decided. */
  readonly restoresFormulas?: boolean;
  /** Name and version of the program, for the footer of the drawn sheet. */
  readonly program?: string;
}

/**
 * What 「填写得分与等级」 would write: the sheet 「得分与定级」, blank 小计, 合计 and 等级 cells of scores, and
 * blank sums, levels, shares and counts of lists. Never a score, never a cell that somebody typed into (but by `appliesFixes`), never the
 * superior's cell. Filling a filled workbook gives no edits.
 */
export function fillWorkbook(workbook: WorkbookSnapshot, checked: CheckResult, options: FillOptions = {}): ChangeSet {
  const edits: Edit[] = [];
  if (options.appliesFixes) edits.push(...safeFixes(checked));
  edits.push(...blankSummaries(checked), ...blankListSums(checked));
  edits.push(...drawResult(workbook, checked, options.program ?? "", options));
  return { purpose: "fill", edits };
}

/** The edits of all fixes, one per cell. */
function safeFixes(checked: CheckResult): readonly SetCell[] {
  const byCell = new Map<string, SetCell>();
  for (const { fix } of checked.findings) {
    for (const edit of fix ?? []) byCell.set(`${edit.sheet.id} ${edit.row} ${edit.column}`, edit);
  }
  return [...byCell.values()];
}

function blankSummaries({ branches }: CheckResult): SetCell[] {
  const edits: SetCell[] = [];
  for (const [branch, evaluation] of branches.flatMap((b) => b.evaluations.map((e) => [b, e] as const))) {
    const { sheet } = evaluation;
    if (sheet.rubric.hasItemWeights) continue;
    for (const summary of sheet.sumCells) {
      const isLevel = summary.kind === "level";
      if (summary.isWhole && !isLevel) continue;
      if (summary.anyOf || summary.column !== evaluation.column || summary.column.isDeduction) continue;
      if (cellAt(sheet.sheet, summary.cell.row, summary.cell.column)) continue;
      const after = isLevel ? levelCell(branch, evaluation, summary) : sumCellFormula(sheet, summary);
      if (!after) continue;
      edits.push({
        kind: "set-cell",
        sheet: { id: sheet.sheet.id, name: sheet.sheet.name },
        ...summary.cell,
        before: null,
        after,
      });
    }
  }
  return edits;
}

/** Branches that 「得分与定级」 has a block for: those with a scoring sheet. */
function gradedBranches(checked: CheckResult): readonly BranchResult[] {
  return checked.branches.filter((b) => b.sources.some((s) => s.kind === "scoring"));
}

/** The sheet 「得分与定级」 as drawn before; undefined where the workbook has none. */
export function findResultSheet(checked: CheckResult): OwnSheet | undefined {
  return ownSheetsOf(checked.sheets, "result")[0];
}

/** The edits that bring 「得分与定级」 up to date, or add it. */
export function drawResult(
  workbook: WorkbookSnapshot,
  checked: CheckResult,
  program: string,
  options: PlaceOptions & Pick<FillOptions, "restoresFormulas">,
): readonly Edit[] {
  const branches = gradedBranches(checked);
  if (branches.length === 0) return [];
  const own = findResultSheet(checked);
  const name = own?.sheet.name ?? freeSheetName(workbook, ownTitles.result);
  const { standing, gone } = blocksOf(own, branches);
  const ownWords = resultOwnWords(branches);
  const leftOver = own ? linesOfGone(own.sheet, gone, saysItself(ownWords)) : [];
  const design = drawWithTyped(own?.sheet ?? null, ownWords, (lines) =>
    drawResultSheet(name, branches, withLines(standing, lines), program, [
      ...leftOver,
      ...linesOutside(standing, lines),
    ]),
  );
  const typed = own ? typedOver(own.sheet, design) : [];
  const edits = drawOwnSheet(workbook, own?.sheet ?? null, withTyped(design, typed), 0, options);
  if (!own || !options.restoresFormulas) return edits;
  return [...edits, ...typed.filter(({ isAsked }) => !isAsked).map((t) => restoreFormula(own.sheet, t))];
}

/**
 * Cells of 「得分与定级」 that hold neither what it says of its branches nor anything that a drawing of it asks people for
 * or keeps beside its blocks.
 */
export function strangeOnResult(own: OwnSheet, checked: CheckResult): readonly GridCell[] {
  const branches = gradedBranches(checked);
  const blocks = readResultBlocks(own);
  const drawn = designCells(drawResultSheet(own.sheet.name, branches, blocks, ""));
  const { words } = resultOwnWords(branches);
  const known = new Set([...words, ...[...drawn.values()].map(cellText)].map(fold));
  // A circumstance of their own that was not found stays on this sheet only.
  for (const block of blocks) {
    const scheme = branches.find(({ name }) => nameKey(name ?? "") === nameKey(block.branch))?.scheme;
    for (const { text, state } of scheme ? freeVetoes(scheme, block) : [])
      if (state !== "yes") known.delete(fold(text));
  }
  for (const word of words) known.add(fold(word));
  const codes = new Set(blocks.flatMap(({ checkCode }) => checkCode?.cell ?? []));
  return makeGrid(own.sheet).cells.filter((cell) => {
    const isOurs = cell.cell.formula !== undefined || hasMark(cell.text) || known.has(fold(cell.text));
    return !isOurs && !isBlankMark(cell.text) && !codes.has(toA1(cell));
  });
}

/** The blocks of the branches at hand, and those of others: renamed since, or taken out of the workbook. */
function blocksOf(
  own: OwnSheet | undefined,
  branches: readonly BranchResult[],
): { readonly standing: readonly ResultBlock[]; readonly gone: readonly ResultBlock[] } {
  const blocks = own ? readResultBlocks(own) : [];
  const isStanding = ({ branch }: ResultBlock): boolean =>
    branches.some(({ name }) => nameKey(name ?? "") === nameKey(branch));
  return { standing: blocks.filter(isStanding), gone: blocks.filter((block) => !isStanding(block)) };
}

function saysItself({ words }: OwnWords): (text: string) => boolean {
  const known = new Set(words.map(fold));
  return (text) => hasMark(text) || known.has(fold(text));
}

/** Lines that stood above all blocks, or in none that is drawn again. */
function linesOutside(blocks: readonly ResultBlock[], lines: readonly TypedLine[]): readonly string[] {
  const taken = new Set(withLines(blocks, lines).flatMap(({ notes }) => notes.map(({ cell }) => cell.value)));
  return lines.flatMap(({ text }) => (taken.has(text) ? [] : [text]));
}

/** Below its block, after what stands there already. */
function withLines(blocks: readonly ResultBlock[], lines: readonly TypedLine[]): readonly ResultBlock[] {
  return blocks.map((block, i) => {
    const own = lines.filter(({ row }) => row <= block.bottom && (i === 0 || row >= block.top));
    const below = Math.max(0, ...block.notes.flatMap(({ side, rows }) => (side === "below" ? [rows] : [])));
    const notes = own.map(({ row, text }, k): ResultBlock["notes"][number] => ({
      ...{ cell: { value: text }, row, side: "below", rows: below + k + 1, columns: 0 },
    }));
    return { ...block, notes: [...block.notes, ...notes] };
  });
}

function resultOwnWords(branches: readonly BranchResult[]): OwnWords {
  const own = [resultWords, resultWords.headings, partyHeadings] as readonly Readonly<Record<string, unknown>>[];
  const words = own.flatMap((texts) => Object.values(texts));
  const levels = branches.flatMap(({ scheme }) => scheme.levels.map(({ name }) => name));
  const texts = words.filter((word): word is string => typeof word === "string");
  return {
    words: [ownTitles.result, ...texts, ...resultWords.signOff, ...levels, ...branches.flatMap(saidOf)],
    opening: resultWords.branch,
    rows: new Set(),
    keepsTypedOver: true,
  };
}

/** What the block of a branch says of it as plain text: its name, its categories and the shares of the parties. */
function saidOf({ name, categories, scheme: { weights } }: BranchResult): readonly string[] {
  const shares = weights.map(({ share }) => shareText(share));
  return [name ?? "", ...categories.map((category) => category.name), ...shares, shareText(1)];
}

function restoreFormula({ id, name }: SheetSnapshot, { key, typed, formula }: TypedOver): SetCell {
  const after = formula;
  return { kind: "set-cell", sheet: { id, name }, ...keyAddress(key), before: typed, after, replacesTyped: true };
}

/** Cells of 「得分与定级」 in A1 notation where somebody typed a value over a formula: `fillWorkbook` leaves them alone. */
export function typedOverCells(checked: CheckResult): readonly { readonly sheet: string; readonly cell: string }[] {
  const own = findResultSheet(checked);
  const branches = gradedBranches(checked);
  if (!own || branches.length === 0) return [];
  const design = drawResultSheet(own.sheet.name, branches, readResultBlocks(own), "");
  const typed = typedOver(own.sheet, design).filter(({ isAsked }) => !isAsked);
  return typed.map(({ from }) => ({ sheet: own.sheet.name, cell: toA1(keyAddress(from)) }));
}
