import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Job } from "../../src/cli/submit";
import { openWorkshop } from "../../src/cli/workers";

/** A thread that answers each file with its path, and dies of one that is called so. */
const script = `
const { parentPort } = require("node:worker_threads");
parentPort.on("message", (jobs) => {
  if (jobs.some(({ path }) => path.includes("dies"))) throw new Error("out of order");
  parentPort.postMessage(JSON.stringify(jobs.map(({ path }) => ({ path, error: null }))));
});
`;

let folder: string;
let program: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "dingji-workers-"));
  program = path.join(folder, "thread.cjs");
  writeFileSync(program, script);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const job = (name: string): Job => ({ path: name, name, fileModified: 5, bytes: null, rubric: null, known: null });

test("without threads files are read on the spot, one by one", async () => {
  const workshop = openWorkshop(11, undefined);
  expect([workshop.size, workshop.batch]).toEqual([1, 1]);
  const [read] = await workshop.run([job("none.xlsx")]);
  expect(read).toMatchObject({
    path: "none.xlsx",
    fileModified: 5,
    error: { code: "not-a-workbook", facts: { reason: "not-found" } },
  });
});

test("a file that brings its thread down costs that file only", async () => {
  const workshop = openWorkshop(200, program);
  try {
    const batches = [
      ["a", "b"],
      ["c", "dies.xlsx", "d"],
      ["e", "f"],
    ];
    const read = await Promise.all(batches.map((names) => workshop.run(names.map(job))));
    expect(read.flat().map((one) => [one?.path, one?.error?.code ?? null])).toEqual([
      ["a", null],
      ["b", null],
      ["c", null],
      ["dies.xlsx", "unknown"],
      ["d", null],
      ["e", null],
      ["f", null],
    ]);
  } finally {
    await workshop.close();
  }
});

test("many files are given to a thread some at a time", async () => {
  const workshop = openWorkshop(100_000, program);
  await workshop.close();
  expect(workshop.batch).toBe(16);
});

test.each([24, 2])("a file that never ends costs that file only, among %s", async (files) => {
  const hanging = path.join(folder, "hanging.cjs");
  writeFileSync(hanging, script.replace("throw new Error", "for (;;) "));
  const workshop = openWorkshop(files, hanging, 1500);
  try {
    const read = await workshop.run(["a", "dies.xlsx", "b"].map(job));
    expect(read.map((one) => [one?.path, one?.error?.code ?? null])).toEqual([
      ["a", null],
      ["dies.xlsx", "too-slow"],
      ["b", null],
    ]);
  } finally {
    await workshop.close();
  }
});
