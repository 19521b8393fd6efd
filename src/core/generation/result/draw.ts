import { bestBreaks, printedHeights } from "../../design/pages";
import { SheetBuilder } from "../../design/sheet-builder";
import type { PrintSetup, SheetDesign } from "../../design/sheet-design";
import type { BranchResult } from "../../model/branch";
import { ownTitles } from "../../own-sheets/index";
import { markLine } from "../../own-sheets/mark-line";
import { inRow } from "../../own-sheets/read-table";
import { resultWords as words } from "../../own-sheets/result/description";
import { blockOf, type ResultBlock } from "../../own-sheets/result/read";
import { drawBlock } from "./block";
import { BlockPage, CONTINUATION_HEIGHT, partiesOf, type BlockColumns } from "./block-page";

/** Characters. */
const LABEL_WIDTH = 26;
const POINTS_WIDTH = 10;
const PARTY_WIDTHS = { widest: 15, narrowest: 9, together: 48 } as const;
const NOTE_WIDTH = 15;
const SCREEN_WIDTHS = { label: 20, figure: 10 } as const;
/** Points. */
const TITLE_HEIGHT = 34;

/**
 * Draws 「得分与定级」: one block per branch, each on a page of its own, with live formulas over its scoring sheets, the
 * vetoes with their drop-downs, the level with its reason, and the sign-off lines. What people set or typed on an earlier
 * version of the sheet (`kept`) stays.
 * @param lines more of what people typed, below all blocks
 */
export function drawResultSheet(
  name: string,
  branches: readonly BranchResult[],
  kept: readonly ResultBlock[],
  program: string,
  lines: readonly string[] = [],
): SheetDesign {
  const partyCount = Math.max(1, ...branches.map((b) => partiesOf(b).length));
  const { widest, narrowest, together } = PARTY_WIDTHS;
  const party = Math.max(narrowest, Math.min(widest, Math.floor(together / (partyCount + 1))));
  const table = [LABEL_WIDTH, POINTS_WIDTH, ...Array.from({ length: partyCount + 1 }, () => party)];
  const last = table.length - 1;
  const notes = kept.flatMap((block) => block.notes);
  const beside = Math.max(0, ...notes.map(({ side, columns }) => (side === "beside" ? columns : columns - last)));
  const screen = table.length + beside;
  const widths = [
    ...table,
    ...Array.from({ length: beside }, () => NOTE_WIDTH),
    SCREEN_WIDTHS.label,
    ...Array.from({ length: partyCount }, () => SCREEN_WIDTHS.figure),
  ];
  const columns = { last, screen };
  const documents = [...new Set(branches.map((b) => b.scheme.document))].filter((d) => d !== "").join("、");
  const print: PrintSetup = {
    orientation: "portrait",
    footer: [documents, program].filter((p) => p !== "").join("　"),
    titleRows: [0, 0],
  };
  const printed = (row: number): PrintSetup => ({
    ...print,
    area: { top: 0, left: 0, bottom: row - 1, right: screen - 1 },
  });
  const builder = new SheetBuilder(widths);
  builder.put(0, 0, ownTitles.result, "title", { columns: table.length });
  builder.put(0, screen, markLine(words.note), "note", { columns: partyCount + 1 });
  builder.atLeast(0, TITLE_HEIGHT);
  let row = 1;
  branches.forEach((branch, i) => {
    const block = blockOf(kept, branch.name);
    const top = row;
    if (i > 0) builder.beginPage(top);
    const continued = continuedAt(branch, block, widths, columns, printed);
    const pageOn = (on: SheetBuilder, at: number | null): BlockPage =>
      new BlockPage(on, top, columns, branch, block, continued, at);
    let requirementsAt: number | null = null;
    if (branch.scheme.vetoes.some((veto) => veto.whenRateBelow)) {
      const rehearsed = pageOn(new SheetBuilder(widths), null);
      drawBlock(rehearsed);
      requirementsAt = rehearsed.requirementsRow;
    }
    const page = pageOn(builder, requirementsAt);
    drawBlock(page);
    row = block ? drawNotes(builder, block, { top, end: page.row - 1, last }) : page.row;
  });
  for (const line of lines) builder.put(row++, 0, line, "inputLine");
  return builder.build(name, printed(row));
}

/** At which boundaries of its block a page begins; none where the block fits on one page. */
function continuedAt(
  branch: BranchResult,
  kept: ResultBlock | undefined,
  widths: readonly number[],
  columns: BlockColumns,
  printed: (row: number) => PrintSetup,
): ReadonlySet<number> {
  const builder = new SheetBuilder(widths);
  // The row that names the branch again stands on every further page, as the title does.
  builder.atLeast(0, TITLE_HEIGHT + CONTINUATION_HEIGHT);
  const page = new BlockPage(builder, 1, columns, branch, kept, new Set());
  drawBlock(page);
  const sheet = builder.build(ownTitles.result, printed(page.row));
  const design = { sheet, tables: [] };
  const rows = Array.from({ length: page.row }, (_, row) => row);
  const glued = new Set(rows.filter((row) => !page.boundaries.includes(row)));
  const breaks = bestBreaks(design, printedHeights(design) ?? [], { glued });
  return new Set(breaks.map((row) => page.boundaries.indexOf(row)).filter((boundary) => boundary >= 0));
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
