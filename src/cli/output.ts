import { chmod, lstat, readlink, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import type { CommandLineTexts } from "../locales/command-line";
import { CommandRefusal } from "./command";
import { removeAbandoned, temporaryBeside } from "./temporary";

/**
 * Makes sure, before any work, that `output` may be written.
 * @throws Refusal when it is one of the inputs (by whatever name or link), a folder, in no folder, or exists without `isForced`.
 */
export async function assertWritable(
  output: string,
  inputs: readonly string[],
  isForced: boolean,
  { refusals }: CommandLineTexts,
): Promise<void> {
  const folder = path.dirname(output);
  const holder = await stat(folder).catch(() => null);
  if (!holder?.isDirectory()) throw new CommandRefusal(refusals.outputFolderMissing(folder));
  for (const input of inputs) {
    if (await isSameFile(output, input)) throw new CommandRefusal(refusals.outputIsInput(output));
  }
  const target = await stat(output).catch(() => null);
  if (target?.isDirectory()) throw new CommandRefusal(refusals.outputIsFolder(output));
  // lstat: a link that leads nowhere is there, too.
  const isThere = target !== null || (await lstat(output).catch(() => null)) !== null;
  if (isThere && !isForced) throw new CommandRefusal(refusals.outputExists(output));
}

/** Symbolic links are followed; hard links and other spellings share device and number. */
async function isSameFile(a: string, b: string): Promise<boolean> {
  if (path.resolve(a) === path.resolve(b)) return true;
  const [first, second] = await Promise.all([identity(a), identity(b)]);
  return first !== null && first === second;
}

async function identity(file: string): Promise<string | null> {
  const found = await stat(file, { bigint: true }).catch(() => null);
  return found && `${found.dev}:${found.ino}`;
}

export interface Output {
  readonly path: string;
  readonly bytes: Uint8Array | string;
}

/**
 * Writes the whole file or nothing: a temporary file in the same folder takes the name at the end. A link stays one: the
 * file that it leads to is replaced; a file that is there keeps its mode.
 * @throws Refusal when the file system does not let it.
 */
export async function writeWhole(output: string, bytes: Uint8Array | string, texts: CommandLineTexts): Promise<void> {
  await writeTogether([{ path: output, bytes }], texts);
}

/** The file that a name stands for, also where its link leads to one that is not there yet. Links in a circle end it. */
async function targetOf(name: string, links = 40): Promise<string> {
  const there = await realpath(name).catch(() => null);
  if (there !== null) return there;
  const next = await readlink(name).catch(() => null);
  return next === null || links === 0 ? name : targetOf(path.resolve(path.dirname(name), next), links - 1);
}

/**
 * Writes all files or none: names are taken only when every file lies complete beside its place.
 * @throws Refusal as `writeWhole`.
 */
export async function writeTogether(outputs: readonly Output[], { refusals }: CommandLineTexts): Promise<void> {
  const prepared: { readonly temporary: string; readonly target: string }[] = [];
  let current = "";
  try {
    for (const { path: output, bytes } of outputs) {
      current = output;
      const target = await targetOf(output);
      await removeAbandoned(path.dirname(target), Date.now());
      const temporary = temporaryBeside(target);
      prepared.push({ temporary, target });
      await writeFile(temporary, bytes, { flag: "wx" });
      const former = await stat(target).catch(() => null);
      if (former) await chmod(temporary, former.mode & 0o777);
    }
    for (const [i, { temporary, target }] of prepared.entries()) {
      current = outputs[i]?.path ?? target;
      await rename(temporary, target);
    }
  } catch (error) {
    for (const { temporary } of prepared) await rm(temporary, { force: true });
    const { code = "?" } = error as NodeJS.ErrnoException;
    throw new CommandRefusal(refusals.outputNotWritable(current, code));
  }
}
