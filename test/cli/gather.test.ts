import { readEach } from "../../src/cli/gather";
import type { Input } from "../../src/cli/inputs";
import { openWorkshop } from "../../src/cli/workers";
import { HostError } from "../../src/hosts/host";

function missing(name: string): Input {
  return {
    path: name,
    name,
    modified: null,
    size: 0,
    isFile: false,
    read: () => Promise.reject(new HostError("not-a-workbook", name, { reason: "not-found" })),
  };
}

test("no further input is asked for before what was read is kept", async () => {
  let asked = 0;
  let kept = 0;
  const ahead: number[] = [];
  function* inputs(): Generator<Input> {
    for (let i = 0; i < 20; i++) {
      asked++;
      ahead.push(asked - kept);
      yield missing(`${i}.xlsx`);
    }
  }
  await readEach(inputs(), { files: 20, rubric: null, workerScript: undefined }, async (read) => {
    await new Promise((resolve) => setImmediate(resolve));
    kept += read.length;
  });
  expect([kept, Math.max(...ahead)]).toEqual([20, 1]);
});

test("what fails while it is kept ends the reading", async () => {
  const inputs = Array.from({ length: 20 }, (_, i) => missing(`${i}.xlsx`));
  let kept = 0;
  await expect(
    readEach(inputs, { files: 20, rubric: null, workerScript: undefined }, () => {
      kept++;
      return kept === 3 ? Promise.reject(new Error("no space")) : Promise.resolve();
    }),
  ).rejects.toThrow("no space");
  expect(kept).toBe(3);
});

test("nothing to read is read at once, by no thread", async () => {
  const keep = (): Promise<void> => Promise.reject(new Error("nothing was read"));
  await readEach([], { files: 0, rubric: null, workerScript: "none.js" }, keep);
  expect(openWorkshop(0, "none.js")).toMatchObject({ size: 1, batch: 1 });
});
