import type { LongDesign } from "../../design/long-table";
import { fold } from "../../text/fold";
import { cellText } from "../../workbook/grid";
import type { Cell } from "../../workbook/snapshot";

/** Everything that drawn sheets say, folded; rows are worked out one by one. */
export function textsDrawn(designs: readonly LongDesign[]): ReadonlySet<string> {
  const texts = new Set<string>();
  const add = (content: Cell | null): void => {
    if (content) texts.add(fold(cellText(content)));
  };
  for (const { sheet, tables } of designs) {
    for (const { content } of sheet.cells) add(content);
    for (const table of tables) for (let i = 0; i < table.count; i++) table.row(i).forEach(add);
  }
  return texts;
}
