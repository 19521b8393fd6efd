import { type PageTexts, pageTexts } from "../../locales/page";
import { useTexts } from "../texts";

export function usePageTexts(): PageTexts {
  return pageTexts(useTexts().locale);
}
