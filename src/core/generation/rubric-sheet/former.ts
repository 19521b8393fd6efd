import { designCells } from "../../design/design-cells";
import type { SheetDesign } from "../../design/sheet-design";
import type { ScoringSheet } from "../../model/recognised-sheet";
import { ownTitles } from "../../own-sheets/index";
import { readAppliedScheme, readRubricSheet } from "../../own-sheets/rubric/read";
import type { Criterion, Scheme } from "../../schemes/types";
import { bare } from "../../text/fold";
import { makeGrid, textAt } from "../../workbook/grid";
import type { Cell, SheetSnapshot, WorkbookSnapshot } from "../../workbook/snapshot";
import { drawRubricSheet, rubricForm } from "./draw";

/** The 「评分办法」 that states an earlier reading of the same sheet: its name and its source are those of the rubric. */
export function formerRubricSheet(workbook: WorkbookSnapshot, { scheme }: ScoringSheet): SheetSnapshot | null {
  const clause = rubricForm(scheme).clause;
  const isFormer = (sheet: SheetSnapshot): boolean => {
    if (sheet.visibility !== "visible" || textAt(makeGrid(sheet), 0, 0).trim() !== ownTitles.rubric) return false;
    const said = readRubricSheet(sheet);
    return said !== null && said.title === scheme.title && rubricForm(said).clause === clause;
  };
  return workbook.sheets.find(isFormer) ?? null;
}

/**
 * What stands on a former 「评分办法」 goes on in the new one, or was read from the scoring sheet: levels, weights, vetoes and
 * a limit are the same, no item was reworded or given points that its row does not hold, and nothing was written beside.
 */
export function keepsAll(former: SheetSnapshot, design: SheetDesign, scored: ScoringSheet): boolean {
  const before = readRubricSheet(former);
  const after = readRubricSheet({ ...former, cells: designCells(design) });
  if (!before || !after || rulesOf(before) !== rulesOf(after)) return false;
  const redrawn = drawRubricSheet(before, "", former.name, readAppliedScheme(former));
  const expected = valuesOf(designCells(redrawn).values());
  return (
    [...valuesOf(former.cells.values())].every((value) => expected.has(value)) &&
    itemsOf(before).every((item) => wasRead(item, itemsOf(after), scored))
  );
}

function rulesOf(scheme: Scheme): string {
  const { levels, weights, vetoes } = scheme;
  const { ceiling = null } = rubricForm(scheme).rubric;
  return JSON.stringify([levels, weights, vetoes.map(({ text, level }) => [text, level]), ceiling]);
}

function valuesOf(cells: Iterable<Cell>): ReadonlySet<string> {
  return new Set([...cells].flatMap(({ value }) => (value === null ? [] : [bare(JSON.stringify(value))])));
}

function itemsOf(scheme: Scheme): readonly Criterion[] {
  return rubricForm(scheme).rubric.categories.flatMap((c) => c.items);
}

function wasRead(item: Criterion, items: readonly Criterion[], { sheet }: ScoringSheet): boolean {
  const text = bare(item.text);
  const same = items.find((other) => bare(other.text) === text);
  const kind = ({ kind, options }: Criterion): string => JSON.stringify([kind, options]);
  if (same && same.maximum === item.maximum) return kind(same) === kind(item);
  const grid = makeGrid(sheet);
  // A number and points are left out of an item's text, and nothing else.
  const isWhole = (shown: string): boolean => {
    const [before, ...after] = bare(shown).split(text);
    return after.length > 0 && !/[^\d一二三四五六七八九十满分值共计a-z.]/.test([before, ...after].join(""));
  };
  const rows = grid.cells.filter((c) => isWhole(c.text)).map((c) => c.row);
  const numbers = (shown: string): readonly number[] => (shown.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
  return rows.some((row) => (grid.rows.get(row) ?? []).some((c) => numbers(c.text).includes(item.maximum ?? NaN)));
}
