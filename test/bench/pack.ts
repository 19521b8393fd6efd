import type { DesignCell, SheetDesign } from "../../src/core/design/sheet-design";
import { styles, type Style, type StyleName } from "../../src/core/design/styles";
import { rangeToA1, toA1 } from "../../src/core/workbook/address";
import { writeZip } from "../../src/hosts/xlsx/zip";

/**
 * Who wrote a file. `inline-strings`: texts stand in their cells, Chinese as character numbers, formulas without
 * values, as openpyxl writes them. `shared-strings`: a table of texts, formulas with their values, as Excel does.
 */
export type Dialect = "inline-strings" | "shared-strings";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const styleNames = Object.keys(styles) as StyleName[];

/** An .xlsx file with these sheets: texts, formulas, merged areas, styles, sizes, validations and page set-up. */
export function packWorkbook(sheets: readonly SheetDesign[], dialect: Dialect): Uint8Array {
  const strings = dialect === "shared-strings" ? new SharedStrings() : null;
  const parts = new Map<string, string>();
  sheets.forEach((sheet, i) => parts.set(`xl/worksheets/sheet${i + 1}.xml`, sheetPart(sheet, strings)));
  parts.set("xl/workbook.xml", workbookPart(sheets));
  parts.set("xl/styles.xml", stylesPart());
  parts.set("xl/theme/theme1.xml", themePart());
  if (strings) parts.set("xl/sharedStrings.xml", strings.part());
  parts.set("docProps/core.xml", corePart());
  parts.set("docProps/app.xml", appPart(sheets));
  parts.set("xl/_rels/workbook.xml.rels", workbookRelationships(sheets.length, strings !== null));
  parts.set("_rels/.rels", rootRelationships());
  parts.set("[Content_Types].xml", contentTypes([...parts.keys()]));
  const encoder = new TextEncoder();
  return writeZip([...parts].reverse().map(([name, text]) => ({ name, data: encoder.encode(HEADER + text) })));
}

class SharedStrings {
  private readonly indices = new Map<string, number>();
  private count = 0;

  add(text: string): number {
    this.count++;
    const known = this.indices.get(text);
    if (known !== undefined) return known;
    this.indices.set(text, this.indices.size);
    return this.indices.size - 1;
  }

  part(): string {
    const items = [...this.indices.keys()].map(
      (text) => `<si>${textElement(escape(text))}<phoneticPr fontId="1"/></si>`,
    );
    return `<sst xmlns="${MAIN}" count="${this.count}" uniqueCount="${this.indices.size}">${items.join("")}</sst>`;
  }
}

