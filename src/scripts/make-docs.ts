import { mkdirSync, writeFileSync } from "node:fs";
import { ruleList } from "./docs/rule-list";

const DIRECTORY = "docs";

/** Writes the generated pages of `docs/`, overwriting what is there. */
export async function main(): Promise<number> {
  mkdirSync(DIRECTORY, { recursive: true });
  writeFileSync(`${DIRECTORY}/rules.md`, ruleList());
  console.log(`Wrote ${DIRECTORY}/rules.md.`);
  return 0;
}
