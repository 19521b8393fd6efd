import { makeGrid, type GridCell, type SheetGrid } from "../../workbook/grid";
import { nameKey } from "../../model/names";
import type { OwnSheet } from "../../model/recognised-sheet";
import type { VetoRecord, VetoState } from "../../model/branch";
import type { Scheme } from "../../schemes/types";
import { bare, fold, oneLine } from "../../text/fold";
import { toA1 } from "../../workbook/address";
import type { Cell } from "../../workbook/snapshot";
import { partyHeadings, resultWords } from "./description";

/** What people set on 「得分与定级」 for one branch, and what was printed there. */
export interface ResultBlock {
  readonly branch: string;
  /** Where its name stands, in A1 notation. */
  readonly nameCell: string;
  /** First and last row of the block, counted from 0. */
  readonly top: number;
  readonly bottom: number;
  readonly roundsFirst: boolean;
  readonly states: readonly { readonly text: string; readonly state: VetoState; readonly cell: string }[];
  /** Circumstances without a state, as a person adds them. */
  readonly stateless: readonly string[];
  readonly checkCode: { readonly code: string; readonly cell: string } | null;
  /** What a person typed over the level's formula. */
  readonly typedLevel: { readonly text: string; readonly cell: string } | null;
  /** What people typed into the sign-off line, by its labels. */
  readonly signOff: Readonly<Record<string, string>>;
  /** Shares of the parties in a suggestion, 0…1, by column heading. */
  readonly suggestedShares: Readonly<Record<string, number>>;
  /** Numbers entered beside the document's requirements, by the requirement's bare text. */
  readonly indicators: Readonly<Record<string, Cell>>;
  /** Where each of them stands, in A1 notation. */
  readonly indicatorCells: Readonly<Record<string, string>>;
  /** What people typed below and beside the block. */
  readonly notes: readonly ResultNote[];
}

/** A cell of a person's own, by its distance from the block. */
interface ResultNote {
  readonly cell: Cell;
  /** Its row on the sheet, counted from 0. */
  readonly row: number;
  /** below: rows from the block's last one on, at its own column. beside: rows from the block's first, columns from its last. */
  readonly side: "below" | "beside";
  readonly rows: number;
  readonly columns: number;
}

/** Reads our own result sheet back, wherever rows were inserted or moved. */
export function readResultBlocks(own: OwnSheet): readonly ResultBlock[] {
  const grid = makeGrid(own.sheet);
  const starts = grid.cells.filter((c) => fold(c.text) === fold(resultWords.branch));
  return starts.map((start, i) => readBlock(grid, start, (starts[i + 1]?.row ?? grid.lastRow + 1) - 1));
}

function rightOf(grid: SheetGrid, cell: GridCell): GridCell | undefined {
  return (grid.rows.get(cell.row) ?? []).find((c) => c.column > cell.column);
}

function readBlock(grid: SheetGrid, start: GridCell, bottom: number): ResultBlock {
  const cells = grid.cells.filter((c) => c.row >= start.row && c.row <= bottom);
  const labelled = (label: string): GridCell | undefined => cells.find((c) => fold(c.text) === fold(label));
  const valueOf = (label: string): GridCell | undefined => {
    const cell = labelled(label);
    return cell && rightOf(grid, cell);
  };
  const vetoHeading = labelled(resultWords.headings.veto);
  const levelLabel = labelled(resultWords.level);
  const states: { text: string; state: VetoState; cell: string }[] = [];
  const stateless: string[] = [];
  if (vetoHeading) {
    for (let row = vetoHeading.row + 1; row < (levelLabel?.row ?? bottom + 1); row++) {
      const line = grid.rows.get(row) ?? [];
      const text = line.find((c) => c.column === vetoHeading.column);
      if (text && fold(text.text) === fold(resultWords.continued)) continue;
      const state = line.find((c) => c !== text && readState(c.text) !== null);
      if (text && state) {
        states.push({ text: oneLine(text.text), state: readState(state.text) as VetoState, cell: toA1(state) });
      } else if (text && levelLabel) stateless.push(oneLine(text.text));
    }
  }
  const code = valueOf(resultWords.checkCode);
  const level = valueOf(resultWords.level);
  const signOff: Record<string, string> = {};
  for (const label of resultWords.signOff) {
    const cell = labelled(label);
    const entry = cell && (grid.rows.get(cell.row) ?? []).find((c) => c.column === cell.column + 1);
    signOff[label] = entry ? oneLine(entry.text) : "";
  }
  const name = rightOf(grid, start);
  return {
    branch: oneLine(name?.text ?? ""),
    nameCell: toA1(name ?? start),
    top: start.row,
    bottom,
    roundsFirst: fold(valueOf(resultWords.rounding)?.text ?? "") === fold(resultWords.yes),
    states,
    stateless,
    checkCode: code ? { code: oneLine(code.text), cell: toA1(code) } : null,
    typedLevel: level && level.cell.formula === undefined ? { text: oneLine(level.text), cell: toA1(level) } : null,
    signOff,
    notes: readNotes(cells, start, code, screenCells(grid, cells, code)),
    suggestedShares: readShares(grid, cells, labelled(resultWords.suggestedShare)),
    ...readIndicators(grid, labelled(resultWords.indicators), bottom),
  };
}

