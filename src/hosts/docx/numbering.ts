import { ENTER, scanXml, SKIP, type XmlTag } from "../xlsx/xml";
import { numeral } from "./numerals";
import type { NumberProperties, TextStyle } from "./styles";
import { symbolSign } from "./symbols";

/** Word allows nine levels, and a number of 31 characters. */
const LEVELS = 9;
const LONGEST_NUMBER = 255;

/** How one level of a list is numbered. */
interface Level {
  start: number;
  format: string;
  /** "%1．" or "（%1）": the numbers of levels 1 to 9 stand in the places of %1 to %9. */
  text: string;
  /** What stands between the number and the paragraph: nothing where the file says so. */
  isTight: boolean;
  /** All its numbers are in decimals, whatever their levels say. */
  isLegal: boolean;
  /** It goes on counting when a level above has counted on; else from which level on it begins anew. */
  restart: number | null;
  style: string | null;
  font: string | null;
}

interface Abstract {
  readonly levels: Map<number, Level>;
  /** The style of lists that it takes its levels from. */
  link: string | null;
  /** The style of lists that it gives its levels to. */
  gives: string | null;
}

interface List {
  abstract: string;
  readonly starts: Map<number, number>;
  readonly levels: Map<number, Level>;
}

/** The lists of a document, as `word/numbering.xml` defines them. */
interface ListDefinitions {
  readonly abstracts: ReadonlyMap<string, Abstract>;
  readonly lists: ReadonlyMap<string, List>;
}

export const noLists: ListDefinitions = { abstracts: new Map(), lists: new Map() };

/** @throws HostError as `scanXml`. */
export function readLists(bytes: Uint8Array, part: string): ListDefinitions {
  const abstracts = new Map<string, Abstract>();
  const lists = new Map<string, List>();
  let abstract: Abstract | null = null;
  let list: List | null = null;
  let level: Level | null = null;
  let override = 0;
  scanXml(bytes, part, {
    open(tag) {
      switch (tag.name) {
        case "abstractNum":
          abstract = { levels: new Map(), link: null, gives: null };
          abstracts.set(tag.getPrefixed("abstractNumId") ?? "", abstract);
          list = null;
          return ENTER;
        case "num":
          list = { abstract: "", starts: new Map(), levels: new Map() };
          lists.set(tag.getPrefixed("numId") ?? "", list);
          return ENTER;
        case "abstractNumId":
          if (list) list.abstract = valueOf(tag);
          return SKIP;
        case "lvlOverride":
          override = levelOf(tag.getPrefixed("ilvl"));
          return ENTER;
        case "startOverride":
          list?.starts.set(override, wholeOf(tag, 1));
          return SKIP;
        case "lvl":
          level = newLevel();
          (list ?? abstract)?.levels.set(levelOf(tag.getPrefixed("ilvl")), level);
          return ENTER;
        case "numStyleLink":
          if (abstract) abstract.link = valueOf(tag);
          return SKIP;
        case "styleLink":
          if (abstract) abstract.gives = valueOf(tag);
          return SKIP;
        default:
          return level ? readLevel(level, tag) : tag.name === "numbering" ? ENTER : SKIP;
      }
    },
    close(name) {
      if (name === "lvl") level = null;
      if (name === "num") list = null;
      if (name === "abstractNum") abstract = null;
    },
  });
  return { abstracts, lists };
}

function newLevel(): Level {
  return {
    start: 1,
    format: "decimal",
    text: "",
    isTight: false,
    isLegal: false,
    restart: null,
    style: null,
    font: null,
  };
}

function readLevel(level: Level, tag: XmlTag): typeof ENTER | typeof SKIP {
  switch (tag.name) {
    case "start":
      level.start = wholeOf(tag, 1);
      return SKIP;
    case "numFmt":
      level.format = valueOf(tag);
      return SKIP;
    case "lvlText":
      level.text = valueOf(tag).slice(0, LONGEST_NUMBER);
      return SKIP;
    case "suff":
      level.isTight = valueOf(tag) === "nothing";
      return SKIP;
    case "isLgl":
      level.isLegal = valueOf(tag) !== "0" && valueOf(tag) !== "false";
      return SKIP;
    case "lvlRestart":
      level.restart = wholeOf(tag, 0);
      return SKIP;
    case "pStyle":
      level.style = valueOf(tag);
      return SKIP;
    case "rFonts":
      level.font = tag.getPrefixed("ascii") ?? tag.getPrefixed("hAnsi") ?? null;
      return SKIP;
    // Word writes numbers of its own making (01, 001) as a choice, with the plain ones beside it.
    case "AlternateContent":
    case "Fallback":
    case "rPr":
      return ENTER;
    default:
      return SKIP;
  }
}

function valueOf(tag: XmlTag): string {
  return tag.getPrefixed("val") ?? "";
}

function wholeOf(tag: XmlTag, otherwise: number): number {
  const value = valueOf(tag);
  return /^\d{1,9}$/.test(value) ? Number(value) : otherwise;
}

