import { execFileSync } from "node:child_process";
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { version } from "../../package.json";
import type { CheckJson } from "../../src/cli/json";
import { run } from "../../src/cli/run";
import { readXlsx } from "../../src/hosts/xlsx/read";
import { createXlsx } from "../../src/hosts/xlsx/write";
import { openZip, writeZip } from "../../src/hosts/xlsx/zip";
import { fullScores, scoringSheet, selfScores, surveySheet } from "../support/tianning-workbook";
import { cellOf } from "../support/xlsx-package";

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

let folder: string;
/** Form and rubric differ: one error. */
let faulty: Uint8Array;
/** Both parties complete, nothing to correct. */
let faultless: Uint8Array;
/** A score stored as text: an error that can be mended. */
let mendable: Uint8Array;

beforeAll(async () => {
  faulty = await createXlsx([scoringSheet({ self: selfScores }), surveySheet("86分")]);
  faultless = await createXlsx([scoringSheet({ self: fullScores, review: fullScores })]);
  mendable = await createXlsx([scoringSheet({ self: ["３分", ...fullScores.slice(1)], review: fullScores })]);
});

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "dingji-run-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function at(name: string): string {
  return path.join(folder, name);
}

function put(name: string, content: Uint8Array | string): string {
  mkdirSync(path.dirname(at(name)), { recursive: true });
  writeFileSync(at(name), content);
  return at(name);
}

function parsed(stdout: string): CheckJson {
  return JSON.parse(stdout) as CheckJson;
}

describe("dingji", () => {
  it("without a command shows the usage on standard error and fails", async () => {
    const { code, stdout, stderr } = await dingji();
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("没有写命令。");
    expect(stderr).toContain("dingji fill 文件 -o 新文件 [--fix] [--force]");
  });

  it("names the commands when it does not know one", async () => {
    const { code, stdout, stderr } = await dingji("chekc", "a.xlsx");
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(
      /^dingji: 没有“chekc”这个命令。可用的命令：check、fill、.*schemes.*。\n运行 dingji --help 查看用法。\n$/u,
    );
  });

  it("shows help on standard output, of all commands or of one", async () => {
    const general = await dingji("--help");
    expect([general.code, general.stderr]).toEqual([0, ""]);
    for (const name of ["check", "fill", "schemes"]) expect(general.stdout).toContain(`  dingji ${name} `);
    const own = await dingji("fill", "-h");
    expect([own.code, own.stderr]).toEqual([0, ""]);
    expect(own.stdout.split("\n")[0]).toBe("用法: dingji fill 文件 -o 新文件 [--fix] [--force]");
    expect(own.stdout).toMatch(/^ {2}-o, --output OUT +要写的新文件$/mu);
    expect(own.stdout).not.toContain("--quota");
  });

  it("shows its version", async () => {
    expect(await dingji("--version")).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
  });

  it.each([
    [["--lang", "en"], "dingji: No file is given.\nRun dingji check --help for usage.\n"],
    [["--lang=en-US"], "dingji: No file is given.\nRun dingji check --help for usage.\n"],
    [["--lang", "zh-CN"], "dingji: 没有写要处理的文件。\n运行 dingji check --help 查看用法。\n"],
    [["--lang", "fr"], "dingji: --lang 只能是 zh 或 en，现在是“fr”。\n运行 dingji --help 查看用法。\n"],
  ])("speaks the language of %j", async (lang, stderr) => {
    expect(await dingji("check", ...lang)).toEqual({ code: 2, stdout: "", stderr });
  });

  it("answers a wrong option in the language asked for", async () => {
    expect((await dingji("check", "--jsno", "--lang", "en")).stderr).toMatch(/^dingji: There is no option “--jsno”\./u);
  });

  it("refuses an option that belongs to another command", async () => {
    expect(await dingji("schemes", "--quota", "30")).toMatchObject({
      code: 2,
      stdout: "",
      stderr: "dingji: 命令 schemes 没有“--quota”这个选项。\n运行 dingji schemes --help 查看用法。\n",
    });
  });
});