/** What we write beyond the printed columns: the two switches and figures that only help at the screen. */
function screenCells(grid: SheetGrid, cells: readonly GridCell[], code: GridCell | undefined): ReadonlySet<GridCell> {
  const own = new Set<GridCell>();
  const parties = new Set(Object.values(partyHeadings).map(fold));
  const entries = {
    [fold(resultWords.excess)]: new Set(cells.filter((c) => parties.has(fold(c.text))).map((c) => c.column)).size,
    [fold(resultWords.rounding)]: 1,
  };
  for (const label of cells) {
    const count = entries[fold(label.text)];
    if (count === undefined || !code || label.column <= code.column) continue;
    own.add(label);
    for (const c of grid.rows.get(label.row) ?? [])
      if (c.column > label.column && c.column <= label.column + count) own.add(c);
  }
  return own;
}

/** The 核对码 is the block's last cell, in its last column; without it the block's own end cannot be told. */
function readNotes(
  cells: readonly GridCell[],
  start: GridCell,
  code: GridCell | undefined,
  own: ReadonlySet<GridCell>,
): readonly ResultNote[] {
  if (!code) return [];
  const { row: end, column: last } = code;
  return cells.flatMap((gridCell): ResultNote[] => {
    const { cell, row, column } = gridCell;
    if (own.has(gridCell)) return [];
    if (row > end) return [{ cell, row, side: "below", rows: row - end, columns: column }];
    return column > last ? [{ cell, row, side: "beside", rows: row - start.row, columns: column - last }] : [];
  });
}

function readShares(
  grid: SheetGrid,
  cells: readonly GridCell[],
  label: GridCell | undefined,
): ResultBlock["suggestedShares"] {
  const headings = cells.find((c) => fold(c.text) === fold(resultWords.headings.category));
  const shares: Record<string, number> = {};
  for (const cell of (label && grid.rows.get(label.row)) ?? []) {
    const heading = (headings && grid.rows.get(headings.row))?.find((c) => c.column === cell.column);
    if (heading && typeof cell.cell.value === "number") shares[oneLine(heading.text)] = cell.cell.value;
  }
  return shares;
}

function readIndicators(
  grid: SheetGrid,
  heading: GridCell | undefined,
  bottom: number,
): Pick<ResultBlock, "indicators" | "indicatorCells"> {
  const indicators: Record<string, Cell> = {};
  const indicatorCells: Record<string, string> = {};
  if (!heading) return { indicators, indicatorCells };
  const column = (grid.rows.get(heading.row) ?? []).find((c) => fold(c.text) === fold(resultWords.actual))?.column;
  for (let row = heading.row + 1; row <= bottom; row++) {
    const line = grid.rows.get(row) ?? [];
    const text = line.find((c) => c.column === heading.column);
    const entry = line.find((c) => c.column === column);
    if (!text || !entry) continue;
    indicators[bare(text.text)] = entry.cell;
    indicatorCells[bare(text.text)] = toA1(entry);
  }
  return { indicators, indicatorCells };
}

function readState(text: string): VetoState | null {
  const key = fold(text);
  if (key === fold(resultWords.yes)) return "yes";
  if (key === fold(resultWords.no)) return "no";
  return key === fold(resultWords.unknown) ? "unknown" : null;
}

/** The block of a branch; a nameless branch has the block without a name, never somebody else's. */
export function blockOf(blocks: readonly ResultBlock[], branch: string | null): ResultBlock | undefined {
  return blocks.find((b) => nameKey(b.branch) === nameKey(branch ?? ""));
}

/** Circumstances that are none of the scheme's: what people wrote into the free row and into rows they added. */
export function freeVetoes(
  scheme: Scheme,
  { states, stateless }: ResultBlock,
): readonly { readonly text: string; readonly state: VetoState }[] {
  const isFree = (text: string): boolean => !scheme.vetoes.some((v) => bare(v.text) === bare(text));
  return [...states, ...stateless.map((text) => ({ text, state: "unknown" as const }))].filter(({ text }) =>
    isFree(text),
  );
}

/** The ticks of a block as veto records; a free row that a person ticked becomes a veto of its own. */
export function tickedVetoes(scheme: Scheme, block: ResultBlock, sheet: string): readonly VetoRecord[] {
  return block.states.map(({ text, state, cell }) => {
    const veto = scheme.vetoes.find((v) => bare(v.text) === bare(text));
    return { id: veto?.id ?? "other", text, state, by: "person", sheet, cell };
  });
}
