import { HostError } from "../host";

/** What the scanner does with an element that was just opened. */
export type Action = typeof ENTER | typeof COLLECT | typeof SKIP;
/** Report its children. */
export const ENTER = 0;
/** Report its children, and its own text when it closes. */
export const COLLECT = 1;
/** Report nothing more of it, not even its end. */
export const SKIP = 2;

/** Names are local names: whatever prefix a program chose, and in strict and transitional files alike. */
export interface XmlHandler {
  /** `tag` is valid during the call only. */
  open(tag: XmlTag): Action;
  /** `text` is the element's own text where `open` answered COLLECT, otherwise empty. */
  close(name: string, text: string): void;
}

export interface XmlTag {
  readonly name: string;
  /** An attribute without prefix. */
  get(name: string): string | undefined;
  /** An attribute with whatever prefix, such as `r:id`. */
  getPrefixed(localName: string): string | undefined;
}

const CHUNK_BYTES = 1024 * 1024;
/** A single tag, comment or CDATA section is never honestly longer. */
const LONGEST_TOKEN = 8 * 1024 * 1024;
const DEEPEST = 1000;

const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;
const EXCLAMATION = 0x21;
const QUOTE = 0x22;
const HASH = 0x23;
const APOSTROPHE = 0x27;
const SLASH = 0x2f;
const COLON = 0x3a;
const LESS = 0x3c;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const QUESTION = 0x3f;
const LETTER_X = 0x78;

/**
 * Reads one XML part from begin to end. Entities other than the five of XML itself do not exist here, since there is no
 * document type.
 * @param most bytes that are read: beyond them nothing is reported, and nothing is known to be well-formed.
 * @throws HostError `damaged` (facts.part, facts.reason: "xml", "doctype" or "encoding").
 */
export function scanXml(bytes: Uint8Array, part: string, handler: XmlHandler, most = Number.POSITIVE_INFINITY): void {
  const scanner = new Scanner(part, handler);
  const decoder = createDecoder(bytes, part);
  const end = Math.min(bytes.length, most);
  for (let at = 0; at < end; at += CHUNK_BYTES) {
    const next = Math.min(at + CHUNK_BYTES, end);
    const isLast = next === bytes.length;
    let text: string;
    try {
      text = decoder.decode(isLast && at === 0 ? bytes : bytes.subarray(at, next), { stream: !isLast });
    } catch {
      throw new HostError("damaged", `${part}: bytes that are no text`, { part, reason: "encoding" });
    }
    scanner.write(text);
  }
  if (bytes.length <= most) scanner.end();
}

function createDecoder(bytes: Uint8Array, part: string): TextDecoder {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le", { fatal: true });
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be", { fatal: true });
  const declaration = String.fromCharCode(...bytes.subarray(0, 120));
  const encoding = /^(?:\xef\xbb\xbf)?<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(declaration)?.[1] ?? "utf-8";
  if (!/^(utf-?8|us-ascii)$/i.test(encoding)) {
    throw new HostError("damaged", `${part}: encoding ${encoding}`, { part, reason: "encoding" });
  }
  return new TextDecoder("utf-8", { fatal: true });
}

function isSpace(code: number): boolean {
  return code === SPACE || code === LINE_FEED || code === CARRIAGE_RETURN || code === TAB;
}

/** Characters that XML 1.0 does not allow, plainly written. */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

class Scanner implements XmlTag {
  name = "";
  /** What was not used up yet: the beginning of a tag that the next piece completes. */
  private source = "";
  private hasRoot = false;
  /** Qualified names of the open elements. */
  private readonly names: string[] = [];
  /** Depth below which nothing is reported; 0 when everything is. */
  private skipBelow = 0;
  /** Depth of the element whose text is collected; 0 when none. */
  private collectAt = 0;
  /** Collected text: a finished beginning, and a rest with its references still in it. */
  private plain = "";
  private raw = "";
  /** Per attribute four offsets into `source`: begin and end of its name, begin and end of its value. */
  private readonly spans: number[] = [];
  private spanCount = 0;

  constructor(
    private readonly part: string,
    private readonly handler: XmlHandler,
  ) {}

  get(name: string): string | undefined {
    const { source, spans } = this;
    const first = name.charCodeAt(0);
    for (let i = 0; i < this.spanCount; i += 4) {
      const start = spans[i] as number;
      if ((spans[i + 1] as number) - start !== name.length || source.charCodeAt(start) !== first) continue;
      if (name.length === 1 || source.startsWith(name, start)) return this.value(i);
    }
    return undefined;
  }

  getPrefixed(localName: string): string | undefined {
    const { source, spans } = this;
    for (let i = 0; i < this.spanCount; i += 4) {
      const at = (spans[i + 1] as number) - localName.length;
      const isPrefixed = at > (spans[i] as number) + 1 && source.charCodeAt(at - 1) === COLON;
      if (isPrefixed && source.startsWith(localName, at)) return this.value(i);
    }
    return undefined;
  }