describe("dingji check", () => {
  it("prints JSON alone on standard output and exits with 1 for errors", async () => {
    const file = put("book.xlsx", faulty);
    const { code, stdout, stderr } = await dingji("check", file, "--json");
    expect([code, stderr]).toEqual([1, ""]);
    const { version: edition, files } = parsed(stdout);
    expect(edition).toBe(1);
    expect(files.map(({ path: given, verdict, error }) => [given, verdict, error])).toEqual([[file, "errors", null]]);
    expect(files[0]?.findings.filter(({ severity }) => severity === "error")).toEqual([
      expect.objectContaining({
        code: "form-total-mismatch",
        sheet: "附件2",
        branch: "学校甲党支部",
        facts: expect.objectContaining({ entered: 86, computed: 89 }),
        fix: null,
        explanation: null,
      }),
    ]);
  });

  it("exits with 0 when nothing has to be corrected", async () => {
    const file = put("book.xlsx", faultless);
    const { code, stdout } = await dingji("check", "--json", file);
    expect(code).toBe(0);
    expect(parsed(stdout).files[0]?.branches).toEqual([
      expect.objectContaining({ total: 100, level: "先进", provisionalLevel: null }),
    ]);
  });

  it("reports for people without --json", async () => {
    const file = put("book.xlsx", faulty);
    const { code, stdout, stderr } = await dingji("check", file);
    expect([code, stderr]).toEqual([1, ""]);
    expect(stdout.split("\n")[0]).toMatch(new RegExp(`^${file}：有需要修改的地方（需修改 1 处`, "u"));
    expect(stdout).not.toContain("共 1 个文件");
  });

  it("walks folders and archives, goes on after an unreadable file and exits with 1", async () => {
    put("in/乙/b.xlsx", faultless);
    put("in/a.xlsx", "no workbook");
    put("in/c.zip", writeZip([{ name: "甲/inner.xlsx", data: faultless }]));
    put("in/~$b.xlsx", "lock");
    const given = at("in");
    const { code, stdout, stderr } = await dingji("check", given, "--json");
    expect(code).toBe(1);
    expect(parsed(stdout).files.map((file) => [file.path, file.verdict, file.error?.code ?? null])).toEqual([
      [`${given}/a.xlsx`, "unreadable", "not-a-workbook"],
      [`${given}/c.zip/甲/inner.xlsx`, expect.stringMatching(/^(clean|queries)$/), null],
      [`${given}/乙/b.xlsx`, expect.stringMatching(/^(clean|queries)$/), null],
    ]);
    expect(stderr).toMatch(/a\.xlsx：这不是 Excel 工作簿，也不是 Word 文档。/u);
  });

  it("writes one line for each file with --brief, and only what is to be corrected with --errors-only", async () => {
    const [a, b] = [put("a.xlsx", faultless), put("b.xlsx", faulty)];
    const brief = (await dingji("check", a, b, "--brief")).stdout.split("\n");
    expect(brief.slice(0, 2).map((line) => line.split("：")[0])).toEqual([a, b]);
    expect([brief[2], brief[4]]).toEqual(["", ""]);
    const faults = (await dingji("check", a, b, "--brief", "--errors-only")).stdout.split("\n");
    expect([faults[0]?.split("：")[0], faults[1]]).toEqual([b, ""]);
    const { stdout } = await dingji("check", b, "--errors-only");
    expect(stdout).toContain("\n  需修改\n");
    expect(stdout).not.toContain("\n  提示\n");
    const json = parsed((await dingji("check", b, "--errors-only", "--json")).stdout).files[0];
    expect([json?.verdict, json?.findings.map(({ severity }) => severity)]).toEqual(["errors", ["error"]]);
  });

  it("has one line for each of many files and counts what they have in common", async () => {
    for (let i = 0; i < 6; i++) put(`many/${i}.xlsx`, faulty);
    const { stdout } = await dingji("check", at("many"));
    expect(
      stdout
        .split("\n")
        .slice(0, 7)
        .map((line) => line.includes("：有需要修改的地方（")),
    ).toEqual([...Array.from({ length: 6 }, () => true), false]);
    expect(stdout).toContain("\n    调查表结果与评分表不符：6 个党支部，6 处\n");
    expect(stdout).toMatch(/\n共 6 个文件：有需要修改的地方 6 个。\n$/);
    expect((await dingji("check", at("many"), "--details")).stdout).toContain("填的是 86 分");
  });

  it("exits with 0 for several files without errors and counts them", async () => {
    const { code, stdout } = await dingji("check", put("a.xlsx", faultless), put("b.xlsx", faultless));
    expect(code).toBe(0);
    expect(stdout).toMatch(/\n共 2 个文件：.+ 2 个。\n$/u);
  });

  it.each([
    ["old-format", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])],
    ["not-a-workbook", Buffer.from("text")],
    ["not-a-workbook", Buffer.alloc(0)],
    ["damaged", Buffer.from("PK\u0003\u0004 cut off")],
  ])("exits with 2 for a single unreadable file (%s), still printing JSON", async (reason, bytes) => {
    const file = put("a.xlsx", bytes);
    const { code, stdout, stderr } = await dingji("check", "--json", file);
    expect(code).toBe(2);
    const [entry] = parsed(stdout).files;
    expect(entry).toMatchObject({
      path: file,
      verdict: "unreadable",
      error: { code: reason },
      sheets: [],
      branches: [],
    });
    expect(entry?.findings.map((finding) => [finding.code, finding.severity])).toEqual([["file-unreadable", "error"]]);
    expect(stderr).toBe(`${file}：${entry?.error?.message ?? ""}\n`);
  });

  it("exits with 2 for a missing file and an empty folder", async () => {
    const missing = await dingji("check", at("gone.xlsx"));
    expect(missing).toEqual({
      code: 2,
      stdout: "",
      stderr: `${at("gone.xlsx")}：找不到这个文件。请核对路径和文件名。\n`,
    });
    const empty = await dingji("check", "--json", folder);
    expect(empty.code).toBe(2);
    expect(parsed(empty.stdout)).toEqual({ version: 1, files: [] });
    expect(empty.stderr).toBe(`“${folder}”里没有工作簿或 Word 文档（.xlsx、.xlsm、.xls、.docx、.zip）。请核对路径。\n`);
  });

  it("tells of a folder without workbooks beside files that were checked", async () => {
    mkdirSync(at("empty"));
    const { code, stderr } = await dingji("check", put("a.xlsx", faultless), at("empty"));
    expect(code).toBe(1);
    expect(stderr).toContain("empty”里没有工作簿");
  });

  it("takes what stands after -- as files", async () => {
    const before = process.cwd();
    put("--json", faultless);
    process.chdir(folder);
    try {
      const { code, stdout } = await dingji("check", "--json", "--", "--json");
      expect(code).toBe(0);
      expect(parsed(stdout).files[0]?.path).toBe("--json");
    } finally {
      process.chdir(before);
    }
  });

  it("judges a quota over all files together, of one file by itself", async () => {
    const good = { self: fullScores, review: fullScores };
    const files = await Promise.all(
      ["学校甲党支部", "学校乙党支部"].map(async (branch, i) =>
        put(`quota/${i}.xlsx`, await createXlsx([scoringSheet(good, branch)])),
      ),
    );
    const quotas = (findings: CheckJson["findings"]): unknown =>
      findings?.filter((f) => f.code === "quota-exceeded").map((f) => [f.severity, f.facts]);
    const exceeded = (count: number): unknown => [
      ["query", { level: "先进", count, base: count, percent: 100, quota: 30 }],
    ];
    const folderAnswer = parsed((await dingji("check", "--json", "--quota", "30", at("quota"))).stdout);
    expect(quotas(folderAnswer.findings)).toEqual(exceeded(2));
    expect(folderAnswer.files.map((file) => quotas(file.findings))).toEqual([[], []]);
    const single = parsed((await dingji("check", "--json", "--quota", "30", files[0] ?? "")).stdout);
    expect([single.findings, quotas(single.files[0]?.findings)]).toEqual([undefined, exceeded(1)]);
    const report = (await dingji("check", "--quota", "30", at("quota"))).stdout;
    expect(report).toContain("先进");
    expect(report.split("\n").filter((line) => line.includes("30%"))).toHaveLength(1);
  });

  it.each(["x", "-1", "101", "1e2", ""])("refuses the quota %j", async (quota) => {
    const { code, stdout } = await dingji("check", put("a.xlsx", faultless), `--quota=${quota}`);
    expect([code, stdout]).toEqual([2, ""]);
  });

  it.each(["0", "30", "33.3", "100", "30%"])("takes the quota %j", async (quota) => {
    expect((await dingji("check", put("a.xlsx", faultless), "--quota", quota)).code).toBe(0);
  });

  it("says the same in English", async () => {
    const { stdout } = await dingji("check", put("a.xlsx", faulty), "--json", "--lang", "en");
    expect(parsed(stdout).files[0]?.findings[0]?.message).toMatch(
      /^The survey form gives 86 as the self-assessment result, but the scoring sheet adds up to 89\./u,
    );
  });
});

