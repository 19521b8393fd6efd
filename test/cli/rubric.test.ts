import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { RubricJson } from "../../src/cli/rubric-json";
import { run } from "../../src/cli/run";
import { checkWorkbook } from "../../src/core/check/check";
import { SheetBuilder } from "../../src/core/design/sheet-builder";
import { schemes } from "../../src/core/schemes";
import { readXlsx } from "../../src/hosts/xlsx/read";
import { createXlsx } from "../../src/hosts/xlsx/write";
import type { LiteralSheet } from "../support/workbook";

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

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "dingji-rubric-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function at(name: string): string {
  return path.join(folder, name);
}

async function put(name: string, sheets: Readonly<Record<string, LiteralSheet>>): Promise<string> {
  const designs = Object.entries(sheets).map(([title, rows]) => {
    const builder = new SheetBuilder([20, 40, 10, 10, 10]);
    rows.forEach((row, r) =>
      row.forEach((value, c) => {
        if (typeof value === "string" || typeof value === "number") builder.put(r, c, value, "text");
      }),
    );
    return builder.build(title, { orientation: "portrait" });
  });
  writeFileSync(at(name), await createXlsx(designs));
  return at(name);
}

const rubricRows: LiteralSheet = [
  ["某社区党支部考核标准"],
  ["考核项目", "考核内容", "分值", "自评", "考评"],
  ["组织建设（30分）", "1．班子健全", "10分", null, null],
  [null, "2．制度落实", "20分", null, null],
  ["服务群众（70分）", "3．代办服务", "5/3/0", null, null],
  [null, "4．群众满意", "65分", null, null],
  ["90分以上为好，60—89分为一般，60分以下为差。自评占40%，考评占60%。"],
  ["发生安全责任事故的，直接评定为差。"],
];

