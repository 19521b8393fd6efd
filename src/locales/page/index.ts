import type { Locale } from "../locale";
import { pageEn } from "./en-US";
import { pageZh } from "./zh-CN";

export type PageTexts = typeof pageZh;

/** What the browser page says beside the pane; only the page imports it, so that the pane is not the heavier for it. */
export function pageTexts(locale: Locale): PageTexts {
  return locale === "en-US" ? pageEn : pageZh;
}
