import { ENTER, scanXml, SKIP, type XmlTag } from "../xlsx/xml";

/** What a paragraph or its style says of its number itself; null where it says nothing. */
export interface NumberProperties {
  readonly list: string | null;
  readonly level: number | null;
}

/** What makes a text stand no longer: formatted as hidden, or struck out. */
export const hidings = ["vanish", "strike", "dstrike"] as const;
/** What is said of each of them; what is not said is left to others. */
export type Hiding = { [Kind in (typeof hidings)[number]]?: boolean };

/** What a style of paragraphs or of characters says that the reader has a use for. */
export interface TextStyle {
  readonly basedOn: string | null;
  readonly number: NumberProperties | null;
  /** null: its base says. */
  readonly isCentred: boolean | null;
  readonly hiding: Readonly<Hiding>;
}

type StylesById = ReadonlyMap<string, TextStyle>;

/** The styles of a document by their ids; the default one of each kind also as "". */
interface Styles {
  readonly paragraph: StylesById;
  readonly character: StylesById;
  /** Said of all texts. */
  readonly hiding: Readonly<Hiding>;
}

export const noStyles: Styles = { paragraph: new Map(), character: new Map(), hiding: {} };

/** @throws HostError as `scanXml`. */
export function readStyles(bytes: Uint8Array, part: string): Styles {
  const found = { paragraph: new Map<string, TextStyle>(), character: new Map<string, TextStyle>() };
  const ofAll: Hiding = {};
  let id: string | null = null;
  let kind: keyof typeof found = "paragraph";
  let isDefault = false;
  let style: { -readonly [K in keyof TextStyle]: TextStyle[K] } = nothing();
  scanXml(bytes, part, {
    open(tag) {
      switch (tag.name) {
        case "style":
          if (tag.getPrefixed("type") === "paragraph") kind = "paragraph";
          else if (tag.getPrefixed("type") === "character") kind = "character";
          else return SKIP;
          id = tag.getPrefixed("styleId") ?? "";
          isDefault = isOn(tag.getPrefixed("default") ?? "0");
          style = nothing();
          return ENTER;
        case "basedOn":
          style.basedOn = tag.getPrefixed("val") ?? null;
          return SKIP;
        case "ilvl":
          style.number = { list: style.number?.list ?? null, level: listLevelOf(tag) };
          return SKIP;
        case "numId":
          style.number = { list: tag.getPrefixed("val") ?? null, level: style.number?.level ?? null };
          return SKIP;
        case "jc":
          style.isCentred = tag.getPrefixed("val") === "center";
          return SKIP;
        case "vanish":
        case "strike":
        case "dstrike": {
          const said = { [tag.name]: isOn(tag.getPrefixed("val") ?? "1") };
          if (id === null) Object.assign(ofAll, said);
          else style.hiding = { ...style.hiding, ...said };
          return SKIP;
        }
        default:
          return transparent.has(tag.name) ? ENTER : SKIP;
      }
    },
    close(name) {
      if (name !== "style" || id === null) return;
      found[kind].set(id, style);
      if (isDefault) found[kind].set("", style);
      id = null;
    },
  });
  return { ...found, hiding: ofAll };
}

const transparent: ReadonlySet<string> = new Set(["styles", "docDefaults", "rPrDefault", "pPr", "numPr", "rPr"]);

function nothing(): TextStyle {
  return { basedOn: null, number: null, isCentred: null, hiding: {} };
}

export function isOn(value: string): boolean {
  return value !== "0" && value !== "false" && value !== "off";
}

export function listLevelOf(tag: XmlTag): number | null {
  const level = tag.getPrefixed("val") ?? "";
  return /^[0-8]$/.test(level) ? Number(level) : null;
}

/** A style and those that it is based on, the nearest first. */
function* lineage(styles: StylesById, style: string | null): Generator<TextStyle> {
  const seen = new Set<string>();
  for (let name = style ?? ""; !seen.has(name);) {
    seen.add(name);
    const found = styles.get(name);
    if (!found) return;
    yield found;
    if (found.basedOn === null) return;
    name = found.basedOn;
  }
}

/** Whether a paragraph of this style stands in the middle. */
export function isCentredStyle(styles: StylesById, style: string | null): boolean {
  for (const { isCentred } of lineage(styles, style)) if (isCentred !== null) return isCentred;
  return false;
}

/** The styles of a text: of its paragraph and of its own; null where none is named. */
export interface NamedStyles {
  readonly paragraph: string | null;
  readonly character: string | null;
}

/**
 * What a text's styles say of it, all of it said: a property is on for all texts, or one of the two styles turns it on
 * (both together turn it off again: ECMA-376 Part 1, 17.7.3).
 */
export function hidingOf(styles: Styles, named: NamedStyles): Readonly<Hiding> {
  const inStyle = (kind: keyof NamedStyles, hiding: keyof Hiding): boolean => {
    for (const style of lineage(styles[kind], named[kind])) {
      const said = style.hiding[hiding];
      if (said !== undefined) return said;
    }
    return false;
  };
  return Object.fromEntries(
    hidings.map((hiding) => [
      hiding,
      styles.hiding[hiding] === true || inStyle("paragraph", hiding) !== inStyle("character", hiding),
    ]),
  );
}
