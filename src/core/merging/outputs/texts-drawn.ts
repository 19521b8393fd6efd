import { wholeDesign, type LongDesign } from "../../design/long-table";
import { fold } from "../../text/fold";
import { cellText } from "../../workbook/grid";

/** Everything that drawn sheets say, folded. */
export function textsDrawn(designs: readonly LongDesign[]): ReadonlySet<string> {
  const contents = designs.flatMap((design) => wholeDesign(design).cells.flatMap(({ content }) => content ?? []));
  return new Set(contents.map((cell) => fold(cellText(cell))));
}
