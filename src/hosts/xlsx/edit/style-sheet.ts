import { readNumberFormats } from "../styles";
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
import { isTrue } from "../xml";

/** A stylesheet with nothing but the appearance of an untouched cell. */
export const EMPTY_STYLE_SHEET =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

/** The collections of a stylesheet in the order the format prescribes. */
const ORDER = [
  "numFmts",
  "fonts",
  "fills",
  "borders",
  "cellStyleXfs",
  "cellXfs",
  "cellStyles",
  "dxfs",
  "tableStyles",
  "colors",
  "extLst",
] as const;
type Collection = "numFmts" | "fonts" | "fills" | "borders" | "cellXfs" | "dxfs";

const FIRST_CUSTOM_FORMAT = 164;
const DEFAULT_SIZE = 11;

/** The formats with an id of their own that mean the same in every language of Excel. */
const builtInIds: ReadonlyMap<string, number> = new Map([
  ["0", 1],
  ["0.00", 2],
  ["#,##0", 3],
  ["#,##0.00", 4],
  ["0%", 9],
  ["0.00%", 10],
  ["@", 49],
]);

/** What a variant of a cell's appearance changes; absent means as it was. */
interface StyleChange {
  /** Number format code, null for General. */
  readonly format?: string | null;
  /** The mark by which Excel keeps an entry like "001" or "=1" a text when it is edited. */
  readonly isQuoted?: boolean;
  /** Index of a fill, as `fill` gives it. */
  readonly fill?: number;
}

/** The members of a collection; of alternatives the one for programs that know no extension, as every reader here takes it. */
function membersOf(collection: XmlElement | undefined): readonly XmlElement[] {
  return (collection?.children ?? []).flatMap((element) =>
    element.local === "AlternateContent" ? membersOf(child(element, "Fallback")) : [element],
  );
}

/** A stylesheet that only grows: every index given out before stays what it was. */
export class StyleSheet {
  private readonly root: XmlElement;
  private readonly items: Record<Collection, string[]>;
  private readonly counts: Record<Collection, number>;
  /** Number formats that the file itself defines, by id. */
  private readonly formats = new Map<number, string>();
  /** By index of cellXfs. */
  private readonly codes: (string | null)[];
  private readonly variants = new Map<string, number>();

  constructor(private readonly text: string) {
    this.root = parseRoot(text);
    const read = (name: Collection): string[] =>
      membersOf(child(this.root, name)).map((element) => source(text, element));
    this.items = {
      numFmts: read("numFmts"),
      fonts: read("fonts"),
      fills: read("fills"),
      borders: read("borders"),
      cellXfs: read("cellXfs"),
      dxfs: read("dxfs"),
    };
    this.counts = {
      numFmts: this.items.numFmts.length,
      fonts: this.items.fonts.length,
      fills: this.items.fills.length,
      borders: this.items.borders.length,
      cellXfs: this.items.cellXfs.length,
      dxfs: this.items.dxfs.length,
    };
    this.codes = readNumberFormats(new TextEncoder().encode(text), "styles").map((code) => code ?? null);
    for (const element of childrenNamed(child(this.root, "numFmts"), "numFmt")) {
      const code = attribute(text, element, "formatCode");
      if (code !== undefined) this.formats.set(Number(attribute(text, element, "numFmtId")), code);
    }
  }

  get hasGrown(): boolean {
    return (Object.keys(this.counts) as Collection[]).some((name) => this.items[name].length > this.counts[name]);
  }

  /** The number format code of a cell's appearance, null for General. */
  format(xf: number): string | null {
    return this.codes[xf] ?? null;
  }

  /** Index of the fill. */
  fill(xf: number): number {
    return Number(attribute(this.xf(xf), { start: 0 }, "fillId") ?? 0);
  }

  isQuoted(xf: number): boolean {
    return isTrue(attribute(this.xf(xf), { start: 0 }, "quotePrefix"));
  }

  /** Font size in points, and whether long texts go on in the next line. */
  textLook(xf: number): { readonly size: number; readonly wrap: boolean } {
    const text = this.xf(xf);
    const alignment = text === "" ? undefined : child(parseRoot(text), "alignment");
    const font = this.items.fonts[Number(attribute(text, { start: 0 }, "fontId") ?? 0)];
    const size = font === undefined ? undefined : child(parseRoot(font), "sz");
    return {
      size: Number((font !== undefined && size && attribute(font, size, "val")) || DEFAULT_SIZE),
      wrap: alignment !== undefined && isTrue(attribute(text, alignment, "wrapText")),
    };
  }

  /** Locked is what Excel assumes where nothing is said. */
  isLocked(xf: number): boolean {
    const text = this.xf(xf);
    const protection = text && child(parseRoot(text), "protection");
    const locked = protection ? attribute(text, protection, "locked") : undefined;
    return locked === undefined || isTrue(locked);
  }

