import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { checkManifest } from "./manifest/checks";
import { BaseUrlError, rebaseManifest } from "./manifest/rebase";
import { servedFromSources } from "./manifest/served-files";

const SOURCE = "manifest.xml";
const USAGE = "usage: npm run manifest -- --base-url https://intranet.example/dingji -o manifest.intranet.xml";

/** Writes the manifest for another web server. Exit codes: 0 written, 1 the result would not be valid (nothing is written), 2 wrong usage. */
export async function main(argv: readonly string[]): Promise<number> {
  let manifest: string;
  let out: string;
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { "base-url": { type: "string" }, output: { type: "string", short: "o" } },
    });
    if (values["base-url"] === undefined || values.output === undefined) throw new Error("Both options are needed.");
    out = values.output;
    if (path.resolve(out) === path.resolve(SOURCE)) {
      throw new Error(`${SOURCE} is the source of every other manifest and is not overwritten; choose another name.`);
    }
    manifest = rebaseManifest(readFileSync(SOURCE, "utf8"), values["base-url"]);
  } catch (error) {
    console.error(`${(error as Error).message}${error instanceof BaseUrlError ? "" : `\n${USAGE}`}`);
    return 2;
  }
  const problems = checkManifest(manifest, servedFromSources);
  for (const { message } of problems) console.error(message);
  if (problems.length > 0) return 1;
  writeFileSync(out, manifest);
  console.log(
    `Wrote ${out}. Put the contents of dist/ at the base address, then hand ${out} to the administrator or to Excel.`,
  );
  return 0;
}
