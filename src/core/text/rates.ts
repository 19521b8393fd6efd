import { fold } from "./fold";
import { readNumber, readPercent } from "./numbers";

/** What a text says of 不满意率 or of 低于, 不低于 is another number; 满意率95 and 满意率0.95 end a text or a clause. */
const RATE =
  /(?<!不)满意(?:率|度)(?:(?!低于|不足|不到|不满|超过|高于|小于|大于|[<>≤≥,;。])[^\d%.]){0,12}?(\d+(?:\.\d+)?)(%|(?=$|[,;。)])(?<=(?:率|度)(?:为|是|达|:)*[\d.]+))(?!以上|以下|以内)/g;

/** The satisfaction rates that a text states, 0…1, each once: `满意率：95%`, `满意率0.95`; those that it demands are none. */
export function statedRates(text: string): readonly number[] {
  if (!text.includes("满意")) return [];
  return [...new Set([...fold(text).matchAll(RATE)].flatMap((m) => asRate(Number(m[1]), m[2] === "%") ?? []))];
}

/** A rate as it is entered where one is asked for: `95%`, `0.95`, `95` → 0.95; null for anything else. */
export function readRate(text: string): number | null {
  const percent = readPercent(text);
  if (percent !== null) return percent <= 1 ? percent : null;
  const value = readNumber(text);
  return value === null ? null : asRate(value, false);
}

/** 95 is 95 %, 0.95 too; 1 is all of it. */
function asRate(value: number, isPercent: boolean): number | null {
  if (value < 0 || value > 100) return null;
  return isPercent || value > 1 ? Number((value / 100).toFixed(6)) : value;
}
