import { checkWorkbook } from "../core/check/check";
import { planReturnedCopy, type ReturnedCopy, type ReturnWording } from "../core/merging/returns";
import { readXlsx } from "./xlsx/read";
import { applyToXlsx, type WriteOptions } from "./xlsx/write";

/**
 * A copy of a workbook that was handed in, with 「问题清单」.
 * @param program name and version, for the footer.
 * @throws HostError as `readXlsx` and `applyToXlsx`
 */
export async function returnedCopy(
  bytes: Uint8Array,
  { name, findings }: Pick<ReturnedCopy, "name" | "findings">,
  describe: ReturnWording["describe"],
  program: string,
  options: WriteOptions = {},
): Promise<Uint8Array> {
  const { snapshot } = readXlsx(bytes, { fileName: name });
  const plan = planReturnedCopy(snapshot, checkWorkbook(snapshot), findings, describe, program);
  return (await applyToXlsx(bytes, plan, options)).bytes;
}
