import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { CheckJson } from "../../src/cli/json";
import type { MergeJson } from "../../src/cli/merge-json";
import { run } from "../../src/cli/run";
import type { SheetDesign } from "../../src/core/design/sheet-design";
import { createXlsx } from "../../src/hosts/xlsx/write";
import { openZip } from "../../src/hosts/xlsx/zip";
import { exampleSheets } from "../../src/scripts/samples/example";
import { docx, documentOf, line, paragraph, run as words, textTable } from "../support/docx";
import { compoundFile } from "../support/hostile-files";
import { scoredSheet } from "../support/submissions";
import { cellOf, snapshotOf } from "../support/xlsx-package";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "dingji-word-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const at = (name: string): string => path.join(folder, name);

function put(name: string, content: Uint8Array | string): string {
  writeFileSync(at(name), content);
  return at(name);
}

async function dingji(...argv: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  let stdout = "";
  let stderr = "";
  const code = await run(argv, {
    write: (text) => (stdout += text),
    warn: (text) => (stderr += text),
    isTerminal: false,
  });
  return { code, stdout, stderr };
}

const documentFrom = (designs: readonly SheetDesign[]): Uint8Array => docx(designs.map(documentOf).join(""));

describe("a Word document on the command line", () => {
  it("is checked like a workbook: places in words, cells as addresses", async () => {
    const file = put("甲.docx", documentFrom(exampleSheets()));
    const { code, stdout } = await dingji("check", file, "--json");
    const [checked] = (JSON.parse(stdout) as CheckJson).files;
    expect(code).toBe(1);
    expect(checked?.branches[0]).toMatchObject({
      name: "青松小学党支部",
      scheme: "tianning-2012",
      evaluations: { self: { complete: true, total: 89 } },
      provisionalLevel: "较好",
    });
    expect(checked?.findings.filter((f) => f.severity === "error")).toMatchObject([
      {
        code: "form-total-mismatch",
        sheet: "附件2",
        cell: "A18",
        message:
          "表2 第15行第1列：调查表上的自评结果填的是 86 分，按评分表合计是 89 分，请核对后修改其中一处。（依据：附件2）",
        facts: { entered: 86, computed: 89 },
      },
    ]);
    const english = await dingji("check", file, "--json", "--lang", "en");
    const [first] = (JSON.parse(english.stdout) as CheckJson).files[0]?.findings ?? [];
    expect(first?.message).toMatch(/^Table 2, row 15, column 1: /u);
  });

  it("gives the same as the workbook of the same forms", async () => {
    const word = put("甲.docx", documentFrom(exampleSheets()));
    const excel = put("甲.xlsx", await createXlsx(exampleSheets()));
    const { stdout } = await dingji("check", word, excel, "--json");
    const [a, b] = (JSON.parse(stdout) as CheckJson).files;
    const codes = (file: typeof a): unknown => file?.findings.map(({ code, sheet, facts }) => [code, sheet, facts]);
    expect([a?.verdict, a?.branches, a?.coverage]).toEqual([b?.verdict, b?.branches, b?.coverage]);
    expect(codes(a)).toEqual(codes(b));
  });

  it("tells of tracked changes and of what was not read", async () => {
    const changed = paragraph(`<w:ins>${words("说明")}</w:ins>`) + paragraph(words("划去", "<w:strike/>"));
    const file = put("甲.docx", docx(documentOf(scoredSheet("学校甲党支部", { self: 90 })) + changed));
    const { stdout } = await dingji("check", file);
    expect(stdout).toContain("文档带有修订记录（1处），按接受全部修订后的文字检查；请在 Word 中接受或拒绝修订后再交。");
    expect(stdout).toContain(
      "单元格以外还有文字，没有参与检查，请自行核对：隐藏、划去或被合并单元格盖住的文字 1 处（“划去”）。",
    );
  });

  it("is filled into a workbook, and stays as it is", async () => {
    const bytes = documentFrom([scoredSheet("学校甲党支部", { self: 90, review: 95 })]);
    const file = put("甲.docx", bytes);
    const { code, stderr } = await dingji("fill", file, "-o", at("新.xlsx"));
    expect(code).toBe(0);
    expect(stderr).toContain(
      `“${file}”是 Word 文档，不会改动；已按其中的表格做成工作簿“${at("新.xlsx")}”，结果写在里面。`,
    );
    expect(new Uint8Array(readFileSync(file))).toEqual(bytes);
    const written = snapshotOf(new Uint8Array(readFileSync(at("新.xlsx"))));
    expect(written.sheets.map(({ name }) => name)).toEqual(["附件1", "得分与定级"]);
    expect(cellOf(written, "附件1", "A3")?.value).toBe("党支部：学校甲党支部");
    expect(cellOf(written, "附件1", "D5")?.value).toBe(1.5);
    const { stdout } = await dingji("check", at("新.xlsx"), "--json");
    expect((JSON.parse(stdout) as CheckJson).files[0]?.branches[0]).toMatchObject({ total: 93, level: "先进" });
  });

  it("is no output: a document as OUT is refused", async () => {
    const file = put("甲.docx", documentFrom([scoredSheet("学校甲党支部", { self: 90 })]));
    const { code, stderr } = await dingji("generate", file, "-o", at("新.docx"));
    expect([code, stderr]).toEqual([
      2,
      `dingji: 新文件“${at("新.docx")}”的扩展名应当是 .xlsx，否则 Excel 打不开，没有写入。\n`,
    ]);
  });

  it("has its rubric read", async () => {
    const rows = [
      ["项目", "内容", "分值"],
      ["班子建设", "班子健全团结", "40"],
      ["队伍建设", "党员作用明显", "30"],
      ["制度建设", "制度落实到位", "30"],
      ["合计", "", "100"],
    ];
    const file = put(
      "办法.docx",
      docx(line("党支部考核办法") + textTable(rows) + line("说明：90分以上为好，其余为差。")),
    );
    const { code, stdout } = await dingji("rubric", file, "--json");
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as { rubrics: unknown[] }).rubrics).toMatchObject([
      {
        sheet: "表1",
        total: 100,
        levels: [
          { name: "好", from: 90 },
          { name: "差", from: null },
        ],
      },
    ]);
  });

  it.each<[string, Uint8Array | string, string, string]>([
    ["旧.doc", compoundFile("WordDocument"), "old-format", "旧版 Word 或 WPS 文字文档（.doc、.wps），读不了"],
    ["旧.wps", compoundFile("WordDocument"), "old-format", "用“另存为”选 .docx 格式保存"],
    ["锁.docx", compoundFile("EncryptedPackage"), "encrypted", "设有打开密码"],
    ["扫描.pdf", "%PDF-1.4", "not-a-workbook", "另存为 .docx 或 .xlsx 再交"],
    ["旧.rtf", "{\\rtf1", "not-a-workbook", "这是 RTF 文件，读不了"],
  ])("%s is refused with the way to save it", async (name, content, code, sentence) => {
    const file = put(name, content);
    const { stdout, stderr } = await dingji("check", file, "--json");
    expect((JSON.parse(stdout) as CheckJson).files[0]).toMatchObject({ verdict: "unreadable", error: { code } });
    expect(stderr).toContain(sentence);
  });

  it("reads a .doc that is a .docx", async () => {
    put("甲.doc", documentFrom([scoredSheet("学校甲党支部", { self: 90 })]));
    const { stdout } = await dingji("check", folder, "--json");
    expect((JSON.parse(stdout) as CheckJson).files[0]?.branches[0]?.name).toBe("学校甲党支部");
  });
});

