import { HostError } from "../host";
import type { XlsxFile } from "./read";
import { readNumberFormats } from "./styles";
import { ENTER, isTrue, scanXml, SKIP, type Action, type XmlHandler, type XmlTag } from "./xml";

/** The look of a cell. Colours are "#rrggbb"; null is the automatic one. */
export interface CellStyle {
  readonly font: Font;
  /** The colour behind the text; null where there is none. */
  readonly fill: string | null;
  readonly border: Readonly<Record<BorderSide, BorderLine | null>>;
  /** A line from corner to corner; null where there is none. */
  readonly diagonal: Diagonal | null;
  /** The number format code; null for General. */
  readonly format: string | null;
  readonly horizontal: string | null;
  readonly vertical: string | null;
  readonly wraps: boolean;
  readonly shrinks: boolean;
  readonly indent: number;
  /** Degrees counter-clockwise from 1 to 90, clockwise from 91 (1°) to 180 (90°), 255 for stacked letters. */
  readonly rotation: number;
}

interface Font {
  readonly name: string | null;
  /** In points. */
  readonly size: number | null;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isUnderlined: boolean;
  readonly isStruck: boolean;
  readonly color: string | null;
}

const borderSides = ["left", "right", "top", "bottom"] as const;
type BorderSide = (typeof borderSides)[number];

export interface BorderLine {
  /** As the file names it: "thin", "medium", "double", "dashed"… */
  readonly style: string;
  readonly color: string | null;
}

interface Diagonal extends BorderLine {
  /** From the lower left to the upper right. */
  readonly rises: boolean;
  /** From the upper left to the lower right. */
  readonly falls: boolean;
}

interface Border {
  readonly sides: CellStyle["border"];
  readonly diagonal: Diagonal | null;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const plainFont: Font = {
  name: null,
  size: null,
  isBold: false,
  isItalic: false,
  isUnderlined: false,
  isStruck: false,
  color: null,
};
const noBorder: CellStyle["border"] = { left: null, right: null, top: null, bottom: null };

/** What of a file the look of its sheets is read from. */
export type LookSource = Pick<XlsxFile, "archive" | "sheets" | "stylesPart" | "themePart">;

/** What a conditional format changes; null leaves it as it is. */
export interface ConditionalLook {
  readonly fill: string | null;
  readonly color: string | null;
  readonly isBold: boolean | null;
}

interface CellStyles {
  /** By index in the file; at least one. */
  readonly styles: readonly CellStyle[];
  /** By index in the file. */
  readonly conditional: readonly ConditionalLook[];
  /** Parts that cannot be read; without them colours are automatic, or all cells plain. */
  readonly unread: readonly ("colours" | "styles")[];
}

/** The look of every cell style of a workbook. */
export function readCellStyles({ archive, themePart, stylesPart }: LookSource): CellStyles {
  const theme = themePart === null ? [] : orNull(() => readThemeColors(archive.read(themePart), themePart));
  const reader = new StyleReader(theme ?? []);
  const styles = orNull(() => {
    if (stylesPart === null) return [];
    const bytes = archive.read(stylesPart);
    scanXml(bytes, stylesPart, reader);
    const formats = readNumberFormats(bytes, stylesPart);
    return reader.styles.map((style, index) => ({ ...style, format: formats[index] ?? null }));
  });
  const conditional = orNull(() => {
    if (stylesPart === null) return [];
    const looks = new ConditionalReader(theme ?? []);
    scanXml(archive.read(stylesPart), stylesPart, looks);
    return looks.looks;
  });
  const plain = [new StyleReader([]).toStyle(new Map(), new Map())];
  return {
    styles: styles && styles.length > 0 ? styles : plain,
    conditional: conditional ?? [],
    unread: [...(theme ? [] : (["colours"] as const)), ...(styles ? [] : (["styles"] as const))],
  };
}

/** null where the file is damaged in this place. */
function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof HostError) return null;
    throw error;
  }
}

class StyleReader implements XmlHandler {
  readonly styles: CellStyle[] = [];
  private readonly fonts: Font[] = [];
  private readonly fills: (string | null)[] = [];
  private readonly borders: Border[] = [];
  private readonly path: string[] = [];
  private font: Mutable<Font> = { ...plainFont };
  private pattern = "none";
  private fill: string | null = null;
  private border: Mutable<CellStyle["border"]> = { ...noBorder };
  private diagonal: Diagonal | null = null;
  /** Of the border being read, where it is drawn at all. */
  private slope = { rises: false, falls: false };
  private side: BorderSide | "diagonal" | null = null;
  private format: ReadonlyMap<string, string> = new Map();
  private alignment: ReadonlyMap<string, string> = new Map();

  constructor(private readonly theme: readonly string[]) {}

