import { stat } from "node:fs/promises";
import path from "node:path";
import { CommandRefusal, type Call } from "./command";
import { findInputs, type Input } from "./inputs";

/**
 * The single workbook of commands that take one.
 * @throws Refusal for a folder or an archive.
 */
export async function onlyInput(file: string, { texts }: Call): Promise<Input> {
  const found = await stat(file).catch(() => null);
  if (found?.isDirectory()) throw new CommandRefusal(texts.refusals.inputIsFolder(file));
  for await (const input of findInputs([file])) {
    if (input.path === file && path.extname(file).toLowerCase() !== ".zip") return input;
    break;
  }
  throw new CommandRefusal(texts.refusals.inputIsArchive(file));
}
