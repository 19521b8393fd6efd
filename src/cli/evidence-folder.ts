import { readdir } from "node:fs/promises";
import path from "node:path";
import type { CheckOptions } from "../core/check/check";
import { CommandRefusal, type Call } from "./command";

/**
 * What `--evidence DIR` adds to a check: the names of the files below that folder. None of them is opened, and no link
 * is followed.
 * @throws CommandRefusal when there is no such folder.
 */
export async function evidenceFolder(call: Call): Promise<CheckOptions> {
  const folder = call.value("evidence");
  if (folder === null) return {};
  try {
    const entries = await readdir(folder, { withFileTypes: true, recursive: true });
    const files = entries.filter((entry) => !entry.isDirectory());
    const paths = files.map(({ parentPath, name }) => path.relative(folder, path.join(parentPath, name)));
    return { evidence: paths.map((file) => file.split(path.sep).join("/")).sort() };
  } catch {
    throw new CommandRefusal(call.texts.refusals.noEvidenceFolder(folder));
  }
}
