import type { VetoRecord, VetoState } from "../model/branch";
import type { ScoringSheet } from "../model/recognised-sheet";
import type { Scheme, Veto } from "../schemes/types";
import { bare, fold } from "../text/fold";
import { isTick } from "../text/ticks";
import { a1, makeGrid, type GridCell, type SheetGrid } from "../workbook/grid";

/** A box or a mark, and what stands after it up to the next one. */
const MARKED = /([☑☒✓✔√✅■●□○◯☐])([^☑☒✓✔√✅■●□○◯☐]{1,120})/g;
const MARK = /[☑☒✓✔√✅■●□○◯☐]/;
const EMPTY_BOX = /[□○◯☐]/;
const YES = /^(?:是|有|存在|属实|(?:已|有)?发生|[1-9]\d{0,2}(?:次|起|件|人|例)?)$/;
const NO = /^(?:否|无|没有|不存在|[未没](?:有)?发生|0(?:次|起|件|人|例)?|×|✗|✘)$/;
/** Fewer signs are no circumstance. */
const SHORTEST = 4;

/**
 * The circumstances that people ticked or denied on a sheet of scores: ☑领导班子不团结, or 是, √ and 否 right of the
 * circumstance. An empty box says nothing.
 */
export function vetoesOnSheet(sheet: ScoringSheet, scheme: Scheme): readonly VetoRecord[] {
  const asked = scheme.vetoes.filter((veto) => !veto.whenCategoryBelow);
  if (asked.length === 0) return [];
  const grid = makeGrid(sheet.sheet);
  const itemRows = new Set(sheet.items.flatMap((i) => i.rows ?? [i.row]));
  const cells = grid.cells.filter((c) => typeof c.cell.value === "string" && !itemRows.has(c.row));
  return asked.flatMap((veto) => {
    const said = cells.flatMap((cell) => inText(cell, veto) ?? besideCell(grid, cell, veto) ?? []);
    const found = said.find(({ state }) => state === "yes") ?? said[0];
    if (!found) return [];
    return [{ id: veto.id, text: veto.text, by: "person" as const, sheet: sheet.sheet.name, ...found }];
  });
}

interface Said {
  readonly state: VetoState;
  readonly cell: string;
}

function isAbout(text: string, veto: Veto): boolean {
  const [key, said] = [bare(veto.text), bare(text)];
  return said.length >= SHORTEST && (key.includes(said) || said.includes(key));
}

function inText(cell: GridCell, veto: Veto): Said | null {
  if (!MARK.test(cell.text)) return null;
  const marks = [...cell.text.matchAll(MARKED)];
  const isAsked = marks[0] !== undefined && isAbout(cell.text.slice(0, marks[0].index), veto);
  for (const [, mark = "", text = ""] of marks) {
    if (EMPTY_BOX.test(mark)) continue;
    const answer = fold(text).replace(/[;,.、]$/, "");
    if (isAbout(text, veto) || (isAsked && YES.test(answer))) return { state: "yes", cell: a1(cell) };
    if (isAsked && NO.test(answer)) return { state: "no", cell: a1(cell) };
  }
  return null;
}

function besideCell(grid: SheetGrid, cell: GridCell, veto: Veto): Said | null {
  if (!isAbout(cell.text, veto)) return null;
  for (const beside of (grid.rows.get(cell.row) ?? []).filter((c) => c.column > cell.column)) {
    const answer = fold(beside.text);
    if (isTick(answer) || YES.test(answer)) return { state: "yes", cell: a1(beside) };
    if (NO.test(answer)) return { state: "no", cell: a1(beside) };
  }
  return null;
}
