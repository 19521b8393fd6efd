/** Marks that choose what stands over or beside them. */
const TICK = /^[√✓✔☑✅●■◆★◯Vv]$/;

/** A text is a mark and nothing else. A cross may mean the opposite and is none. */
export function isTick(text: string): boolean {
  return TICK.test(text.replace(/[\s\u3000\uFE0F]/g, ""));
}