  open(tag: XmlTag): Action {
    const parent = this.path[this.path.length - 1];
    const collection = this.path[1];
    if (tag.name === "AlternateContent" || tag.name === "Fallback") return ENTER;
    if (tag.name === "Choice") return SKIP;
    if (parent === undefined || parent === "styleSheet") {
      const isKnown = parent === undefined || ["fonts", "fills", "borders", "cellXfs"].includes(tag.name);
      return isKnown ? this.enter(tag.name) : SKIP;
    }
    if (collection === "fonts") return parent === "fonts" ? this.openFont() : this.takeFontProperty(tag);
    if (collection === "fills") return this.takeFill(tag);
    if (collection === "borders") return parent === "borders" ? this.openBorder(tag) : this.takeBorder(tag);
    if (tag.name === "alignment") this.alignment = valuesOf(tag, alignmentNames);
    if (tag.name !== "xf") return SKIP;
    this.format = valuesOf(tag, ["fontId", "fillId", "borderId"]);
    this.alignment = new Map();
    return this.enter(tag.name);
  }

  close(name: string): void {
    if (this.path[this.path.length - 1] !== name) return;
    this.path.pop();
    if (this.path.length === 3) this.side = null;
    if (this.path.length !== 2) return;
    if (name === "font") this.fonts.push(this.font);
    else if (name === "fill") this.fills.push(this.pattern === "none" ? null : this.fill);
    else if (name === "border") this.borders.push({ sides: this.border, diagonal: this.diagonal });
    else if (name === "xf") this.styles.push(this.toStyle(this.format, this.alignment));
  }

  toStyle(format: ReadonlyMap<string, string>, alignment: ReadonlyMap<string, string>): CellStyle {
    const border = this.borders[Number(format.get("borderId") ?? 0)];
    return {
      font: this.fonts[Number(format.get("fontId") ?? 0)] ?? plainFont,
      fill: this.fills[Number(format.get("fillId") ?? 0)] ?? null,
      border: border?.sides ?? noBorder,
      diagonal: border?.diagonal ?? null,
      format: null,
      horizontal: alignment.get("horizontal") ?? null,
      vertical: alignment.get("vertical") ?? null,
      wraps: isTrue(alignment.get("wrapText")),
      shrinks: isTrue(alignment.get("shrinkToFit")),
      indent: Number(alignment.get("indent") ?? 0),
      rotation: Number(alignment.get("textRotation") ?? 0),
    };
  }

  private enter(name: string): Action {
    this.path.push(name);
    return ENTER;
  }

  private openFont(): Action {
    this.font = { ...plainFont };
    return this.enter("font");
  }

  private takeFontProperty(tag: XmlTag): Action {
    const value = tag.get("val");
    const isOn = value === undefined || isTrue(value);
    switch (tag.name) {
      case "name":
        this.font.name = value ?? null;
        break;
      case "sz":
        this.font.size = value === undefined ? null : Number(value);
        break;
      case "b":
        this.font.isBold = isOn;
        break;
      case "i":
        this.font.isItalic = isOn;
        break;
      case "strike":
        this.font.isStruck = isOn;
        break;
      case "u":
        this.font.isUnderlined = value !== "none";
        break;
      case "color":
        this.font.color = this.colorOf(tag);
        break;
    }
    return SKIP;
  }

  private takeFill(tag: XmlTag): Action {
    switch (tag.name) {
      case "fill":
        this.fill = null;
        this.pattern = "none";
        return this.enter(tag.name);
      case "patternFill":
        this.pattern = tag.get("patternType") ?? "none";
        return this.enter(tag.name);
      case "fgColor":
        this.fill = this.colorOf(tag);
        return SKIP;
      default:
        return SKIP;
    }
  }

  private openBorder(tag: XmlTag): Action {
    this.border = { ...noBorder };
    this.diagonal = null;
    this.slope = { rises: isTrue(tag.get("diagonalUp")), falls: isTrue(tag.get("diagonalDown")) };
    return this.enter("border");
  }

  private takeBorder(tag: XmlTag): Action {
    if (this.side !== null) {
      if (tag.name === "color")
        this.setLine(this.side, (line) => ({ style: line?.style ?? "thin", color: this.colorOf(tag) }));
      return SKIP;
    }
    const side = tag.name === "diagonal" ? tag.name : sideOf(tag.name);
    const style = tag.get("style") ?? "none";
    if (side === null || style === "none") return SKIP;
    this.side = side;
    this.setLine(side, () => ({ style, color: null }));
    return this.enter(tag.name);
  }

  private setLine(side: BorderSide | "diagonal", change: (line: BorderLine | null) => BorderLine): void {
    if (side !== "diagonal") this.border[side] = change(this.border[side]);
    else if (this.slope.rises || this.slope.falls) this.diagonal = { ...change(this.diagonal), ...this.slope };
  }

  private colorOf(tag: XmlTag): string | null {
    return colorOf(tag, this.theme);
  }
}

/** The differential styles: of a fill its background is what is seen, whatever the pattern says. */
class ConditionalReader implements XmlHandler {
  readonly looks: ConditionalLook[] = [];
  private look: Mutable<ConditionalLook> = { fill: null, color: null, isBold: null };
  private part = "";