function sheetPart(sheet: SheetDesign, strings: SharedStrings | null): string {
  const rows = new Map<number, DesignCell[]>();
  for (const cell of sheet.cells) {
    const row = rows.get(cell.row);
    if (row) row.push(cell);
    else rows.set(cell.row, [cell]);
  }
  const last = sheet.columnWidths.length;
  const data = [...rows]
    .sort(([a], [b]) => a - b)
    .map(([row, cells]) => {
      const height = sheet.rowHeights.get(row);
      const size = height === undefined ? "" : ` ht="${height}" customHeight="1"`;
      return `<row r="${row + 1}" spans="1:${last}"${size}>${cells.map((c) => cellElement(c, strings)).join("")}</row>`;
    });
  const columns = sheet.columnWidths.map((w, i) => `<col min="${i + 1}" max="${i + 1}" width="${w}" customWidth="1"/>`);
  const merges = sheet.merges.map((m) => `<mergeCell ref="${rangeToA1(m)}"/>`);
  const validations = sheet.validations.map(({ range, rule, title, message }) => {
    const [type, first, second] =
      rule.kind === "list"
        ? ["list", `"${rule.options.join(",")}"`, null]
        : rule.kind === "decimal"
          ? ["decimal", String(rule.from), String(rule.to)]
          : ["whole", String(rule.from), null];
    const operator = rule.kind === "whole" ? ' operator="greaterThanOrEqual"' : "";
    return (
      `<dataValidation type="${type}"${operator} allowBlank="1" showErrorMessage="1" errorTitle="${escape(title)}" ` +
      `error="${escape(message)}" sqref="${rangeToA1(range)}"><formula1>${escape(first ?? "")}</formula1>` +
      `${second === null ? "" : `<formula2>${second}</formula2>`}</dataValidation>`
    );
  });
  return (
    `<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
    `<sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="14.25"/>` +
    `<cols>${columns.join("")}</cols><sheetData>${data.join("")}</sheetData>` +
    (merges.length > 0 ? `<mergeCells count="${merges.length}">${merges.join("")}</mergeCells>` : "") +
    (validations.length > 0
      ? `<dataValidations count="${validations.length}">${validations.join("")}</dataValidations>`
      : "") +
    `<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>` +
    `<pageSetup paperSize="9" orientation="${sheet.print.orientation}" fitToHeight="0"/></worksheet>`
  );
}

function cellElement({ row, column, content, style }: DesignCell, strings: SharedStrings | null): string {
  const start = `<c r="${toA1({ row, column })}" s="${styleNames.indexOf(style)}"`;
  if (content === null) return `${start}/>`;
  const { value, formula } = content;
  if (formula !== undefined) {
    return `${start}><f>${escape(formula)}</f>${strings ? `<v>${String(value)}</v>` : "<v></v>"}</c>`;
  }
  if (typeof value === "string") {
    return strings
      ? `${start} t="s"><v>${strings.add(value)}</v></c>`
      : `${start} t="inlineStr"><is>${textElement(numbered(escape(value)))}</is></c>`;
  }
  return `${start}${strings ? "" : ' t="n"'}><v>${String(value)}</v></c>`;
}

function textElement(escaped: string): string {
  return /^\s|\s$|\n/.test(escaped) ? `<t xml:space="preserve">${escaped}</t>` : `<t>${escaped}</t>`;
}

function escape(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

function numbered(text: string): string {
  return text.replace(/[\u0080-\uffff]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function workbookPart(sheets: readonly SheetDesign[]): string {
  const list = sheets.map((s, i) => `<sheet name="${escape(s.name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  return (
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr/><bookViews><workbookView activeTab="0"/></bookViews>` +
    `<sheets>${list.join("")}</sheets><calcPr calcId="124519" fullCalcOnLoad="1"/></workbook>`
  );
}

function stylesPart(): string {
  const list = styleNames.map((name): Style => styles[name]);
  const formats = [...new Set(list.flatMap((s) => s.numberFormat ?? []))];
  const fonts = list.map(
    (s) =>
      `<font>${s.bold ? "<b/>" : ""}${s.underline ? "<u/>" : ""}<sz val="${s.size}"/>` +
      `<color rgb="FF${s.color ?? "000000"}"/><name val="${s.font}"/><charset val="134"/></font>`,
  );
  const fills = list.map((s) =>
    s.fill === undefined
      ? '<fill><patternFill patternType="none"/></fill>'
      : `<fill><patternFill patternType="solid"><fgColor rgb="FF${s.fill}"/></patternFill></fill>`,
  );
  const edge = (side: string): string => `<${side} style="thin"><color auto="1"/></${side}>`;
  const box = ["left", "right", "top", "bottom"].map(edge).join("");
  const formatId = (s: Style): number => (s.numberFormat === undefined ? 0 : 164 + formats.indexOf(s.numberFormat));
  const xfs = list.map(
    (s, i) =>
      `<xf numFmtId="${formatId(s)}" fontId="${i}" fillId="${i}" borderId="${s.border ? 1 : 0}" xfId="0" applyFont="1">` +
      `<alignment horizontal="${s.horizontal}" vertical="${s.vertical === "top" ? "top" : "center"}"` +
      `${s.wrap ? ' wrapText="1"' : ""}/><protection locked="${s.unlocked ? 0 : 1}"/></xf>`,
  );
  return (
    `<styleSheet xmlns="${MAIN}"><numFmts count="${formats.length}">` +
    formats.map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escape(code)}"/>`).join("") +
    `</numFmts><fonts count="${fonts.length}">${fonts.join("")}</fonts>` +
    `<fills count="${fills.length}">${fills.join("")}</fills>` +
    `<borders count="2"><border/><border>${box}</border></borders>` +
    `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
    `<cellXfs count="${xfs.length}">${xfs.join("")}</cellXfs>` +
    `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
  );
}

