import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { CheckJson } from "../../src/cli/json";
import { run } from "../../src/cli/run";
import { applyToSnapshot } from "../../src/core/changes/apply";
import { checkWorkbook } from "../../src/core/check/check";
import { templatesFromNotice } from "../../src/core/generation/notice/from-notice";
import { sheetRubrics } from "../../src/core/recognition/sheet-rubrics";
import { schemes } from "../../src/core/schemes";
import { drawTemplate } from "../../src/core/generation/templates/draw-template";
import type { SheetSnapshot } from "../../src/core/workbook/snapshot";
import { readLayouts } from "../../src/hosts/copied-layout";
import { workbookBytes } from "../../src/hosts/workbook-bytes";
import { createXlsx } from "../../src/hosts/xlsx/write";
import { workbookOfDesigns } from "../support/design-snapshot";
import { CENTRED, cell, docx, documentOf, line, row, table, textTable } from "../support/docx";
import { notice } from "../support/notice";
import { setCell, sheetNamed, snapshotOf } from "../support/xlsx-package";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "dingji-notice-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const at = (name: string): string => path.join(folder, name);

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

const made = async (bytes: Uint8Array): Promise<ReturnType<typeof templatesFromNotice>> => {
  const { workbook, layoutOf } = await readLayouts(bytes, "通知.docx");
  return templatesFromNotice(workbook, layoutOf);
};

