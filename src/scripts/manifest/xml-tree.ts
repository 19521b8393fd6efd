import { SaxesParser } from "saxes";

const XMLNS = "http://www.w3.org/2000/xmlns/";

export interface ManifestElement {
  readonly name: string;
  readonly namespace: string;
  /** By the name as written (`xsi:type`), namespace declarations left out. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly ManifestElement[];
  /** Own text, trimmed. */
  readonly text: string;
  /** 1-based line of the end of the start tag. */
  readonly line: number;
}

export class XmlSyntaxError extends Error {
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

interface Growing extends ManifestElement {
  readonly children: Growing[];
  text: string;
}

/** Parses a document without a DOCTYPE; throws XmlSyntaxError at the first place that is not well-formed. */
export function parseXml(source: string): ManifestElement {
  const parser = new SaxesParser({ xmlns: true });
  const open: Growing[] = [];
  const roots: Growing[] = [];
  parser.on("error", (error) => {
    throw new XmlSyntaxError(error.message.replace(/^\d+:\d+: /, ""), parser.line);
  });
  parser.on("doctype", () => {
    throw new XmlSyntaxError("a DOCTYPE is not allowed", parser.line);
  });
  parser.on("opentag", (tag) => {
    const attributes = Object.entries(tag.attributes).filter(([, { uri }]) => uri !== XMLNS);
    const element: Growing = {
      name: tag.local,
      namespace: tag.uri,
      attributes: new Map(attributes.map(([name, { value }]) => [name, value])),
      children: [],
      text: "",
      line: parser.line,
    };
    (open.at(-1)?.children ?? roots).push(element);
    open.push(element);
  });
  const addText = (text: string): void => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => {
    const element = open.pop();
    if (element) element.text = element.text.trim();
  });
  parser.write(source.replace(/^\uFEFF/, "")).close();
  return roots[0] as Growing;
}

/** The element and everything below it, in document order. */
export function* descendants(element: ManifestElement): Generator<ManifestElement> {
  yield element;
  for (const child of element.children) yield* descendants(child);
}

/** The first element reached by walking down `names`, one child at a time. */
export function find(element: ManifestElement, ...names: readonly string[]): ManifestElement | undefined {
  let at: ManifestElement | undefined = element;
  for (const name of names) at = at?.children.find((child) => child.name === name);
  return at;
}
