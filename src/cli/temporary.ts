import { randomBytes } from "node:crypto";
import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";

/** The process that writes it stands in the name: while it runs, the file is in use. */
const OURS = /^\.dingji-(\d+)-[0-9a-f]{12}\.tmp$/;
/** Another machine's process may write into a shared folder; no command takes so long. Milliseconds. */
const ABANDONED_AFTER = 3_600_000;

/** The name under which a file is written before it takes the place of `target`. */
export function temporaryBeside(target: string): string {
  return path.join(path.dirname(target), `.dingji-${process.pid}-${randomBytes(6).toString("hex")}.tmp`);
}

/** Removes what killed runs left in a folder: temporary files of ours that are old and whose process is gone. */
export async function removeAbandoned(folder: string, now: number): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const id = OURS.exec(name)?.[1];
    if (id === undefined || isRunning(Number(id))) continue;
    const file = path.join(folder, name);
    const written = await stat(file).catch(() => null);
    if (written?.isFile() && now - written.mtimeMs > ABANDONED_AFTER) await rm(file, { force: true }).catch(() => null);
  }
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    // It is there and somebody else's.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
