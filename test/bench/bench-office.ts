import { InMemoryExcel, requestFlags, type LoggedRequest } from "../support/excel/in-memory-excel";
import { loadOfficeJs } from "../support/excel/load-office-js";
import { modelFromSnapshot } from "../support/excel/model-from-snapshot";
import { checkWorkbook } from "../../src/core/check/check";
import { OfficeHost } from "../../src/hosts/office/office-host";
import { readXlsx } from "../../src/hosts/xlsx/read";
import type { CommandId } from "../../src/taskpane/session";
import { planCommand } from "../../src/taskpane/planner";
import { table } from "./measure";
import { packWorkbook } from "./pack";
import { drawBranches } from "./workbooks";

const SIZES = [1, 60, 300];
/** Excel on the web refuses more than 5 MB; requests, whose size is known, keep to three fifths of it. */
const REQUEST_BUDGET = 3_000_000;
const ANSWER_BUDGET = 4_000_000;

interface Row {
  readonly name: string;
  readonly requests: readonly LoggedRequest[];
}

/**
 * What reading and writing cost in Excel: the real office.js over an in-memory Excel, on workbooks of 1, 60 and 300
 * scoring sheets. Counted are syncs, actions, bytes, and what a sync does to the person's own list of undo steps.
 */
export async function main(sizes: readonly string[] = []): Promise<number> {
  loadOfficeJs();
  let isWithin = true;
  const clearing = new Set<string>();
  for (const size of sizes.length > 0 ? sizes.map(Number) : SIZES) {
    const rows = await measure(size);
    console.log(table([heading(size), ...rows.map(line)]));
    for (const { requests } of rows) for (const m of membersOf(requests.filter(clearsUndo))) clearing.add(m);
    console.log("");
    isWithin &&= rows.every(({ requests }) =>
      requests.every((r) => r.bytes <= REQUEST_BUDGET && r.answerBytes <= ANSWER_BUDGET),
    );
  }
  console.log(`Called in syncs that clear undo: ${[...clearing].sort().join(", ")}`);
  console.log(
    `Goal ≤ ${REQUEST_BUDGET / 1e6} MB per request, ≤ ${ANSWER_BUDGET / 1e6} MB per answer: ${isWithin ? "held" : "missed"}`,
  );
  return 0;
}

async function measure(size: number): Promise<readonly Row[]> {
  const bytes = packWorkbook(drawBranches(size), "shared-strings");
  const excel = new InMemoryExcel(modelFromSnapshot(readXlsx(bytes, { fileName: "branches.xlsx" }).snapshot));
  excel.install();
  const host = new OfficeHost();
  const rows: Row[] = [];
  const during = async <T>(name: string, act: () => Promise<T>): Promise<T> => {
    const first = excel.requests.length;
    const result = await act();
    rows.push({ name, requests: excel.requests.slice(first).filter((r) => !r.isCleanUp) });
    return result;
  };
  const write = async (name: string, id: CommandId): Promise<void> => {
    const snapshot = await host.read();
    const plan = await planCommand(id, snapshot, checkWorkbook(snapshot));
    const { skipped, undo } = await during(name, () => host.apply(plan));
    if (skipped.length > 0) throw new Error(`${skipped.length} edits of ${id} were not written`);
    await during(`undo of ${id}`, () => host.apply(undo));
    await host.apply(plan);
  };
  try {
    const first = await during("read", () => host.read());
    const [sheet] = first.sheets;
    await during("read again after an edit", () => host.refresh(first, new Set(sheet ? [sheet.id] : [])));
    await write("fill", "fill");
    await write("generate rectification sheets", "rectification");
    await write("generate summary", "summary");
    await write("generate findings", "findings");
    await write("generate review sheet", "review");
    return rows;
  } finally {
    excel.uninstall();
  }
}

function isWrite({ flags }: LoggedRequest): boolean {
  return (flags & requestFlags.write) !== 0;
}

function clearsUndo(request: LoggedRequest): boolean {
  return isWrite(request) && (request.flags & requestFlags.undoable) === 0;
}

function heading(size: number): readonly string[] {
  const unit = size === 1 ? "scoring sheet" : "scoring sheets";
  return [
    `${size} ${unit}`,
    "syncs",
    "only reads",
    "undoable",
    "clear undo",
    "actions",
    "largest kB",
    "largest answer kB",
  ];
}

function line({ name, requests }: Row): readonly string[] {
  const count = (fits: (request: LoggedRequest) => boolean): string => String(requests.filter(fits).length);
  const largest = (size: (request: LoggedRequest) => number): string =>
    (Math.max(0, ...requests.map(size)) / 1000).toFixed(0);
  return [
    name,
    String(requests.length),
    count((r) => !isWrite(r)),
    count((r) => isWrite(r) && !clearsUndo(r)),
    count(clearsUndo),
    String(requests.reduce((sum, r) => sum + r.actions.length, 0)),
    largest((r) => r.bytes),
    largest((r) => r.answerBytes),
  ];
}

/** What was called in these requests beside reading. */
function membersOf(requests: readonly LoggedRequest[]): readonly string[] {
  const called = requests.flatMap((r) =>
    r.actions.flatMap(({ kind, member }) => (member !== null && (kind === "set" || kind === "method") ? [member] : [])),
  );
  return [...new Set(called)].filter((member) => !/^\w+\._/.test(member));
}