function levelOf(text: string | undefined): number {
  return text !== undefined && /^[0-8]$/.test(text) ? Number(text) : 0;
}

interface StyleNumber {
  readonly id: string;
  readonly level: number | null;
}

/** Counts the numbered paragraphs of a document, in its order. */
export class ListCounter {
  /** By abstract list: how far each level has counted; undefined where it has not begun. */
  private readonly counts = new Map<Abstract, (number | undefined)[]>();
  private readonly begun = new Set<string>();
  private readonly resolved = new Map<string, Abstract | null>();
  private readonly byStyle = new Map<string, StyleNumber | null>();

  constructor(
    private readonly definitions: ListDefinitions,
    private readonly styles: ReadonlyMap<string, TextStyle>,
  ) {}

  /** The number before a paragraph, with the blank that divides it from the text; "" where it has none. */
  next(own: NumberProperties, style: string | null): string {
    const found = this.find(own, style);
    if (!found) return "";
    const { list, id, level } = found;
    const abstract = this.resolve(list.abstract);
    if (!abstract) return "";
    const definition = (n: number): Level | undefined => list.levels.get(n) ?? abstract.levels.get(n);
    const counts = this.counts.get(abstract) ?? [];
    this.counts.set(abstract, counts);
    const first = list.starts.get(level);
    const key = `${id}:${level}`;
    const isAnew = first !== undefined && !this.begun.has(key);
    this.begun.add(key);
    const before = counts[level];
    counts[level] = isAnew ? first : before === undefined ? (definition(level)?.start ?? 1) : before + 1;
    for (let deeper = level + 1; deeper < LEVELS; deeper++) {
      const restart = definition(deeper)?.restart;
      if (restart === undefined || restart === null || (restart > 0 && level < restart)) counts[deeper] = undefined;
    }
    const shown = definition(level);
    return shown ? written(shown, (n) => ({ value: counts[n] ?? definition(n)?.start ?? 1, of: definition(n) })) : "";
  }

  /** The paragraph's own list comes before its style's; list 0 is none at all. */
  private find(
    own: NumberProperties,
    style: string | null,
  ): { readonly list: List; readonly id: string; readonly level: number } | null {
    const inherited = own.list === null ? this.ofStyle(style) : null;
    const id = own.list ?? inherited?.id ?? null;
    if (id === null || id === "0" || id === "") return null;
    const list = this.definitions.lists.get(id);
    // Word shows no number for a list that is not there.
    if (!list) return null;
    return { list, id, level: own.level ?? inherited?.level ?? this.levelOfStyle(list, style) ?? 0 };
  }

  private ofStyle(style: string | null): StyleNumber | null {
    const key = style ?? "";
    let found = this.byStyle.get(key);
    if (found === undefined) this.byStyle.set(key, (found = this.searchStyles(key)));
    return found;
  }

  private searchStyles(style: string): StyleNumber | null {
    const seen = new Set<string>();
    let level: number | null = null;
    for (
      let name: string | null = style;
      name !== null && !seen.has(name);
      name = this.styles.get(name)?.basedOn ?? null
    ) {
      seen.add(name);
      const found = this.styles.get(name)?.number;
      if (!found) continue;
      level ??= found.level;
      if (found.list === null) continue;
      const list = this.definitions.lists.get(found.list);
      return { id: found.list, level: level ?? (list ? this.levelOfStyle(list, name) : null) };
    }
    return null;
  }

  /** The level of a list that belongs to a style of paragraphs. */
  private levelOfStyle(list: List, style: string | null): number | null {
    if (style === null) return null;
    const all = [...list.levels, ...(this.resolve(list.abstract)?.levels ?? [])];
    return all.find(([, level]) => level.style === style)?.[0] ?? null;
  }

  private resolve(id: string): Abstract | null {
    let found = this.resolved.get(id);
    if (found === undefined) this.resolved.set(id, (found = this.searchAbstracts(id)));
    return found;
  }

  private searchAbstracts(id: string): Abstract | null {
    const abstract = this.definitions.abstracts.get(id) ?? null;
    if (!abstract || abstract.link === null || abstract.levels.size > 0) return abstract;
    for (const other of this.definitions.abstracts.values()) if (other.gives === abstract.link) return other;
    return abstract;
  }
}

function written(
  level: Level,
  at: (level: number) => { readonly value: number; readonly of: Level | undefined },
): string {
  if (level.format === "none") return "";
  if (level.format === "bullet") return box(level);
  const text = level.text.replace(/%([1-9])/g, (_, place: string) => {
    const { value, of } = at(Number(place) - 1);
    return numeral(value, level.isLegal ? "decimal" : (of?.format ?? "decimal"));
  });
  return text === "" || level.isTight || /[．.、)）:：〉》】]\s*$/.test(text) ? text : `${text} `;
}

/** Of the signs before the lines of a list only boxes say something. */
function box({ text, font }: Level): string {
  const sign = symbolSign(font ?? "", text.charCodeAt(0)) ?? text;
  return /^[□☐☑☒✓√✗■]/.test(sign) ? sign : "";
}
