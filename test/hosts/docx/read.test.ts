import { describe, expect, it } from "@jest/globals";
import { checkWorkbook } from "../../../src/core/check/check";
import { toA1 } from "../../../src/core/workbook/address";
import { keyAddress, type CellValue, type SheetSnapshot } from "../../../src/core/workbook/snapshot";
import { readDocx } from "../../../src/hosts/docx/read";
import {
  CENTRED,
  cell,
  docx,
  inList,
  line,
  listOf,
  numberingPart,
  paragraph,
  row,
  run,
  stylesPart,
  table,
  textTable,
} from "../../support/docx";

type Read = Record<string, CellValue | null>;

function valuesOf({ cells }: SheetSnapshot): Read {
  return Object.fromEntries([...cells].map(([key, { value }]) => [toA1(keyAddress(key)), value]));
}

function sheetsOf(...args: Parameters<typeof docx>): Record<string, Read> {
  const { snapshot } = readDocx(docx(...args), { fileName: "a.docx" });
  return Object.fromEntries(snapshot.sheets.map((sheet) => [sheet.name, valuesOf(sheet)]));
}

/** The first cell of a table with this in it. */
function inCell(
  content: string,
  ...more: Parameters<typeof docx> extends [string, ...infer Rest] ? Rest : never
): unknown {
  return sheetsOf(table([row([cell(content), cell("右")])], [2000, 2000]), ...more)["表1"]?.["A1"];
}

const decimal = (id: number, text = "%1．"): string =>
  `${listOf(id, [["decimal", text]])}<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`;