describe("dingji rubric", () => {
  it("prints what it read as JSON alone", async () => {
    const file = await put("a.xlsx", { 标准: rubricRows, 会议: [["会议记录"], ["应到15人，实到13人"]] });
    const { code, stdout, stderr } = await dingji("rubric", file, "--json");
    expect([code, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      rubrics: [
        {
          sheet: "标准",
          title: "某社区党支部考核标准",
          template: "custom/scoring",
          total: 100,
          categories: [
            {
              name: "组织建设",
              maximum: 30,
              items: [
                { number: "1", text: "班子健全", maximum: 10, kind: "score", options: null },
                { number: "2", text: "制度落实", maximum: 20, kind: "score", options: null },
              ],
            },
            {
              name: "服务群众",
              maximum: 70,
              items: [
                { number: "3", text: "代办服务", maximum: 5, kind: "options", options: [5, 3, 0] },
                { number: "4", text: "群众满意", maximum: 65, kind: "score", options: null },
              ],
            },
          ],
          levels: [
            { name: "好", from: 90 },
            { name: "一般", from: 60 },
            { name: "差", from: null },
          ],
          weights: { self: 0.4, review: 0.6 },
          vetoes: ["发生安全责任事故"],
          findings: [],
          notUnderstood: [],
        },
      ],
    });
  });

  it("reports faults of the rubric like findings of a check and exits with 1", async () => {
    const rows = rubricRows.map((row) => row.map((c) => (c === "65分" ? "60分" : c)));
    const { code, stdout } = await dingji("rubric", await put("a.xlsx", { 标准: rows }), "--json");
    const { rubrics } = JSON.parse(stdout) as { rubrics: RubricJson[] };
    expect(code).toBe(1);
    expect(rubrics[0]?.findings).toEqual([
      {
        code: "rubric-sum-mismatch",
        severity: "error",
        sheet: "标准",
        cell: "A5",
        branch: null,
        message: expect.stringMatching(/服务群众.*70.*65/u) as string,
        facts: { category: "服务群众", entered: 70, computed: 65 },
        clause: null,
        fix: null,
        explanation: null,
      },
    ]);
  });

  it("exits with 0 where there are only queries", async () => {
    const rows = rubricRows.map((row) => row.map((c) => (c === "4．群众满意" ? "5．群众满意" : c)));
    const { code, stdout } = await dingji("rubric", await put("a.xlsx", { 标准: rows }), "--json");
    const { rubrics } = JSON.parse(stdout) as { rubrics: RubricJson[] };
    expect([code, rubrics[0]?.findings.map((f) => [f.code, f.severity, f.cell])]).toEqual([
      0,
      [["item-numbering", "query", "B6"]],
    ]);
  });

  it("tells a person what was understood and what was not", async () => {
    const rows = [...rubricRows, ["另有特色工作分值15分由党委酌情给予。"]];
    const { code, stdout } = await dingji("rubric", await put("a.xlsx", { 标准: rows }));
    expect(code).toBe(0);
    expect(stdout.split("\n")).toEqual([
      "标准  某社区党支部考核标准  custom/scoring  总分 100",
      "  组织建设  30 分",
      "    1. 班子健全  10 分",
      "    2. 制度落实  20 分",
      "  服务群众  70 分",
      "    3. 代办服务  5 分（只能是 5、3、0）",
      "    4. 群众满意  65 分",
      "  等次",
      "    好（90 分起）",
      "    一般（60 分起）",
      "    差",
      "  权重",
      "    自评 40%",
      "    上级考评 60%",
      "  直接定级的情形",
      "    发生安全责任事故",
      "  没有读懂的地方，请核对",
      "    A9  另有特色工作分值15分由党委酌情给予。",
      "",
    ]);
  });

  it("says with --why what each column holds, what spoke for the reading, and what was rejected by how much", async () => {
    const file = await put("a.xlsx", { 标准: rubricRows });
    const { stdout } = await dingji("rubric", file, "--why");
    expect(stdout.split("\n").slice(16)).toEqual([
      "  各列",
      "    A 列“考核项目”  类别（按表头）",
      "    B 列“考核内容”  评分内容（按表头）",
      "    C 列“分值”  分值（按表头）",
      "    D 列“自评”  自评：得分（按表头）",
      "    E 列“考评”  上级考评：得分（按表头）",
      "  采用的读法",
      "    照表上的样子，评分内容在 B 列，分值在 C 列：4 项，总分 100；权重 4.004（相符的合计 2 处 4、各有一格的项 4 处 0.004）",
      "  没有采用的读法",
      "    没有分值不同的其他读法。",
      "",
    ]);
    const english = await dingji("rubric", file, "--why", "--lang", "en");
    expect(english.stdout).toContain("C “分值”  maxima (by its heading)");
    expect(english.stdout).toContain("No other reading gives other points.");
  });

  it("gives the same as JSON, with what a rejected reading weighs less", async () => {
    const rows: LiteralSheet = [
      ["项目", "考核内容", "分值", "得分"],
      ["组织建设", "1.班子健全\n2.按期换届", "10\n10", null],
      ["党员管理", "3.教育经常\n4.发展规范", "15\n15", null],
      ["工作实绩", "5.完成任务\n6.群众满意", "30\n20", null],
    ];
    const { stdout } = await dingji("rubric", await put("a.xlsx", { 标准: rows }), "--why", "--json");
    const { rubrics } = JSON.parse(stdout) as { rubrics: RubricJson[] };
    expect(rubrics[0]?.why?.columns).toEqual([
      { column: "A", role: "category", party: null, heading: "项目", basis: "heading" },
      { column: "B", role: "item", party: null, heading: "考核内容", basis: "heading" },
      { column: "C", role: "maximum", party: null, heading: "分值", basis: "heading" },
      { column: "D", role: "party", party: "score", heading: "得分", basis: "heading" },
    ]);
    expect(rubrics[0]?.why?.reading).toEqual({
      arrangement: "parallel",
      columns: { items: ["B"], categories: ["A"], maxima: ["C"], numbers: [] },
      items: 6,
      total: 100,
      weight: 0.006,
      evidence: [{ kind: "itemCell", count: 6, weight: 0.006 }],
      rejected: [],
    });
  });

  it("tells the rejected readings with what speaks against them", async () => {
    const rows: LiteralSheet = [
      ["测评项目", "测评内容", "优秀(10-9分)", "良好(8-7分)", "一般(6-5分)"],
      ["履职", "抓党建主业", null, null, null],
      [null, "落实责任制", null, null, null],
      [null, "推动中心工作", null, null, null],
      ["作风", "联系群众", null, null, null],
      [null, "廉洁自律", null, null, null],
    ];
    const file = await put("a.xlsx", { 标准: rows });
    const { rubrics } = JSON.parse((await dingji("rubric", file, "--why", "--json")).stdout) as {
      rubrics: RubricJson[];
    };
    const { reading } = rubrics[0]?.why ?? {};
    expect([reading?.weight, reading?.items, reading?.total]).toEqual([0.005, 5, 50]);
    expect(reading?.rejected).toEqual([
      {
        arrangement: "sheet",
        columns: { items: ["B"], categories: ["A"], maxima: ["C"], numbers: [] },
        items: 3,
        total: 30,
        weight: -0.897,
        behind: 0.902,
        evidence: [
          { kind: "itemElsewhere", count: 3, weight: -0.9 },
          { kind: "itemCell", count: 3, weight: 0.003 },
        ],
      },
    ]);
    expect((await dingji("rubric", file, "--why")).stdout).toContain(
      "3 项，总分 30；低 0.902（不在评分内容列 3 处 -0.9、各有一格的项 3 处 0.003）",
    );
  });

  it("says where there is none, and refuses what it cannot read", async () => {
    const file = await put("a.xlsx", { 会议: [["会议记录"], ["应到15人，实到13人"]] });
    expect(await dingji("rubric", file, "--json")).toEqual({
      code: 0,
      stdout: '{\n  "version": 1,\n  "rubrics": []\n}\n',
      stderr: `“${file}”里没有评分办法。\n`,
    });
    writeFileSync(at("b.xlsx"), "text");
    const refused = await dingji("rubric", at("b.xlsx"), "--json");
    expect([refused.code, refused.stdout]).toEqual([2, ""]);
    expect(refused.stderr).toContain(`dingji: ${at("b.xlsx")}: `);
    expect((await dingji("rubric", folder)).code).toBe(2);
  });
});

