import { openWorkbook, readOpenFile } from "../../../src/hosts/office/open-file";

const scope = globalThis as unknown as { Office?: unknown; Excel?: unknown };

interface Answer {
  readonly status: "succeeded" | "failed";
  readonly value?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** The part of Office.js that gives out the open file, as documented: slices of plain numbers, answers with a state. */
function giveOut(content: readonly number[], fails: "file" | "second slice" | null = null) {
  let open = 0;
  const failed: Answer = { status: "failed", error: { code: 5001, message: "internal" } };
  const file = (size: number) => ({
    size: content.length,
    sliceCount: Math.ceil(content.length / size),
    getSliceAsync: (index: number, done: (answer: Answer) => void) =>
      done(
        fails === "second slice" && index === 1
          ? failed
          : { status: "succeeded", value: { data: content.slice(index * size, (index + 1) * size) } },
      ),
    closeAsync: () => void open--,
  });
  scope.Office = {
    FileType: { Compressed: "compressed" },
    AsyncResultStatus: { Succeeded: "succeeded" },
    context: {
      document: {
        getFileAsync: (type: string, { sliceSize }: { sliceSize: number }, done: (answer: Answer) => void) => {
          expect(type).toBe("compressed");
          if (fails === "file") return done(failed);
          open++;
          return done({ status: "succeeded", value: file(sliceSize) });
        },
      },
    },
  };
  return { stillOpen: () => open };
}

afterEach(() => {
  delete scope.Office;
  delete scope.Excel;
});

test("the open workbook is put together from its slices, and closed", async () => {
  const content = Array.from({ length: 1_048_576 + 3 }, (_, i) => i % 251);
  const { stillOpen } = giveOut(content);
  expect(Buffer.from(await readOpenFile()).equals(Buffer.from(content))).toBe(true);
  expect(stillOpen()).toBe(0);
});

test.each(["file", "second slice"] as const)(
  "where the %s does not come it says so, and nothing stays open",
  async (fails) => {
    const { stillOpen } = giveOut(new Array<number>(2_000_000).fill(1), fails);
    await expect(readOpenFile()).rejects.toMatchObject({ name: "HostError", code: "unknown", facts: { code: 5001 } });
    expect(stillOpen()).toBe(0);
  },
);

test("a workbook is opened as it is, however long", async () => {
  let opened = "";
  scope.Excel = { createWorkbook: async (base64: string) => void (opened = base64) };
  const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => i % 256);
  await openWorkbook(bytes);
  expect(Buffer.from(opened, "base64").equals(Buffer.from(bytes))).toBe(true);
  scope.Excel = { createWorkbook: () => Promise.reject(Object.assign(new Error("no"), { code: "NotImplemented" })) };
  await expect(openWorkbook(bytes)).rejects.toMatchObject({ code: "unsupported" });
});