describe("the sheets of a document", () => {
  it("makes one of each table, with the lines around it above and below", () => {
    const body = [
      line("附件1："),
      line("分类定级评分表", CENTRED),
      textTable([
        ["项目", "得分"],
        ["班子", "18"],
      ]),
      line("说明：满分20分。"),
      line("附件2：整改表"),
      textTable([["问题", "无"]]),
    ].join("");
    expect(sheetsOf(body)).toEqual({
      附件1: {
        A1: "附件1：",
        A2: "分类定级评分表",
        A3: "项目",
        B3: "得分",
        A4: "班子",
        B4: 18,
        A5: "说明：满分20分。",
      },
      "附件2 整改表": { A1: "附件2：整改表", A2: "问题", B2: "无" },
    });
  });

  it("says where the table lies on its sheet", () => {
    const { snapshot } = readDocx(docx(line("评分表") + textTable([["甲", "1"]]) + textTable([["乙", "2"]])), {
      fileName: null,
    });
    expect(snapshot.sheets.map(({ name, table: place }) => [name, place])).toEqual([
      ["评分表", { number: 1, firstRow: 1, rows: 1 }],
      ["表2", { number: 2, firstRow: 0, rows: 1 }],
    ]);
  });

  it("puts the text of a notice on a sheet of its own", () => {
    const notice = ["一、总体要求。", "二、工作步骤。", "三、组织领导。", "四、工作要求。"]
      .map((text) => line(text))
      .join("");
    const body = `${notice}${line("某某委员会")}${line("附件：1．评分表")}${line("附件1")}${line("评分表")}${textTable([["项目", "分值"]])}`;
    expect(sheetsOf(body)).toEqual({
      正文: {
        A1: "一、总体要求。",
        A2: "二、工作步骤。",
        A3: "三、组织领导。",
        A4: "四、工作要求。",
        A5: "某某委员会",
        A6: "附件：1．评分表",
      },
      附件1: { A1: "附件1", A2: "评分表", A3: "项目", B3: "分值" },
    });
  });

  it("reads a document without a table as lines", () => {
    expect(sheetsOf(line("自查报告") + line("一、基本情况"))).toEqual({ 正文: { A1: "自查报告", A2: "一、基本情况" } });
  });

  it("reads a document without a text as a blank sheet", () => {
    expect(sheetsOf("")).toEqual({ 正文: {} });
  });

  it("divides the lines between two tables into notes of the one and the heading of the other", () => {
    const tables = (between: string): Record<string, Read> =>
      sheetsOf(textTable([["甲", "1"]]) + between + textTable([["乙", "2"]]));
    expect(tables(line("说明：90分以上为好。") + line("整改表"))).toEqual({
      表1: { A1: "甲", B1: 1, A2: "说明：90分以上为好。" },
      整改表: { A1: "整改表", A2: "乙", B2: 2 },
    });
    expect(tables(line("党员评议") + line("第二部分", CENTRED) + line("学校甲"))).toEqual({
      表1: { A1: "甲", B1: 1, A2: "党员评议" },
      第二部分: { A1: "第二部分", A2: "学校甲", A3: "乙", B3: 2 },
    });
    const broken = paragraph('<w:r><w:br w:type="page"/></w:r>') + line("下一页");
    expect(Object.keys(tables(line("上一页") + broken))).toEqual(["表1", "表2"]);
    expect(tables(line("上一页") + broken)["表2"]).toEqual({ A1: "下一页", A2: "乙", B2: 2 });
  });

  it("gives every sheet a name that Excel takes, and no two the same", () => {
    const long = "关于开展分类定级工作的实施办法和评分参考标准以及考核结果汇总和上报备案的表";
    const body = [
      line("附件1-1：评分[甲]/乙"),
      textTable([["甲", "1"]]),
      line("附件1-1：评分[甲]/乙"),
      textTable([["甲", "2"]]),
      line(`附件3 ${long}`),
      textTable([["甲", "3"]]),
    ].join("");
    const names = Object.keys(sheetsOf(body));
    expect(names).toEqual(["附件1-1 评分 甲 乙", "附件1-1 评分 甲 乙 (2)", `附件3 ${long.slice(0, 27)}`]);
    expect(names.every((name) => name.length <= 31)).toBe(true);
  });

  it("names no sheet by a title that reads like a branch", () => {
    const body = (title: string): string => line(title, CENTRED) + textTable([["甲", "1"]]);
    expect(Object.keys(sheetsOf(body("农村党支部标准化建设考评细则")))).toEqual(["表1"]);
    expect(Object.keys(sheetsOf(line("附表1：高校教师党支部考核测评标准") + textTable([["甲", "1"]])))).toEqual([
      "附表1",
    ]);
  });

  it("opens a table that only frames another one", () => {
    const inner = textTable([
      ["项目", "得分"],
      ["班子", "9"],
    ]);
    const frame = table([row([cell(`${line("评分表")}${inner}${line("说明：无")}`)])], [9000]);
    expect(sheetsOf(frame)).toEqual({
      评分表: { A1: "评分表", A2: "项目", B2: "得分", A3: "班子", B3: 9, A4: "说明：无" },
    });
  });
});

