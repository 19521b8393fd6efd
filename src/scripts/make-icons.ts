import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { drawMark, ICON_SIZES, iconFileName, MARKS } from "./icons/marks";
import { encodePng } from "./icons/png";

const DIRECTORY = "assets/icons";

/** Draws every icon of the product into `assets/icons/`, overwriting what is there. */
export async function main(): Promise<number> {
  mkdirSync(DIRECTORY, { recursive: true });
  for (const mark of MARKS) {
    for (const size of ICON_SIZES) {
      writeFileSync(path.join(DIRECTORY, iconFileName(mark, size)), encodePng(drawMark(mark, size)));
    }
  }
  console.log(`Drew ${MARKS.length * ICON_SIZES.length} icons into ${DIRECTORY}/.`);
  return 0;
}
