import type { Locale } from "../locale";
import { enUS } from "./en-US";
import { zhCN } from "./zh-CN";

/** Every language has the texts of the Chinese source, with the same parameters. */
export type PaneTexts = typeof zhCN;

export function paneTexts(locale: Locale): PaneTexts {
  return locale === "en-US" ? enUS : zhCN;
}

/** The supported language nearest to a language tag: English for "en…", otherwise Chinese. */
export function nearestLocale(tag: string | null | undefined): Locale {
  return /^en\b/i.test(tag ?? "") ? "en-US" : "zh-CN";
}
