const MOST_ENTRIES = 20_000;
/** Of all texts that one cache holds, so that many long texts cannot fill the memory. */
const MOST_CHARACTERS = 1_000_000;

/**
 * Remembers what was computed for a text: the same few thousand texts recur in every workbook, and rule by rule.
 * `compute` must depend on its text alone. Forgets everything at once when it holds too much.
 */
export function cached<Result>(compute: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  let characters = 0;
  return (text) => {
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as Result;
    if (known.size >= MOST_ENTRIES || characters + text.length > MOST_CHARACTERS) {
      known.clear();
      characters = 0;
    }
    const own = detached(text);
    const result = compute(own);
    known.set(own, result);
    characters += text.length;
    return result;
  };
}

/** From this length on, engines keep a piece of a longer text as a view of it. */
const SHORTEST_VIEW = 13;

/** A text of its own: to remember a view of a file's text would be to remember the whole file. */
function detached(text: string): string {
  return text.length < SHORTEST_VIEW ? text : `${text} `.slice(0, -1);
}
