import type { CheckResult } from "../core/check/check";
import { findInputs } from "./inputs";
import { checkBytes } from "./read-input";

/**
 * An output that is about to be replaced, for what people typed on it; null where there is none that
 * can be read.
 */
export async function readOutput(output: string): Promise<CheckResult | null> {
  for await (const input of findInputs([output])) {
    try {
      return (await checkBytes(await input.read(), input.name, {})).checked;
    } catch {
      return null;
    }
  }
  return null;
}
