import type { Locale } from "../locale";
import { enUS } from "./en-US";
import { zhCN } from "./zh-CN";

/** Every language has the texts of the Chinese source, with the same parameters. */
export type CommandLineTexts = typeof zhCN;

export function commandLineTexts(locale: Locale): CommandLineTexts {
  return locale === "en-US" ? enUS : zhCN;
}