  constructor(private readonly theme: readonly string[]) {}

  open(tag: XmlTag): Action {
    switch (tag.name) {
      case "styleSheet":
      case "dxfs":
      case "patternFill":
        return ENTER;
      case "dxf":
        this.look = { fill: null, color: null, isBold: null };
        return ENTER;
      case "font":
      case "fill":
        this.part = tag.name;
        return ENTER;
      case "b":
        this.look.isBold = tag.get("val") === undefined || isTrue(tag.get("val"));
        return SKIP;
      case "color":
        if (this.part === "font") this.look.color = colorOf(tag, this.theme);
        return SKIP;
      case "bgColor":
        this.look.fill = colorOf(tag, this.theme);
        return SKIP;
      case "fgColor":
        this.look.fill ??= colorOf(tag, this.theme);
        return SKIP;
      default:
        return SKIP;
    }
  }

  close(name: string): void {
    if (name === "dxf") this.looks.push(this.look);
  }
}

function colorOf(tag: XmlTag, themeColors: readonly string[]): string | null {
  const rgb = tag.get("rgb");
  const theme = tag.get("theme");
  const indexed = tag.get("indexed");
  let color: string | undefined;
  if (rgb !== undefined) color = /^[0-9A-Fa-f]{6,8}$/.test(rgb) ? `#${rgb.slice(-6).toLowerCase()}` : undefined;
  else if (theme !== undefined) color = themeColors[Number(theme)];
  else if (indexed !== undefined) color = indexedColor(Number(indexed));
  return color === undefined ? null : tinted(color, Number(tag.get("tint") ?? 0));
}

const alignmentNames: readonly string[] = [
  "horizontal",
  "vertical",
  "wrapText",
  "shrinkToFit",
  "indent",
  "textRotation",
];

function valuesOf(tag: XmlTag, names: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    names.flatMap((name) => {
      const value = tag.get(name);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

/** Files of right-to-left origin call the sides start and end. */
function sideOf(name: string): BorderSide | null {
  if (name === "start") return "left";
  if (name === "end") return "right";
  return borderSides.find((side) => side === name) ?? null;
}

/** The colours of a theme in the order in which cell styles count them: light before dark. */
function readThemeColors(bytes: Uint8Array, part: string): readonly string[] {
  const accents = [1, 2, 3, 4, 5, 6].map((n) => `accent${n}`);
  const order = ["lt1", "dk1", "lt2", "dk2", ...accents, "hlink", "folHlink"];
  const colors = new Map<string, string>();
  let slot = "";
  scanXml(bytes, part, {
    open(tag) {
      if (tag.name === "theme" || tag.name === "themeElements" || tag.name === "clrScheme") return ENTER;
      if (tag.name === "srgbClr" || tag.name === "sysClr") {
        const value = tag.name === "srgbClr" ? tag.get("val") : tag.get("lastClr");
        if (value !== undefined && /^[0-9A-Fa-f]{6}$/.test(value)) colors.set(slot, `#${value.toLowerCase()}`);
        return SKIP;
      }
      slot = tag.name;
      return order.includes(slot) ? ENTER : SKIP;
    },
    close() {
      return;
    },
  });
  return order.map((name) => colors.get(name) ?? "#000000");
}

/** The 64 indexed colours of old files, six digits each; an index beyond them is the automatic colour. */
const palette =
  "000000ffffffff000000ff000000ffffff00ff00ff00ffff" +
  "000000ffffffff000000ff000000ffffff00ff00ff00ffff" +
  "800000008000000080808000800080008080c0c0c0808080" +
  "9999ff993366ffffccccffff660066ff80800066ccccccff" +
  "000080ff00ffffff0000ffff8000808000000080800000ff" +
  "00ccffccffffccffccffff9999ccffff99cccc99ffffcc99" +
  "3366ff33cccc99cc00ffcc00ff9900ff6600666699969696" +
  "003366339966003300333300993300993366333399333333";

function indexedColor(index: number): string | undefined {
  const hex = palette.slice(index * 6, index * 6 + 6);
  return hex.length === 6 ? `#${hex}` : undefined;
}

/** Lightens (tint above 0) or darkens (below 0) as Excel does: on the lightness, hue and saturation kept. */
function tinted(color: string, tint: number): string {
  if (!(tint >= -1 && tint <= 1) || tint === 0) return color;
  const rgb = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
  const high = Math.max(...rgb);
  const low = Math.min(...rgb);
  const lightness = (high + low) / 2;
  const wanted = tint < 0 ? lightness * (1 + tint) : lightness + (1 - lightness) * tint;
  const range = 1 - Math.abs(2 * lightness - 1);
  const factor = range === 0 ? 0 : (1 - Math.abs(2 * wanted - 1)) / range;
  const channels = rgb.map((channel) => {
    const value = Math.round((wanted + (channel - lightness) * factor) * 255);
    return Math.min(255, Math.max(0, value)).toString(16).padStart(2, "0");
  });
  return `#${channels.join("")}`;
}
