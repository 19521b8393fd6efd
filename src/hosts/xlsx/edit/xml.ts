/**
 * Editing of XML parts by splicing: what is not replaced keeps its bytes. Texts must be well-formed (the reader has
 * parsed them before); names are compared without their namespace prefix.
 */

/** An element and where it lies in its text; offsets in UTF-16 units. */
export interface XmlElement {
  /** As written, with prefix. */
  readonly name: string;
  readonly local: string;
  readonly start: number;
  readonly end: number;
  /** Between the tags; both equal `end` for an empty-element tag. */
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly isSelfClosing: boolean;
  readonly children: readonly XmlElement[];
}

interface OpenElement {
  name: string;
  local: string;
  start: number;
  contentStart: number;
  children: XmlElement[];
}

interface Tag {
  readonly start: number;
  readonly end: number;
  readonly kind: "open" | "close" | "empty";
}

/** The next tag at or after `from`; comments, processing instructions and CDATA are passed over. */
export function nextTag(text: string, from: number): Tag | null {
  for (let start = text.indexOf("<", from); start >= 0; start = text.indexOf("<", from)) {
    if (text.startsWith("<!--", start)) from = after(text, "-->", start);
    else if (text.startsWith("<![CDATA[", start)) from = after(text, "]]>", start);
    else if (text.startsWith("<?", start)) from = after(text, "?>", start);
    else {
      const end = tagEnd(text, start);
      const kind = text[start + 1] === "/" ? "close" : text[end - 2] === "/" ? "empty" : "open";
      return { start, end, kind };
    }
  }
  return null;
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
}

const QUOTE = 34;
const APOSTROPHE = 39;
const GREATER = 62;
const SLASH = 47;
const SPACE = 32;

/** An attribute may hold ">". */
function tagEnd(text: string, start: number): number {
  let quote = 0;
  for (let i = start + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === QUOTE || code === APOSTROPHE) quote = code;
    else if (code === GREATER) return i + 1;
  }
  return text.length;
}

export function tagName(text: string, start: number): string {
  let end = start + 1;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === GREATER || code === SLASH || code <= SPACE) break;
  }
  return text.slice(start + 1, end);
}

export function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** "x:" of "x:row", else "". */
export function prefixOf(name: string): string {
  return name.slice(0, name.indexOf(":") + 1);
}

/** The tree below `from`…`to`; the children of elements named in `opaque` are not looked at. */
export function parseElements(
  text: string,
  from = 0,
  to = text.length,
  opaque: ReadonlySet<string> = new Set(),
): readonly XmlElement[] {
  const top: XmlElement[] = [];
  const stack: OpenElement[] = [];
  const push = (element: XmlElement): void => void (stack.at(-1)?.children ?? top).push(element);
  let tag = nextTag(text, from);
  while (tag && tag.start < to) {
    let next = tag.end;
    if (tag.kind === "close") {
      const open = stack.pop();
      if (open) push({ ...open, end: tag.end, contentEnd: tag.start, isSelfClosing: false });
    } else {
      const name = tagName(text, tag.start);
      const open: OpenElement = {
        name,
        local: localName(name),
        start: tag.start,
        contentStart: tag.end,
        children: [],
      };
      if (tag.kind === "empty") push({ ...open, end: tag.end, contentEnd: tag.end, isSelfClosing: true });
      else {
        stack.push(open);
        if (opaque.has(open.local)) next = Math.max(next, text.indexOf(`</${name}`, next));
      }
    }
    tag = nextTag(text, next);
  }
  return top;
}

/** @throws RangeError when the text has no root element. */
export function parseRoot(text: string, opaque?: ReadonlySet<string>): XmlElement {
  const [root] = parseElements(text, 0, text.length, opaque);
  if (!root) throw new RangeError("no root element");
  return root;
}

export function child(element: XmlElement | undefined, local: string): XmlElement | undefined {
  return element?.children.find((c) => c.local === local);
}

export function childrenNamed(element: XmlElement | undefined, local: string): readonly XmlElement[] {
  return element?.children.filter((c) => c.local === local) ?? [];
}

interface XmlAttribute {
  readonly name: string;
  /** Decoded. */
  readonly value: string;
  /** Of the whole attribute, without the space before it. */
  readonly start: number;
  readonly end: number;
}

const attributePattern = /([^\s=/<>"']+)\s*=\s*("([^"]*)"|'([^']*)')/g;

export function attributes(text: string, element: { readonly start: number }): readonly XmlAttribute[] {
  const end = tagEnd(text, element.start);
  const tag = text.slice(element.start, end);
  return Array.from(tag.matchAll(attributePattern), (match) => ({
    name: match[1] as string,
    value: decodeXml(match[3] ?? match[4] ?? ""),
    start: element.start + match.index,
    end: element.start + match.index + match[0].length,
  }));
}

/** `local` finds an attribute with or without a prefix ("id" finds r:id). */
export function attribute(text: string, element: { readonly start: number }, local: string): string | undefined {
  return attributes(text, element).find((a) => localName(a.name) === local)?.value;
}

export function source(text: string, element: XmlElement): string {
  return text.slice(element.start, element.end);
}

/** Replacements in one text, given in any order, none overlapping another. */
export class Splices {
  private readonly list: { start: number; end: number; text: string; order: number }[] = [];

  constructor(private readonly text: string) {}

  replace(start: number, end: number, text: string): void {
    this.list.push({ start, end, text, order: this.list.length });
  }

  insert(at: number, text: string): void {
    this.replace(at, at, text);
  }

  remove(element: { readonly start: number; readonly end: number }): void {
    this.replace(element.start, element.end, "");
  }

  /** Sets an attribute, or removes it with null. */
  setAttribute(element: { readonly start: number; readonly name: string }, name: string, value: string | null): void {
    const found = attributes(this.text, element).find((a) => a.name === name);
    const written = value === null ? "" : `${name}="${escapeXml(value)}"`;
    if (found) this.replace(value === null ? found.start - 1 : found.start, found.end, written);
    else if (value !== null) this.insert(element.start + 1 + element.name.length, ` ${written}`);
  }

  /** Puts text in front of what the element's end tag closes; an empty-element tag is opened for it. */
  append(element: XmlElement, text: string): void {
    if (!element.isSelfClosing) return this.insert(element.contentEnd, text);
    const slash = this.text.lastIndexOf("/", element.end);
    this.replace(slash, element.end, `>${text}</${element.name}>`);
  }

  apply(): string {
    this.list.sort((a, b) => a.start - b.start || a.end - b.end || a.order - b.order);
    const pieces: string[] = [];
    let at = 0;
    for (const { start, end, text } of this.list) {
      pieces.push(this.text.slice(at, start), text);
      at = Math.max(at, end);
    }
    pieces.push(this.text.slice(at));
    return pieces.join("");
  }
}

export function escapeXml(text: string): string {
  return text.replace(
    /[&<>"\r\n\t]/g,
    (char) =>
      ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;" })[char] ??
      "",
  );
}

/**
 * Text of a cell or formula. What XML cannot hold is written as _xHHHH_, as Excel does, and a text that happens to look
 * like that is protected.
 */
export function escapeCellText(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(
      /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g,
      (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
    )
    .replace(/[&<>]/g, (char) => (char === "&" ? "&amp;" : char === "<" ? "&lt;" : "&gt;"));
}

const namedEntities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decodeXml(text: string): string {
  return text.replace(
    /&(?:#(\d+)|#x([0-9A-Fa-f]+)|(\w+));/g,
    (whole, decimal: string | undefined, hex: string | undefined, name: string) => {
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      return namedEntities[name] ?? whole;
    },
  );
}
