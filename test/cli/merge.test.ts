import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { CompareJson, MergeJson } from "../../src/cli/merge-json";
import { run } from "../../src/cli/run";
import { schemeLine } from "../../src/core/merging/scheme-line";
import { detailHeadings, provenanceHeadings, readDrawnTable } from "../../src/core/own-sheets/drawn-tables";
import { tianning2012 } from "../../src/core/schemes/tianning-2012/scheme";
import { makeGrid } from "../../src/core/workbook/grid";
import { parseRange } from "../../src/core/workbook/address";
import { cellAt, type WorkbookSnapshot } from "../../src/core/workbook/snapshot";
import { readWorkbook } from "../../src/hosts/read-workbook";
import { openZip, writeZip } from "../../src/hosts/xlsx/zip";
import { createXlsx } from "../../src/hosts/xlsx/write";
import { levelByHand, makeDistrict, type District } from "../support/district";
import { randomFrom } from "../support/layouts";
import { scoredSheet } from "../support/submissions";
import { sheetNamed } from "../support/xlsx-package";

// Writing hundreds of workbooks and reading them again takes its time on a busy machine.

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function dingji(...argv: string[]): Promise<Outcome> {
  let stdout = "";
  let stderr = "";
  const code = await run(argv, {
    write: (text) => (stdout += text),
    warn: (text) => (stderr += text),
    isTerminal: false,
  });
  return { code, stdout, stderr };
}

async function snapshotOf(file: string): Promise<WorkbookSnapshot> {
  const archive = /^(.*\.zip)\/(.*)$/.exec(file);
  const bytes = archive
    ? openZip(readFileSync(archive[1] ?? "")).read(archive[2] ?? "")
    : new Uint8Array(readFileSync(file));
  return (await readWorkbook(bytes, { fileName: path.basename(file) })).snapshot;
}

