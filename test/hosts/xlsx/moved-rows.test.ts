import { checkWorkbook } from "../../../src/core/check/check";
import { generateSheets } from "../../../src/core/generation/generate";
import { readXlsx } from "../../../src/hosts/xlsx/read";
import { applyToXlsx, createXlsx } from "../../../src/hosts/xlsx/write";
import { openZip } from "../../../src/hosts/xlsx/zip";
import { exampleSheets } from "../../../src/scripts/samples/example";
import { cellAt } from "../../../src/core/workbook/snapshot";
import { parseA1 } from "../../../src/core/workbook/address";
import { cellIn, generateOptions } from "../../support/generated";
import { withParts } from "../../support/xlsx-package";

const ledger = "整改台账";

async function generated(bytes: Uint8Array): Promise<Uint8Array> {
  const { snapshot } = readXlsx(bytes, { fileName: null });
  const { changeSet } = generateSheets(snapshot, checkWorkbook(snapshot), generateOptions(["ledger"]));
  return (await applyToXlsx(bytes, changeSet)).bytes;
}

function partOf(bytes: Uint8Array, name: string): string {
  return new TextDecoder().decode(openZip(bytes).read(name));
}

/** The file with a score of 附件1 changed. */
async function scored(bytes: Uint8Array, a1: string, value: number): Promise<Uint8Array> {
  const { snapshot } = readXlsx(bytes, { fileName: null });
  const sheet = snapshot.sheets.find((s) => s.name === "附件1");
  if (!sheet) throw new Error("no 附件1");
  const { row, column } = parseA1(a1);
  const before = cellAt(sheet, row, column) ?? null;
  const edit = { kind: "set-cell", sheet: { id: sheet.id, name: sheet.name }, row, column, before } as const;
  const changed = await applyToXlsx(bytes, { purpose: "entry", edits: [{ ...edit, after: { ...before, value } }] });
  return changed.bytes;
}

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The ledger with row 6 (第17项) filled yellow, and a comment on H6 and on H7 (第18项). */
function marked(bytes: Uint8Array, sheet: string): Uint8Array {
  const styles = partOf(bytes, "xl/styles.xml");
  const fills = Number(/<fills count="(\d+)"/.exec(styles)?.[1]);
  const count = Number(/<cellXfs count="(\d+)"/.exec(styles)?.[1]);
  const yellow = '<fill><patternFill patternType="solid"><fgColor rgb="FFFFFF00"/></patternFill></fill>';
  const box = (row: number): string =>
    `<v:shape><x:ClientData ObjectType="Note"><x:Anchor>8, 15, ${row}, 2, 10, 15, ${row + 4}, 4</x:Anchor>` +
    `<x:Row>${row}</x:Row><x:Column>7</x:Column></x:ClientData></v:shape>`;
  const rels = `xl/worksheets/_rels/${sheet.replace("xl/worksheets/", "")}.rels`;
  const archive = openZip(bytes);
  const relationships = archive.has(rels)
    ? partOf(bytes, rels)
    : `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`;
  const note = (ref: string, text: string): string =>
    `<comment ref="${ref}" authorId="0"><text><t>${text}</t></text></comment>`;
  return withParts(bytes, {
    "xl/styles.xml": styles
      .replace(`<fills count="${fills}"`, `<fills count="${fills + 1}"`)
      .replace("</fills>", `${yellow}</fills>`)
      .replace(`<cellXfs count="${count}"`, `<cellXfs count="${count + 1}"`)
      .replace("</cellXfs>", `<xf numFmtId="0" fontId="0" fillId="${fills}" borderId="0" xfId="0"/></cellXfs>`),
    [sheet]: partOf(bytes, sheet)
      .replace(/(<c r="[A-M]6"[^>]*?) s="\d+"/g, `$1 s="${count}"`)
      .replace("</worksheet>", '<legacyDrawing r:id="rIdV"/></worksheet>'),
    [rels]: relationships.replace(
      "</Relationships>",
      `<Relationship Id="rIdC" Type="${office}/comments" Target="../comments9.xml"/>` +
        `<Relationship Id="rIdV" Type="${office}/vmlDrawing" Target="../drawings/vmlDrawing9.vml"/></Relationships>`,
    ),
    "xl/comments9.xml": `<comments xmlns="${main}"><authors><author>甲</author></authors><commentList>${note("H6", "请核实")}${note("H7", "待定")}</commentList></comments>`,
    "xl/drawings/vmlDrawing9.vml": `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">${box(5)}${box(6)}</xml>`,
    "[Content_Types].xml": partOf(bytes, "[Content_Types].xml").replace(
      "</Types>",
      '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>' +
        '<Override PartName="/xl/comments9.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/></Types>',
    ),
  });
}

function filledRows(bytes: Uint8Array, sheet: string): readonly number[] {
  const styles = partOf(bytes, "xl/styles.xml");
  const fills = [...(/<fills[\s\S]*?<\/fills>/.exec(styles)?.[0] ?? "").matchAll(/<fill>[\s\S]*?<\/fill>/g)];
  const yellow = fills.findIndex(([fill]) => fill.includes("FFFFFF00"));
  const xfs = [...(/<cellXfs[\s\S]*?<\/cellXfs>/.exec(styles)?.[0] ?? "").matchAll(/<xf [^>]*>/g)];
  const looks = xfs.flatMap(([xf], i) => (xf.includes(`fillId="${yellow}"`) ? [i] : []));
  const cells = [...partOf(bytes, sheet).matchAll(/<c r="([A-Z]+)(\d+)"[^>]*? s="(\d+)"/g)];
  return [...new Set(cells.flatMap(([, , row, s]) => (looks.includes(Number(s)) ? [Number(row)] : [])))];
}

describe("what a person put on a row of the ledger", () => {
  it("goes with the row when another item is deducted, and stays on the sheet when its row is gone", async () => {
    const first = await generated(await createXlsx(exampleSheets()));
    const sheet = "xl/worksheets/sheet5.xml";
    const source = marked(first, sheet);
    expect(filledRows(source, sheet)).toEqual([6]);
    const after = await generated(await scored(source, "附件1!D5".split("!")[1] ?? "", 2));
    const { snapshot } = readXlsx(after, { fileName: null });
    expect(cellIn(snapshot, ledger, "整改措施", "第17项")).toBe(`${ledger}!H7`);
    expect(filledRows(after, sheet)).toEqual([7]);
    expect(partOf(after, "xl/comments9.xml").match(/ref="[A-Z]+\d+"/g)).toEqual(['ref="H7"', 'ref="H8"']);
    expect(partOf(after, "xl/drawings/vmlDrawing9.vml").match(/<x:(?:Row|Anchor)>[^<]*/g)).toEqual([
      "<x:Anchor>8, 15, 6, 2, 10, 15, 10, 4",
      "<x:Row>6",
      "<x:Anchor>8, 15, 7, 2, 10, 15, 11, 4",
      "<x:Row>7",
    ]);

    const gone = await generated(await scored(after, "D22", 3));
    const [kept, dropped] = partOf(gone, "xl/comments9.xml").match(/ref="[A-Z]+\d+"/g) ?? [];
    expect(kept).toBe('ref="H7"');
    expect(Number(/\d+/.exec(dropped ?? "")?.[0])).toBeGreaterThan(11);
    expect(filledRows(gone, sheet)).toEqual([7]);
  });
});
