import type { PrintSetup } from "../../../core/design/sheet-design";
import { columnName, quoteSheetName, fixedRange } from "../../../core/workbook/address";
import type { SheetVisibility } from "../../../core/workbook/snapshot";
import { cleanText } from "../text";
import {
  attribute,
  attributes,
  child,
  childrenNamed,
  escapeXml,
  localName,
  parseRoot,
  prefixOf,
  source,
  Splices,
  type XmlElement,
} from "./xml";

interface SheetEntry {
  readonly name: string;
  readonly relationship: string;
  readonly visibility: SheetVisibility;
}

/** What precedes and follows the defined names and the calculation properties in a workbook part. */
const BEFORE_NAMES = ["sheets", "functionGroups", "externalReferences"];
const BEFORE_CALCULATION = [...BEFORE_NAMES, "definedNames"];
const PRINT_AREA = "_xlnm.Print_Area";
const PRINT_TITLES = "_xlnm.Print_Titles";
const PRINT_NAMES: readonly string[] = [PRINT_AREA, PRINT_TITLES];

export function sheetEntries(text: string): readonly SheetEntry[] {
  return childrenNamed(child(parseRoot(text), "sheets"), "sheet").map((element) => {
    const state = attribute(text, element, "state");
    return {
      name: cleanText(attribute(text, element, "name") ?? ""),
      relationship: attributes(text, element).find((a) => a.name.endsWith(":id"))?.value ?? "",
      visibility: state === "hidden" || state === "veryHidden" ? state : "visible",
    };
  });
}

/** The workbook part with one more sheet at `index`, counted among all sheets. */
export function insertSheet(text: string, index: number, sheet: SheetEntry): string {
  const root = parseRoot(text);
  const sheets = child(root, "sheets");
  if (!sheets) throw new RangeError("workbook without sheets");
  const existing = childrenNamed(sheets, "sheet");
  const id = Math.max(0, ...existing.map((element) => Number(attribute(text, element, "sheetId") ?? 0))) + 1;
  const idName = relationshipAttribute(text, root, existing);
  const state = sheet.visibility === "visible" ? "" : ` state="${sheet.visibility}"`;
  const xml =
    `<${prefixOf(root.name)}sheet name="${escapeXml(sheet.name)}" sheetId="${id}"${state}` +
    ` ${idName.declaration}${idName.name}="${escapeXml(sheet.relationship)}"/>`;
  const splices = new Splices(text);
  const next = existing[index];
  if (next) splices.insert(next.start, xml);
  else splices.append(sheets, xml);
  shiftSheetIndices(text, root, splices, (at) => (at >= index ? at + 1 : at));
  return splices.apply();
}

/** The workbook part with another name for the sheet at `index`; nothing that refers to it follows. */
export function renameSheet(text: string, index: number, name: string): string {
  const element = childrenNamed(child(parseRoot(text), "sheets"), "sheet")[index];
  if (!element) throw new RangeError(`no sheet at ${index}`);
  const splices = new Splices(text);
  splices.setAttribute(element, "name", name);
  return splices.apply();
}

/** The workbook part without the sheet at `index` and the names that belong to it. */
export function deleteSheet(text: string, index: number): string {
  const root = parseRoot(text);
  const element = childrenNamed(child(root, "sheets"), "sheet")[index];
  if (!element) throw new RangeError(`no sheet at ${index}`);
  const splices = new Splices(text);
  splices.remove(element);
  shiftSheetIndices(text, root, splices, (at) => (at === index ? null : at > index ? at - 1 : at));
  return splices.apply();
}

