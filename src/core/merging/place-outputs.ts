import type { Edit } from "../changes/change-set";
import type { SheetDesign } from "../design/sheet-design";
import { drawOwnSheet, freeSheetName } from "../generation/own-sheet";
import type { RecognisedSheet } from "../model/recognised-sheet";
import { mayBeOutput, mergeBlock } from "./merge-block";
import { retireList } from "./stale-lists";
import { quoteSheetName } from "../workbook/address";
import { sameSheetName, type SheetSnapshot, type WorkbookSnapshot } from "../workbook/snapshot";

/** "分类定级汇总表 (2)" → "分类定级汇总表". */
function bareName(name: string): string {
  return name.replace(/ \(\d+\)$/, "");
}

/**
 * The edits that put the sheets of a merge into a workbook. The sheets of an earlier merge there, official lists
 * included, are drawn anew, and what it did not have comes among them; lists that nothing stands on any more are
 * retired. Any other sheet of the same name is left alone, ours takes another name and the formulas that lead to it
 * follow.
 * @param isTypedOn tells the sheets of the earlier merge, by name, on which people typed
 */
export function placeOutputs(
  workbook: WorkbookSnapshot,
  sheets: readonly RecognisedSheet[],
  designs: readonly SheetDesign[],
  isTypedOn: (name: string) => boolean = () => false,
): readonly Edit[] {
  const block = mergeBlock(sheets);
  const earlier = earlierSheets(sheets, block, designs);
  const taken: string[] = [];
  const names = new Map<string, string>();
  for (const { name } of designs) {
    const free = earlier.get(name)?.name ?? freeSheetName(workbook, name, taken);
    taken.push(free);
    names.set(name, free);
  }
  // A new sheet goes in front of the last one of the block, so that the block is found whole again.
  const last = block.at(-1)?.sheet;
  const behind = last ? workbook.sheets.length - workbook.sheets.findIndex(({ id }) => id === last.id) : 0;
  let added = 0;
  const drawn = new Set(earlier.values());
  const stale = block.filter((found) => isList(found) && !drawn.has(found.sheet));
  const retired = stale.flatMap(({ sheet }) => retireList(sheet, isTypedOn(sheet.name)));
  const placed = designs.flatMap((design) => {
    const edits = drawOwnSheet(workbook, earlier.get(design.name) ?? null, renamed(design, names), added);
    added += edits.filter((edit) => edit.kind === "add-sheet").length;
    return edits.map((edit) => (edit.kind === "add-sheet" ? { ...edit, index: edit.index - behind } : edit));
  });
  return [...placed, ...retired];
}

function isList(found: RecognisedSheet): boolean {
  return found.template !== null && found.sheet.visibility === "visible" && mayBeOutput(found);
}

/** For each design, by its name, the sheet that an earlier merge drew it as. */
function earlierSheets(
  sheets: readonly RecognisedSheet[],
  block: readonly RecognisedSheet[],
  designs: readonly SheetDesign[],
): ReadonlyMap<string, SheetSnapshot> {
  const wasMerged = sheets.some((s) => s.template === "dingji/detail");
  const known =
    block.length > 0
      ? block.filter((s) => s.template !== null && mayBeOutput(s))
      : wasMerged
        ? sheets.filter((s) => s.kind === "own")
        : [];
  const rest = new Set(known.map(({ sheet }) => sheet));
  const found = new Map<string, SheetSnapshot>();
  const take = (isMeant: (sheet: SheetSnapshot, name: string) => boolean): void => {
    for (const { name } of designs) {
      const sheet = found.has(name) ? undefined : [...rest].find((s) => isMeant(s, name));
      if (!sheet) continue;
      rest.delete(sheet);
      found.set(name, sheet);
    }
  };
  take((sheet, name) => sameSheetName(sheet.name, name));
  take((sheet, name) => sameSheetName(bareName(sheet.name), bareName(name)));
  return found;
}

function renamed(design: SheetDesign, names: ReadonlyMap<string, string>): SheetDesign {
  const changed = [...names].filter(([from, to]) => from !== to);
  const name = names.get(design.name) ?? design.name;
  if (changed.length === 0) return design;
  const cells = design.cells.map((cell) => {
    const { content, link } = cell;
    const formula = content?.formula;
    const follows =
      formula === undefined
        ? undefined
        : changed.reduce(
            (text, [from, to]) => text.replaceAll(`${quoteSheetName(from)}!`, `${quoteSheetName(to)}!`),
            formula,
          );
    return {
      ...cell,
      ...(content && follows !== undefined ? { content: { ...content, formula: follows } } : {}),
      ...(link ? { link: { ...link, sheet: names.get(link.sheet) ?? link.sheet } } : {}),
    };
  });
  return { ...design, name, cells };
}
