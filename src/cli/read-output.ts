import type { RecognisedSheet } from "../core/model/recognised-sheet";
import { findInputs } from "./inputs";
import { checkBytes } from "./read-input";

/**
 * The sheets of an output that is about to be replaced, for what people typed on them; null where there is none that
 * can be read.
 */
export async function readOutput(output: string): Promise<readonly RecognisedSheet[] | null> {
  for await (const input of findInputs([output])) {
    try {
      return (await checkBytes(await input.read(), input.name, {})).checked.sheets;
    } catch {
      return null;
    }
  }
  return null;
}
