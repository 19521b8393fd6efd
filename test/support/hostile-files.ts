import { deflateRawSync, constants } from "node:zlib";
import { writeZip, type ZipEntry, type ZipSource } from "../../src/hosts/xlsx/zip";

/** Parts of a package as text or bytes; null leaves one out. */
export type Parts = Readonly<Record<string, string | Uint8Array | null>>;

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export function relationships(...items: readonly (readonly [id: string, kind: string, target: string])[]): string {
  const rows = items.map(([id, kind, target]) => `<Relationship Id="${id}" Type="${REL}/${kind}" Target="${target}"/>`);
  const namespace = "http://schemas.openxmlformats.org/package/2006/relationships";
  return `<Relationships xmlns="${namespace}">${rows.join("")}</Relationships>`;
}

/** The content of a worksheet part around its rows. */
export function worksheet(rows: string, after = ""): string {
  return `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${after}</worksheet>`;
}

export function sharedStrings(texts: readonly string[]): string {
  return `<sst xmlns="${MAIN}">${texts.map((text) => `<si><t>${text}</t></si>`).join("")}</sst>`;
}

export function workbookPart(sheets: readonly string[], before = "", after = ""): string {
  const rows = sheets.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="s${i + 1}"/>`);
  return `<workbook xmlns="${MAIN}" xmlns:r="${REL}">${before}<sheets>${rows.join("")}</sheets>${after}</workbook>`;
}

/** Two sheets: 评分 with the texts 项目 and 得分 and the number 89, 说明 with a text. */
export function honestParts(): Record<string, string> {
  return {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": relationships(["r1", "officeDocument", "xl/workbook.xml"]),
    "xl/workbook.xml": workbookPart(["评分", "说明"]),
    "xl/_rels/workbook.xml.rels": relationships(
      ["s1", "worksheet", "worksheets/sheet1.xml"],
      ["s2", "worksheet", "worksheets/sheet2.xml"],
      ["r3", "sharedStrings", "sharedStrings.xml"],
    ),
    "xl/worksheets/sheet1.xml": worksheet(
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="B2"><v>89</v></c></row>',
    ),
    "xl/worksheets/sheet2.xml": worksheet('<row r="1"><c r="A1" t="s"><v>2</v></c></row>'),
    "xl/sharedStrings.xml": sharedStrings(["项目", "得分", "学校甲"]),
  };
}

export function pack(parts: Parts, more: readonly ZipSource[] = []): Uint8Array {
  const encoder = new TextEncoder();
  const sources = Object.entries(parts).flatMap(([name, content]): ZipSource[] =>
    content === null ? [] : [{ name, data: typeof content === "string" ? encoder.encode(content) : content }],
  );
  return writeZip([...sources, ...more]);
}

/** The honest workbook with some parts replaced, added or (null) left out. */
export function honestWith(parts: Parts, more: readonly ZipSource[] = []): Uint8Array {
  return pack({ ...honestParts(), ...parts }, more);
}

/** A workbook with one sheet of these rows. */
export function oneSheet(rows: string, parts: Parts = {}, after = ""): Uint8Array {
  return honestWith({ "xl/worksheets/sheet1.xml": worksheet(rows, after), ...parts });
}

/** An entry of `megabytes` times the same byte, made without ever holding them: a megabyte deflates to about 1 KB. */
export function hugeEntry(
  name: string,
  byte: number,
  megabytes: number,
  declaredSize = megabytes * 1024 * 1024,
): ZipEntry {
  const block = deflateRawSync(new Uint8Array(1024 * 1024).fill(byte), { finishFlush: constants.Z_FULL_FLUSH });
  const last = deflateRawSync(new Uint8Array(0));
  const compressed = new Uint8Array(block.length * megabytes + last.length);
  for (let i = 0; i < megabytes; i++) compressed.set(block, i * block.length);
  compressed.set(last, block.length * megabytes);
  return { name, method: 8, crc: 0, size: declaredSize, compressed, isEncrypted: false };
}

/** Where `text` lies in the bytes; the nth time it does. */
export function positionOf(bytes: Uint8Array, text: string, nth = 0): number {
  let at = -1;
  for (let i = 0; i <= nth; i++) at = Buffer.from(bytes).indexOf(text, at + 1, "utf8");
  if (at < 0) throw new Error(`no ${text}`);
  return at;
}

/** A compound file (the container of old and of encrypted workbooks) with one named stream in its directory. */
export function compoundFile(streamName: string): Uint8Array {
  const bytes = new Uint8Array(2048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (let i = 0; i < streamName.length; i++) bytes[1152 + 2 * i] = streamName.charCodeAt(i);
  return bytes;
}

/** `count` bytes from `at` on made other than they were. */
export function corrupted(bytes: Uint8Array, at: number, count: number): Uint8Array {
  const copy = bytes.slice();
  for (let i = at; i < at + count; i++) copy[i] = (copy[i] ?? 0) ^ 0x5a;
  return copy;
}
