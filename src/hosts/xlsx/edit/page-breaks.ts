import type { PrintSetup } from "../../../core/design/sheet-design";
import { child, parseRoot, prefixOf, Splices } from "./xml";

/** The last row and the last column of a sheet, up to which a break goes. */
const LAST_COLUMN = 16_383;
const LAST_ROW = 1_048_575;

const SHEET_DATA: ReadonlySet<string> = new Set(["sheetData"]);

/** A drawn worksheet part with the breaks of its design, which stand behind the footer. */
export function withPageBreaks(text: string, { rowBreaks = [], columnBreaks = [] }: PrintSetup): string {
  if (rowBreaks.length + columnBreaks.length === 0) return text;
  const root = parseRoot(text, SHEET_DATA);
  const footer = child(root, "headerFooter");
  if (!footer) throw new RangeError("a drawn sheet has no footer");
  const p = prefixOf(root.name);
  const breaks = (name: string, starts: readonly number[], last: number): string => {
    if (starts.length === 0) return "";
    const each = starts.map((start) => `<${p}brk id="${start}" max="${last}" man="1"/>`).join("");
    return `<${p}${name} count="${starts.length}" manualBreakCount="${starts.length}">${each}</${p}${name}>`;
  };
  const splices = new Splices(text);
  const xml = breaks("rowBreaks", rowBreaks, LAST_COLUMN) + breaks("colBreaks", columnBreaks, LAST_ROW);
  splices.insert(footer.end, xml);
  return splices.apply();
}
