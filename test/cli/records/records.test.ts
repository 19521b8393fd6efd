import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { shardOf } from "../../../src/cli/records/file-index";
import { misfitOfLine } from "../../../src/cli/records/record-schema";
import { run } from "../../../src/cli/run";
import type { MergeJson } from "../../../src/cli/merge-json";
import type { FileLine, RecordLine } from "../../../src/core/merging/record-lines";
import type { SheetDesign } from "../../../src/core/design/sheet-design";
import { readXlsx } from "../../../src/hosts/xlsx/read";
import { createXlsx } from "../../../src/hosts/xlsx/write";
import { designOf, makeDistrict, type District } from "../../support/district";
import { drawRubricSheet } from "../../../src/core/generation/rubric-sheet/draw";
import { customScheme } from "../../../src/core/rubrics/custom-scheme";
import { readRubric } from "../../../src/core/rubrics/read-rubric";
import { official } from "../../support/official";
import { scoredSheet } from "../../support/submissions";
import { sheet, type LiteralSheet } from "../../support/workbook";

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

function linesIn(file: string): RecordLine[] {
  const text = readFileSync(file, "utf8");
  expect(text === "" || text.endsWith("\n")).toBe(true);
  return text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as RecordLine);
}

function filesIn(file: string): FileLine[] {
  return linesIn(file).filter((line) => line.kind === "file");
}

let folder: string;
const at = (name: string): string => path.join(folder, name);

async function put(name: string, ...sheets: readonly SheetDesign[]): Promise<string> {
  mkdirSync(path.dirname(at(name)), { recursive: true });
  writeFileSync(at(name), await createXlsx(sheets, { modified: new Date(Date.UTC(2012, 2, 20)) }));
  return at(name);
}

describe("dingji records of a district", () => {
  let district: District;
  let outcome: Outcome;
  let merged: Outcome;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "dingji-records-"));
    district = await makeDistrict(folder, 1 / 5);
    outcome = await dingji("records", district.folder, "-o", at("记录.jsonl"));
    merged = await dingji("merge", district.folder, "-o", at("汇总.xlsx"), "--roster", district.roster, "--json");
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("has a last line for each file, unreadable ones included", () => {
    const files = filesIn(at("记录.jsonl"));
    expect(files.map(({ file }) => path.relative(district.folder, file)).sort()).toEqual(
      [...district.statuses.keys()].sort(),
    );
    const unreadable = files.filter(({ status }) => status === "unreadable");
    expect(unreadable).toHaveLength([...district.statuses.values()].filter((s) => s === "unreadable").length);
    expect(unreadable.map(({ file, error }) => [path.basename(file), error?.code])).toContainEqual([
      "加密.xlsx",
      "encrypted",
    ]);
    expect(outcome.code).toBe(1);
    const words = outcome.stderr.split("\n");
    expect(words.at(-5)).toBe(`读了 ${district.statuses.size} 个文件。`);
    expect(words.at(-2)).toBe(`已写出“${at("记录.jsonl")}”。`);
  });

  it("has lines as docs/records/line.schema.json says", () => {
    const misfits = linesIn(at("记录.jsonl")).map((line) => misfitOfLine(line) ?? "");
    expect(misfits.filter((misfit) => misfit !== "")).toEqual([]);
  });

  it("merges to what the workbooks merge to: the same JSON, the same workbook", async () => {
    const again = await dingji(
      ...["merge", at("记录.jsonl"), "-o", at("再汇总.xlsx"), "--roster", district.roster, "--json"],
    );
    expect(JSON.parse(again.stdout)).toEqual(JSON.parse(merged.stdout));
    expect(again.code).toBe(merged.code);
    const sheetsOf = (name: string): unknown => readXlsx(readFileSync(at(name)), { fileName: "x" }).snapshot.sheets;
    expect(sheetsOf("再汇总.xlsx")).toEqual(sheetsOf("汇总.xlsx"));
  });

  it("beside the workbooks adds nothing to them", async () => {
    const place = path.join(district.folder, "记录.jsonl");
    copyFileSync(at("记录.jsonl"), place);
    try {
      const both = await dingji(
        ...["merge", district.folder, "-o", at("三汇总.xlsx"), "--roster", district.roster, "--json"],
      );
      expect(JSON.parse(both.stdout)).toEqual(JSON.parse(merged.stdout));
    } finally {
      rmSync(place);
    }
  });

  it("in shards holds each file once, by its path", async () => {
    const all = filesIn(at("记录.jsonl")).map(({ file }) => file);
    for (const part of [1, 2, 3]) {
      await dingji("records", district.folder, "-o", at(`${part}.jsonl`), "--shard", `${part}/3`);
      const files = filesIn(at(`${part}.jsonl`)).map(({ file }) => file);
      expect(files.sort()).toEqual(all.filter((file) => shardOf(file, 3) === part).sort());
    }
    const again = await dingji(
      ...["merge", at("1.jsonl"), at("2.jsonl"), at("3.jsonl"), "-o", at("四汇总.xlsx")],
      ...["--roster", district.roster, "--json"],
    );
    expect(JSON.parse(again.stdout)).toEqual(JSON.parse(merged.stdout));
  });

  it("broken off at any byte is completed by the same command, which reads no whole file again", async () => {
    const whole = readFileSync(at("记录.jsonl"));
    const sorted = (file: string): string[] => readFileSync(file, "utf8").split("\n").sort();
    for (const share of [0.15, 0.5, 0.97]) {
      copyFileSync(at("记录.jsonl"), at("断.jsonl"));
      truncateSync(at("断.jsonl"), Math.floor(whole.length * share));
      const kept = whole.subarray(0, Math.floor(whole.length * share)).toString("utf8");
      const unread = filesIn(at("记录.jsonl")).filter(({ sha256 }) => sha256 === null).length;
      const done = kept
        .split("\n")
        .slice(0, -1)
        .filter((line) => line.startsWith('{"kind":"file"')).length;
      const again = await dingji("records", district.folder, "-o", at("断.jsonl"));
      const skipped = Number(/另有 (\d+) 个已在其中/.exec(again.stderr)?.[1] ?? 0);
      expect([done - unread <= skipped, skipped <= done]).toEqual([true, true]);
      expect(sorted(at("断.jsonl"))).toEqual(sorted(at("记录.jsonl")));
      expect(again.code).toBe(1);
    }
  });
});

