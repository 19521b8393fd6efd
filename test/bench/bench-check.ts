import { read as readSheetJs } from "@e965/xlsx";
import { compileLess } from "../../src/cli/engine";
import { checkWorkbook } from "../../src/core/check/check";
import { readXlsx } from "../../src/hosts/xlsx/read";
import { machine, measure, table, type Contestant } from "./measure";
import { makeSubmission, type CorpusFile } from "./workbooks";

const FILES = 300;
const ROUNDS = 7;
/** The engine goes on compiling rarer functions for about two thousand workbooks. */
const WARM_UP = 8;
/** Goal: read and whole check together against SheetJS's reading alone, on one thread. */
const GOAL = 0.75;

const SHEETJS = "SheetJS: read";

const contestants: readonly Contestant<CorpusFile>[] = [
  { name: "Dingji: read", run: ({ bytes, name }) => readXlsx(bytes, { fileName: name }) },
  {
    name: "Dingji: read and whole check",
    run: ({ bytes, name }) => checkWorkbook(readXlsx(bytes, { fileName: name }).snapshot),
  },
  // Without stubs SheetJS drops every formula that has no cached value.
  { name: SHEETJS, run: ({ bytes }) => readSheetJs(bytes, { dense: true, sheetStubs: true }) },
];

/** Time per workbook beside SheetJS, which only reads; the engine is set as by the command line. */
export async function main(): Promise<number> {
  compileLess();
  const makeFiles = (round: number): CorpusFile[] =>
    Array.from({ length: FILES }, (_, i) => makeSubmission(round * FILES + i + 1));
  const files = makeFiles(0);
  const snapshots = files.map(({ bytes, name }) => readXlsx(bytes, { fileName: name }).snapshot);
  const sheets = snapshots.reduce((n, s) => n + s.sheets.length, 0);
  const cells = snapshots.reduce((n, s) => n + s.sheets.reduce((m, sheet) => m + sheet.cells.size, 0), 0);
  const bytes = files.reduce((n, f) => n + f.bytes.length, 0);
  console.log(machine());
  console.log(
    `${FILES} workbooks of ${(sheets / FILES).toFixed(1)} sheets, ${Math.round(cells / FILES)} non-blank cells and ` +
      `${(bytes / FILES / 1024).toFixed(1)} KB on average; ` +
      `${ROUNDS} rounds with other workbooks in each after ${WARM_UP} to warm up, medians`,
  );
  const options = { block: 50, yardstick: SHEETJS };
  const first = await measure(makeFiles, contestants, { ...options, rounds: 1, warmUp: 0 });
  const results = await measure((round) => makeFiles(round + 1), contestants, {
    ...options,
    rounds: ROUNDS,
    warmUp: WARM_UP,
  });
  console.log(`\nThe first ${FILES} workbooks of a process, compiling included:`);
  console.log(
    table([
      ["per workbook", "CPU ms", "÷ SheetJS"],
      ...first.map((r) => [r.name, r.cpu.toFixed(2), r.ratio.toFixed(2)]),
    ]),
  );
  console.log("\nWarmed up:");
  console.log(
    table([
      ["per workbook", "CPU ms", "wall ms", "÷ SheetJS", "lowest", "highest"],
      ...results.map((r) => [
        r.name,
        r.cpu.toFixed(2),
        r.wall.toFixed(2),
        r.ratio.toFixed(2),
        r.ratioRange[0].toFixed(2),
        r.ratioRange[1].toFixed(2),
      ]),
    ]),
  );
  const whole = results[1]?.ratio ?? Number.NaN;
  console.log(`Goal ≤ ${GOAL}: ${whole <= GOAL ? "met" : "missed"} (${whole.toFixed(2)})`);
  return 0;
}