describe("dingji merge of a district", () => {
  let folder: string;
  let district: District;
  let outcome: Outcome;
  let result: MergeJson;
  let output: WorkbookSnapshot;
  const out = (name: string): string => path.join(folder, name);
  const pathOf = (name: string): string => path.join(district.folder, name);

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "dingji-merge-"));
    district = await makeDistrict(folder, 1 / 2);
    outcome = await dingji(
      ...["merge", district.folder, "-o", out("汇总.xlsx"), "--roster", district.roster],
      ...["--quota", "10", "--records", out("记录.jsonl"), "--json"],
    );
    result = JSON.parse(outcome.stdout) as MergeJson;
    output = await snapshotOf(out("汇总.xlsx"));
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("accounts for every file as planned", () => {
    expect(district.statuses.size).toBeGreaterThanOrEqual(80);
    const planned = Object.fromEntries([...district.statuses].map(([name, status]) => [pathOf(name), status]));
    expect(Object.fromEntries(result.files.map((f) => [f.path, f.status]))).toEqual(planned);
    expect(result.files.filter((f) => f.notes).map((f) => [path.basename(f.path), f.notes])).toEqual([
      ["0.xls", ["old-format"]],
      ["1.xls", ["old-format"]],
    ]);
    const unreadable = [...district.statuses.values()].filter((s) => s === "unreadable").length;
    const unrecognised = [...district.statuses.values()].filter((s) => s === "unrecognised").length;
    expect(result.received).toBe(district.statuses.size);
    expect(result.recognised).toBe(district.statuses.size - unreadable - unrecognised);
    expect(Object.fromEntries(result.unreadable.map((f) => [path.basename(f.path), f.code]))).toEqual({
      "加密.xlsx": "encrypted",
      "加密二.xlsx": "encrypted",
      "损坏.xlsx": "damaged",
      "半截.xlsx": "damaged",
      "网页.xls": "not-a-workbook",
      "空.xlsx": "not-a-workbook",
    });
  });

  it("finds every branch with the totals and levels that a count by hand gives", () => {
    const expected = district.branches.map(({ name, self, review }) => [
      name,
      self,
      review,
      self !== null && review !== null ? levelByHand(self, review) : null,
    ]);
    const found = result.branches
      .filter((b) => b.scheme === "tianning-2012")
      .map((b) => [b.name, b.evaluations.self?.total ?? null, b.evaluations.review?.total ?? null, b.level]);
    expect(found.sort()).toEqual(expected.sort());
    const rows = result.branches.filter((b) => b.scheme === "cumtb-2012").map((b) => [b.name, b.level]);
    expect(rows.sort()).toEqual([...district.summaryRows].sort());
    expect(result.merged).toBe(district.branches.length + district.summaryRows.size);

    const levels: Record<string, number> = {};
    for (const [, , , level] of expected) {
      const word = (level as string | null) ?? "ungraded";
      levels[word] = (levels[word] ?? 0) + 1;
    }
    expect(result.levels).toEqual({ "cumtb-2012": { 好: 1, 较好: 2, 一般: 1, 较差: 1 }, "tianning-2012": levels });
  });

  it("tells who is missing, unexpected, double or in conflict", () => {
    expect(result.missing).toEqual(district.missing);
    expect(result.unexpected).toEqual(district.unexpected);
    const near = result.findings.find((f) => f.code === "branch-unexpected");
    expect([near?.branch, near?.facts["near"]]).toEqual(["湖滨小学校党支部", ["湖滨小学党支部"]]);
    expect(
      result.duplicates.map((d) => [d.reason, ...d.dropped.map((f) => path.relative(district.folder, f))]).sort(),
    ).toEqual(
      [...district.statuses]
        .flatMap(([name, status]) =>
          status === "duplicate" ? [["identical", name]] : status === "superseded" ? [["superseded", name]] : [],
        )
        .sort(),
    );
    const conflicts = result.findings.filter((f) => f.code === "branch-duplicate" && f.severity === "error");
    expect(conflicts.map((f) => f.branch).sort()).toEqual([...district.conflicts].sort());
    expect(result.findings.find((f) => f.code === "hidden-sheet")).toMatchObject({
      file: pathOf("隐藏.xlsx"),
      facts: { sheet: "草稿" },
    });
    expect(result.findings.some((f) => f.code === "quota-exceeded")).toBe(true);
    expect(outcome.code).toBe(1);
  });

  it("says on standard error how the files add up", () => {
    const count = (status: string): number => [...district.statuses.values()].filter((s) => s === status).length;
    expect(outcome.stderr.split("\n")[0]).toBe(
      `${district.statuses.size} 份收到 = ${count("merged")} 份汇总 + ${count("combined")} 份合并汇总 + ${count("duplicate")} 份重复 + ${count("superseded")} 份被新版替代 + ${count("conflict")} 份冲突待定 + ${count("unrecognised")} 份没有可汇总的内容 + ${count("unreadable")} 份读不了`,
    );
  });

  it("counts in the workbook what it counts in the JSON, by formulas", () => {
    const statistics = makeGrid(sheetNamed(output, "分类定级统计表"));
    const heading = statistics.cells.find((c) => c.text.includes(`${district.branches.length}个党支部`));
    const words = ["先进", "较好", "一般", "后进", "未定级", "合计"];
    const top = heading?.row ?? 0;
    const lines = words.map((word) =>
      [...statistics.rows.values()].find((cells) => (cells[0]?.row ?? 0) > top && cells[0]?.text === word),
    );
    const counts = result.levels["tianning-2012"] ?? {};
    const all = district.branches.length;
    const figures = lines.flatMap((cells) => (cells ?? []).slice(1, 3));
    expect(figures.map((c) => c.cell.value)).toEqual(
      [...["先进", "较好", "一般", "后进", "ungraded"].map((w) => counts[w] ?? 0), all].flatMap((n) => [n, n / all]),
    );
    expect(figures.every((c) => c.cell.formula !== undefined)).toBe(true);
  });

  it("leads from random figures back to the cells of the files, and forth again", async () => {
    const random = randomFrom(7);
    const detailSheet = output.sheets.find(
      (s) =>
        s.name.startsWith("分类定级明细表") && makeGrid(s).cells.some((c) => c.text.includes(schemeLine(tianning2012))),
    );
    if (!detailSheet) throw new Error("no detail");
    const detail = readDrawnTable(makeGrid(detailSheet), detailHeadings);
    const sources = readDrawnTable(makeGrid(sheetNamed(output, "数据来源")), provenanceHeadings);
    const rows = (detail?.rows ?? []).filter((row) => typeof row.cell("number")?.value === "number");
    const figures = [...(detail?.headings ?? [])].filter(([, heading]) => /^(?!合计).+好（自评）$/.test(heading));
    expect([rows.length, figures.length]).toEqual([district.branches.length, 5]);
    for (let i = 0; i < 40; i++) {
      const row = rows[Math.floor(random() * rows.length)];
      const [column = 0, heading = ""] = figures[Math.floor(random() * figures.length)] ?? [];
      const category = heading.replace("（自评）", "");
      const source = sources?.rows.find(
        (s) =>
          s.text("number") === row?.text("number") &&
          s.text("content") === "自评" &&
          ["已汇总", "合并汇总"].includes(s.text("status")),
      );
      const cells = source
        ?.text("cells")
        .split("；")
        .find((c) => c.startsWith(`${category} `));
      const book = await snapshotOf(source?.text("file") ?? "");
      const sheet = sheetNamed(book, source?.text("sheet") ?? "");
      let sum = 0;
      for (const area of (cells ?? "").slice(category.length + 1).split(",")) {
        const { top, bottom, left } = parseRange(area);
        for (let r = top; r <= bottom; r++) {
          const value = cellAt(sheet, r, left)?.value;
          sum += typeof value === "string" ? Number.parseFloat(value) : typeof value === "number" ? value : Number.NaN;
        }
      }
      expect([source?.text("branch"), category, sum]).toEqual([
        row?.text("branch"),
        category,
        cellAt(detailSheet, row?.row ?? 0, column)?.value,
      ]);
    }
  });

  it("writes one record per branch", () => {
    const lines = readFileSync(out("记录.jsonl"), "utf8").trimEnd().split("\n");
    const records = lines.map(
      (line) => JSON.parse(line) as { kind: string; name: string; level: string | null; origins: unknown[] },
    );
    expect(new Set(records.map(({ kind }) => kind))).toEqual(new Set(["branch"]));
    expect(records.map((r) => [r.name, r.level])).toEqual(result.branches.map((b) => [b.name, b.level]));
    expect(records.every((r) => r.origins.length > 0)).toBe(true);
  });

  it("merges to the same from its own output", async () => {
    const again = await dingji("merge", out("汇总.xlsx"), "-o", out("再汇总.xlsx"), "--json");
    const second = JSON.parse(again.stdout) as MergeJson;
    const essence = ({ branches, levels }: MergeJson): unknown => ({
      levels,
      branches: branches
        .map(({ name, scheme, evaluations, total, level, provisionalLevel, parent, type }) =>
          JSON.stringify({ name, scheme, evaluations, total, level, provisionalLevel, parent, type }),
        )
        .sort(),
    });
    expect(essence(second)).toEqual(essence(result));
    const conflicts = second.findings.filter((f) => f.code === "branch-duplicate" && f.severity === "error");
    expect(conflicts.map((f) => f.branch).sort()).toEqual([...district.conflicts].sort());
  });

  it("gives the same in worker threads as on the spot", () => {
    const program = path.resolve(__dirname, "../../dist/cli/dingji.js");
    const argv = ["merge", path.join(district.folder, "城区"), "-o", out("线程.xlsx"), "--json"];
    const { stdout, status } = spawnSync(process.execPath, [program, ...argv], { encoding: "utf8", maxBuffer: 1e8 });
    const threaded = JSON.parse(stdout) as MergeJson;
    expect(status).toBe(1);
    const own = result.branches.filter((b) => b.file.startsWith(path.join(district.folder, "城区")));
    expect(threaded.branches.map(({ name, total, level }) => [name, total, level]).sort()).toEqual(
      own.map(({ name, total, level }) => [name, total, level]).sort(),
    );
  });
});

