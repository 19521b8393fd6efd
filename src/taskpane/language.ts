import type { Locale } from "../locales/locale";
import { nearestLocale } from "../locales/pane";

/** The language asked for in the address (`?lang=en`), else the one of the program around the page, else Chinese. */
export function startLocale(search: string, hostLanguage: string | null): Locale {
  return nearestLocale(new URLSearchParams(search).get("lang") ?? hostLanguage);
}
