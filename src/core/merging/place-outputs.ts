import type { Edit } from "../changes/change-set";
import type { SheetDesign } from "../design/sheet-design";
import { drawOwnSheet, freeSheetName } from "../generation/own-sheet";
import type { RecognisedSheet } from "../model/recognised-sheet";
import { quoteSheetName } from "../workbook/address";
import { sameSheetName, type WorkbookSnapshot } from "../workbook/snapshot";

/**
 * The edits that put the sheets of a merge into a workbook. The sheets of an earlier merge there are drawn
 * anew; any other sheet of the same name is left alone, ours takes another name and the formulas that lead
 * to it follow.
 */
export function placeOutputs(
  workbook: WorkbookSnapshot,
  sheets: readonly RecognisedSheet[],
  designs: readonly SheetDesign[],
): readonly Edit[] {
  const wasMerged = sheets.some((s) => s.template === "dingji/detail");
  const earlier = (name: string): RecognisedSheet | undefined =>
    wasMerged ? sheets.find((s) => s.kind === "own" && sameSheetName(s.sheet.name, name)) : undefined;
  const taken: string[] = [];
  const names = new Map<string, string>();
  for (const { name } of designs) {
    const free = earlier(name) ? name : freeSheetName(workbook, name, taken);
    taken.push(free);
    names.set(name, free);
  }
  let added = 0;
  return designs.flatMap((design) => {
    const placed = renamed(design, names);
    const edits = drawOwnSheet(workbook, earlier(design.name)?.sheet ?? null, placed, added);
    added += edits.filter((edit) => edit.kind === "add-sheet").length;
    return edits;
  });
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
