import { HostError } from "../host";
import { cleanText } from "./text";
import { COLLECT, ENTER, scanXml, SKIP } from "./xml";

/**
 * All shared strings of a workbook: runs of rich text joined, phonetic readings left out.
 * @throws HostError as `scanXml`; `too-large` beyond `limit` strings (facts.part, facts.limit).
 */
export function readSharedStrings(bytes: Uint8Array, part: string, limit: number): readonly string[] {
  const strings: string[] = [];
  let current = "";
  scanXml(bytes, part, {
    open(tag) {
      switch (tag.name) {
        case "t":
          return COLLECT;
        case "si":
          current = "";
          return ENTER;
        case "r":
        case "sst":
          return ENTER;
        default:
          return SKIP;
      }
    },
    close(name, text) {
      if (name === "t") {
        current = current === "" ? text : current + text;
      } else if (name === "si") {
        if (strings.length === limit) {
          throw new HostError("too-large", `${part}: more than ${limit} strings`, { part, limit });
        }
        strings.push(cleanText(current));
      }
    },
  });
  return strings;
}