describe("dingji records", () => {
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "dingji-records-"));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const both = (name: string, self = 95): SheetDesign => scoredSheet(name, { self, review: 90 });

  it("reads a changed file anew and keeps one set of its lines", async () => {
    await put("报送/a.xlsx", both("学校甲党支部"));
    await put("报送/b.xlsx", both("学校乙党支部"));
    await dingji("records", at("报送"), "-o", at("r.jsonl"));
    await put("报送/a.xlsx", both("学校甲党支部", 71));
    const { stderr } = await dingji("records", at("报送"), "-o", at("r.jsonl"));
    expect(stderr).toContain("读了 1 个文件，另有 1 个已在其中，没有再读。");
    const totals = linesIn(at("r.jsonl")).flatMap((line) =>
      line.kind === "branch" ? [[line.name, line.alone.evaluations[0]?.total]] : [],
    );
    expect(totals).toEqual([
      ["学校乙党支部", 95],
      ["学校甲党支部", 71],
    ]);
    expect(filesIn(at("r.jsonl"))).toHaveLength(2);
    expect(readdirSync(folder).sort()).toEqual(["r.jsonl", "报送"]);
  });

  it("begins anew with --force", async () => {
    await put("报送/a.xlsx", both("学校甲党支部"));
    await dingji("records", at("报送"), "-o", at("r.jsonl"));
    await put("别处/b.xlsx", both("学校乙党支部"));
    const { stderr } = await dingji("records", at("别处"), "-o", at("r.jsonl"), "--force");
    expect(stderr).toContain("读了 1 个文件。");
    expect(filesIn(at("r.jsonl")).map(({ file }) => file)).toEqual([at("别处/b.xlsx")]);
  });

  it("takes the same file by two arguments once", async () => {
    const file = await put("报送/a.xlsx", both("学校甲党支部"));
    await dingji("records", at("报送"), file, "-o", at("r.jsonl"));
    expect(filesIn(at("r.jsonl"))).toHaveLength(1);
  });

  it("ends with 0 where nothing is left out, with 2 and no output where there is nothing", async () => {
    const file = await put("a.xlsx", both("学校甲党支部"));
    expect((await dingji("records", file, "-o", at("r.jsonl"))).code).toBe(0);
    mkdirSync(at("空"));
    expect((await dingji("records", at("空"), "-o", at("s.jsonl"))).code).toBe(2);
    expect(existsSync(at("s.jsonl"))).toBe(false);
    const lost = await dingji("records", at("无.xlsx"), "-o", at("t.jsonl"));
    expect([lost.code, filesIn(at("t.jsonl")).map(({ status, error }) => [status, error?.code])]).toEqual([
      2,
      [["unreadable", "not-a-workbook"]],
    ]);
    expect(lost.stderr).toContain("找不到这个文件");
  });

  it.each([
    [["--shard", "0/3"], "“0/3”"],
    [["--shard", "4/3"], "“4/3”"],
    [["--shard", "a"], "“a”"],
  ])("refuses %j", async (more, told) => {
    const file = await put("a.xlsx", both("学校甲党支部"));
    const { code, stderr } = await dingji("records", file, "-o", at("r.jsonl"), ...more);
    expect([code, stderr.includes(told), existsSync(at("r.jsonl"))]).toEqual([2, true, false]);
  });

  it("refuses an output of another name or another program, and leaves it as it is", async () => {
    const file = await put("a.xlsx", both("学校甲党支部"));
    expect((await dingji("records", file, "-o", at("r.json"))).stderr).toContain("扩展名应当是 .jsonl");
    for (const [text, told] of [
      ["一行文字\n", "不是 dingji records 写出的"],
      ['{"kind":"branch","version":1,"number":1,"file":"a.xlsx"}\n', "不是 dingji records 写出的"],
      ['{"kind":"file","version":7,"file":"a.xlsx"}\n', "版本 7"],
      ['{"kind":"file","version":1,"file":"a.xlsx"}\n', "不是 dingji records 写出的"],
    ] as const) {
      writeFileSync(at("r.jsonl"), text);
      const { code, stderr } = await dingji("records", file, "-o", at("r.jsonl"));
      expect([code, stderr.includes(told), readFileSync(at("r.jsonl"), "utf8")]).toEqual([2, true, text]);
    }
    await dingji("records", file, "-o", at("r.jsonl"), "--force");
    appendFileSync(at("r.jsonl"), "x\n");
    const lines = linesIn.length + readFileSync(at("r.jsonl"), "utf8").split("\n").length - 2;
    const spoilt = await dingji("records", file, "-o", at("r.jsonl"));
    expect([spoilt.code, spoilt.stderr.includes(`第 ${lines} 行已损坏`)]).toEqual([2, true]);
    const asInput = await dingji("records", at("r.jsonl"), "-o", at("r.jsonl"));
    expect([asInput.code, asInput.stderr.includes("就是原文件")]).toEqual([2, true]);
  });

  it("writes the sentences in the language that is asked for", async () => {
    const file = await put("a.xlsx", both("学校甲党支部", 95.125));
    await dingji("records", file, "-o", at("r.jsonl"), "--lang", "en");
    const messages = linesIn(at("r.jsonl")).flatMap((line) => (line.kind === "finding" ? [line.message] : []));
    expect(messages.length).toBeGreaterThan(0);
    expect(messages.every((message) => /^[A-Z]/.test(message))).toBe(true);
  });
});