describe("dingji merge", () => {
  let folder: string;
  const at = (name: string): string => path.join(folder, name);

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "dingji-merge-"));
    writeFileSync(at("a.xlsx"), await createXlsx([scoredSheet("学校甲党支部", { self: 95, review: 95 })]));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("needs files and an output", async () => {
    expect(await dingji("merge", "-o", at("out.xlsx"))).toMatchObject({ code: 2, stdout: "" });
    expect(await dingji("merge", at("a.xlsx"))).toMatchObject({ code: 2, stdout: "" });
    expect(await dingji("merge", at("a.xlsx"), "-o", at("out.xls"))).toMatchObject({ code: 2, stdout: "" });
  });

  it("refuses to write over an input, also one inside a folder, and over an existing file without --force", async () => {
    const before = readFileSync(at("a.xlsx"));
    expect((await dingji("merge", folder, "-o", at("a.xlsx"), "--force")).code).toBe(2);
    expect((await dingji("merge", folder, "-o", at("b.xlsx"), "--roster", at("a.xlsx"))).code).toBe(2);
    expect(readFileSync(at("a.xlsx"))).toEqual(before);
    writeFileSync(at("out.txt"), "x");
    expect((await dingji("merge", at("a.xlsx"), "-o", at("o.xlsx"), "--records", at("out.txt"))).code).toBe(2);
    expect(existsSync(at("o.xlsx"))).toBe(false);
    expect(readFileSync(at("out.txt"), "utf8")).toBe("x");
  });

  it("writes over no output that it cannot read: what was typed there would be lost", async () => {
    await dingji("merge", at("a.xlsx"), "-o", at("out.xlsx"));
    const half = readFileSync(at("out.xlsx")).subarray(0, 5000);
    writeFileSync(at("out.xlsx"), half);
    const { code, stderr } = await dingji("merge", at("a.xlsx"), "-o", at("out.xlsx"), "--force");
    expect(code).toBe(2);
    expect(stderr).toContain(`“${at("out.xlsx")}”已经存在，但读不了，上面写过的内容带不到新文件里，没有写入。`);
    expect(readFileSync(at("out.xlsx"))).toEqual(half);
    writeFileSync(at("out.xlsx"), "no workbook");
    expect((await dingji("merge", at("a.xlsx"), "-o", at("out.xlsx"), "--force")).code).toBe(0);
  });

  it("writes nothing where no file has a branch, and still prints its JSON", async () => {
    writeFileSync(at("b.xlsx"), "text");
    const { code, stdout, stderr } = await dingji("merge", at("b.xlsx"), "-o", at("out.xlsx"), "--json");
    expect(code).toBe(2);
    expect((JSON.parse(stdout) as MergeJson).files).toEqual([
      { path: at("b.xlsx"), status: "unreadable", branches: [], left: [] },
    ]);
    expect(stderr).toContain("没有写入");
    expect(existsSync(at("out.xlsx"))).toBe(false);
  });

  it("is done without anything left out, and leaves the roster out of the files", async () => {
    writeFileSync(
      at("名册.xlsx"),
      await createXlsx([
        {
          ...scoredSheet("x", {}),
          cells: ["党支部名称", "学校甲"].map((value, row) => ({
            row,
            column: 0,
            content: { value },
            style: "text" as const,
          })),
          merges: [],
        },
      ]),
    );
    const { code, stdout } = await dingji("merge", folder, "-o", at("out.xlsx"), "--roster", at("名册.xlsx"), "--json");
    const result = JSON.parse(stdout) as MergeJson;
    expect([code, result.received, result.missing, result.unexpected]).toEqual([0, 1, [], []]);
    expect(result.branches[0]).toMatchObject({ name: "学校甲", level: "先进", file: at("a.xlsx") });
  });

  it("sends back copies of what has errors, and says since an earlier merge only what changed", async () => {
    const book = (name: string, totals: Parameters<typeof scoredSheet>[1], first?: string): Promise<Uint8Array> => {
      const design = scoredSheet(name, totals);
      const cells = design.cells.map((cell) =>
        first !== undefined && cell.row === 4 && cell.column === 3 ? { ...cell, content: { value: first } } : cell,
      );
      return createXlsx([{ ...design, cells }], { modified: new Date(Date.UTC(2012, 2, 20)) });
    };
    writeFileSync(at("b.xlsx"), await book("学校乙党支部", { self: 90, review: 90 }, "约三分"));
    const sent = readFileSync(at("b.xlsx"));
    const first = await dingji("merge", folder, "-o", at("一.xlsx"), "--return", at("退回.zip"));
    expect([first.code, first.stderr.split("\n").at(-2)]).toEqual([1, `已写出“${at("退回.zip")}”，退回 1 份。`]);
    const returned = openZip(readFileSync(at("退回.zip")));
    expect(returned.names).toEqual(["学校乙党支部/退回说明.txt", "学校乙党支部/b.xlsx"]);
    expect(readFileSync(at("b.xlsx"))).toEqual(sent);
    const copy = (await readWorkbook(returned.read("学校乙党支部/b.xlsx"), { fileName: "b.xlsx" })).snapshot;
    expect(copy.sheets.map(({ name }) => name)).toEqual(["附件1", "问题清单"]);

    rmSync(at("退回.zip"));
    writeFileSync(at("b.xlsx"), await book("学校乙党支部", { self: 90, review: 90 }));
    writeFileSync(at("c.xlsx"), await book("学校丙党支部", { self: 70, review: 70 }));
    const second = await dingji(
      ...["merge", folder, "-o", at("二.xlsx"), "--since", at("一.xlsx"), "--json"],
      ...["--return", at("退回.zip")],
    );
    const { received, changes } = JSON.parse(second.stdout) as MergeJson;
    expect(received).toBe(3);
    expect(changes?.branches.map(({ name, change, figures }) => [name, change, figures.at(-1)])).toEqual([
      ["学校丙党支部", "new", { what: "分类定级结果", before: null, after: "一般" }],
      ["学校乙党支部", "changed", { what: "分类定级结果", before: null, after: "先进" }],
    ]);
    expect(changes?.opened).toEqual([]);
    expect(changes?.closed.map(({ code, file, sheet, cell }) => [code, file, sheet, cell])).toEqual([
      ["score-not-a-number", at("b.xlsx"), "附件1", "D5"],
    ]);
    expect(second.stderr).toContain(
      "与上次汇总相比：新报 1 个（学校丙党支部）；内容有变 1 个（学校乙党支部）；已消除问题 1 处。",
    );
    expect([second.code, second.stderr.split("\n").at(-2)]).toEqual([
      0,
      `没有需要退回或催报的，没有写“${at("退回.zip")}”。`,
    ]);
    expect(existsSync(at("退回.zip"))).toBe(false);
    expect((await snapshotOf(at("二.xlsx"))).sheets.map(({ name }) => name)).toContain("与上次汇总的变化");
  });

  it("refuses outputs and earlier merges that are none", async () => {
    const merging = (...more: string[]): Promise<Outcome> => dingji("merge", at("a.xlsx"), "-o", at("o.xlsx"), ...more);
    expect((await merging("--return", at("r.rar"))).code).toBe(2);
    expect((await merging("--return", at("r.zip"), "--records", at("r.zip"))).code).toBe(2);
    expect((await merging("--since", at("a.xlsx"))).stderr).toBe(
      `dingji: “${at("a.xlsx")}”不是汇总写出的工作簿（没有「数据来源」），无从比较。请给出上次 dingji merge 写出的文件。\n`,
    );
    expect((await merging("--since", at("none.xlsx"))).code).toBe(2);
    expect(existsSync(at("o.xlsx"))).toBe(false);
  });

  it("names files of a folder or an archive that are no workbooks, and reads those of WPS", async () => {
    writeFileSync(at("说明.docx"), "x");
    writeFileSync(at("别的.rar"), "x");
    writeFileSync(
      at("包.zip"),
      writeZip(["内/读我.txt", "甲.wps", "../外.xlsx"].map((name) => ({ name, data: new Uint8Array(1) }))),
    );
    writeFileSync(at("乙.et"), await createXlsx([scoredSheet("学校乙党支部", { self: 80, review: 80 })]));
    const { stdout, stderr } = await dingji("merge", folder, "-o", at("out.xlsx"), "--json");
    expect(
      (JSON.parse(stdout) as MergeJson).files.map((f) => [f.path.replace(/^.*(?:zip|dingji-[^/]*)\//, ""), f.status]),
    ).toEqual([
      ["a.xlsx", "merged"],
      ["乙.et", "merged"],
      ["别的.rar", "unreadable"],
      ["../外.xlsx", "unreadable"],
      ["甲.wps", "unreadable"],
      ["说明.docx", "unreadable"],
    ]);
    expect((JSON.parse(stdout) as MergeJson).received).toBe(6);
    const told = stderr.split("\n");
    expect(told.filter((line) => line.includes("说明.docx"))).toEqual([
      `  ${at("说明.docx")}  这不是 Excel 工作簿，也不是 Word 文档。请核对文件，或者在 Excel、Word、WPS 中另存为 .xlsx 或 .docx 格式后再试。`,
    ]);
    expect(told.some((line) => line.includes(`没有读：${at("包.zip")}/内/读我.txt。`))).toBe(true);
  });

  it("keeps text that looks like a formula text", async () => {
    const book = await createXlsx([scoredSheet("=HYPERLINK(1)党支部", { self: 95, review: 95 })]);
    writeFileSync(at("a.xlsx"), book);
    await dingji("merge", at("a.xlsx"), "-o", at("out.xlsx"));
    const output = await snapshotOf(at("out.xlsx"));
    const cells = output.sheets.flatMap((s) => [...s.cells.values()]);
    expect(cells.filter((c) => c.formula?.includes("HYPERLINK"))).toEqual([]);
  });
});

describe("dingji compare", () => {
  let folder: string;
  const at = (name: string): string => path.join(folder, name);

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "dingji-compare-"));
    const round = async (name: string, totals: Readonly<Record<string, number>>): Promise<void> => {
      const designs = Object.entries(totals).map(([branch, total]) => ({
        ...scoredSheet(branch, { self: total, review: total }),
        name: branch,
      }));
      writeFileSync(at(name), await createXlsx(designs));
    };
    await round("before.xlsx", { 甲校党支部: 80, 乙校党支部: 95, 丙校党支部: 65, 丁校党支部: 70, 戊校党支部: 91 });
    await round("after.xlsx", { 甲校党支部: 91, 乙校党支部: 80, 丙校党支部: 66, 丁校党支部: 76, 己校党支部: 80 });
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("tells for every branch what changed", async () => {
    const { code, stdout } = await dingji(
      "compare",
      at("before.xlsx"),
      at("after.xlsx"),
      "-o",
      at("out.xlsx"),
      "--json",
    );
    const result = JSON.parse(stdout) as CompareJson;
    const row = (name: string) => result.branches.find((b) => b.name === name);
    expect(row("甲校党支部")).toMatchObject({
      scheme: "tianning-2012",
      before: { total: 80, level: "较好" },
      after: { total: 91, level: "先进" },
      change: "promoted",
    });
    expect(Object.fromEntries(result.branches.map((b) => [b.name, b.change]))).toEqual({
      甲校党支部: "promoted",
      乙校党支部: "lowered",
      丙校党支部: "unchanged",
      丁校党支部: "promoted",
      戊校党支部: "gone",
      己校党支部: "new",
    });
    expect(result.counts).toEqual({ promoted: 2, lowered: 1, unchanged: 1, new: 1, gone: 1 });
    expect(result.findings.map(({ code: finding, branch, facts }) => [finding, branch, facts])).toEqual([
      ["not-promoted", "丙校党支部", { branch: "丙校党支部", before: "一般", after: "一般" }],
    ]);
    expect(code).toBe(0);

    const grid = makeGrid(sheetNamed(await snapshotOf(at("out.xlsx")), "回头看对照"));
    const counted = [...grid.rows.values()].filter((cells) => cells[0]?.text === "晋级");
    expect(counted[0]?.[1]?.cell).toMatchObject({ value: 2, formula: expect.stringMatching(/^COUNTIF\(/) as string });
  });

  it("needs two places", async () => {
    expect((await dingji("compare", at("before.xlsx"), "-o", at("o.xlsx"))).code).toBe(2);
  });
});