describe("the columns of a table", () => {
  it("keeps merged cells as Excel would: the value at the top left, the rest blank", () => {
    const rows = [
      row([cell("领导班子好", { merge: "restart" }), cell("1．团结"), cell("3")]),
      row([cell("", { merge: "continue" }), cell("2．廉洁"), cell("2.5")]),
      row([cell("合计", { span: 2 }), cell("5.5")]),
    ];
    const { snapshot, pages } = readDocx(docx(table(rows, [1000, 5000, 1000])), { fileName: null });
    expect(valuesOf(snapshot.sheets[0] as SheetSnapshot)).toEqual({
      A1: "领导班子好",
      B1: "1．团结",
      C1: 3,
      B2: "2．廉洁",
      C2: 2.5,
      A3: "合计",
      C3: 5.5,
    });
    const areas = pages[0]?.table?.cells.filter(({ rows: height, columns }) => height + columns > 2);
    expect(areas).toEqual([
      { row: 0, column: 0, rows: 2, columns: 1, text: "领导班子好" },
      { row: 2, column: 0, rows: 1, columns: 2, text: "合计" },
    ]);
    expect(pages[0]?.table?.widths).toEqual([1000, 5000, 1000]);
  });

  it("ends a merged cell where a row has a cell of its own", () => {
    const rows = [
      row([cell("甲", { merge: "restart" }), cell("1")]),
      row([cell("乙"), cell("2")]),
      row([cell("丙", { merge: "continue" }), cell("3")]),
    ];
    expect(sheetsOf(table(rows, [1000, 1000]))["表1"]).toEqual({ A1: "甲", B1: 1, A2: "乙", B2: 2, A3: "丙", B3: 3 });
  });

  it("takes column lines that were moved by hand for one", () => {
    const rows = [
      row([cell("项目"), cell("分值", { span: 2 }), cell("得分")]),
      row([cell("班子", { span: 2 }), cell("10"), cell("9")]),
    ];
    expect(sheetsOf(table(rows, [3000, 60, 940, 1000]))["表1"]).toEqual({
      A1: "项目",
      B1: "分值",
      C1: "得分",
      A2: "班子",
      B2: 10,
      C2: 9,
    });
  });

  it("keeps columns apart that a row tells apart, however narrow", () => {
    const rows = [row([cell("甲"), cell("1"), cell("2")])];
    expect(sheetsOf(table(rows, [3000, 60, 1000]))["表1"]).toEqual({ A1: "甲", B1: 1, C1: 2 });
  });

  it("leaves out what a row leaves out at its beginning", () => {
    const rows = [row([cell("甲"), cell("乙")]), row([cell("丙")], '<w:gridBefore w:val="1"/>')];
    expect(sheetsOf(table(rows, [1000, 1000]))["表1"]).toEqual({ A1: "甲", B1: "乙", B2: "丙" });
  });
});

