import type { AddSheet, ChangeSet, Edit, RedrawSheet } from "../../../src/core/changes/change-set";
import type { SheetDesign } from "../../../src/core/design/sheet-design";
import { parseRange } from "../../../src/core/workbook/address";
import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { HostError } from "../../../src/hosts/host";
import { applyToXlsx, createXlsx } from "../../../src/hosts/xlsx/write";
import {
  cellOf,
  changedParts,
  partOf,
  partsOf,
  richWorkbook,
  setCell,
  snapshotOf,
  sheetNamed,
  withParts,
} from "../../support/xlsx-package";

const modified = new Date("2024-05-06T07:08:09Z");

function design(more: Partial<SheetDesign> = {}): SheetDesign {
  return {
    name: "得分与定级",
    cells: [
      { row: 0, column: 0, content: { value: "得分与定级" }, style: "title" },
      { row: 1, column: 0, content: { value: "项目" }, style: "heading" },
      { row: 1, column: 1, content: { value: "得分" }, style: "heading" },
      { row: 1, column: 2, content: { value: "位置" }, style: "heading" },
      { row: 2, column: 0, content: { value: "自评总分" }, style: "text" },
      { row: 2, column: 1, content: { value: 15, formula: "SUM('附件1'!D3:D8)" }, style: "score" },
      { row: 2, column: 2, content: { value: "查看" }, style: "link", link: { sheet: "附件1", cell: "D3" } },
      { row: 3, column: 0, content: { value: "=不是公式" }, style: "text" },
      {
        row: 3,
        column: 1,
        content: { value: "较好", formula: 'IF(\'得分与定级\'!B3>=75,"较好","一般")' },
        style: "level",
      },
      { row: 3, column: 2, content: null, style: "inputScore" },
      { row: 4, column: 0, content: { value: "001" }, style: "inputPlain" },
      { row: 4, column: 1, content: { value: true, formula: "B3>0" }, style: "center" },
      { row: 4, column: 2, content: { value: 0.25 }, style: "percent" },
    ],
    merges: [parseRange("A1:C1")],
    columnWidths: [20, 12.5, 30],
    rowHeights: new Map([
      [0, 36],
      [2, 500],
    ]),
    validations: [
      {
        range: parseRange("C4"),
        rule: { kind: "decimal", from: 0, to: 3.5 },
        title: "第1项",
        message: "本项最高3.5分，请填0至3.5之间的数",
      },
      { range: parseRange("C5"), rule: { kind: "whole", from: 0 }, title: "人数", message: "请填整数" },
      { range: parseRange("B6:B7"), rule: { kind: "list", options: ["是", "否"] }, title: "取整", message: "请选择" },
    ],
    excessMarks: [{ range: parseRange("C4:C5"), from: 0, to: 3.5 }],
    print: { orientation: "landscape", titleRows: [0, 1], footer: "常天教委〔2012〕6号 & 1.0" },
    frozenRows: 2,
    ...more,
  };
}

function add(index: number, what: SheetDesign = design()): AddSheet {
  return { kind: "add-sheet", sheet: { id: "new", name: what.name }, index, design: what };
}

async function write(bytes: Uint8Array, edits: readonly Edit[]) {
  const { bytes: result, report } = await applyToXlsx(bytes, { purpose: "generate", edits }, { modified });
  return { result, report, workbook: snapshotOf(result) };
}

function names(workbook: WorkbookSnapshot): string[] {
  return workbook.sheets.map((sheet) => sheet.name);
}

const rich = richWorkbook();

