import { ENTER, scanXml, SKIP, type XmlTag } from "../xlsx/xml";

/** What a paragraph or its style says of its number itself; null where it says nothing. */
export interface NumberProperties {
  readonly list: string | null;
  readonly level: number | null;
}

/** What a style of paragraphs says that the reader has a use for. */
export interface ParagraphStyle {
  readonly basedOn: string | null;
  readonly number: NumberProperties | null;
  /** null: its base says. */
  readonly isCentred: boolean | null;
}

/**
 * The styles of paragraphs by their ids; the default one also as "".
 * @throws HostError as `scanXml`.
 */
export function readStyles(bytes: Uint8Array, part: string): ReadonlyMap<string, ParagraphStyle> {
  const styles = new Map<string, ParagraphStyle>();
  let id: string | null = null;
  let isDefault = false;
  let style: { -readonly [K in keyof ParagraphStyle]: ParagraphStyle[K] } = nothing();
  scanXml(bytes, part, {
    open(tag) {
      switch (tag.name) {
        case "style":
          if (tag.getPrefixed("type") !== "paragraph") return SKIP;
          id = tag.getPrefixed("styleId") ?? "";
          isDefault = isOn(tag.getPrefixed("default") ?? "0");
          style = nothing();
          return ENTER;
        case "basedOn":
          style.basedOn = tag.getPrefixed("val") ?? null;
          return SKIP;
        case "ilvl":
          style.number = { list: style.number?.list ?? null, level: levelOf(tag) };
          return SKIP;
        case "numId":
          style.number = { list: tag.getPrefixed("val") ?? null, level: style.number?.level ?? null };
          return SKIP;
        case "jc":
          style.isCentred = tag.getPrefixed("val") === "center";
          return SKIP;
        default:
          return tag.name === "styles" || tag.name === "pPr" || tag.name === "numPr" ? ENTER : SKIP;
      }
    },
    close(name) {
      if (name !== "style" || id === null) return;
      styles.set(id, style);
      if (isDefault) styles.set("", style);
      id = null;
    },
  });
  return styles;
}

function nothing(): ParagraphStyle {
  return { basedOn: null, number: null, isCentred: null };
}

export function isOn(value: string): boolean {
  return value !== "0" && value !== "false" && value !== "off";
}

export function levelOf(tag: XmlTag): number | null {
  const level = tag.getPrefixed("val") ?? "";
  return /^[0-8]$/.test(level) ? Number(level) : null;
}

/** Whether a paragraph of this style stands in the middle. */
export function isCentredStyle(styles: ReadonlyMap<string, ParagraphStyle>, style: string | null): boolean {
  const seen = new Set<string>();
  for (let name = style ?? ""; styles.has(name) && !seen.has(name);) {
    seen.add(name);
    const found = styles.get(name);
    if (found?.isCentred !== null && found?.isCentred !== undefined) return found.isCentred;
    if (!found || found.basedOn === null) return false;
    name = found.basedOn;
  }
  return false;
}