describe("templates out of a notice", () => {
  it("makes sheets to fill in, and tells what was read and what not", async () => {
    writeFileSync(at("通知.docx"), notice());
    const { code, stderr } = await dingji("template", "--from", at("通知.docx"), "-o", at("模板.xlsx"));
    expect(code).toBe(1);
    expect(stderr.split("\n").slice(1)).toEqual([
      "正文：是文字，没有表格，没有放入",
      "附件1：读出评分表，做成可以填写的表；读到的内容列在「评分办法」，请核对",
      "  2 类 4 项，总分 100",
      "  没有写明等次",
      "  没有写明权重",
      "附件2：不认识这张表，照原样放入，没有设置检查",
      "正文里还有 5 处规定，没有自动采用；有「评分办法」时列在其末尾，选“是”才算数：",
      "  权重  正文!A3  二、总分由自评和上级考评组成，自评得分占30%，上级考评得分占70%。",
      "  等次  正文!A4  三、90分以上为五星，75—89分为四星，60—74分为三星，60分以下为二星。",
      "  时间  正文!A6  五、评定材料于6月20日前报送区委组织部。",
      "  直接定级  正文!A5  四、有下列情形之一的直接定为二星：党员受到刑事处罚；一年以上没有开展活动。",
      "  直接定级  正文!A5  四、有下列情形之一的直接定为二星：党员受到刑事处罚；一年以上没有开展活动。",
      "",
    ]);
    const written = snapshotOf(new Uint8Array(readFileSync(at("模板.xlsx"))));
    expect(written.sheets.map(({ name }) => name)).toEqual(["附件1", "附件2", "评分办法"]);
    const { stdout } = await dingji("check", at("模板.xlsx"), "--json");
    const [checked] = (JSON.parse(stdout) as CheckJson).files;
    expect(checked?.sheets.map(({ name, template }) => [name, template])).toEqual([
      ["附件1", "custom/scoring"],
      ["附件2", null],
      ["评分办法", "dingji/rubric"],
    ]);
    expect(checked?.findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("limits scores, adds them up and takes nothing from the text by itself", async () => {
    const { designs } = await made(notice());
    const [page] = designs;
    expect(page?.validations.map(({ rule }) => rule)).toEqual(
      [20, 20, 30, 30].map((to) => ({ kind: "decimal", from: 0, to })),
    );
    const cells = new Map(page?.cells.map((c) => [`${c.row}:${c.column}`, c.content]));
    expect([3, 4].map((column) => cells.get(`8:${column}`)?.formula)).toEqual([
      'IF(COUNT(D5:D8)<4,"未填完",SUM(D5:D8))',
      'IF(COUNT(E5:E8)<4,"未填完",SUM(E5:E8))',
    ]);
    expect(page?.print.titleRows).toEqual([2, 3]);
    const [scheme] = checkWorkbook(workbookOfDesigns(designs)).sheets.map((s) =>
      s.kind === "scoring" ? s.scheme : null,
    );
    expect([scheme?.levels, scheme?.weights, scheme?.vetoes]).toEqual([[], [], []]);
  });

  it("counts a rule of the text once a person takes it on 「评分办法」", async () => {
    const book = snapshotOf(await createXlsx((await made(notice())).designs));
    const method = sheetNamed(book, "评分办法");
    const rows = [...method.cells].filter(([, { value }]) => ["权重", "等次划分", "直接定级"].includes(String(value)));
    const offered = rows.slice(-4).map(([key]) => Math.floor(key / 16384) + 1);
    const scores = { D5: 20, D6: 18, D7: 30, D8: 30, E5: 20, E6: 20, E7: 30, E8: 25 };
    const taken = applyToSnapshot(book, {
      purpose: "entry",
      edits: [
        ...offered.map((r) => setCell(book, "评分办法", `B${r}`, "是")),
        setCell(book, "附件1", "A3", "党支部：学校甲党支部"),
        ...Object.entries(scores).map(([address, score]) => setCell(book, "附件1", address, score)),
      ],
    });
    const { branches } = checkWorkbook(taken);
    expect(branches).toHaveLength(1);
    expect(branches[0]?.total?.toNumber()).toBe(95.9);
    expect(branches[0]).toMatchObject({ name: "学校甲党支部", level: "五星" });
    expect(branches[0]?.scheme.vetoes.map(({ text, level }) => [text, level])).toEqual([
      ["党员受到刑事处罚", "二星"],
      ["一年以上没有开展活动", "二星"],
    ]);
  });

  it("draws live levels where the notes under the table state them", async () => {
    const rows = [
      ["项目", "内容", "分值", "得分"],
      ["班子建设", "班子健全团结", "40", ""],
      ["队伍建设", "党员作用明显", "30", ""],
      ["制度建设", "制度落实到位", "30", ""],
    ];
    const { designs } = await made(
      docx(line("党支部考核表") + textTable(rows) + line("说明：总分90分以上为好，60—89分为一般，60分以下为差。")),
    );
    const cells = new Map(designs[0]?.cells.map((c) => [`${c.row}:${c.column}`, c.content]));
    expect(cells.get("7:3")?.formula).toBe('IF(ISNUMBER(D7),IF(D7>=90,"好",IF(D7>=60,"一般","差")),"未填完")');
    expect(cells.get("8:0")?.value).toBe("说明：总分90分以上为好，60—89分为一般，60分以下为差。");
  });

  it("draws what is category and item in one once, and levels whose sentence goes on in the next line", async () => {
    const rows = [
      ["序号", "评分项目", "满分", "实得分"],
      ["1", "学习态度认真", "40", ""],
      ["2", "设计方案正确", "30", ""],
      ["3", "设计报告规范", "30", ""],
    ];
    const title = "课内实践成绩评定表（总分：100分）";
    const notes = ["注：优（90-100分）、良（80-89分）、中（70-79分）、", "及格（60-69分）、60分以下为不及格"];
    const { designs } = await made(
      docx(line(title) + line("班级：一班　姓名：甲") + textTable(rows) + notes.map((note) => line(note)).join("")),
    );
    const cells = new Map(
      designs[0]?.cells.map((c) => [`${c.row}:${c.column}`, c.content?.formula ?? c.content?.value]),
    );
    expect(["0:0", "1:0", "2:0", "2:1", "3:0", "3:1", "3:2", "7:3"].map((place) => cells.get(place))).toEqual([
      title,
      "班级：　　　　　　姓名：",
      "评分项目",
      undefined,
      "1．学习态度认真",
      undefined,
      40,
      'IF(ISNUMBER(D7),IF(D7>=90,"优",IF(D7>=80,"良",IF(D7>=70,"中",IF(D7>=60,"及格","不及格")))),"未填完")',
    ]);
    const [again] = sheetRubrics(workbookOfDesigns(designs));
    expect(again?.categories.flatMap((c) => c.items.map((i) => [i.text, i.maximum]))).toEqual([
      ["学习态度认真", 40],
      ["设计方案正确", 30],
      ["设计报告规范", 30],
    ]);
  });

  it("weighs the parties where the notes say how", async () => {
    const rows = [
      ["项目", "内容", "分值", "自评得分", "考评得分"],
      ["班子建设", "班子健全团结", "40", "", ""],
      ["队伍建设", "党员作用明显", "30", "", ""],
      ["制度建设", "制度落实到位", "30", "", ""],
    ];
    const notes = "说明：自评占40%，上级考评占60%。总分90分以上为好，60—89分为一般，60分以下为差。";
    const { designs } = await made(docx(line("党支部考核表") + textTable(rows) + line(notes)));
    const cells = new Map(designs[0]?.cells.map((c) => [`${c.row}:${c.column}`, c.content]));
    expect(cells.get("7:3")?.formula).toBe('IF(COUNT(D7,E7)<2,"未填完",ROUND(D7*0.4+E7*0.6,4))');
    expect(cells.get("8:3")?.formula).toBe('IF(ISNUMBER(D8),IF(D8>=90,"好",IF(D8>=60,"一般","差")),"未填完")');
    const checked = checkWorkbook(workbookOfDesigns(designs));
    expect(checked.findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("draws known forms as their authority prints them", async () => {
    for (const { id, forms } of schemes) {
      const scheme = schemes.find((s) => s.id === id) as (typeof schemes)[number];
      const own = forms.map((form) => drawTemplate(scheme, form));
      if (own.length === 0) continue;
      const { designs, sheets } = await made(docx(own.map(documentOf).join("")));
      const drawn = designs.filter(({ name }) => !name.startsWith("评分办法"));
      expect([id, sheets.map(({ outcome }) => outcome)]).toEqual([id, forms.map(() => "official")]);
      expect(drawn).toEqual(own.map((design) => ({ ...design, print: expect.anything() as unknown })));
    }
  });

  it("reads the same from a workbook", async () => {
    const word = await made(notice());
    const { workbook } = await readLayouts(notice(), "通知.docx");
    const plain = ({ id, name, visibility, isProtected, cells }: SheetSnapshot): SheetSnapshot => ({
      ...{ id, name, visibility, isProtected, cells },
    });
    const asWorkbook = { ...workbook, sheets: workbook.sheets.map(plain) };
    const { layoutOf } = await readLayouts(notice(), "通知.docx");
    const excel = templatesFromNotice(asWorkbook, layoutOf);
    expect(excel.designs).toEqual(word.designs);
    expect(sheetRubrics(asWorkbook).map((r) => r.total)).toEqual([100]);
  });

  it("takes a form of a workbook over with its merged cells and widths", async () => {
    const form = table(
      [row([cell("姓名"), cell(""), cell("性别")]), row([cell("主要事迹"), cell("", { span: 2 })])],
      [1605, 3180, 1080],
    );
    const { bytes } = await workbookBytes(docx(line("先进党员推荐表", CENTRED) + form), { fileName: null });
    const { workbook, layoutOf } = await readLayouts(bytes, "通知.xlsx");
    const { designs, sheets } = templatesFromNotice(workbook, layoutOf);
    expect(sheets.map(({ sheet, outcome }) => [sheet, outcome])).toEqual([["先进党员推荐表", "copied"]]);
    expect(designs[0]?.merges).toEqual([
      { top: 0, left: 0, bottom: 0, right: 2 },
      { top: 2, left: 1, bottom: 2, right: 2 },
    ]);
    expect(designs[0]?.columnWidths.map(Math.round)).toEqual([15, 30, 10]);
  });

  it("refuses what cannot be: an id beside a notice, a notice without tables", async () => {
    writeFileSync(at("通知.docx"), docx(line("只有文字。")));
    const both = await dingji("template", "tianning-2012", "--from", at("通知.docx"), "-o", at("a.xlsx"));
    expect([both.code, both.stderr.split("\n")[0]]).toEqual([
      2,
      "dingji: 用了 --from 就不能再写办法“tianning-2012”：两者只能选一个。",
    ]);
    const none = await dingji("template", "--from", at("通知.docx"), "-o", at("a.xlsx"));
    expect([none.code, none.stderr]).toEqual([2, `dingji: “${at("通知.docx")}”里没有表格，无从做模板，没有写入。\n`]);
  });
});
