import { templatesFromNotice } from "../../core/generation/notice/from-notice";
import type { SheetDesign } from "../../core/design/sheet-design";
import { readLayouts } from "../../hosts/copied-layout";
import type { Locale } from "../../locales/locale";
import { noticeReport } from "../../locales/notice-report";

/**
 * Blank sheets out of a notice, and what was read of it and what was not, a line each.
 * @throws HostError as `readLayouts`.
 */
export async function readNotice(
  bytes: Uint8Array,
  fileName: string,
  program: string,
  locale: Locale,
): Promise<{ readonly designs: readonly SheetDesign[]; readonly report: readonly string[] }> {
  const { workbook, layoutOf } = await readLayouts(bytes, fileName);
  const found = templatesFromNotice(workbook, layoutOf, program);
  return { designs: found.designs, report: noticeReport(found, locale) };
}
