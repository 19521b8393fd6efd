import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { coreOrder } from "../../test/support/core-order";
import { markdownTable } from "./docs/markdown-table";
import { ruleList } from "./docs/rule-list";

const DIRECTORY = "docs";
const ARCHITECTURE = `${DIRECTORY}/architecture.md`;
/** The generated part of the page stands between these lines. */
const BEGIN = "<!-- core order: generated -->";
const END = "<!-- end of core order -->";

/** Writes the generated pages of `docs/`, and the generated part of architecture.md, overwriting what is there. */
export async function main(): Promise<number> {
  mkdirSync(DIRECTORY, { recursive: true });
  writeFileSync(`${DIRECTORY}/rules.md`, ruleList());
  const page = readFileSync(ARCHITECTURE, "utf8");
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from < 0 || to < from) {
    console.error(`${ARCHITECTURE} has lost the lines “${BEGIN}” and “${END}”: put them back around the table.`);
    return 1;
  }
  const table = markdownTable(
    ["Folder", "Holds"],
    coreOrder.map(([folder, holds]) => [`\`core/${folder}\``, holds]),
  );
  writeFileSync(ARCHITECTURE, `${page.slice(0, from)}${BEGIN}\n\n${table}\n\n${page.slice(to)}`);
  console.log(`Wrote ${DIRECTORY}/rules.md and the order of the core in ${ARCHITECTURE}.`);
  return 0;
}
