import { evidenceIn } from "../../../src/core/records/evidence";
import { recognise } from "../../../src/core/recognition/recognise";
import type { SheetSnapshot, WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { official } from "../../support/official";
import { withCells } from "../../support/rule-book";
import { scoringSheet, selfScores } from "../../support/tianning-workbook";
import { sheet, workbook, type LiteralCell, type LiteralSheet } from "../../support/workbook";

const named = (book: WorkbookSnapshot): unknown =>
  evidenceIn(recognise(book)).map(({ file, page, branch, about, sheet: name, cell }) => [
    file,
    page,
    branch,
    about,
    `${name}!${cell}`,
  ]);

describe("beside the items of a rubric", () => {
  const form = workbookOfDesigns([scoringSheet({ self: selfScores })]);

  it("each file is named with its item, its branch and its place", () => {
    const book = withCells(form, {
      "附件1!F4": "佐证材料",
      "附件1!F5": "记录.pdf 第3页；照片/1.jpg",
    });
    expect(named(book)).toEqual([
      ["记录.pdf", "3", "学校甲党支部", expect.stringMatching(/^1．/), "附件1!F5"],
      ["照片/1.jpg", null, "学校甲党支部", expect.stringMatching(/^1．/), "附件1!F5"],
    ]);
  });

  it.each(["佐证材料", "印证资料", "支撑材料（附件）", "证明资料名称"])("under %s", (heading) => {
    expect(named(withCells(form, { "附件1!F4": heading, "附件1!F5": "记录.pdf" }))).toHaveLength(1);
  });

  it.each(["材料", "有无佐证材料", "佐证", "备注"])("not under %s", (heading) => {
    expect(named(withCells(form, { "附件1!F4": heading, "附件1!F5": "记录.pdf" }))).toEqual([]);
  });

  it("the heading stands above the items, in every column that bears it", () => {
    expect(named(withCells(form, { "附件1!F5": "佐证材料", "附件1!F6": "记录.pdf" }))).toEqual([]);
    const two = { "附件1!F4": "佐证材料", "附件1!G4": "证明材料", "附件1!F5": "甲.pdf", "附件1!G5": "乙.pdf" };
    expect(evidenceIn(recognise(withCells(form, two))).map(({ file, cell }) => [file, cell])).toEqual([
      ["甲.pdf", "F5"],
      ["乙.pdf", "G5"],
    ]);
    const twice = { "附件1!F3": "佐证材料", "附件1!F4": "佐证材料", "附件1!F5": "甲.pdf" };
    expect(named(withCells(form, twice))).toHaveLength(1);
  });

  it("a link to a file names the file, not what it shows", () => {
    const link = (formula: string): LiteralCell => ({ value: "照片", formula });
    const at = (cell: LiteralCell): readonly string[] =>
      evidenceIn(recognise(withCells(form, { "附件1!F4": "佐证材料", "附件1!F5": cell }))).map(({ file }) => file);
    expect(at(link('HYPERLINK("照片/1.jpg","照片")'))).toEqual(["照片/1.jpg"]);
    expect(at(link('hyperlink("照片/1.jpg")'))).toEqual(["照片/1.jpg"]);
    expect(at(link('IF(TRUE,HYPERLINK("照片/1.jpg"),"")'))).toEqual(["照片"]);
    expect(at(link("A1"))).toEqual(["照片"]);
    for (const none of ["—", "/", "无", "暂无", "……"]) expect(at(none)).toEqual([]);
  });

  it("says no branch where the sheet holds several, and nothing of a hidden sheet", () => {
    const matrix: LiteralSheet = [
      ["评分表"],
      ["项目", "内容", "分值", "佐证材料", "甲党支部", "乙党支部"],
      ["班子", "1、班子团结协调", 40, "会议记录.docx", 30, 35],
      ["队伍", "2、党员发挥作用", 30, null, 20, 25],
      [null, "3、党员学习", 30, null, 20, 25],
      ["合计", null, 100, null, 70, 85],
    ];
    const book = workbook({ 评分: matrix });
    expect(named(book)).toEqual([["会议记录.docx", null, null, "1．班子团结协调", "评分!D3"]]);
    const hidden = book.sheets.map((s): SheetSnapshot => ({ ...s, visibility: "hidden" }));
    expect(named({ ...book, sheets: hidden })).toEqual([]);
  });

  it("an item without a number is named by its text alone, each of its rows is read", () => {
    const book = workbook({
      评分: [
        ["评分表"],
        ["项目", "内容", "分值", "得分", "佐证材料"],
        ["班子", "班子团结协调", 40, 30, "甲.docx"],
        ["队伍", "党员发挥作用", 30, 20, "乙.docx、丙.docx"],
        [null, "党员学习", 30, 20],
        ["合计", null, 100, 70],
      ],
    });
    expect(named(book)).toEqual([
      ["甲.docx", null, null, "班子团结协调", "评分!E3"],
      ["乙.docx", null, null, "党员发挥作用", "评分!E4"],
      ["丙.docx", null, null, "党员发挥作用", "评分!E4"],
    ]);
  });
});

describe("in the rows of a list", () => {
  const list = (rows: readonly Readonly<Record<string, string>>[]): WorkbookSnapshot =>
    workbookOfDesigns([official("cumtb-2012/grading-summary", { rows }, "汇总表")]);

  it("each file is named with the branch of its row; no branch where the row names none", () => {
    const book = list([{ branch: "甲党支部", level: "好" }, { branch: "乙党支部" }]);
    const heading = { "汇总表!H4": "佐证材料", "汇总表!H5": "甲.pdf", "汇总表!H6": "乙.pdf" };
    expect(named(withCells(book, heading))).toEqual([
      ["甲.pdf", null, "甲党支部", "", "汇总表!H5"],
      ["乙.pdf", null, "乙党支部", "", "汇总表!H6"],
    ]);
    expect(named(withCells(book, { "汇总表!H3": "佐证材料", "汇总表!H5": "甲.pdf" }))).toEqual([]);
  });
});

describe("on sheets of ours", () => {
  const ledger = (rows: LiteralSheet): LiteralSheet => [
    ["整改台账"],
    ["由定级助手生成：说明"],
    [
      "序号",
      "党组织名称",
      "条款",
      "分值",
      "得分",
      "扣分",
      "存在的主要问题",
      "整改措施",
      "完成时限",
      "责任人",
      "定点联系人",
      "状态",
      "来源",
      "佐证材料",
    ],
    ...rows,
  ];
  const row = (branch: string, clause: string, problem: string, files: string): readonly LiteralCell[] =>
    [1, branch, clause, 3, 2, 1, problem, "", "", "", "", "", "附件1!D5", files] as const;

  it("a row of the ledger names clause and problem, and the branch of the rows above where it names none", () => {
    const rows = [
      row("", "附件1 第3项\n学习制度", "", "先.pdf"),
      row("甲党支部", "附件1 第3项\n学习制度", "学习少", "记录.pdf p.4"),
      row("", "", "会议少", "会议.pdf"),
      row("", "", "", "其他.pdf"),
      row("乙党支部", "附件1 第4项", "", "乙.pdf"),
    ];
    expect(named(workbook({ 整改台账: ledger(rows) }))).toEqual([
      ["先.pdf", null, null, "附件1 第3项", "整改台账!N4"],
      ["记录.pdf", "4", "甲党支部", "附件1 第3项：学习少", "整改台账!N5"],
      ["会议.pdf", null, "甲党支部", "会议少", "整改台账!N6"],
      ["其他.pdf", null, "甲党支部", "", "整改台账!N7"],
      ["乙.pdf", null, "乙党支部", "附件1 第4项", "整改台账!N8"],
    ]);
  });

  const catalogue = (...rows: LiteralSheet): LiteralSheet => [
    ["佐证材料目录"],
    ["由定级助手生成：说明"],
    ["序号", "党组织名称", "说明事项", "文件名或相对路径", "页码", "写在", "备注"],
    ...rows,
  ];

  it("of the catalogue only the rows that a person added: they stand nowhere else", () => {
    const rows = [
      [1, "甲党支部", "第1项", "记录.pdf", "3", "整改台账!N4", null],
      [null, "甲党支部", "第2项", "证书.jpg", "2", null, null],
      [null, null, null, "奖状.jpg 第5页", "2", null, null],
      [null, "乙党支部", "第3项", "甲.jpg；乙.jpg", null, null, null],
    ];
    expect(named(workbook({ 目录: catalogue(...rows) }))).toEqual([
      ["证书.jpg", "2", "甲党支部", "第2项", "目录!D5"],
      ["奖状.jpg", "5", null, "", "目录!D6"],
      ["甲.jpg", null, "乙党支部", "第3项", "目录!D7"],
      ["乙.jpg", null, "乙党支部", "第3项", "目录!D7"],
    ]);
  });

  it("of two catalogues the one that counts: the one that is not protected", () => {
    const one = (name: string, file: string, isProtected: boolean): SheetSnapshot =>
      sheet(name, catalogue([null, "甲党支部", "第2项", file, null, null, null]), { isProtected });
    const of = (...sheets: readonly SheetSnapshot[]): unknown =>
      evidenceIn(recognise({ ...workbook({}), sheets })).map(({ file }) => file);
    expect(of(one("旧", "旧.jpg", true), one("新", "新.jpg", false))).toEqual(["新.jpg"]);
    expect(of(one("甲", "甲.jpg", false), one("乙", "乙.jpg", false))).toEqual(["甲.jpg"]);
  });
});