/** The workbook part with these sheets first, in this order, and all others hidden behind them; the first one is active. */
export function orderSheets(text: string, names: readonly string[]): string {
  const root = parseRoot(text);
  const elements = childrenNamed(child(root, "sheets"), "sheet");
  const entries = sheetEntries(text);
  const rank = (index: number): number => {
    const place = names.indexOf(entries[index]?.name ?? "");
    return place < 0 ? names.length + index : place;
  };
  const order = elements.map((_, index) => index).sort((a, b) => rank(a) - rank(b));
  const splices = new Splices(text);
  order.forEach((from, to) => {
    const [taken, place] = [elements[from], elements[to]];
    if (!taken || !place) return;
    const isShown = names.includes(entries[from]?.name ?? "");
    const bare = source(text, taken).replace(/\s+state\s*=\s*(?:"[^"]*"|'[^']*')/, "");
    const xml = isShown ? bare : bare.replace(/^<[^\s/>]+/, '$& state="hidden"');
    splices.replace(place.start, place.end, xml);
  });
  for (const name of childrenNamed(child(root, "definedNames"), "definedName")) {
    const local = attribute(text, name, "localSheetId");
    if (local !== undefined) splices.setAttribute(name, "localSheetId", String(order.indexOf(Number(local))));
  }
  for (const view of childrenNamed(child(root, "bookViews"), "workbookView")) {
    for (const which of ["activeTab", "firstSheet"]) {
      if (attribute(text, view, which) !== undefined) splices.setAttribute(view, which, "0");
    }
  }
  return splices.apply();
}

/** What the names that hold for the whole workbook stand for. */
export function commonNames(text: string): readonly string[] {
  return childrenNamed(child(parseRoot(text), "definedNames"), "definedName")
    .filter((element) => attribute(text, element, "localSheetId") === undefined)
    .map((element) => source(text, element));
}

/** Gives a sheet the print titles and the print area of its design, or none. */
export function setPrintNames(text: string, index: number, print: PrintSetup): string {
  const root = parseRoot(text);
  const p = prefixOf(root.name);
  const splices = new Splices(text);
  const names = child(root, "definedNames");
  const all = childrenNamed(names, "definedName");
  const own = all.filter(
    (element) =>
      attribute(text, element, "localSheetId") === String(index) &&
      PRINT_NAMES.includes(attribute(text, element, "name") ?? ""),
  );
  const sheet = quoteSheetName(sheetEntries(text)[index]?.name ?? "");
  const xml = printNames(print)
    .map(
      ([name, areas]) =>
        `<${p}definedName name="${name}" localSheetId="${index}">` +
        `${escapeXml(areas.map((area) => `${sheet}!${area}`).join(","))}</${p}definedName>`,
    )
    .join("");
  if (names && own.length === all.length && xml === "") splices.remove(names);
  else {
    for (const element of own) splices.remove(element);
    if (xml !== "") {
      if (names) splices.append(names, xml);
      else splices.insert(endOfLast(root, BEFORE_NAMES), `<${p}definedNames>${xml}</${p}definedNames>`);
    }
  }
  return splices.apply();
}

/** Names and what they stand for on the sheet, in the order of the alphabet as Excel writes them. */
function printNames({ area, titleRows, titleColumns }: PrintSetup): (readonly [string, readonly string[]])[] {
  const titles = [
    ...(titleColumns ? [`$${columnName(titleColumns[0])}:$${columnName(titleColumns[1])}`] : []),
    ...(titleRows ? [`$${titleRows[0] + 1}:$${titleRows[1] + 1}`] : []),
  ];
  return [
    ...(area ? [[PRINT_AREA, [fixedRange(area)]] as const] : []),
    ...(titles.length > 0 ? [[PRINT_TITLES, titles] as const] : []),
  ];
}

/** Makes Excel calculate everything when it opens the workbook. */
export function calculateOnLoad(text: string): string {
  const root = parseRoot(text);
  const splices = new Splices(text);
  const properties = child(root, "calcPr");
  if (properties) splices.setAttribute(properties, "fullCalcOnLoad", "1");
  else {
    const xml = `<${prefixOf(root.name)}calcPr fullCalcOnLoad="1"/>`;
    splices.insert(endOfLast(root, BEFORE_CALCULATION), xml);
  }
  return splices.apply();
}

function endOfLast(root: XmlElement, locals: readonly string[]): number {
  const last = root.children.filter((c) => locals.includes(c.local)).at(-1);
  if (!last) throw new RangeError("workbook without sheets");
  return last.end;
}

/** Names and views point to sheets by place; `move` gives null for a sheet that is gone. */
function shiftSheetIndices(
  text: string,
  root: XmlElement,
  splices: Splices,
  move: (index: number) => number | null,
): void {
  const names = child(root, "definedNames");
  const all = childrenNamed(names, "definedName");
  const gone = all.filter((element) => {
    const local = attribute(text, element, "localSheetId");
    return local !== undefined && move(Number(local)) === null;
  });
  if (names && gone.length > 0 && gone.length === all.length) splices.remove(names);
  else {
    for (const element of all) {
      const local = attribute(text, element, "localSheetId");
      if (local === undefined) continue;
      const moved = move(Number(local));
      if (moved === null) splices.remove(element);
      else if (moved !== Number(local)) splices.setAttribute(element, "localSheetId", String(moved));
    }
  }
  for (const view of childrenNamed(child(root, "bookViews"), "workbookView")) {
    const active = Number(attribute(text, view, "activeTab") ?? 0);
    const moved = move(active) ?? move(firstVisible(text, move)) ?? 0;
    if (moved !== active) splices.setAttribute(view, "activeTab", String(moved));
    const first = Number(attribute(text, view, "firstSheet") ?? 0);
    if (first > 0 && (move(first) ?? 0) < first) splices.setAttribute(view, "firstSheet", String(first - 1));
  }
}

function firstVisible(text: string, move: (index: number) => number | null): number {
  return sheetEntries(text).findIndex((sheet, index) => sheet.visibility === "visible" && move(index) !== null);
}

/** The relationships namespace may have another prefix than "r", or be declared only on the sheets themselves. */
function relationshipAttribute(
  text: string,
  root: XmlElement,
  sheets: readonly XmlElement[],
): { name: string; declaration: string } {
  const isRelationships = (value: string): boolean =>
    value.endsWith("/officeDocument/2006/relationships") || value.endsWith("/officeDocument/relationships");
  const declared = attributes(text, root).find((a) => a.name.startsWith("xmlns:") && isRelationships(a.value));
  if (declared) return { name: `${localName(declared.name)}:id`, declaration: "" };
  const own = sheets[0] && attributes(text, sheets[0]).find((a) => isRelationships(a.value));
  const uri = own?.value ?? "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  return { name: "r:id", declaration: `xmlns:r="${uri}" ` };
}
