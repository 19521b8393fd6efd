import type { Locale } from "../locale";
import { readingsEn } from "./en-US-readings";
import { reviewEn } from "./en-US-review";
import { readingsZh } from "./zh-CN-readings";
import { reviewZh } from "./zh-CN-review";

// Texts of parts that come after the pane's first scripts; only those parts import them.

export function readingsTexts(locale: Locale): typeof readingsZh {
  return locale === "en-US" ? readingsEn : readingsZh;
}

export function reviewTexts(locale: Locale): typeof reviewZh {
  return locale === "en-US" ? reviewEn : reviewZh;
}
