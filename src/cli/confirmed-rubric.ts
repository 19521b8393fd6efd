import type { CheckOptions } from "../core/check/check";
import { confirmedIn } from "../core/recognition/confirmed-in";
import { HostError } from "../hosts/host";
import { readXlsx } from "../hosts/xlsx/read";
import { describeHostError } from "../locales/findings";
import { CommandRefusal, type Call } from "./command";
import { onlyInput } from "./only-input";

/**
 * What `--rubric FILE` adds to a check: the 「评分办法」 that a person confirmed in that workbook.
 * @throws CommandRefusal when the file cannot be read or holds no 「评分办法」.
 */
export async function confirmedRubric(call: Call): Promise<CheckOptions> {
  const file = call.value("rubric");
  if (file === null) return {};
  const input = await onlyInput(file, call);
  try {
    const rubricBook = confirmedIn(readXlsx(await input.read(), { fileName: input.name }).snapshot);
    if (!rubricBook) throw new CommandRefusal(call.texts.refusals.noConfirmedRubric(file));
    return { rubricBook };
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    throw new CommandRefusal(`${file}: ${describeHostError(error.code, error.facts, call.locale)}`);
  }
}
