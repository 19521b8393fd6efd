/** Of one memory; of all texts in it together, so that many long ones cannot fill the machine's. */
const MOST_ENTRIES = 20_000;
const MOST_CHARACTERS = 1_000_000;

/** Entries by text, as many as the bounds allow; forgets all at once beyond them. */
class Memory<Result> {
  private readonly entries = new Map<string, Result>();
  private characters = 0;

  get(text: string): Result | undefined {
    return this.entries.get(text);
  }

  has(text: string): boolean {
    return this.entries.has(text);
  }

  set(text: string, result: Result): void {
    if (this.entries.size >= MOST_ENTRIES || this.characters + text.length > MOST_CHARACTERS) {
      this.entries.clear();
      this.characters = 0;
    }
    this.entries.set(text, result);
    this.characters += text.length;
  }
}

/** From this length on, engines keep a piece of a longer text as a view of it. */
const SHORTEST_VIEW = 13;

const texts = new Memory<string>();

/**
 * One and the same copy of equal texts: looked up many times faster than others. It is a text of its own, since to
 * remember a view of a file's text would be to remember the whole file.
 */
export function shared(text: string): string {
  let own = texts.get(text);
  if (own === undefined) {
    own = text.length < SHORTEST_VIEW ? text : `${text} `.slice(0, -1);
    texts.set(own, own);
  }
  return own;
}

/**
 * Remembers what was computed for a text: the same few thousand texts recur in every workbook, and rule by rule.
 * `compute` must depend on its text alone, and nobody may change what it gives.
 */
export function cached<Result>(compute: (text: string) => Result): (text: string) => Result {
  const known = new Memory<Result>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as Result;
    const own = shared(text);
    const computed = compute(own);
    const result = typeof computed === "string" ? (shared(computed) as Result) : computed;
    known.set(own, result);
    return result;
  };
}
