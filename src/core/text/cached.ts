/** Texts remembered at once, and their characters together: many long texts cannot fill the machine's memory. */
const MOST_TEXTS = 20_000;
const MOST_CHARACTERS = 1_000_000;

/** Texts of which it is remembered that they were met, and no more. */
const MOST_MET = 4_000;

/** A text with all that was computed for it, by function. */
interface KnownText {
  readonly text: string;
  /** Null until something is computed for it: most are the result of something else. */
  results: unknown[] | null;
}

const known = new Map<string, KnownText>();
let characters = 0;
/**
 * A text is remembered when it is met again: on a long sheet of texts that stand there once, what was computed for them
 * would live just long enough to fill the memory.
 */
const met = new Set<string>();
/** Several functions are asked about the same text one after the other. */
let last: KnownText = { text: "", results: null };
let functions = 0;

/** From this length on, engines keep a piece of a longer text as a view of it. */
const SHORTEST_VIEW = 13;

function recall(text: string): KnownText {
  if (last.text === text) return last;
  last = known.get(text) ?? (met.has(text) ? learn(text) : meet(text));
  return last;
}

/** A text of its own, since to remember a view of a file's text would be to remember the whole file. */
function ownText(text: string): KnownText {
  return { text: text.length < SHORTEST_VIEW ? text : `${text} `.slice(0, -1), results: null };
}

function meet(text: string): KnownText {
  const first = ownText(text);
  if (met.size >= MOST_MET) met.clear();
  met.add(first.text);
  return first;
}

/** Forgets all at once beyond the bounds. */
function learn(text: string): KnownText {
  if (known.size >= MOST_TEXTS || characters + text.length > MOST_CHARACTERS) {
    known.clear();
    characters = 0;
  }
  const learned = ownText(text);
  known.set(learned.text, learned);
  characters += text.length;
  return learned;
}

/** One and the same copy of equal texts: looked up many times faster than others. */
export function shared(text: string): string {
  return recall(text).text;
}

/**
 * Remembers what was computed for a text: the same few thousand texts recur in every workbook, and rule by rule.
 * `compute` must depend on its text alone, never give undefined, and nobody may change what it gives. For functions
 * that live as long as the program: each takes a place beside every text.
 */
export function cached<Result>(compute: (text: string) => Result): (text: string) => Result {
  const place = functions++;
  return (text) => {
    const recalled = recall(text);
    const results = (recalled.results ??= new Array<unknown>(functions).fill(undefined));
    let result = results[place];
    if (result === undefined) {
      const computed = compute(recalled.text);
      result = typeof computed === "string" ? shared(computed) : computed;
      results[place] = result;
    }
    return result as Result;
  };
}