  /** The same appearance with another number format, text mark or fill. */
  variant(xf: number, change: StyleChange): number {
    const key = `${xf} ${change.isQuoted ?? ""} ${change.fill ?? ""} ${change.format === undefined ? "" : `=${change.format ?? "General"}`}`;
    const known = this.variants.get(key) ?? this.makeVariant(xf, change);
    this.variants.set(key, known);
    return known;
  }

  private makeVariant(xf: number, change: StyleChange): number {
    const text = this.xf(xf) || this.plainXf();
    const element = parseRoot(text);
    const splices = new Splices(text);
    if (change.format !== undefined && change.format !== this.format(xf)) {
      splices.setAttribute(element, "numFmtId", String(this.formatId(change.format)));
      splices.setAttribute(element, "applyNumberFormat", "1");
    }
    if (change.isQuoted !== undefined && change.isQuoted !== this.isQuoted(xf)) {
      splices.setAttribute(element, "quotePrefix", change.isQuoted ? "1" : null);
    }
    if (change.fill !== undefined && change.fill !== this.fill(xf)) {
      splices.setAttribute(element, "fillId", String(change.fill));
      splices.setAttribute(element, "applyFill", "1");
    }
    const changed = splices.apply();
    return changed === text ? xf : this.addXf(changed, change.format === undefined ? this.format(xf) : change.format);
  }

  /** Takes over an appearance of another stylesheet. */
  importXf(from: StyleSheet, xf: number): number {
    const text = from.xf(xf);
    const element = parseRoot(text);
    const splices = new Splices(text);
    const move = (name: string, collection: Collection): void => {
      const item = from.items[collection][Number(attribute(text, element, name) ?? 0)];
      if (item !== undefined) splices.setAttribute(element, name, String(this.add(collection, this.adopt(item))));
    };
    move("fontId", "fonts");
    move("fillId", "fills");
    move("borderId", "borders");
    splices.setAttribute(element, "numFmtId", String(this.formatId(from.format(xf))));
    splices.setAttribute(element, "xfId", "0");
    return this.addXf(this.adopt(splices.apply()), from.format(xf));
  }

  /** Takes over the appearance of a conditional format. */
  importDxf(from: StyleSheet, dxf: number): number {
    const item = from.items.dxfs[dxf];
    if (item === undefined) throw new RangeError(`no conditional style ${dxf}`);
    return this.add("dxfs", this.adopt(item));
  }

  toText(): string {
    const splices = new Splices(this.text);
    const prefix = prefixOf(this.root.name);
    for (const name of Object.keys(this.counts) as Collection[]) {
      const items = this.items[name];
      const added = items.slice(this.counts[name]).join("");
      if (added === "") continue;
      const existing = child(this.root, name);
      if (existing) {
        splices.append(existing, added);
        if (attribute(this.text, existing, "count") !== undefined) {
          splices.setAttribute(existing, "count", String(items.length));
        }
      } else {
        const collection = `<${prefix}${name} count="${items.length}">${added}</${prefix}${name}>`;
        const next = this.root.children.find((c) => ORDER.indexOf(c.local as Collection) > ORDER.indexOf(name));
        if (next) splices.insert(next.start, collection);
        else splices.append(this.root, collection);
      }
    }
    return splices.apply();
  }

  private xf(index: number): string {
    return this.items.cellXfs[index] ?? "";
  }

  private plainXf(): string {
    return `<${prefixOf(this.root.name)}xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>`;
  }

  private addXf(item: string, format: string | null): number {
    // Index 0 is the appearance of every cell that names none.
    if (this.items.cellXfs.length === 0) this.add("cellXfs", this.plainXf());
    const index = this.add("cellXfs", item);
    this.codes[index] = format;
    return index;
  }

  private add(collection: Collection, item: string): number {
    const items = this.items[collection];
    const known = items.indexOf(item);
    return known >= 0 ? known : items.push(item) - 1;
  }

  private formatId(code: string | null): number {
    if (code === null) return 0;
    const builtIn = builtInIds.get(code);
    if (builtIn !== undefined && !this.formats.has(builtIn)) return builtIn;
    for (const [id, known] of this.formats) if (known === code) return id;
    const id = Math.max(FIRST_CUSTOM_FORMAT - 1, ...this.formats.keys()) + 1;
    this.formats.set(id, code);
    const name = `${prefixOf(this.root.name)}numFmt`;
    this.add("numFmts", `<${name} numFmtId="${id}" formatCode="${escapeXml(code)}"/>`);
    return id;
  }

  /** An element of another stylesheet, written with this one's namespace prefix. */
  private adopt(text: string): string {
    const prefix = prefixOf(this.root.name);
    const write = (element: XmlElement): string => {
      const own = attributes(text, element).map((a) => ` ${localName(a.name)}="${escapeXml(a.value)}"`);
      const name = `${prefix}${element.local}`;
      const inner = element.children.map(write).join("");
      return inner === "" ? `<${name}${own.join("")}/>` : `<${name}${own.join("")}>${inner}</${name}>`;
    };
    return write(parseRoot(text));
  }
}