  private value(i: number): string {
    const value = this.source.slice(this.spans[i + 2], this.spans[i + 3]);
    for (let at = 0; at < value.length; at++) {
      if (value.charCodeAt(at) < SPACE) return this.decode(value.replace(/\r\n|[\r\n\t]/g, " "));
    }
    return this.decode(value);
  }

  write(text: string): void {
    if (forbidden.test(text)) throw this.error("a character that XML does not allow");
    this.source = this.source === "" ? text : this.source + text;
    const used = this.scan();
    this.source = used === this.source.length ? "" : this.source.slice(used);
    if (this.source.length > LONGEST_TOKEN) throw this.error("a tag that never ends");
  }

  end(): void {
    if (this.source !== "" || this.names.length > 0 || !this.hasRoot) throw this.error("ends too early");
  }

  /** @returns how much of `source` was used up. */
  private scan(): number {
    const { source, names } = this;
    let at = 0;
    for (;;) {
      const open = source.indexOf("<", at);
      const textEnd = open < 0 ? source.length : open;
      if (textEnd > at) this.takeText(at, textEnd);
      if (open < 0) return source.length;
      const code = source.charCodeAt(open + 1);
      let next: number;
      if (code === SLASH) {
        const name = names[names.length - 1];
        if (name === undefined) throw this.error("an end tag without its start tag");
        let end = open + 2 + name.length;
        if (end >= source.length) {
          if (source.indexOf(">", open) >= 0) throw this.error(`another end tag than </${name}>`);
          return open;
        }
        if (!source.startsWith(name, open + 2)) throw this.error(`another end tag than </${name}>`);
        while (isSpace(source.charCodeAt(end))) end++;
        if (end >= source.length) return open;
        if (source.charCodeAt(end) !== GREATER) throw this.error(`another end tag than </${name}>`);
        this.closeElement();
        next = end + 1;
      } else if (code === EXCLAMATION || code === QUESTION) {
        next = this.scanMarkup(open);
      } else {
        next = this.scanTag(open);
      }
      if (next < 0) return open;
      at = next;
    }
  }

  private takeText(start: number, end: number): void {
    const depth = this.names.length;
    if (depth === 0) {
      for (let i = start; i < end; i++) if (!isSpace(this.source.charCodeAt(i))) throw this.error("text outside");
    } else if (depth === this.collectAt) {
      const text = this.source.slice(start, end);
      this.raw = this.raw === "" ? text : this.raw + text;
    }
  }

  /** A comment, a processing instruction or a CDATA section. @returns its end, -1 if that is not there yet. */
  private scanMarkup(open: number): number {
    const { source } = this;
    if (source.charCodeAt(open + 1) === QUESTION) return endAfter(source, "?>", open + 2);
    if (source.startsWith("<!--", open)) return endAfter(source, "-->", open + 4);
    if (source.startsWith("<![CDATA[", open)) {
      const end = endAfter(source, "]]>", open + 9);
      if (end < 0) return end;
      if (this.names.length === 0) throw this.error("text outside");
      if (this.names.length === this.collectAt) {
        this.plain += this.decode(this.raw) + source.slice(open + 9, end - 3);
        this.raw = "";
      }
      return end;
    }
    if (source.length - open < "<!DOCTYPE".length) return -1;
    if (source.startsWith("<!DOCTYPE", open)) {
      throw new HostError("damaged", `${this.part}: has a document type`, { part: this.part, reason: "doctype" });
    }
    throw this.error("markup that XML does not know");
  }

  /** A start tag. @returns its end, -1 if that is not there yet. */
  private scanTag(open: number): number {
    const { source, spans } = this;
    let at = open + 1;
    let code = source.charCodeAt(at);
    let colon = -1;
    while (!isSpace(code) && code !== GREATER && code !== SLASH) {
      if (code === COLON && colon < 0) colon = at;
      if (code === LESS || code === QUOTE || code === APOSTROPHE || code === EQUALS) throw this.error("a bad tag");
      // Beyond the end the code is NaN: the tag goes on in the next piece.
      if (code !== code) return -1;
      code = source.charCodeAt(++at);
    }
    const nameEnd = at;
    if (nameEnd === open + 1) throw this.error("a tag without a name");
    let count = 0;
    for (;;) {
      const gapStart = at;
      while (isSpace(code)) code = source.charCodeAt(++at);
      if (code === GREATER || code === SLASH) break;
      if (code !== code) return -1;
      if (at === gapStart) throw this.error("attributes without a space between them");
      const start = at;
      while (code !== EQUALS && !isSpace(code)) {
        if (code === GREATER || code === LESS || code === QUOTE || code === SLASH) throw this.error("a bad attribute");
        if (code !== code) return -1;
        code = source.charCodeAt(++at);
      }
      const end = at;
      while (isSpace(code)) code = source.charCodeAt(++at);
      if (code !== code) return -1;
      if (code !== EQUALS || end === start) throw this.error("an attribute without a value");
      do code = source.charCodeAt(++at);
      while (isSpace(code));
      if (code !== code) return -1;
      if (code !== QUOTE && code !== APOSTROPHE) throw this.error("an attribute without quotes");
      const valueEnd = source.indexOf(code === QUOTE ? '"' : "'", at + 1);
      if (valueEnd < 0) return -1;
      spans[count] = start;
      spans[count + 1] = end;
      spans[count + 2] = at + 1;
      spans[count + 3] = valueEnd;
      count += 4;
      at = valueEnd + 1;
      code = source.charCodeAt(at);
    }
    const isEmpty = code === SLASH;
    if (isEmpty) {
      code = source.charCodeAt(++at);
      if (code !== code) return -1;
      if (code !== GREATER) throw this.error("a bad tag");
    }
    this.spanCount = count;
    if (count > 4) this.assertDistinct();
    this.openElement(source.slice(open + 1, nameEnd), colon < 0 ? -1 : colon - open, isEmpty);
    return at + 1;
  }