describe("what a cell says", () => {
  it.each<[string, CellValue]>([
    ["89", 89],
    [" 2.5 ", 2.5],
    ["１８", 18],
    ["-3", -3],
    ["+2", 2],
    ["0", 0],
    ["0.5", 0.5],
    ["3分", "3分"],
    ["001", "001"],
    ["051988888888", "051988888888"],
    ["13800000000", 13800000000],
    ["320102201203261234", "320102201203261234"],
    ["90%", "90%"],
    ["1．", "1．"],
    ["3/5", "3/5"],
    ["2012-6-1", "2012-6-1"],
    ["1,000", "1,000"],
    [".5", ".5"],
  ])("takes %j for %j", (text, value) => {
    expect(inCell(text)).toBe(value);
  });

  it("joins its paragraphs and lines, without blank ones around them", () => {
    expect(inCell(line("") + line("第一行\n第二行") + line("") + line("第三段") + line(""))).toBe(
      "第一行\n第二行\n\n第三段",
    );
    expect(inCell(line("甲\t乙"))).toBe("甲\t乙");
    expect(inCell(line("") + line("5") + line(""))).toBe(5);
  });

  it("joins runs, whatever they are wrapped in", () => {
    const wrapped = [
      run("得"),
      `<w:hyperlink>${run("分")}</w:hyperlink>`,
      `<w:smartTag><w:customXml>${run("：")}</w:customXml></w:smartTag>`,
      `<w:fldSimple w:instr="SUM(ABOVE)">${run("8")}</w:fldSimple>`,
      '<w:r><w:noBreakHyphen/><w:sym w:font="Wingdings" w:char="F0FE"/><w:cr/></w:r>',
      `<w:ruby><w:rt>${run("pin")}</w:rt><w:rubyBase>${run("拼")}</w:rubyBase></w:ruby>`,
    ].join("");
    expect(inCell(paragraph(wrapped))).toBe("得分：8-☑\n拼");
  });

  it("shows the result of a field, not its instruction", () => {
    const field = (inner: string): string =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=SUM(ABOVE) </w:instrText></w:r>${inner}<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run("86")}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    expect(inCell(paragraph(field("")))).toBe(86);
    expect(inCell(paragraph(field(field(""))))).toBe(86);
  });

  it.each([
    [String.raw` eq \o\ac(□,√)`, "☑"],
    [String.raw` EQ \o(○,\s\up0(12)) `, "⑫"],
    [String.raw`eq \f(7,10)`, "7/10"],
    [String.raw`EQ \r(3)\,9`, "√(3),9"],
    ['SYMBOL 254 \\f "Wingdings" \\s 10', "☑"],
    ["PAGE", ""],
  ])("shows what Word draws of the field %s, which has no result", (code, shown) => {
    const halves = [code.slice(0, 6), code.slice(6)].map((half) => `<w:r><w:instrText>${half}</w:instrText></w:r>`);
    const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    expect(inCell(paragraph(run("甲") + mark("begin") + halves.join("") + mark("end")))).toBe(`甲${shown}`);
  });

  it("ends a field whose end is missing with its cell, and tells what was typed in it", () => {
    const begun = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>${run("9")}`;
    const { snapshot } = readDocx(docx(table([row([cell(paragraph(begun)), cell("8")])], [1000, 1000])), {
      fileName: null,
    });
    expect(valuesOf(snapshot.sheets[0] as SheetSnapshot)).toEqual({ B1: 8 });
    expect(snapshot.asides).toEqual([{ kind: "hidden", sheet: null, cell: null, text: "9" }]);
  });

  it("reads signs of symbol fonts, whether typed as letters or as signs", () => {
    const inFont = (text: string, font: string): string => run(text, `<w:rFonts w:ascii="${font}" w:hAnsi="${font}"/>`);
    expect(inCell(paragraph(inFont("R", "Wingdings 2") + run("是R ") + inFont("£", "Wingdings 2") + run("否")))).toBe(
      "☑是R □否",
    );
    const sign = (font: string, code: string): string => `<w:r><w:sym w:font="${font}" w:char="${code}"/></w:r>`;
    expect(inCell(paragraph(sign("Wingdings", "F081") + sign("Symbol", "F038") + sign("Wingdings", "F028")))).toBe(
      "①8",
    );
  });

  it("reads the table in a cell line by line", () => {
    const inner = textTable([
      ["书记", "己六六"],
      ["委员", "庚七"],
    ]);
    expect(inCell(line("支委会") + inner)).toBe("支委会\n书记\t己六六\n委员\t庚七");
  });

  it("keeps raised digits raised", () => {
    expect(inCell(paragraph(run("3") + run("2", '<w:vertAlign w:val="superscript"/>')))).toBe("3²");
    expect(inCell(paragraph(run("3") + run("2", '<w:vertAlign w:val="baseline"/>')))).toBe(32);
  });

  it("reads a text box where it hangs", () => {
    const box = `<w:txbxContent>${line("注意")}${line("保密")}</w:txbxContent>`;
    const choice = `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor xmlns:wp="u"><a:graphic xmlns:a="u"><a:graphicData><wps:wsp><wps:txbx>${box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>`;
    const before = paragraph(`<w:r>${choice}</w:r>${run("评分表")}`);
    expect(sheetsOf(before + textTable([["甲", "1"]]))).toEqual({
      评分表: { A1: "评分表", A2: "注意", A3: "保密", A4: "甲", B4: 1 },
    });
    const old = `<w:r><w:pict><v:shape><v:textbox>${box}</v:textbox></v:shape></w:pict></w:r>`;
    expect(inCell(paragraph(old))).toBe("注意\n保密");
  });

  it("reads the fractions of formulas", () => {
    const fraction =
      "<m:oMath><m:f><m:num><m:r><m:t>满意票</m:t></m:r></m:num><m:den><m:r><m:t>总票</m:t></m:r></m:den></m:f></m:oMath>";
    expect(inCell(paragraph(fraction))).toBe("满意票/总票");
    const r = (text: string): string => `<m:r><m:t>${text}</m:t></m:r>`;
    const power = `<m:sSup><m:e>${r("3")}</m:e><m:sup>${r("2")}</m:sup></m:sSup>`;
    const sum = `<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub/><m:sup/><m:e>${r("x")}</m:e></m:nary>`;
    const all = `<m:oMath>${sum}<m:d><m:dPr/><m:e>${r("a+")}<m:rad><m:deg/><m:e>${r("4")}</m:e></m:rad></m:e></m:d>${power}</m:oMath>`;
    expect(inCell(paragraph(all + run("5")))).toBe("∑x(a+√(4))3²5");
  });
});

describe("content controls and boxes to tick", () => {
  const control = (properties: string, content: string): string =>
    `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;

  it("reads what was typed into a control, and no prompt", () => {
    expect(inCell(paragraph(control("", run("较好"))))).toBe("较好");
    expect(inCell(control("<w:showingPlcHdr/>", line("单击输入文字")) + line("甲"))).toBe("甲");
  });

  it.each([
    ["1", "☒", "☑是"],
    ["0", "☐", "☐是"],
  ])("reads a box whose state is %s", (state, sign, text) => {
    const box = control(`<w14:checkbox><w14:checked w14:val="${state}"/></w14:checkbox>`, run(sign));
    expect(inCell(paragraph(box + run("是")))).toBe(text);
  });

  it("reads form fields of the old kind", () => {
    const field = (data: string): string =>
      `<w:r><w:fldChar w:fldCharType="begin"><w:ffData>${data}</w:ffData></w:fldChar></w:r><w:r><w:instrText>FORM</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const box = (inner: string): string => field(`<w:checkBox><w:sizeAuto/>${inner}</w:checkBox>`);
    expect(inCell(paragraph(box('<w:default w:val="0"/><w:checked/>') + run("是")))).toBe("☑是");
    expect(inCell(paragraph(box('<w:default w:val="1"/><w:checked w:val="0"/>') + run("是")))).toBe("☐是");
    const list = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="先进"/><w:listEntry w:val="较好"/></w:ddList>';
    expect(inCell(paragraph(field(list)))).toBe("较好");
  });

  it("finds rows and cells inside controls", () => {
    const body = table([control("", row([control("", cell("甲")), cell("3")]))], [1000, 1000]);
    expect(sheetsOf(body)["表1"]).toEqual({ A1: "甲", B1: 3 });
  });
});

describe("tracked changes and hidden text", () => {
  it("reads the text with all changes accepted, and counts them", () => {
    const changed = paragraph(
      `${run("得分")}<w:del><w:r><w:delText>8</w:delText></w:r></w:del><w:ins>${run("9")}</w:ins>`,
    );
    const rows = [
      row([cell(changed), cell("右")]),
      row([cell("删去的行"), cell("1")], "<w:del/>"),
      row([cell(`<w:p><w:moveFrom>${run("旧")}</w:moveFrom><w:moveTo>${run("新")}</w:moveTo></w:p>`), cell("2")]),
    ];
    const { snapshot, changes } = readDocx(docx(table(rows, [1000, 1000])), { fileName: null });
    expect(valuesOf(snapshot.sheets[0] as SheetSnapshot)).toEqual({ A1: "得分9", B1: "右", A2: "新", B2: 2 });
    expect(changes).toBe(5);
  });

  it("joins paragraphs whose mark was deleted", () => {
    const mark = "<w:rPr><w:del/></w:rPr>";
    expect(inCell(line("前半句", mark) + line("后半句"))).toBe("前半句后半句");
    expect(inCell(line("只有半句", mark))).toBe("只有半句");
  });

  it("tells what was deleted", () => {
    const deleted = (text: string): string => `<w:del><w:r><w:delText>${text}</w:delText></w:r></w:del>`;
    const rows = [
      row([cell(paragraph(deleted("8") + deleted("5") + run("9"))), cell("右")]),
      row([cell(paragraph(deleted("原来的话")))], "<w:del/>"),
    ];
    const { snapshot } = readDocx(docx(table(rows, [1000, 1000])), { fileName: null });
    expect(snapshot.asides).toEqual([
      { kind: "deleted", sheet: null, cell: null, text: "85" },
      { kind: "deleted", sheet: null, cell: null, text: "原来的话" },
    ]);
  });

  it("tells what stood in a row or a cell that was deleted", () => {
    const rows = [row([cell("左"), cell("右")]), row([cell("整行"), cell(paragraph(run("都删")))], "<w:del/>")];
    const { snapshot } = readDocx(docx(table(rows, [1000, 1000])), { fileName: null });
    expect(valuesOf(snapshot.sheets[0] as SheetSnapshot)).toEqual({ A1: "左", B1: "右" });
    expect(snapshot.asides?.map(({ kind, text }) => [kind, text])).toEqual([
      ["deleted", "整行"],
      ["deleted", "都删"],
    ]);
  });

  describe("of text that was moved", () => {
    const deleted = (text: string): string => `<w:del><w:r><w:delText>${text}</w:delText></w:r></w:del>`;
    const from = (inner: string): string => `<w:moveFrom>${inner}</w:moveFrom>`;
    const to = (inner: string): string => `<w:moveTo>${inner}</w:moveTo>`;
    const read = (...cells: readonly string[]) => {
      const rows = [row(cells.map((text) => cell(paragraph(text)))), row(cells.map((_, i) => cell(`第${i}格`)))];
      const { snapshot } = readDocx(
        docx(
          table(
            rows,
            cells.map(() => 1000),
          ),
        ),
        { fileName: null },
      );
      const values = valuesOf(snapshot.sheets[0] as SheetSnapshot);
      return [[values["A1"], values["B1"]], (snapshot.asides ?? []).map(({ kind, text }) => [kind, text])];
    };

    it.each<[string, string, string, unknown, unknown]>([
      ["it stands where it was moved to", from(run("缺记录")), to(run("缺记") + run("录")), "缺记录", []],
      ["and then deleted, it is told once", from(run("缺记录")), to(deleted("缺记录")), undefined, ["缺记录"]],
      ["and then deleted in part", from(run("缺记录")), to(run("缺") + deleted("记录")), "缺", ["记录"]],
      [
        "deleted with the move in it",
        `<w:del>${from("<w:r><w:delText>缺</w:delText></w:r>")}</w:del>`,
        "",
        undefined,
        ["缺"],
      ],
      [
        "deleted where it was moved to, from outside",
        "",
        `<w:del>${to("<w:r><w:delText>缺</w:delText></w:r>")}</w:del>`,
        undefined,
        ["缺"],
      ],
      ["deleted before the rest was moved", from(run("缺") + deleted("旧")), to(run("缺")), "缺", ["旧"]],
      ["to nowhere in the document", from(run("缺记录")), "", undefined, ["缺记录"]],
    ])("%s", (_, left, right, shown, told) => {
      expect(read(left, right)).toEqual([[undefined, shown], (told as string[]).map((text) => ["deleted", text])]);
    });
  });

  it("takes a deleted text also where it is written as one that stands", () => {
    const text = "<w:del><w:r><w:t>旧</w:t></w:r></w:del>";
    const { snapshot } = readDocx(docx(table([row([cell(paragraph(text + run("新")))])], [1000])), { fileName: null });
    expect(valuesOf(snapshot.sheets[0] as SheetSnapshot)).toEqual({ A1: "新" });
    expect(snapshot.asides?.map(({ kind, text: told }) => [kind, told])).toEqual([["deleted", "旧"]]);
  });

  describe("of styles that hide", () => {
    const style = (kind: string, id: string, inner: string, more = ""): string =>
      `<w:style w:type="${kind}" w:styleId="${id}"${more}>${inner}</w:style>`;
    const hide = "<w:rPr><w:vanish/></w:rPr>";
    const based = (on: string): string => `<w:basedOn w:val="${on}"/>`;
    const styles = [
      style("character", "Hid", hide),
      style("character", "Hidden2", based("Hid")),
      style("character", "Shown", `${based("Hid")}<w:rPr><w:vanish w:val="0"/></w:rPr>`),
      style("character", "Struck", "<w:rPr><w:strike/></w:rPr>"),
      style("paragraph", "HidPara", hide),
      style("character", "Round", `${based("Round2")}`),
      style("character", "Round2", `${based("Round")}`),
    ].join("");
    const shown = (text: string, paragraphStyle: string, all = styles): unknown => {
      const rows = [row([cell(`<w:p><w:pPr>${paragraphStyle}</w:pPr>${text}</w:p>`), cell("右")])];
      const { snapshot } = readDocx(docx(table(rows, [1000, 1000]), { "styles.xml": stylesPart(all) }), {
        fileName: null,
      });
      return [valuesOf(snapshot.sheets[0] as SheetSnapshot)["A1"], snapshot.asides?.map(({ text: told }) => told)];
    };
    const of = (name: string): string => `<w:rStyle w:val="${name}"/>`;

    it.each<[string, string, unknown]>([
      ["a character style", of("Hid"), "密"],
      ["the style that one is based on", of("Hidden2"), "密"],
      ["not where a style says otherwise than its base", of("Shown"), null],
      ["not where the text itself says otherwise", `${of("Hid")}<w:vanish w:val="0"/>`, null],
      ["a style that strikes out", of("Struck"), "密"],
      ["not where styles are based on each other", of("Round"), null],
      ["not where a style is unknown", of("Nobody"), null],
    ])("%s", (_, properties, told) => {
      const expected = told === null ? ["见密", undefined] : ["见", [told]];
      expect(shown(run("见") + run("密", properties), "")).toEqual(expected);
    });

    it("a style of paragraphs hides all of it, and one of characters in it shows again", () => {
      const para = '<w:pStyle w:val="HidPara"/>';
      expect(shown(run("甲") + run("乙", of("Hid")), para)).toEqual(["乙", ["甲"]]);
    });

    it("what all texts are by default is hidden, but for what says otherwise", () => {
      const defaults = `<w:docDefaults><w:rPrDefault>${hide}</w:rPrDefault></w:docDefaults>`;
      expect(shown(run("甲") + run("乙", '<w:vanish w:val="false"/>'), "", defaults)).toEqual(["乙", ["甲", "右"]]);
    });

    it("the default style of characters counts for texts that name none", () => {
      const all = style("character", "Any", hide, ' w:default="1"');
      expect(shown(run("甲"), "", all)).toEqual([undefined, ["甲", "右"]]);
    });
  });

  it("leaves out and tells what is hidden, struck out or covered", () => {
    const covered = [
      row([cell("甲", { merge: "restart" }), cell(paragraph(run("8", "<w:strike/>") + run("9")))]),
      row([cell("看不见", { merge: "continue" }), cell(paragraph(run("7") + run("6", "<w:vanish/>")))]),
    ];
    const { snapshot } = readDocx(docx(table(covered, [1000, 1000])), { fileName: null });
    expect(valuesOf(snapshot.sheets[0] as SheetSnapshot)).toEqual({ A1: "甲", B1: 9, B2: 7 });
    expect(snapshot.asides?.map(({ kind, text }) => [kind, text])).toEqual([
      ["hidden", "8"],
      ["hidden", "6"],
      ["hidden", "看不见"],
    ]);
  });

  it("tells the texts that stand beside the body, and counts what is no text", () => {
    const part = (root: string, inner: string): string =>
      `<w:${root} xmlns:w="u"><w:${inner}>${line("")}</w:${inner}><w:${inner}>${line("7分")}${line("再议")}</w:${inner}></w:${root}>`;
    const { snapshot, unread } = readDocx(
      docx(
        textTable([["甲", "1"]]) +
          paragraph(
            "<w:r><w:drawing><a:graphic xmlns:a='u'><a:graphicData><a:pic/></a:graphicData></a:graphic></w:drawing></w:r>",
          ),
        {
          "comments.xml": { kind: "comments", content: part("comments", "comment") },
          "footnotes.xml": { kind: "footnotes", content: part("footnotes", "footnote") },
          "header1.xml": { kind: "header", content: `<w:hdr xmlns:w="u">${line("某某学校")}</w:hdr>` },
          "header2.xml": { kind: "header", content: `<w:hdr xmlns:w="u">${line("某某学校")}</w:hdr>` },
          "footer1.xml": { kind: "footer", content: `<w:ftr xmlns:w="u">${line("第 1 页 共 2 页")}</w:ftr>` },
        },
      ),
      { fileName: null },
    );
    expect(unread).toEqual({ pictures: 1, objects: 0 });
    expect(snapshot.asides?.map(({ kind, text }) => [kind, text])).toEqual([
      ["comment", "7分 再议"],
      ["note", "7分 再议"],
      ["margin", "某某学校"],
    ]);
  });
});

describe("numbered paragraphs", () => {
  it("shows the numbers that Word computes", () => {
    const lists = { "numbering.xml": numberingPart(decimal(1)) };
    const body = ["甲", "乙"].map((text) => line(text, inList(1))).join("");
    expect(sheetsOf(body, lists)).toEqual({ 正文: { A1: "1．甲", A2: "2．乙" } });
  });

  it("numbers a column of empty paragraphs", () => {
    const rows = [1, 2].map(() => row([cell(paragraph("", inList(1))), cell("甲")]));
    const lists = { "numbering.xml": numberingPart(decimal(1, "%1")) };
    expect(sheetsOf(table(rows, [500, 1000]), lists)["表1"]).toEqual({ A1: 1, B1: "甲", A2: 2, B2: "甲" });
  });

  it("counts levels below each other, and each anew", () => {
    const levels = listOf(1, [
      ["chineseCounting", "（%1）"],
      ["decimal", "%2."],
      ["decimal", "%1.%3"],
    ]);
    const lists = {
      "numbering.xml": numberingPart(`${levels}<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>`),
    };
    const body = [0, 1, 1, 0, 1, 2].map((level) => line("项", inList(5, level))).join("");
    expect(Object.values(sheetsOf(body, lists)["正文"] ?? {})).toEqual([
      "（一）项",
      "1.项",
      "2.项",
      "（二）项",
      "1.项",
      "二.1 项",
    ]);
  });

  it("begins anew where a list says so, and goes on where it shares its numbers", () => {
    const lists = numberingPart(
      `${listOf(1, [["decimal", "%1．"]])}<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`,
    );
    const body = [1, 2, 3, 3].map((list) => line("项", inList(list))).join("");
    expect(Object.values(sheetsOf(body, { "numbering.xml": lists })["正文"] ?? {})).toEqual([
      "1．项",
      "2．项",
      "1．项",
      "2．项",
    ]);
  });

  it("takes numbers from styles, unless the paragraph has none", () => {
    const more = {
      "numbering.xml": numberingPart(decimal(1, "%1、")),
      "styles.xml": stylesPart(
        `<w:style w:type="paragraph" w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>`,
      ),
    };
    const styled = (style: string, rest = ""): string => line("项", `<w:pStyle w:val="${style}"/>${rest}`);
    const body = styled("a") + styled("b", inList(0)) + styled("b");
    expect(Object.values(sheetsOf(body, more)["正文"] ?? {})).toEqual(["1、项", "项", "2、项"]);
  });

  it("shows boxes before lines, and no other bullets", () => {
    const bullets = (id: number, sign: string): string =>
      `<w:abstractNum w:abstractNumId="${id}"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="${sign}"/><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl></w:abstractNum><w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`;
    const lists = { "numbering.xml": numberingPart(bullets(1, "\uf0a8") + bullets(2, "\uf06c")) };
    expect(Object.values(sheetsOf(line("是", inList(1)) + line("否", inList(2)), lists)["正文"] ?? {})).toEqual([
      "□是",
      "否",
    ]);
  });
});

describe("findings in a document", () => {
  it("says table, row and column beside the address of the cell", () => {
    const rows = [
      ["项目", "内容", "分值", "自评得分"],
      ["班子", "班子健全团结", "10", "11"],
      ["队伍", "队伍整齐有力", "20", "20"],
      ["制度", "制度落实到位", "30", "30"],
      ["业绩", "业绩突出明显", "40", "40"],
      ["合计", "", "100", "101"],
    ];
    const { snapshot } = readDocx(
      docx(line("党支部评分表", CENTRED) + line("党支部：学校甲党支部") + textTable(rows)),
      {
        fileName: null,
      },
    );
    const found = checkWorkbook(snapshot).findings.find(({ code }) => code === "score-above-maximum");
    expect(found).toMatchObject({ sheet: "党支部评分表", cell: "D4", place: { table: 1, row: 2, column: 4 } });
  });
});