describe("dingji fill", () => {
  it("writes the result sheet into a new file and leaves the source alone", async () => {
    const file = put("book.xlsx", faultless);
    const { code, stdout, stderr } = await dingji("fill", file, "-o", at("out.xlsx"));
    expect([code, stdout]).toEqual([0, ""]);
    expect(stderr).toBe(`已写出“${at("out.xlsx")}”，新写 1 处。\n`);
    expect(readFileSync(file).equals(faultless)).toBe(true);
    const { snapshot } = readXlsx(readFileSync(at("out.xlsx")), { fileName: null });
    expect(snapshot.sheets.map(({ name }) => name)).toEqual(["附件1", "得分与定级"]);
    expect(readdirSync(folder).sort()).toEqual(["book.xlsx", "out.xlsx"]);
  });

  it("exits with 1 while errors are left", async () => {
    const { code, stderr } = await dingji("fill", put("book.xlsx", faulty), "-o", at("out.xlsx"));
    expect(code).toBe(1);
    expect(stderr).toContain("还有 1 处需要修改，请用 dingji check 查看。");
    expect(existsSync(at("out.xlsx"))).toBe(true);
  });

  it("mends the form of entries only with --fix", async () => {
    const file = put("book.xlsx", mendable);
    const first = parsed((await dingji("check", file, "--json")).stdout).files[0]?.findings.find(
      ({ code }) => code === "score-as-text",
    );
    const cell = first?.cell ?? "";
    expect((await dingji("fill", file, "-o", at("kept.xlsx"))).code).toBe(1);
    expect((await dingji("fill", file, "-o", at("mended.xlsx"), "--fix")).code).toBe(0);
    const valueIn = (name: string): unknown =>
      cellOf(readXlsx(readFileSync(at(name)), { fileName: null }).snapshot, "附件1", cell)?.value;
    expect([valueIn("kept.xlsx"), valueIn("mended.xlsx")]).toEqual(["３分", 3]);
  });

  it("gives an output that needs nothing more: filling it again changes nothing", async () => {
    await dingji("fill", put("book.xlsx", faultless), "-o", at("once.xlsx"));
    const { code, stderr } = await dingji("fill", at("once.xlsx"), "-o", at("twice.xlsx"));
    expect(code).toBe(0);
    expect(stderr).toBe(`没有需要填写的内容，已把原文件原样写到“${at("twice.xlsx")}”。\n`);
    expect(readFileSync(at("twice.xlsx")).equals(readFileSync(at("once.xlsx")))).toBe(true);
  });

  it.each([
    ["the same path", () => at("book.xlsx")],
    ["another spelling", () => path.join(folder, "in") + "/../book.xlsx"],
    ["a symbolic link", () => at("soft.xlsx")],
    ["a hard link", () => at("hard.xlsx")],
  ])("refuses %s as output, even with --force", async (_, output) => {
    const file = put("book.xlsx", faultless);
    mkdirSync(at("in"));
    symlinkSync(file, at("soft.xlsx"));
    linkSync(file, at("hard.xlsx"));
    const { code, stdout, stderr } = await dingji("fill", file, "-o", output(), "--force");
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^dingji: “.+”就是原文件，没有写入。/u);
    expect(readFileSync(file).equals(faultless)).toBe(true);
  });

  it("refuses an output that exists, unless forced", async () => {
    const file = put("book.xlsx", faultless);
    const output = put("out.xlsx", "precious");
    const refused = await dingji("fill", file, "-o", output);
    expect(refused).toEqual({
      code: 2,
      stdout: "",
      stderr: `dingji: “${output}”已经存在，没有写入。请另取一个名称，或者加 --force 覆盖它。\n`,
    });
    expect(readFileSync(output, "utf8")).toBe("precious");
    expect((await dingji("fill", file, "-o", output, "--force")).code).toBe(0);
    expect(openZip(readFileSync(output)).has("xl/workbook.xml")).toBe(true);
  });

  it.each<[string, string[], RegExp]>([
    ["no output", ["book.xlsx"], /没有写新文件的名称，请用 -o 新文件 指定。/u],
    ["no input", ["-o", "out.xlsx"], /没有写要处理的文件。/u],
    ["two inputs", ["book.xlsx", "text.xlsx", "-o", "out.xlsx"], /一次只能处理一个文件，现在写了 2 个。/u],
    ["a folder as input", ["sub", "-o", "out.xlsx"], /是文件夹，这个命令只处理一个工作簿文件。/u],
    ["an archive as input", ["book.zip", "-o", "out.xlsx"], /是压缩包，请先解压/u],
    ["a missing input", ["gone.xlsx", "-o", "out.xlsx"], /找不到这个文件。/u],
    ["an unreadable input", ["text.xlsx", "-o", "out.xlsx"], /这不是 Excel 工作簿，也不是 Word 文档。/u],
    ["a folder as output", ["book.xlsx", "-o", "sub.xlsx"], /是文件夹，没有写入。/u],
    ["a missing folder", ["book.xlsx", "-o", "nowhere/out.xlsx"], /文件夹“.*nowhere”不存在，没有写入。/u],
    ["another extension", ["book.xlsx", "-o", "out.xlsm"], /扩展名应当是 \.xlsx/u],
    ["no form in the input", ["other.xlsx", "-o", "out.xlsx"], /没有认出正式表格，无从填写，没有写入。/u],
  ])("refuses %s and writes nothing", async (_, argv, sentence) => {
    put("book.xlsx", faultless);
    put("text.xlsx", "text");
    put("book.zip", writeZip([{ name: "book.xlsx", data: faultless }]));
    put("other.xlsx", await createXlsx([{ ...scoringSheet({}), name: "其他", cells: [], merges: [] }]));
    mkdirSync(at("sub"));
    mkdirSync(at("sub.xlsx"));
    const before = readdirSync(folder);
    const { code, stdout, stderr } = await dingji("fill", ...argv.map((a) => (a.startsWith("-") ? a : at(a))));
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(sentence);
    expect(readdirSync(folder)).toEqual(before);
  });
});