  private assertDistinct(): void {
    const { source, spans, spanCount } = this;
    // Few names, as nearly always, are compared faster than a set of them is made.
    if (spanCount > 40) {
      const names = new Set<string>();
      for (let i = 0; i < spanCount; i += 4) names.add(source.slice(spans[i], spans[i + 1]));
      if (names.size * 4 < spanCount) throw this.error("an attribute given twice");
      return;
    }
    for (let i = 4; i < spanCount; i += 4) {
      const start = spans[i] as number;
      const length = (spans[i + 1] as number) - start;
      for (let j = 0; j < i; j += 4) {
        const other = spans[j] as number;
        if ((spans[j + 1] as number) - other !== length) continue;
        if (source.charCodeAt(other) !== source.charCodeAt(start)) continue;
        if (source.slice(other, other + length) === source.slice(start, start + length)) {
          throw this.error("an attribute given twice");
        }
      }
    }
  }

  private openElement(qualified: string, localAt: number, isEmpty: boolean): void {
    const { names } = this;
    if (names.length === 0) {
      if (this.hasRoot) throw this.error("a second root element");
      this.hasRoot = true;
    }
    names.push(qualified);
    if (names.length > DEEPEST) throw this.error("elements nested too deeply");
    if (this.skipBelow === 0) {
      this.name = localAt < 0 ? qualified : qualified.slice(localAt);
      const action = this.handler.open(this);
      if (action === SKIP) {
        this.skipBelow = names.length;
      } else if (action === COLLECT) {
        this.collectAt = names.length;
        this.plain = "";
        this.raw = "";
      }
    }
    if (isEmpty) this.closeElement();
  }

  private closeElement(): void {
    const { names } = this;
    const depth = names.length;
    const qualified = names.pop() as string;
    if (this.skipBelow > 0) {
      if (this.skipBelow === depth) this.skipBelow = 0;
      return;
    }
    let text = "";
    if (this.collectAt === depth) {
      text = this.plain === "" ? this.decode(this.raw) : this.plain + this.decode(this.raw);
      this.collectAt = 0;
    }
    const colon = qualified.indexOf(":");
    this.handler.close(colon < 0 ? qualified : qualified.slice(colon + 1), text);
  }

  private decode(text: string): string {
    let reference = text.indexOf("&");
    if (reference < 0) return text;
    let result = "";
    let at = 0;
    while (reference >= 0) {
      const end = text.indexOf(";", reference);
      const character = end < 0 ? undefined : resolveReference(text.slice(reference + 1, end));
      if (character === undefined) throw this.error(`the reference ${text.slice(reference, reference + 12)}`);
      if (at < reference) result += text.slice(at, reference);
      result += character;
      at = end + 1;
      reference = text.indexOf("&", at);
    }
    return at < text.length ? result + text.slice(at) : result;
  }

  private error(what: string): HostError {
    return new HostError("damaged", `${this.part}: not well-formed: ${what}`, { part: this.part, reason: "xml" });
  }
}

function endAfter(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}

const entities: ReadonlyMap<string, string> = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** `name` without "&" and ";": one of the five entities or a character number such as "#39046" or "#x9886". */
function resolveReference(name: string): string | undefined {
  if (name.charCodeAt(0) !== HASH) return entities.get(name);
  const isHex = name.charCodeAt(1) === LETTER_X;
  const digits = isHex ? 2 : 1;
  if (name.length === digits || name.length > digits + 7) return undefined;
  let point = 0;
  for (let i = digits; i < name.length; i++) {
    const digit = digitOf(name.charCodeAt(i));
    if (digit < 0 || (digit > 9 && !isHex)) return undefined;
    point = point * (isHex ? 16 : 10) + digit;
  }
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}

function digitOf(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** An xsd:boolean, or the older "on". */
export function isTrue(text: string | undefined): boolean {
  return text === "1" || text === "true" || text === "on";
}
