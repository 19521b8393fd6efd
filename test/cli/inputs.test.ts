import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findInputs, type Input } from "../../src/cli/inputs";
import { HostError } from "../../src/hosts/host";
import { writeZip } from "../../src/hosts/xlsx/zip";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "dingji-inputs-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function put(name: string, content: string | Uint8Array = name): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

function zip(entries: Readonly<Record<string, string>>): Uint8Array {
  return writeZip(Object.entries(entries).map(([name, text]) => ({ name, data: new TextEncoder().encode(text) })));
}

async function all(...paths: string[]): Promise<Input[]> {
  const inputs: Input[] = [];
  for await (const input of findInputs(paths)) inputs.push(input);
  return inputs;
}

async function found(...paths: string[]): Promise<string[]> {
  return (await all(...paths)).map((input) => path.relative(folder, input.path));
}

async function failure(input: Input | undefined): Promise<readonly [string, string | number | undefined]> {
  try {
    await input?.read();
  } catch (error) {
    if (error instanceof HostError) return [error.code, error.facts["reason"]];
    throw error;
  }
  throw new Error("was read");
}

describe("findInputs", () => {
  it("walks folders with their subfolders, sorted, and takes only workbooks and archives", async () => {
    for (const name of ["b.xlsx", "a.XLSM", "c/d/e.xls", "c/a.xlsx", "notes.txt", "photo.png", "README"]) put(name);
    expect(await found(folder)).toEqual(["a.XLSM", "b.xlsx", "c/a.xlsx", "c/d/e.xls"]);
  });

  it("skips lock files, shadow files and their folders", async () => {
    for (const name of ["~$a.xlsx", "._a.xlsx", "__MACOSX/a.xlsx", "a.xlsx"]) put(name);
    expect(await found(folder)).toEqual(["a.xlsx"]);
  });

  it("takes a file that is named itself whatever its extension", async () => {
    const file = put("a.dat", "content");
    const [input] = await all(file);
    expect(input?.path).toBe(file);
    expect(new TextDecoder().decode(await input?.read())).toBe("content");
  });

  it("prints paths as they were given", async () => {
    put("in/a.xlsx");
    const before = process.cwd();
    process.chdir(folder);
    try {
      const inputs = await all("./in", "in/", ".", "in/a.xlsx");
      expect(inputs.map((input) => input.path)).toEqual(["./in/a.xlsx", "in/a.xlsx", "./in/a.xlsx", "in/a.xlsx"]);
    } finally {
      process.chdir(before);
    }
  });

  it("follows links to folders once and is not caught in a loop", async () => {
    put("in/a.xlsx");
    symlinkSync(folder, path.join(folder, "in", "loop"));
    symlinkSync(path.join(folder, "in"), path.join(folder, "in", "self"));
    expect(await found(folder)).toEqual(["in/a.xlsx"]);
  });

  it("tells of a missing file and of a link that leads nowhere", async () => {
    symlinkSync(path.join(folder, "gone.xlsx"), path.join(folder, "link.xlsx"));
    const inputs = await all(folder, path.join(folder, "missing.xlsx"));
    expect(inputs.map((input) => input.name)).toEqual(["link.xlsx", "missing.xlsx"]);
    expect(await failure(inputs[0])).toEqual(["not-a-workbook", "not-found"]);
    expect(await failure(inputs[1])).toEqual(["not-a-workbook", "not-found"]);
  });

  it("opens archives and reads the workbooks in them", async () => {
    const file = put(
      "a.zip",
      zip({ "区/乙.xlsx": "2", "区/甲.xls": "1", "__MACOSX/._x.xlsx": "", "~$x.xlsx": "", "说明.txt": "" }),
    );
    const inputs = await all(file);
    expect(inputs.map((input) => input.path)).toEqual([`${file}/区/乙.xlsx`, `${file}/区/甲.xls`]);
    expect(inputs.map((input) => input.name)).toEqual(["乙.xlsx", "甲.xls"]);
    expect(new TextDecoder().decode(await inputs[0]?.read())).toBe("2");
  });

  it("takes a workbook that is named .zip for what it is", async () => {
    const bytes = zip({ "[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>" });
    const file = put("book.zip", bytes);
    const inputs = await all(file);
    expect(inputs.map((input) => input.path)).toEqual([file]);
    expect(Buffer.from((await inputs[0]?.read()) ?? []).equals(bytes)).toBe(true);
  });

  it("tells of archives that hold no workbook, hold archives, or are damaged", async () => {
    const bytes = zip({ "a.xlsx": "content" });
    put("damaged.zip", bytes.subarray(0, bytes.length - 10));
    put("empty.zip", zip({ "说明.txt": "" }));
    put("nested.zip", zip({ "inner.zip": "" }));
    put("text.zip", "not an archive");
    const inputs = await all(folder);
    expect(inputs.map((input) => path.relative(folder, input.path))).toEqual([
      "damaged.zip",
      "empty.zip",
      "nested.zip/inner.zip",
      "text.zip",
    ]);
    expect(await Promise.all(inputs.map(failure))).toEqual([
      ["damaged", "truncated"],
      ["not-a-workbook", "no-workbook-inside"],
      ["not-a-workbook", "nested-archive"],
      ["not-a-workbook", undefined],
    ]);
  });
});