describe("sheets drawn into an .xlsx file", () => {
  test("a sheet is added where it was asked for, with contents, cached values and formats", async () => {
    const { report, workbook } = await write(rich, [add(1)]);
    expect(report.skipped).toEqual([]);
    expect(report.written).toBe(1);
    expect(names(workbook)).toEqual(["附件1", "得分与定级", "受保护", "表格", "隐藏", "很隐藏"]);
    expect(cellOf(workbook, "得分与定级", "A1")).toEqual({ value: "得分与定级" });
    expect(cellOf(workbook, "得分与定级", "B3")).toEqual({
      value: 15,
      formula: "SUM('附件1'!D3:D8)",
      format: "0.####",
    });
    expect(cellOf(workbook, "得分与定级", "A4")).toEqual({ value: "=不是公式" });
    expect(cellOf(workbook, "得分与定级", "B4")?.value).toBe("较好");
    expect(cellOf(workbook, "得分与定级", "A5")).toEqual({ value: "001", format: "@" });
    expect(cellOf(workbook, "得分与定级", "B5")).toEqual({ value: true, formula: "B3>0" });
    expect(cellOf(workbook, "得分与定级", "C5")).toEqual({ value: 0.25, format: "0.0%" });
    expect(cellOf(workbook, "得分与定级", "C4")).toBeUndefined();
  });

  test("layout, entry rules and print setup are Excel's own", async () => {
    const { result } = await write(rich, [add(5)]);
    const xml = partOf(result, "xl/worksheets/sheet6.xml")
      .replace(/"true"/g, '"1"')
      .replace(/&#39;/g, "'");
    expect(xml).toMatch(/<mergeCell ref="A1:C1"/);
    expect(xml).toMatch(/<col [^>]*max="1"[^>]*width="20"/);
    expect(xml).toMatch(/<row r="1" ht="36" customHeight="1"/);
    expect(xml).toMatch(/<row r="3" ht="409" customHeight="1"/);
    expect(xml).toMatch(/<pane [^>]*state="frozen"[^>]*topLeftCell="A3"[^>]*ySplit="2"/);
    expect(xml).toContain('fitToPage="1"');
    expect(xml).toMatch(
      /<pageSetup [^>]*fitToHeight="0"[^>]*fitToWidth="1"[^>]*orientation="landscape"[^>]*paperSize="9"/,
    );
    expect(xml).toContain(
      "<oddFooter>&amp;L常天教委〔2012〕6号 &amp;&amp; 1.0&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter>",
    );
    expect(xml).toContain('<hyperlink ref="C3" location="\'附件1\'!D3">');
    const rules = [...xml.matchAll(/<dataValidation ([^>]*)>(.*?)<\/dataValidation>/g)].map(([, head, body]) => ({
      range: /sqref="([^"]*)"/.exec(head ?? "")?.[1],
      type: /type="([^"]*)"/.exec(head ?? "")?.[1],
      operator: /operator="([^"]*)"/.exec(head ?? "")?.[1],
      message: / error="([^"]*)"/.exec(head ?? "")?.[1],
      title: / errorTitle="([^"]*)"/.exec(head ?? "")?.[1],
      shown: /showErrorMessage="1"/.test(head ?? ""),
      formulas: [...(body ?? "").matchAll(/<formula\d>([^<]*)/g)].map((m) => m[1]?.replace(/&#34;|&quot;/g, '"')),
    }));
    expect(rules).toEqual([
      {
        range: "C4",
        type: "decimal",
        operator: "between",
        message: "本项最高3.5分，请填0至3.5之间的数",
        title: "第1项",
        shown: true,
        formulas: ["0", "3.5"],
      },
      {
        range: "C5",
        type: "whole",
        operator: "greaterThanOrEqual",
        message: "请填整数",
        title: "人数",
        shown: true,
        formulas: ["0"],
      },
      {
        range: "B6:B7",
        type: "list",
        operator: undefined,
        message: "请选择",
        title: "取整",
        shown: true,
        formulas: ['"是,否"'],
      },
    ]);
    const workbook = partOf(result, "xl/workbook.xml");
    expect(workbook).toContain(
      '<definedName name="_xlnm.Print_Titles" localSheetId="5">\'得分与定级\'!$1:$2</definedName>',
    );
  });

  test("a list that is only advice refuses nothing", async () => {
    const rule = { kind: "list", options: ["已核实", "另有说明"] } as const;
    const advice = { range: parseRange("C4"), rule, title: "说明理由", message: "可以自行填写", isAdvice: true };
    const { result } = await write(rich, [add(5, design({ validations: [advice] }))]);
    const [, head = "", body = ""] =
      /<dataValidation ([^>]*)>(.*?)<\/dataValidation>/.exec(partOf(result, "xl/worksheets/sheet6.xml")) ?? [];
    expect(head).toContain('type="list"');
    expect(head).not.toMatch(/showErrorMessage="(1|true)"/);
    expect(head).not.toMatch(/showDropDown="(1|true)"/);
    expect(body.replace(/&#34;|&quot;/g, '"')).toContain('"已核实,另有说明"');
  });

  test("entries outside the limits are marked, text and errors too, blanks not", async () => {
    const { result } = await write(rich, [add(5)]);
    const xml = partOf(result, "xl/worksheets/sheet6.xml");
    const rule = /<conditionalFormatting sqref="C4:C5"><cfRule type="expression" dxfId="(\d+)".*?<formula>(.*?)</.exec(
      xml,
    );
    expect(rule?.[2]?.replace(/&#34;/g, '"').replace(/&lt;/g, "<").replace(/&gt;/g, ">")).toBe(
      'IF(ISERROR(C4),TRUE,IF(C4="",FALSE,IF(ISNUMBER(C4),OR(C4<0,C4>3.5),TRUE)))',
    );
    // The workbook had one conditional style of its own.
    expect(rule?.[1]).toBe("1");
    const styles = partOf(result, "xl/styles.xml");
    const marks = [...(/<dxfs count="3">(.*)<\/dxfs>/.exec(styles)?.[1] ?? "").matchAll(/<dxf>.*?<\/dxf>/g)];
    expect(marks).toHaveLength(3);
    expect(marks[1]?.[0]).toContain('rgb="FFFFC7CE"');
    // Excel prints 89 in the format 0.#### as "89.": whole scores are shown in the format 0.
    expect(marks[2]?.[0]).toContain('formatCode="0"');
  });

  test("cells for entries are unlocked, all of a merged area is framed", async () => {
    const merged = design({ merges: [parseRange("A1:C1"), parseRange("A3:A4")], cells: design().cells.slice(0, 6) });
    const { result } = await write(rich, [
      add(5),
      { ...add(6, { ...merged, name: "二" }), sheet: { id: "b", name: "二" } },
    ]);
    const styles = partOf(result, "xl/styles.xml");
    const xfs = [...(/<cellXfs.*<\/cellXfs>/.exec(styles)?.[0] ?? "").matchAll(/<xf [^>]*?(\/>|>.*?<\/xf>)/g)].map(
      (m) => m[0],
    );
    const xf = (sheet: number, cell: string): string => {
      const found = new RegExp(`<c r="${cell}" s="(\\d+)"`).exec(partOf(result, `xl/worksheets/sheet${sheet}.xml`));
      return xfs[Number(found?.[1])] ?? "none";
    };
    expect(xf(6, "C4")).toContain('locked="false"');
    expect(xf(6, "B3")).not.toContain("locked");
    expect(xf(7, "A4")).toBe(xf(7, "A3"));
    expect(xf(7, "A3")).toMatch(/borderId="[1-9]/);
  });

  test("no second sheet is selected and the person's sheet stays in front", async () => {
    const { result } = await write(rich, [add(0)]);
    expect(partOf(result, "xl/worksheets/sheet6.xml")).not.toContain("tabSelected");
    expect(partOf(result, "xl/workbook.xml")).toContain('activeTab="3"');
  });

  test("names of other sheets follow when a sheet comes before them", async () => {
    const { result } = await write(rich, [add(0)]);
    const text = partOf(result, "xl/workbook.xml");
    expect(text).toContain('<definedName name="_xlnm.Print_Area" localSheetId="1">\'附件1\'!$A$1:$E$12</definedName>');
    expect(text).toContain(
      '<definedName name="_xlnm.Print_Titles" localSheetId="0">\'得分与定级\'!$1:$2</definedName>',
    );
  });

  test("beside a stranger's sheet of its name ours gets another, and our formulas mean ours", async () => {
    const first = await write(rich, [add(5, design({ cells: [], validations: [] }))]);
    const second = await write(first.result, [
      add(9),
      setCell(first.workbook, "附件1", "D9", {
        value: 15,
        formula: "'得分与定级'!B3&\"'得分与定级'!\"",
        format: "0.00",
      }),
    ]);
    expect(second.report.skipped).toEqual([]);
    expect(names(second.workbook).slice(5)).toEqual(["得分与定级", "得分与定级 (2)"]);
    expect(cellOf(second.workbook, "得分与定级 (2)", "B4")?.formula).toBe(
      'IF(\'得分与定级 (2)\'!B3>=75,"较好","一般")',
    );
    expect(cellOf(second.workbook, "附件1", "D9")?.formula).toBe("'得分与定级 (2)'!B3&\"'得分与定级'!\"");
    expect(sheetNamed(second.workbook, "得分与定级").cells.size).toBe(0);
  });

  test("undoing an added sheet gives back every part of the workbook but the stylesheet", async () => {
    const { result, report } = await write(rich, [add(0)]);
    expect(report.undo.edits.map((edit) => edit.kind)).toEqual(["remove-sheet"]);
    const back = await write(result, report.undo.edits);
    expect(back.report.skipped).toEqual([]);
    expect(back.report.written).toBe(1);
    expect(names(back.workbook)).toEqual(["附件1", "受保护", "表格", "隐藏", "很隐藏"]);
    expect(changedParts(rich, back.result)).toEqual([
      "-xl/calcChain.xml",
      "[Content_Types].xml",
      "docProps/core.xml",
      "xl/_rels/workbook.xml.rels",
      "xl/styles.xml",
      "xl/workbook.xml",
    ]);
    expect(partOf(back.result, "xl/workbook.xml").replace(' fullCalcOnLoad="1"', "")).toBe(
      partOf(rich, "xl/workbook.xml"),
    );
    const again = await write(back.result, back.report.undo.edits);
    expect(names(again.workbook)[0]).toBe("得分与定级");
  });

  test("a sheet somebody typed into is not removed", async () => {
    const { result, report, workbook } = await write(rich, [add(0)]);
    const typed = await write(result, [setCell(workbook, "得分与定级", "C4", { value: 3, format: "0.####" })]);
    const back = await write(typed.result, report.undo.edits);
    expect(back.report.skipped).toEqual([{ sheet: "得分与定级", cell: null, reason: "changed" }]);
    expect(names(back.workbook)[0]).toBe("得分与定级");
  });

  test("a sheet is drawn anew in its place and restored", async () => {
    const added = await write(rich, [add(1)]);
    const sheet = sheetNamed(added.workbook, "得分与定级");
    const anew = design({
      cells: [
        { row: 0, column: 0, content: { value: "新" }, style: "title" },
        { row: 6, column: 0, content: { value: 2, formula: "1+1" }, style: "score" },
      ],
      merges: [parseRange("A1:B5")],
      print: { orientation: "portrait" },
    });
    const redraw: RedrawSheet = {
      kind: "redraw-sheet",
      sheet: { id: sheet.id, name: sheet.name },
      before: sheet.cells,
      design: anew,
    };
    const redrawn = await write(added.result, [redraw]);
    expect(redrawn.report.skipped).toEqual([]);
    expect(names(redrawn.workbook)).toEqual(names(added.workbook));
    expect([...sheetNamed(redrawn.workbook, "得分与定级").cells.values()]).toEqual([
      { value: "新" },
      { value: 2, formula: "1+1", format: "0.####" },
    ]);
    expect(partOf(redrawn.result, "xl/workbook.xml")).not.toContain("'得分与定级'!$1:$2");
    const back = await write(redrawn.result, redrawn.report.undo.edits);
    expect(back.report.skipped).toEqual([]);
    expect(new Map(sheetNamed(back.workbook, "得分与定级").cells)).toEqual(new Map(sheet.cells));
    const stale = await write(redrawn.result, [redraw]);
    expect(stale.report.skipped).toEqual([{ sheet: "得分与定级", cell: null, reason: "changed" }]);
    expect(stale.result).toBe(redrawn.result);
  });

  test("a sheet drawn anew under its second name means itself, and is restored", async () => {
    const stranger = await write(rich, [add(5, design({ cells: [], validations: [] }))]);
    const added = await write(stranger.result, [add(6)]);
    const { id, name, cells } = sheetNamed(added.workbook, "得分与定级 (2)");
    const redrawn = await write(added.result, [
      { kind: "redraw-sheet", sheet: { id, name }, before: cells, design: design({ merges: [] }) },
    ]);
    expect(cellOf(redrawn.workbook, name, "B4")?.formula).toBe('IF(\'得分与定级 (2)\'!B3>=75,"较好","一般")');
    const back = await write(redrawn.result, redrawn.report.undo.edits);
    expect(back.report.skipped).toEqual([]);
    expect(new Map(sheetNamed(back.workbook, name).cells)).toEqual(new Map(cells));
  });

  test("a sheet drawn anew keeps comments, pictures, tab colour and view", async () => {
    const view = '<sheetView tabSelected="1" zoomScale="80" workbookViewId="0">';
    const source = withParts(rich, {
      "xl/worksheets/sheet1.xml": partOf(rich, "xl/worksheets/sheet1.xml").replace(
        '<sheetView workbookViewId="0">',
        view,
      ),
    });
    const before = snapshotOf(source);
    const sheet = sheetNamed(before, "附件1");
    const { result, report } = await write(source, [
      {
        kind: "redraw-sheet",
        sheet: { id: sheet.id, name: "附件1" },
        before: sheet.cells,
        design: design({ name: "附件1" }),
      },
    ]);
    expect(report.skipped).toEqual([]);
    const xml = partOf(result, "xl/worksheets/sheet1.xml");
    expect(/<sheetView [^>]*>/.exec(xml)?.[0]).toMatch(/(?=.*tabSelected="1")(?=.*zoomScale="80")/);
    expect(xml).toContain('<tabColor rgb="00FF9900"/>');
    expect(xml).toContain('<drawing r:id="rId3"/><legacyDrawing r:id="anysvml"/></worksheet>');
    expect(partOf(result, "xl/worksheets/_rels/sheet1.xml.rels")).toBe(
      partOf(rich, "xl/worksheets/_rels/sheet1.xml.rels"),
    );
  });

  test("a locked structure refuses every edit of sheets and nothing else", async () => {
    const locked = withParts(rich, {
      "xl/workbook.xml": partOf(rich, "xl/workbook.xml").replace(
        "<workbookProtection/>",
        '<workbookProtection lockStructure="1"/>',
      ),
    });
    const before = snapshotOf(locked);
    const cell = setCell(before, "附件1", "C3", 2);
    const changes: ChangeSet = { purpose: "fill", edits: [cell, add(0)] };
    const refusal = await applyToXlsx(locked, changes).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(HostError);
    expect((refusal as HostError).code).toBe("structure-protected");
    expect((await write(locked, [cell])).report.written).toBe(1);
  });

  test("in a workbook of the strict kind the new sheet is strict too", async () => {
    const strictly = (text: string): string =>
      text
        .replaceAll(
          "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
          "http://purl.oclc.org/ooxml/spreadsheetml/main",
        )
        .replaceAll(
          "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
          "http://purl.oclc.org/ooxml/officeDocument/relationships",
        );
    const parts = [...partsOf(rich)].filter(([name]) => /\.(xml|rels)$/.test(name));
    const strict = withParts(rich, Object.fromEntries(parts.map(([name, text]) => [name, strictly(text)])));
    const { result, report, workbook } = await write(strict, [add(1)]);
    expect(report.skipped).toEqual([]);
    expect(cellOf(workbook, "得分与定级", "B3")?.value).toBe(15);
    const made = ["xl/worksheets/sheet6.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"].map((name) =>
      partOf(result, name),
    );
    for (const text of made) {
      expect(text).toContain("http://purl.oclc.org/ooxml/");
      expect(text).not.toMatch(/openxmlformats.org\/(spreadsheetml|officeDocument\/2006\/relationships)/);
    }
  });

  test("a design Excel could not hold is refused by name", async () => {
    const bad = { ...add(0, design({ name: "甲/乙" })) };
    await expect(applyToXlsx(rich, { purpose: "generate", edits: [bad] })).rejects.toMatchObject({
      code: "unsupported",
      facts: { sheet: "甲/乙" },
    });
  });
});

describe("new workbooks", () => {
  const created = new Date("2024-05-06T07:08:09Z");

  test("hold the designed sheets only, named apart", async () => {
    const bytes = await createXlsx([design(), design()], { modified: created });
    const workbook = snapshotOf(bytes);
    expect(names(workbook)).toEqual(["得分与定级", "得分与定级 (2)"]);
    expect(cellOf(workbook, "得分与定级", "B3")).toEqual({
      value: 15,
      formula: "SUM('附件1'!D3:D8)",
      format: "0.####",
    });
    expect(partOf(bytes, "xl/workbook.xml")).toContain("'得分与定级 (2)'!$1:$2");
    expect(partOf(bytes, "xl/worksheets/sheet1.xml")).toContain("tabSelected");
    expect(partOf(bytes, "xl/worksheets/sheet2.xml")).not.toContain("tabSelected");
  });

  test("name the program, the given time and no person", async () => {
    const bytes = await createXlsx([design()], { modified: created });
    const core = partOf(bytes, "docProps/core.xml");
    expect(core).toContain("<dc:creator>定级助手</dc:creator>");
    expect(core.match(/2024-05-06T07:08:09Z/g)).toHaveLength(2);
    expect([...partsOf(bytes).values()].join("")).not.toMatch(/excelize|xuri|2006-09-16/i);
  });

  test("are the same bytes for the same designs and time", async () => {
    const once = await createXlsx([design()], { modified: created });
    expect(await createXlsx([design()], { modified: created })).toEqual(once);
  });

  test("can be written to", async () => {
    const bytes = await createXlsx([design()], { modified: created });
    const before = snapshotOf(bytes);
    const { workbook, report } = await write(bytes, [
      setCell(before, "得分与定级", "C4", { value: 3, format: "0.####" }),
    ]);
    expect(report.skipped).toEqual([]);
    expect(cellOf(workbook, "得分与定级", "C4")).toEqual({ value: 3, format: "0.####" });
  });
});

describe("pages", () => {
  const paged = design({
    print: {
      orientation: "portrait",
      paper: "A3",
      margins: "office",
      titleRows: [0, 1],
      titleColumns: [0, 0],
      area: { top: 0, bottom: 4, left: 0, right: 1 },
      rowBreaks: [3],
      columnBreaks: [1],
      scale: 88,
    },
  });

  test("are set by breaks at a scale, never fitted, with print area, repeated rows and columns", async () => {
    const bytes = await createXlsx([paged]);
    const xml = partOf(bytes, "xl/worksheets/sheet1.xml");
    expect(xml).not.toContain('fitToPage="1"');
    expect(xml).toMatch(/<pageSetup [^>]*paperSize="8"/);
    expect(xml).toMatch(/<pageSetup [^>]*scale="88"/);
    expect(xml).toMatch(/<pageMargins left="0.79" right="0.79" top="0.98" bottom="0.87"/);
    expect(xml).toContain(
      '</headerFooter><rowBreaks count="1" manualBreakCount="1"><brk id="3" max="16383" man="1"/></rowBreaks>' +
        '<colBreaks count="1" manualBreakCount="1"><brk id="1" max="1048575" man="1"/></colBreaks>',
    );
    expect(partOf(bytes, "xl/workbook.xml")).toContain(
      `<definedName name="_xlnm.Print_Area" localSheetId="0">'得分与定级'!$A$1:$B$5</definedName>` +
        `<definedName name="_xlnm.Print_Titles" localSheetId="0">'得分与定级'!$A:$A,'得分与定级'!$1:$2</definedName>`,
    );
  });

  test("are the same on a sheet added to a workbook and drawn anew in it", async () => {
    const before = await createXlsx([
      design({ name: "甲", cells: [], merges: [], print: { orientation: "portrait" } }),
    ]);
    const added = await applyToXlsx(before, { purpose: "generate", edits: [add(1, paged)] });
    expect(partOf(added.bytes, "xl/worksheets/sheet2.xml")).toContain('<brk id="3" max="16383" man="1"/>');
    const { id, name, cells } = sheetNamed(snapshotOf(before), "甲");
    const anew: Edit = { kind: "redraw-sheet", sheet: { id, name }, before: cells, design: { ...paged, name } };
    const redrawn = await applyToXlsx(before, { purpose: "generate", edits: [anew] });
    expect(partOf(redrawn.bytes, "xl/worksheets/sheet1.xml")).toContain('<brk id="1" max="1048575" man="1"/>');
    expect(partOf(redrawn.bytes, "xl/workbook.xml")).toContain("'甲'!$A:$A,'甲'!$1:$2");
  });
});