function themePart(): string {
  const colours = ["dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6"];
  const scripts = ["Jpan", "Hang", "Hans", "Hant", "Arab", "Hebr", "Thai", "Ethi", "Beng", "Gujr", "Khmr", "Knda"];
  const fonts =
    '<a:latin typeface="Cambria"/><a:ea typeface=""/><a:cs typeface=""/>' +
    scripts.map((script) => `<a:font script="${script}" typeface="宋体"/>`).join("");
  const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
  const line = `<a:ln w="9525" cap="flat" cmpd="sng" algn="ctr">${fill}<a:prstDash val="solid"/></a:ln>`;
  const effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
  return (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office"><a:themeElements>' +
    '<a:clrScheme name="Office">' +
    [...colours, "hlink", "folHlink"].map((c, i) => `<a:${c}><a:srgbClr val="${hex(i)}"/></a:${c}>`).join("") +
    `</a:clrScheme><a:fontScheme name="Office"><a:majorFont>${fonts}</a:majorFont><a:minorFont>${fonts}</a:minorFont>` +
    `</a:fontScheme><a:fmtScheme name="Office"><a:fillStyleLst>${fill.repeat(3)}</a:fillStyleLst>` +
    `<a:lnStyleLst>${line.repeat(3)}</a:lnStyleLst><a:effectStyleLst>${effect.repeat(3)}</a:effectStyleLst>` +
    `<a:bgFillStyleLst>${fill.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`
  );
}

function hex(colour: number): string {
  return (colour * 0x151515).toString(16).padStart(6, "0");
}

function corePart(): string {
  return (
    `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    '<dc:creator>name</dc:creator><dcterms:modified xsi:type="dcterms:W3CDTF">2012-03-20T08:00:00Z</dcterms:modified>' +
    "</cp:coreProperties>"
  );
}

function appPart(sheets: readonly SheetDesign[]): string {
  const names = sheets.map((s) => `<vt:lpstr>${escape(s.name)}</vt:lpstr>`).join("");
  return (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" ' +
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">' +
    '<Application>Microsoft Excel</Application><HeadingPairs><vt:vector size="2" baseType="variant"><vt:variant>' +
    `<vt:lpstr>Worksheets</vt:lpstr></vt:variant><vt:variant><vt:i4>${sheets.length}</vt:i4></vt:variant></vt:vector>` +
    `</HeadingPairs><TitlesOfParts><vt:vector size="${sheets.length}" baseType="lpstr">${names}</vt:vector>` +
    "</TitlesOfParts><AppVersion>12.0000</AppVersion></Properties>"
  );
}

function workbookRelationships(sheets: number, hasStrings: boolean): string {
  const kinds = [
    ...Array.from({ length: sheets }, (_, i) => ["worksheet", `worksheets/sheet${i + 1}.xml`]),
    ["styles", "styles.xml"],
    ["theme", "theme/theme1.xml"],
    ...(hasStrings ? [["sharedStrings", "sharedStrings.xml"]] : []),
  ];
  const list = kinds.map(([kind, to], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${kind}" Target="${to}"/>`);
  return `<Relationships xmlns="${PACKAGE}/relationships">${list.join("")}</Relationships>`;
}

function rootRelationships(): string {
  const targets = [
    [`${OFFICE}/officeDocument`, "xl/workbook.xml"],
    [`${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"],
    [`${OFFICE}/extended-properties`, "docProps/app.xml"],
  ];
  const list = targets.map(([type, to], i) => `<Relationship Id="rId${i + 1}" Type="${type}" Target="${to}"/>`);
  return `<Relationships xmlns="${PACKAGE}/relationships">${list.join("")}</Relationships>`;
}

function contentTypes(parts: readonly string[]): string {
  const sheetTypes = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const typeOf = (part: string): string | null => {
    if (part.startsWith("xl/worksheets/")) return `${sheetTypes}.worksheet+xml`;
    switch (part) {
      case "xl/workbook.xml":
        return `${sheetTypes}.sheet.main+xml`;
      case "xl/styles.xml":
        return `${sheetTypes}.styles+xml`;
      case "xl/sharedStrings.xml":
        return `${sheetTypes}.sharedStrings+xml`;
      case "xl/theme/theme1.xml":
        return "application/vnd.openxmlformats-officedocument.theme+xml";
      case "docProps/core.xml":
        return "application/vnd.openxmlformats-package.core-properties+xml";
      case "docProps/app.xml":
        return "application/vnd.openxmlformats-officedocument.extended-properties+xml";
      default:
        return null;
    }
  };
  const overrides = parts.flatMap((part) => {
    const type = typeOf(part);
    return type === null ? [] : [`<Override PartName="/${part}" ContentType="${type}"/>`];
  });
  return (
    `<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Default Extension="xml" ContentType="application/xml"/>${overrides.join("")}</Types>`
  );
}