describe("dingji template", () => {
  it.each(schemes.map((s) => [s.id, s] as const))(
    "writes all forms of %s, each of which is recognised",
    async (id, scheme) => {
      const { code, stdout } = await dingji("template", id, "-o", at("out.xlsx"));
      expect([code, stdout]).toEqual([0, ""]);
      const { snapshot } = readXlsx(new Uint8Array(readFileSync(at("out.xlsx"))), { fileName: "out.xlsx" });
      const recognised = checkWorkbook(snapshot).sheets.map((s) => s.template);
      expect(recognised).toEqual(scheme.forms.map((f) => `${id}/${f.id}`));
    },
  );

  it("writes one form, or the matrix", async () => {
    expect((await dingji("template", "tianning-2012/survey", "-o", at("a.xlsx"))).code).toBe(0);
    expect((await dingji("template", "dingji/matrix", "-o", at("b.xlsx"))).code).toBe(0);
    const names = ["a.xlsx", "b.xlsx"].map((name) =>
      readXlsx(new Uint8Array(readFileSync(at(name))), { fileName: name }).snapshot.sheets.map((s) => s.name),
    );
    expect(names).toEqual([["附件2"], ["评分矩阵"]]);
  });

  it.each([
    ["tianning", /^dingji: 没有“tianning”。可以写：\n {2}tianning-2012\n {2}tianning-2012\/scoring\n/u],
    ["custom", /^dingji: custom 是从表上读出的评分办法，没有自己的空白表格。/u],
    ["dingji/result", /^dingji: “dingji\/result”由程序根据工作簿的内容生成/u],
  ])("refuses %s and writes nothing", async (id, sentence) => {
    const { code, stdout, stderr } = await dingji("template", id, "-o", at("out.xlsx"));
    expect([code, stdout, existsSync(at("out.xlsx"))]).toEqual([2, "", false]);
    expect(stderr).toMatch(sentence);
  });

  it("keeps an existing file without --force", async () => {
    writeFileSync(at("out.xlsx"), "mine");
    expect((await dingji("template", "tianning-2012", "-o", at("out.xlsx"))).code).toBe(2);
    expect(readFileSync(at("out.xlsx"), "utf8")).toBe("mine");
    expect((await dingji("template", "tianning-2012", "-o", at("out.xlsx"), "--force")).code).toBe(0);
  });
});
