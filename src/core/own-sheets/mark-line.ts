import { fold } from "../text/fold";

/** The line below the title that marks a sheet as ours; a stranger's sheet of the same name lacks it. */
export const OWN_MARK = "定级助手生成";
/** Tells nearly every other text off before it is folded. */
const RARE_IN_MARK = "助";

/** The mark with what a person should know of the sheet. */
export function markLine(note: string): string {
  return `由${OWN_MARK}：${note}`;
}

export function hasMark(text: string): boolean {
  return text.includes(RARE_IN_MARK) && fold(text).includes(OWN_MARK);
}
