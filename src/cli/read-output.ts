import type { CheckResult } from "../core/check/check";
import { describeHostError } from "../locales/findings";
import { CommandRefusal, type Call } from "./command";
import { findInputs } from "./inputs";
import { asHostError, checkBytes } from "./read-input";

/**
 * An output that is about to be replaced, for what people typed on it; null where there is none, or what is there is no
 * workbook.
 * @throws CommandRefusal where it is a workbook that cannot be read: what was typed there would be lost.
 */
export async function readOutput(output: string, { locale, texts }: Call): Promise<CheckResult | null> {
  for await (const input of findInputs([output])) {
    try {
      return (await checkBytes(await input.read(), input.name, {})).checked;
    } catch (error) {
      const { code, facts } = asHostError(error);
      if (code === "not-a-workbook") return null;
      throw new CommandRefusal(texts.refusals.outputUnreadable(output, describeHostError(code, facts, locale)));
    }
  }
  return null;
}