describe("dingji merge of records", () => {
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "dingji-records-"));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function records(place: string, output: string): Promise<string> {
    await dingji("records", place, "-o", at(output), "--force");
    return at(output);
  }

  async function mergeOf(...inputs: readonly string[]): Promise<MergeJson & { readonly code: number }> {
    const { code, stdout } = await dingji("merge", ...inputs, "-o", at("汇总.xlsx"), "--json", "--force");
    return { ...(JSON.parse(stdout) as MergeJson), code };
  }

  it("lets two districts call different files alike", async () => {
    const here = process.cwd();
    for (const district of ["东", "西"]) {
      await put(`${district}/a.xlsx`, scoredSheet(`学校${district}党支部`, { self: 95, review: 90 }));
      process.chdir(at(district));
      try {
        await dingji("records", "a.xlsx", "-o", "r.jsonl");
      } finally {
        process.chdir(here);
      }
    }
    const { files, branches } = await mergeOf(at("东/r.jsonl"), at("西/r.jsonl"));
    expect(files.map(({ path: file, status }) => [file, status])).toEqual([
      [`${at("西/r.jsonl")}/a.xlsx`, "merged"],
      ["a.xlsx", "merged"],
    ]);
    expect(branches.map(({ name }) => name).sort()).toEqual(["学校东党支部", "学校西党支部"]);
  });

  it("takes rows of lists and head lines up as the workbooks do", async () => {
    await put(
      "报送/a.xlsx",
      official("jilin-2012/poor-list", { rows: [{ branch: "学校乙党支部" }, { branch: "学校丙党支部" }] }),
      official("tianning-2012/contacts", { rows: [{ leader: "李四", units: "学校甲", phone: "13800000000" }] }),
    );
    const direct = await mergeOf(at("报送"));
    expect(await mergeOf(await records(at("报送"), "r.jsonl"))).toEqual(direct);
    expect(direct.branches).toHaveLength(2);
  });

  it("tells records that are not whole, not ours, damaged or of another version, and takes nothing of them", async () => {
    await put("报送/a.xlsx", scoredSheet("学校甲党支部", { self: 95.125, review: 90 }));
    await put("b.xlsx", scoredSheet("学校乙党支部", { self: 95, review: 90 }));
    const good = readFileSync(await records(at("报送"), "r.jsonl"), "utf8");
    const merged = await dingji("merge", at("报送"), "-o", at("x.xlsx"), "--records", at("m.jsonl"));
    expect(merged.code).toBe(0);
    const lines = good.split("\n");
    const cases: readonly (readonly [string, string, string])[] = [
      [good.slice(0, -20), "damaged", "没有写完"],
      [`${lines.slice(0, -2).join("\n")}\n`, "damaged", "没有写完"],
      [`${lines.slice(1).join("\n")}`, "damaged", "损坏或被改动"],
      [good.replace('"digest":"', '"digest":5,"x":"'), "damaged", "（第 1 行）"],
      [good.replace('"kind":"finding"', '"kind":"found"'), "damaged", "损坏或被改动"],
      [good.replace(/"facts":\{[^}]+\}/, '"facts":{}'), "damaged", "损坏或被改动"],
      [good.replaceAll('"version":1', '"version":2'), "not-a-workbook", "另一个版本"],
      ["a,b\n1,2\n", "not-a-workbook", "不是 dingji records 写出的"],
      ['{"name":"学校甲"}\n', "not-a-workbook", "不是 dingji records 写出的"],
      [readFileSync(at("m.jsonl"), "utf8"), "not-a-workbook", "dingji merge --records"],
    ];
    for (const [text, code, told] of cases) {
      writeFileSync(at("r.jsonl"), text);
      const result = await mergeOf(at("r.jsonl"), at("b.xlsx"));
      expect(result.unreadable).toEqual([
        { path: at("r.jsonl"), code, message: expect.stringContaining(told) as string },
      ]);
      expect([result.code, result.branches.map(({ name }) => name)]).toEqual([1, ["学校乙党支部"]]);
    }
  });

  it("in a folder takes what dingji records wrote, and no other .jsonl", async () => {
    await put("报送/a.xlsx", scoredSheet("学校甲党支部", { self: 95, review: 90 }));
    await records(at("报送"), "记录.jsonl");
    mkdirSync(at("县"));
    copyFileSync(at("记录.jsonl"), at("县/r.jsonl"));
    await dingji("merge", at("报送"), "-o", at("x.xlsx"), "--records", at("县/m.jsonl"));
    writeFileSync(at("县/log.jsonl"), '{"level":"info"}\n');
    const { files } = await mergeOf(at("县"));
    expect(files.map(({ path: file }) => file)).toEqual([at("报送/a.xlsx")]);
    const told = await dingji("merge", at("县"), "-o", at("y.xlsx"));
    expect(told.stderr).toContain(
      `另有 2 个文件不是工作簿，也不是 Word 文档，没有读：${at("县/log.jsonl")}、${at("县/m.jsonl")}。`,
    );
  });

  it("says that --rubric comes too late for them, and takes it before", async () => {
    const rows = (branch: string, scores: readonly number[]): LiteralSheet => [
      [`某镇党支部考核表（${branch}）`],
      ["项目", "内容", "分值", "得分"],
      ["班子", "1、班子健全", 10, scores[0] ?? null],
      [null, "2、团结协作", 20, scores[1] ?? null],
      ["队伍", "3、教育经常", 30, scores[2] ?? null],
      [null, "4、管理规范", 40, scores[3] ?? null],
    ];
    const reading = readRubric(sheet("评分表", rows("甲村党支部", [])));
    if (!reading) throw new Error("no rubric");
    const levels = [
      { name: "先进", from: 90, to: null },
      { name: "较好", from: null, to: null },
    ];
    const book = await put("办法.xlsx", drawRubricSheet(customScheme({ ...reading, levels })));
    await put("报送/a.xlsx", designOf("考核表", rows("乙村党支部", [9, 18, 28, 36])));
    const late = await records(at("报送"), "r.jsonl");
    const { stderr } = await dingji("merge", late, "-o", at("x.xlsx"), "--rubric", book);
    expect(stderr).toContain(`“${late}”是已经读好的记录，--rubric 对它不起作用`);
    await dingji("records", at("报送"), "-o", at("s.jsonl"), "--rubric", book);
    const levelsIn = (file: string): unknown =>
      linesIn(file).flatMap((line) => (line.kind === "branch" ? [[line.name, line.alone.level]] : []));
    expect([levelsIn(late), levelsIn(at("s.jsonl"))]).toEqual([[["乙村党支部", null]], [["乙村党支部", "先进"]]]);
  });
});
