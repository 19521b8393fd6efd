import { placeOutputs } from "../../core/merging/place-outputs";
import type { Locale } from "../../locales/locale";
import type { NoticeOffer } from "../session";
import { readNotice } from "./read-notice";

/** The sheets of a chosen notice, to be added to the open workbook. @throws HostError as `readNotice` */
export async function offerSheets(
  bytes: Uint8Array,
  fileName: string,
  program: string,
  locale: Locale,
): Promise<NoticeOffer> {
  const { designs, report } = await readNotice(bytes, fileName, program, locale);
  if (designs.length === 0) return { report, open: null };
  // Whatever stands in the workbook stays: the sheets are new ones, under free names.
  return {
    report,
    open: null,
    place: (snapshot) => ({ purpose: "template", edits: placeOutputs(snapshot, [], designs) }),
  };
}
