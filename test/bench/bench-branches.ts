import { applyToSnapshot } from "../../src/core/changes/apply";
import { checkWorkbook } from "../../src/core/check/check";
import { fillWorkbook } from "../../src/core/generation/fill";
import { keyAddress, type SheetSnapshot, type WorkbookSnapshot } from "../../src/core/workbook/snapshot";
import { readXlsx } from "../../src/hosts/xlsx/read";
import { median, table } from "./measure";
import { packWorkbook } from "./pack";
import { drawBranches } from "./workbooks";

const BRANCHES = 60;
const ROUNDS = 40;
/** Goal in milliseconds for the check that follows an edit: a person who types waits for nothing. */
const GOAL = 16;

/** A workbook with a scoring sheet for each of 60 branches: what the pane has to do at once, and after every edit. */
export function main(): number {
  const bytes = packWorkbook(drawBranches(BRANCHES), "shared-strings");
  const read = (): WorkbookSnapshot => readXlsx(bytes, { fileName: "branches.xlsx" }).snapshot;
  const times = { check: [] as number[], edit: [] as number[], fill: [] as number[], after: [] as number[] };
  for (let round = -10; round < ROUNDS; round++) {
    const book = read();
    const [check, checked] = timed(() => checkWorkbook(book));
    if (checked.branches.length !== BRANCHES) throw new Error(`${checked.branches.length} branches`);
    const edited = withOneEdit(book, (round + 10) % BRANCHES);
    const [edit] = timed(() => checkWorkbook(edited));
    const [fill, changes] = timed(() => fillWorkbook(book, checked));
    const filled = applyToSnapshot(book, changes);
    checkWorkbook(filled);
    const [after] = timed(() => checkWorkbook(withOneEdit(filled, (round + 10) % BRANCHES)));
    if (round < 0) continue;
    times.check.push(check);
    times.edit.push(edit);
    times.fill.push(fill);
    times.after.push(after);
  }
  const row = (what: string, values: readonly number[]): string[] => [
    what,
    median(values).toFixed(1),
    Math.max(...values).toFixed(1),
  ];
  console.log(
    table([
      [`${BRANCHES} branches, wall ms`, "median", "longest"],
      row("check of a workbook just read", times.check),
      row("check after an edit of one branch", times.edit),
      row("fill: work out what would be written", times.fill),
      row("check after an edit once filled", times.after),
    ]),
  );
  const whole = median(times.edit);
  console.log(`Goal after an edit < ${GOAL} ms: ${whole < GOAL ? "met" : "missed"}`);
  return 0;
}

function timed<T>(run: () => T): readonly [milliseconds: number, result: T] {
  const start = performance.now();
  const result = run();
  return [performance.now() - start, result];
}

/** What a host reads after somebody typed another number into one sheet: only that sheet is another one. */
function withOneEdit(book: WorkbookSnapshot, place: number): WorkbookSnapshot {
  return { ...book, sheets: book.sheets.map((sheet, i) => (i === place ? withOneScore(sheet) : sheet)) };
}

/** The last score that is a number, half a point less. */
function withOneScore(sheet: SheetSnapshot): SheetSnapshot {
  const cells = new Map(sheet.cells);
  const scored = [...cells].filter(
    ([key, c]) => typeof c.value === "number" && !c.formula && keyAddress(key).column > 1,
  );
  const [key, cell] = scored.at(-1) ?? [];
  if (key === undefined || cell === undefined) throw new Error(`no score on ${sheet.name}`);
  cells.set(key, { ...cell, value: Number(cell.value) - 0.5 });
  return { ...sheet, cells };
}
