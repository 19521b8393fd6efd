import { parseArgs } from "node:util";
import { OfficeAddinManifest } from "office-addin-manifest";
import type { ServedFiles } from "./manifest/checks";
import { checkManifest } from "./manifest/checks";
import { readIfPresent, servedFromBuild, servedFromSources } from "./manifest/served-files";

const USAGE = "usage: node src/scripts/run.cjs src/scripts/validate-manifest.ts [manifest.xml] [--dist DIRECTORY]";

/** The sentences about one manifest file; empty if it is fit to be loaded. Needs no network. */
async function validateManifest(file: string, files: ServedFiles): Promise<string[]> {
  const source = readIfPresent(file);
  if (!source) return [`${file}: there is no such file.`];
  const problems = checkManifest(Buffer.from(source).toString("utf8"), files).map(
    ({ line, rule, message }) => `${file}:${line}: ${message} [${rule}]`,
  );
  if (problems.length > 0) return problems;
  const read = await OfficeAddinManifest.readManifestFile(file);
  const unread = (["id", "version", "displayName", "description", "iconUrl", "officeAppType"] as const).filter(
    (field) => read[field] === undefined || read[field] === "",
  );
  return unread.map((field) => `${file}: office-addin-manifest reads no ${field} from it.`);
}

/** Exit codes: 0 fit, 1 problems, 2 wrong usage. */
export async function main(argv: readonly string[]): Promise<number> {
  let file: string;
  let dist: string | undefined;
  try {
    const { positionals, values } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { dist: { type: "string" } },
    });
    if (positionals.length > 1) throw new Error("One manifest at a time.");
    file = positionals[0] ?? "manifest.xml";
    dist = values.dist;
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    return 2;
  }
  const problems = await validateManifest(file, dist === undefined ? servedFromSources : servedFromBuild(dist));
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) {
    console.error(`${file} has ${problems.length} ${problems.length === 1 ? "problem" : "problems"}.`);
    return 1;
  }
  console.log(`${file} is valid: structure, limits, languages, and every file that it names.`);
  return 0;
}
