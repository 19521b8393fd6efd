import { checkWorkbook } from "../core/check/check";
import { planReturnedCopy, type ReturnedCopy, type ReturnWording } from "../core/merging/returns";
import { workbookBytes } from "./workbook-bytes";
import { readXlsx } from "./xlsx/read";
import { applyToXlsx, type WriteOptions } from "./xlsx/write";

/**
 * A copy of a file that was handed in, with 「问题清单」: of a text document, a workbook of its tables.
 * @param program name and version, for the footer.
 * @throws HostError as `workbookBytes` and `applyToXlsx`
 */
export async function returnedCopy(
  bytes: Uint8Array,
  { name, findings }: Pick<ReturnedCopy, "name" | "findings">,
  describe: ReturnWording["describe"],
  program: string,
  options: WriteOptions = {},
): Promise<Uint8Array> {
  const workbook = await workbookBytes(bytes, { ...options, fileName: name });
  const { snapshot } = readXlsx(workbook.bytes, { fileName: name });
  const plan = planReturnedCopy(snapshot, checkWorkbook(snapshot), findings, describe, program);
  return (await applyToXlsx(workbook.bytes, plan, options)).bytes;
}
