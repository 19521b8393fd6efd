import { HostError } from "../../../src/hosts/host";
import { COLLECT, ENTER, scanXml, SKIP, type XmlTag } from "../../../src/hosts/xlsx/xml";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What a handler is told: "<name a=…" for a start, "name:text" for an end. `t` is collected, `skip` skipped. */
function events(source: string | Uint8Array): string[] {
  const told: string[] = [];
  scanXml(typeof source === "string" ? encode(source) : source, "part.xml", {
    open(tag) {
      const a = tag.get("a");
      const id = tag.getPrefixed("id");
      told.push(`<${tag.name}${a === undefined ? "" : ` a=${a}`}${id === undefined ? "" : ` :id=${id}`}`);
      return tag.name === "t" ? COLLECT : tag.name === "skip" ? SKIP : ENTER;
    },
    close: (name, text) => told.push(`${name}:${text}`),
  });
  return told;
}

function reason(source: string | Uint8Array): unknown {
  try {
    events(source);
  } catch (error) {
    if (error instanceof HostError) return [error.code, error.facts];
    throw error;
  }
  return "accepted";
}

const illFormed = ["damaged", { part: "part.xml", reason: "xml" }];

describe("scanXml", () => {
  it("reads the first bytes alone where it is told so, though they end inside a sign", () => {
    const bytes = encode("<r><t>甲</t><t>乙</t></r>");
    const told: string[] = [];
    const open = (tag: XmlTag) => (tag.name === "t" ? COLLECT : ENTER);
    scanXml(bytes, "part.xml", { open, close: (name, text) => void told.push(`${name}:${text}`) }, 17);
    expect(told).toEqual(["t:甲"]);
  });

  it("tells elements in order, by local name, with the text that was asked for", () => {
    expect(events("<x:r><t>a</t><b a=\"1\">no</b><x:t a='2'/></x:r>")).toEqual([
      "<r",
      "<t",
      "t:a",
      "<b a=1",
      "b:",
      "<t a=2",
      "t:",
      "r:",
    ]);
  });

  it("tells attributes with and without prefix apart", () => {
    expect(events('<r id="1" q:id="2" q:a="3" xa="4" a = "5" />')).toEqual(["<r a=5 :id=2", "r:"]);
  });

  it("leaves out what a handler skips", () => {
    expect(events("<r><skip><t>x</t><skip/></skip><t>y</t></r>")).toEqual(["<r", "<skip", "<t", "t:y", "r:"]);
  });

  it("joins text around comments, instructions, CDATA and children", () => {
    expect(events("<t>a<!-- <b> -->b<?x y?><![CDATA[<&amp;>]]>&amp;<c>no</c>d</t>")).toEqual([
      "<t",
      "<c",
      "c:",
      "t:ab<&amp;>&d",
    ]);
  });

  it("resolves the five entities and character numbers", () => {
    expect(events('<t a="&quot;&#10;&apos;">&lt;&gt;&#39046;&#x9886;&#x1F600;</t>')).toEqual([
      "<t a=\"\n'",
      "t:<>领领😀",
    ]);
  });

  it("takes line breaks in attributes for spaces and allows > there", () => {
    expect(events('<r a="1\r\n2\t>3"/>')).toEqual(["<r a=1 2 >3", "r:"]);
  });

  it("skips a declaration, a byte order mark and space outside the root", () => {
    expect(events('\ufeff<?xml version="1.0" encoding="UTF-8"?>\r\n<r/>\n<!-- end -->')).toEqual(["<r", "r:"]);
  });

  it("reads UTF-16 with a byte order mark", () => {
    const text = '<?xml version="1.0" encoding="UTF-16"?><t>定级</t>';
    const little = new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));
    const big = new Uint8Array(Buffer.from(little).swap16());
    expect(events(little)).toEqual(["<t", "t:定级"]);
    expect(events(big)).toEqual(["<t", "t:定级"]);
  });

  it("reads on where a piece ends inside a character, a tag, an end tag or a reference", () => {
    const row = '<t a="甲乙">定&#32423;<!--x--><![CDATA[级]]></t>';
    const rowLength = encode(row).length;
    const expected = "t:定级级";
    for (let offset = 0; offset <= rowLength; offset++) {
      const padding = 1024 * 1024 - offset - "<r>".length;
      const told = events(`<r>${" ".repeat(padding)}${row}</r>`);
      expect(told).toEqual(["<r", "<t a=甲乙", expected, "r:"]);
    }
  });

  it.each([
    ["an end without start", "<r></r></r>"],
    ["another end", "<r><a></b></r>"],
    ["a longer end", "<r><a></ab></r>"],
    ["an end missing", "<r><a></r>"],
    ["nothing", ""],
    ["only space", "  \n"],
    ["two roots", "<r/><r/>"],
    ["text outside", "<r/>x"],
    ["CDATA outside", "<![CDATA[x]]><r/>"],
    ["an open tag at the end", "<r><a"],
    ["an open comment", "<r><!-- </r>"],
    ["an attribute without quotes", "<r a=1/>"],
    ["an attribute without value", "<r a/>"],
    ["an attribute given twice", '<r a="1" b="2" a="3"/>'],
    ["one of many attributes given twice", `<r ${Array.from({ length: 30 }, (_, i) => `a${i}="1"`).join(" ")} a7=""/>`],
    ["attributes without space", '<r a="1"b="2"/>'],
    ["a nameless tag", "<r>< a/></r>"],
    ["an unknown entity", "<t>&bomb;</t>"],
    ["a bare ampersand", "<t>a & b</t>"],
    ["an unfinished reference", "<t>&#39046</t>"],
    ["a reference to no character", "<t>&#x110000;</t>"],
    ["a declaration inside", "<r><!ENTITY a 'b'></r>"],
    ["a control character", "<r>\u0001</r>"],
    ["a NUL", "<r>\u0000</r>"],
    ["elements nested beyond reason", "<r>".repeat(2000) + "</r>".repeat(2000)],
  ])("refuses %s", (_, source) => {
    expect(reason(source)).toEqual(illFormed);
  });

  it("refuses every document type", () => {
    const bomb = '<!DOCTYPE r [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><r>&b;</r>';
    const doctype = ["damaged", { part: "part.xml", reason: "doctype" }];
    expect(reason(bomb)).toEqual(doctype);
    expect(reason("<!DOCTYPE r><r/>")).toEqual(doctype);
  });

  it("refuses bytes that are no UTF-8 and encodings that Office does not write", () => {
    const encoding = ["damaged", { part: "part.xml", reason: "encoding" }];
    expect(reason(Uint8Array.of(0x3c, 0x72, 0x3e, 0xff, 0x3c, 0x2f, 0x72, 0x3e))).toEqual(encoding);
    expect(reason(Uint8Array.of(0x3c, 0x72, 0x2f, 0x3e, 0xe5, 0xad))).toEqual(encoding);
    expect(reason('<?xml version="1.0" encoding="GBK"?><r/>')).toEqual(encoding);
  });

  it("refuses a tag that never ends", () => {
    expect(reason(`<r a="${"x".repeat(10 * 1024 * 1024)}"/>`)).toEqual(illFormed);
  });
});
