import { readFileSync } from "node:fs";
import path from "node:path";
import type { ServedFiles } from "./checks";

/** What webpack puts beside the task pane: two pages that it writes itself, and the icons that it copies. */
const WRITTEN_PAGES = ["taskpane.html", "index.html"];
const COPIED_DIRECTORY = "assets/icons/";

/** The bytes of a file, or null if there is none. */
export function readIfPresent(file: string): Uint8Array | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** Before a build: what the build would serve. */
export const servedFromSources: ServedFiles = (file) => {
  if (WRITTEN_PAGES.includes(file)) return new Uint8Array();
  return file.startsWith(COPIED_DIRECTORY) ? readIfPresent(file) : null;
};

/** After a build: what stands in its directory. */
export function servedFromBuild(directory: string): ServedFiles {
  return (file) => readIfPresent(path.join(directory, file));
}