describe("dingji schemes", () => {
  it("lists the ids of schemes and forms", async () => {
    const { code, stdout } = await dingji("schemes");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^tianning-2012 {2}常天教委〔2012〕6号/mu);
    expect(stdout).toMatch(/^ {2}tianning-2012\/survey {2}附件2/mu);
    expect(stdout).toContain("  等级：先进（90 分起）、较好（75 分起）、一般（60 分起）、后进");
  });

  it("gives them as JSON", async () => {
    const { code, stdout } = await dingji("schemes", "--json");
    expect(code).toBe(0);
    const { version: edition, schemes } = JSON.parse(stdout) as {
      version: number;
      schemes: readonly { id: string; levels: unknown; weights: unknown; forms: readonly { template: string }[] }[];
    };
    expect(edition).toBe(1);
    const tianning = schemes.find(({ id }) => id === "tianning-2012");
    expect(tianning?.levels).toEqual([
      { name: "先进", from: 90 },
      { name: "较好", from: 75 },
      { name: "一般", from: 60 },
      { name: "后进", from: null },
    ]);
    expect(tianning?.weights).toEqual({ self: 0.4, review: 0.6 });
    expect(tianning?.forms.map(({ template }) => template)).toEqual([
      "tianning-2012/scoring",
      "tianning-2012/survey",
      "tianning-2012/rectification",
      "tianning-2012/contacts",
    ]);
  });

  it("takes no file", async () => {
    expect((await dingji("schemes", "a.xlsx")).stderr).toMatch(/^dingji: 这个命令不需要文件，多写了“a\.xlsx”。/u);
  });
});

describe("the built program", () => {
  const program = path.resolve(__dirname, "../../dist/cli/dingji.js");

  it("checks a file, sets the exit code and keeps standard output for JSON", () => {
    if (!existsSync(program)) throw new Error("not built: npm run build:cli");
    const file = put("book.xlsx", faulty);
    let outcome: { status: number; stdout: string; stderr: string } | null = null;
    try {
      execFileSync(process.execPath, [program, "check", file, "--json"], { encoding: "utf8", stdio: "pipe" });
    } catch (error) {
      outcome = error as { status: number; stdout: string; stderr: string };
    }
    expect(outcome?.status).toBe(1);
    expect(outcome?.stderr).toBe("");
    expect(parsed(outcome?.stdout ?? "").files.map((entry) => [entry.path, entry.verdict])).toEqual([[file, "errors"]]);
  });
});
