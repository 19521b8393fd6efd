/** Marks that choose what stands over or beside them. */
const TICK = /^[√✓✔☑✅●■◆★◯Vv]$/;

const OPTION_MARK = /[□○◯☐]|[☑☒✓✔√✅■●]|\((?:[√✓✔☑]?)\)/g;
const CHOSEN = /[☑☒✓✔√✅■●]/;

/** Somebody ticked something in it. */
export function holdsTick(text: string): boolean {
  return CHOSEN.test(text);
}

/**
 * What is ticked among words that each stand behind or before a box: 优秀□ 良好☑, ☑是 □否, 优秀（√）良好（ ）. Null where it
 * is not one of several.
 *
 * @param folded without white space.
 */
export function chosenOption(folded: string): string | null {
  const marks = [...folded.matchAll(OPTION_MARK)];
  const chosen = marks.filter(([mark]) => CHOSEN.test(mark));
  const [only] = chosen;
  if (!only || chosen.length > 1 || marks.length < 2) return null;
  const words = folded.split(OPTION_MARK).map((word) => word.replace(/[,、;]/g, ""));
  const at = marks.indexOf(only);
  return (words[0] === "" ? words[at + 1] : words[at]) || null;
}

/** A text is a mark and nothing else. A cross may mean the opposite and is none. */
export function isTick(text: string): boolean {
  return TICK.test(text.replace(/[\s\u3000\uFE0F]/g, ""));
}
