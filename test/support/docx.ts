import type { SheetDesign } from "../../src/core/design/sheet-design";
import { columnPoints } from "../../src/core/design/text-height";
import { cellText } from "../../src/core/workbook/grid";
import { pack, relationships, type Parts } from "./hostile-files";

const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const NAMESPACES = [
  `xmlns:w="${MAIN}"`,
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
].join(" ");

export function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** Runs of a text: tabs and line feeds as Word writes them. */
export function run(text: string, properties = ""): string {
  const pieces = text.split(/(\t|\n)/).map((piece) => {
    if (piece === "\t") return "<w:tab/>";
    return piece === "\n" ? "<w:br/>" : `<w:t xml:space="preserve">${escaped(piece)}</w:t>`;
  });
  return `<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}${pieces.join("")}</w:r>`;
}

/** A paragraph of runs. */
export function paragraph(runs: string, properties = ""): string {
  return `<w:p>${properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
}

export function line(text: string, properties = ""): string {
  return paragraph(run(text), properties);
}

export const CENTRED = '<w:jc w:val="center"/>';

export interface CellProperties {
  readonly span?: number;
  readonly merge?: "restart" | "continue";
}

/** A cell of paragraphs; a text stands for one paragraph a line. */
export function cell(content: string, { span = 1, merge }: CellProperties = {}): string {
  const paragraphs = content.startsWith("<")
    ? content
    : content
        .split("\n")
        .map((text) => line(text))
        .join("");
  const properties =
    (span > 1 ? `<w:gridSpan w:val="${span}"/>` : "") + (merge === undefined ? "" : `<w:vMerge w:val="${merge}"/>`);
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraphs}</w:tc>`;
}

export function row(cells: readonly string[], properties = ""): string {
  return `<w:tr>${properties === "" ? "" : `<w:trPr>${properties}</w:trPr>`}${cells.join("")}</w:tr>`;
}

/** A table of rows as `row` makes them. */
export function table(rows: readonly string[], widths: readonly number[] = []): string {
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("");
  return `<w:tbl><w:tblPr/><w:tblGrid>${grid}</w:tblGrid>${rows.join("")}</w:tbl>`;
}

/** A table of plain texts. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map(() => 1500);
  return table(
    rows.map((texts) => row(texts.map((text) => cell(text)))),
    widths,
  );
}

export function documentXml(body: string): string {
  return `<w:document ${NAMESPACES}><w:body>${body}<w:sectPr/></w:body></w:document>`;
}

/** The parts of a document with this body; more parts by name, each listed as what `kinds` says. */
export function docxParts(
  body: string,
  more: Readonly<Record<string, { readonly kind: string; readonly content: string }>> = {},
): Record<string, string> {
  const parts = Object.entries(more);
  return {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": relationships(["r1", "officeDocument", "word/document.xml"]),
    "word/document.xml": documentXml(body),
    "word/_rels/document.xml.rels": relationships(
      ...parts.map(([name, { kind }], i) => [`r${i + 1}`, kind, name] as const),
    ),
    ...Object.fromEntries(parts.map(([name, { content }]) => [`word/${name}`, content])),
  };
}

/** A .docx with this body; `parts` replaces, adds or (null) leaves out. */
export function docx(body: string, more: Parameters<typeof docxParts>[1] = {}, parts: Parts = {}): Uint8Array {
  return pack({ ...docxParts(body, more), ...parts });
}

export function numberingPart(definitions: string): { readonly kind: string; readonly content: string } {
  return { kind: "numbering", content: `<w:numbering xmlns:w="${MAIN}">${definitions}</w:numbering>` };
}

export function stylesPart(styles: string): { readonly kind: string; readonly content: string } {
  return { kind: "styles", content: `<w:styles xmlns:w="${MAIN}">${styles}</w:styles>` };
}

/** A list: its levels as [format, text]. */
export function listOf(id: number, levels: readonly (readonly [format: string, text: string])[]): string {
  const rows = levels.map(
    ([format, text], i) =>
      `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`,
  );
  return `<w:abstractNum w:abstractNumId="${id}">${rows.join("")}</w:abstractNum>`;
}

/** What makes a paragraph one of a list. */
export function inList(list: number, level = 0): string {
  return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;
}

/**
 * A drawn sheet as somebody types it in Word: lines that reach over all columns are paragraphs, the rest is a table with
 * its merged cells.
 */
export function documentOf(design: SheetDesign): string {
  const width = design.columnWidths.length;
  const twips = design.columnWidths.map((w) => Math.round(columnPoints(w) * 20));
  const texts = new Map(design.cells.map((c) => [`${c.row}:${c.column}`, cellText(c.content ?? undefined)]));
  const areaAt = (r: number, c: number): SheetDesign["merges"][number] | undefined =>
    design.merges.find((m) => r >= m.top && r <= m.bottom && c >= m.left && c <= m.right);
  const styleAt = (r: number, c: number): string | undefined =>
    design.cells.find((other) => other.row === r && other.column === c)?.style.replace(/Official$/, "");
  const lastRow = Math.max(...design.cells.map((c) => c.row));
  const parts: string[] = [];
  let rows: string[] = [];
  const endTable = (): void => {
    if (rows.length > 0) parts.push(table(rows, twips));
    rows = [];
  };
  const lineStyles = ["annex", "title", "subtitle", "line", "note", "inputLine"];
  for (let r = 0; r <= lastRow; r++) {
    if (lineStyles.includes(styleAt(r, 0) ?? "line")) {
      endTable();
      const words = Array.from({ length: width }, (_, c) => texts.get(`${r}:${c}`) ?? "").filter((t) => t !== "");
      parts.push(line(words.join("　　"), styleAt(r, 0) === "title" ? CENTRED : ""));
      continue;
    }
    const cells: string[] = [];
    for (let c = 0; c < width;) {
      const area = areaAt(r, c);
      const span = area ? area.right - area.left + 1 : 1;
      const merge =
        !area || area.bottom === area.top ? {} : ({ merge: area.top === r ? "restart" : "continue" } as const);
      cells.push(cell(area && area.top < r ? "" : (texts.get(`${r}:${c}`) ?? ""), { span, ...merge }));
      c += span;
    }
    rows.push(row(cells));
  }
  endTable();
  return parts.join("");
}
