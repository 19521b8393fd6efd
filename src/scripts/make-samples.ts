import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { SheetDesign } from "../core/design/sheet-design";
import { drawTutorial } from "../core/generation/tutorial/draw";
import { createXlsx } from "../hosts/xlsx/write";
import { describeFinding } from "../locales/findings/sentences";
import { cleanSheets } from "./samples/clean";
import { exampleSheets } from "./samples/example";
import { faultySheets } from "./samples/faulty";

const DIRECTORY = "assets/samples";

/** Fixed, so that drawing the samples again gives the same files. */
const CREATED = new Date("2012-03-20T00:00:00Z");

const samples: Readonly<Record<string, () => readonly SheetDesign[]>> = {
  "tianning-example.xlsx": exampleSheets,
  "tianning-clean.xlsx": cleanSheets,
  "tianning-faulty.xlsx": faultySheets,
  "tutorial.xlsx": () => drawTutorial({ describe: (finding) => describeFinding(finding, "zh-CN") }),
};

/** Draws the sample workbooks into `assets/samples/`, overwriting what is there. */
export async function main(): Promise<number> {
  mkdirSync(DIRECTORY, { recursive: true });
  for (const [name, sheets] of Object.entries(samples)) {
    writeFileSync(path.join(DIRECTORY, name), await createXlsx(sheets(), { modified: CREATED }));
  }
  console.log(`Drew ${Object.keys(samples).length} sample workbooks into ${DIRECTORY}/.`);
  return 0;
}