describe("a merge of Word documents and workbooks", () => {
  const totals = (i: number): { self: number; review?: number } => ({
    self: 60 + i,
    ...(i % 3 === 0 ? {} : { review: 99 - i }),
  });
  const name = (i: number): string => `学校${String.fromCodePoint(0x4e01 + i * 7)}党支部`;
  const merged = async (isWord: (i: number) => boolean): Promise<MergeJson> => {
    for (let i = 0; i < 40; i++) {
      const sheets = [scoredSheet(name(i), totals(i))];
      if (isWord(i)) put(`${String(i).padStart(2, "0")}.docx`, documentFrom(sheets));
      else put(`${String(i).padStart(2, "0")}.xlsx`, await createXlsx(sheets, { modified: new Date(0) }));
    }
    const { stdout } = await dingji("merge", folder, "-o", at("汇总.xlsx"), "--json");
    rmSync(folder, { recursive: true });
    folder = mkdtempSync(path.join(tmpdir(), "dingji-word-"));
    return JSON.parse(stdout) as MergeJson;
  };

  it("equals the same merge of workbooks alone", async () => {
    const [excel, mixed] = [await merged(() => false), await merged((i) => i % 2 === 1)];
    const facts = ({ branches, levels, received, recognised, merged: count, findings, files }: MergeJson): unknown => ({
      ...{ levels, received, recognised, count },
      branches: branches.map(({ file: _, files: __, ...branch }) => branch),
      findings: findings.map(({ code, severity, sheet, cell, facts: own, file }) => ({
        ...{ code, severity, sheet, cell, own },
        file: path.basename(file ?? "").replace(/\.\w+$/, ""),
      })),
      files: files.map(({ status, branches: own, left }) => ({ status, own, left })),
    });
    expect(mixed.branches).toHaveLength(40);
    expect(facts(mixed)).toEqual(facts(excel));
  }, 180_000);

  it("sends a workbook of the document's tables back, with the findings in it", async () => {
    const design = scoredSheet("学校甲党支部", { self: 90, review: 90 });
    const cells = design.cells.map((cell) =>
      cell.row === 4 && cell.column === 3 ? { ...cell, content: { value: "约三分" } } : cell,
    );
    put("甲.docx", documentFrom([{ ...design, cells }]));
    const { code } = await dingji("merge", folder, "-o", at("汇总.xlsx"), "--return", at("退回.zip"));
    expect(code).toBe(1);
    const archive = openZip(new Uint8Array(readFileSync(at("退回.zip"))));
    expect(archive.names).toEqual(["学校甲党支部/退回说明.txt", "学校甲党支部/甲.xlsx"]);
    const message = new TextDecoder().decode(archive.read("学校甲党支部/退回说明.txt"));
    expect(message).toContain("所附的工作簿按文档里的表格做成，已加上「问题清单」");
    expect(message).toContain("附件1!D5　表1 第2行第4列：");
    const copy = snapshotOf(archive.read("学校甲党支部/甲.xlsx"));
    expect(copy.sheets.map((s) => s.name)).toEqual(["附件1", "问题清单"]);
    expect(cellOf(copy, "附件1", "D5")?.value).toBe("约三分");
  });

  it("counts what cannot be read as received", async () => {
    put("甲.docx", documentFrom([scoredSheet("学校甲党支部", { self: 90 })]));
    put("乙.doc", compoundFile("WordDocument"));
    put("丙.pdf", "%PDF-1.4");
    const { stdout } = await dingji("merge", folder, "-o", at("汇总.xlsx"), "--json");
    const result = JSON.parse(stdout) as MergeJson;
    expect([result.received, result.merged]).toEqual([3, 1]);
    expect(result.unreadable.map((u) => [path.basename(u.path), u.code])).toEqual([
      ["丙.pdf", "not-a-workbook"],
      ["乙.doc", "old-format"],
    ]);
  });

  it("compares a document with a workbook", async () => {
    const before = put("前.docx", documentFrom([scoredSheet("学校甲党支部", { self: 80, review: 80 })]));
    const after = put("后.xlsx", await createXlsx([scoredSheet("学校甲党支部", { self: 95, review: 95 })]));
    const { stdout } = await dingji("compare", before, after, "-o", at("对照.xlsx"), "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      branches: [{ name: "学校甲党支部", before: { total: 80 }, after: { total: 95 }, change: "promoted" }],
    });
  });
});
