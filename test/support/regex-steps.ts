/**
 * A backtracking matcher that counts its steps: what a pattern costs on a text, the same on every machine. It answers as
 * the language's own matcher does (`regex-steps.test.ts`), only without that one's shortcuts.
 */
type Node =
  | { readonly kind: "unit"; readonly test: RegExp; readonly known: Map<string, boolean> }
  | { readonly kind: "edge"; readonly test: RegExp }
  | { readonly kind: "back"; readonly group: number | string }
  | { readonly kind: "sequence"; readonly parts: readonly Node[] }
  | { readonly kind: "choice"; readonly options: readonly Node[] }
  | { readonly kind: "group"; readonly names: readonly (number | string)[]; readonly inner: Node }
  | { readonly kind: "look"; readonly isBehind: boolean; readonly isNot: boolean; readonly inner: Node }
  | {
      readonly kind: "repeat";
      readonly inner: Node;
      readonly min: number;
      readonly max: number;
      readonly isLazy: boolean;
    };

export interface CountedPattern {
  /** The tests of single characters that stand in it: texts that answer all of them alike cost alike. */
  readonly units: readonly RegExp[];
  /** Steps of one search from the beginning or, with the flag g, of searching to the end; stops beyond `most`. */
  readonly steps: (text: string, most: number) => number;
  /** The first match, as the language's own matcher finds it; null for none. */
  readonly find: (text: string) => string | null;
}

export function countedPattern({ source, flags }: RegExp): CountedPattern {
  const { root, units } = new Parser(source, flags).parse();
  return {
    units,
    steps(text, most) {
      const matcher = new Matcher(text, flags, most);
      try {
        let from = 0;
        do {
          const found = matcher.search(root, from);
          if (!found) break;
          from = found.end > found.start ? found.end : found.end + 1;
        } while (flags.includes("g") && from <= text.length);
      } catch (error) {
        if (!(error instanceof TooMany)) throw error;
      }
      return matcher.count;
    },
    find(text) {
      const found = new Matcher(text, flags, Number.POSITIVE_INFINITY).search(root, 0);
      return found ? text.slice(found.start, found.end) : null;
    },
  };
}

class Parser {
  private at = 0;
  private groups = 0;
  private readonly units: RegExp[] = [];

  constructor(
    private readonly source: string,
    private readonly flags: string,
  ) {}

  parse(): { root: Node; units: readonly RegExp[] } {
    const root = this.choice();
    if (this.at < this.source.length) throw new Error(`not understood: ${this.source.slice(this.at)}`);
    return { root, units: this.units };
  }

  private choice(): Node {
    const options = [this.sequence()];
    while (this.source[this.at] === "|") {
      this.at++;
      options.push(this.sequence());
    }
    return options.length === 1 ? (options[0] as Node) : { kind: "choice", options };
  }

  private sequence(): Node {
    const parts: Node[] = [];
    while (this.at < this.source.length && !"|)".includes(this.source[this.at] as string)) {
      parts.push(this.repeated(this.atom()));
    }
    return { kind: "sequence", parts };
  }

  private repeated(inner: Node): Node {
    const match = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})(\??)/.exec(this.source.slice(this.at));
    if (!match) return inner;
    this.at += match[0].length;
    const [, sign, low, comma, high, lazy] = match;
    const min = sign === undefined ? Number(low) : sign === "+" ? 1 : 0;
    const bounded = comma === "" ? min : high === "" ? Number.POSITIVE_INFINITY : Number(high);
    const max = sign === undefined ? bounded : sign === "?" ? 1 : Number.POSITIVE_INFINITY;
    return { kind: "repeat", inner, min, max, isLazy: lazy === "?" };
  }

  private atom(): Node {
    const rest = this.source.slice(this.at);
    const edge = /^(?:[\^$]|\\[bB])/.exec(rest)?.[0];
    if (edge !== undefined) {
      this.at += edge.length;
      return { kind: "edge", test: new RegExp(edge, `y${this.flags.replace(/[gy]/g, "")}`) };
    }
    if (rest.startsWith("(")) return this.group(rest);
    const back = /^\\(?:([1-9]\d*)|k<([^>]*)>)/.exec(rest);
    if (back) {
      this.at += back[0].length;
      return { kind: "back", group: back[2] ?? Number(back[1]) };
    }
    const unit =
      /^(?:\[(?:\\.|[^\]\\])*\]|\\(?:u\{[^}]*\}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|[pP]\{[^}]*\}|.)|[^\\])/su.exec(rest);
    if (!unit) throw new Error(`not understood: ${rest}`);
    this.at += unit[0].length;
    const test = new RegExp(unit[0], `y${this.flags.replace(/[gy]/g, "")}`);
    this.units.push(test);
    return { kind: "unit", test, known: new Map() };
  }

  private group(rest: string): Node {
    const [opening, , look, name] = /^\((\?(?:(<?[=!])|:|<([^>]*)>))?/.exec(rest) as RegExpExecArray;
    this.at += opening.length;
    const isCapturing = opening === "(" || name !== undefined;
    const names = isCapturing ? [++this.groups, ...(name === undefined ? [] : [name])] : [];
    const inner = this.choice();
    this.at++;
    if (look === undefined) return { kind: "group", names, inner };
    return { kind: "look", isBehind: look.startsWith("<"), isNot: look.endsWith("!"), inner };
  }
}

class TooMany extends Error {}

type Then = (at: number) => boolean;

class Matcher {
  count = 0;
  private readonly isUnicode: boolean;
  private readonly captured = new Map<number | string, string>();

  constructor(
    private readonly text: string,
    private readonly flags: string,
    private readonly most: number,
  ) {
    this.isUnicode = flags.includes("u");
  }

  search(root: Node, from: number): { start: number; end: number } | null {
    const isSticky = this.flags.includes("y");
    for (let start = from; start <= this.text.length; start++) {
      this.captured.clear();
      let end = -1;
      if (this.match(root, start, false, (at) => ((end = at), true))) return { start, end };
      if (isSticky) return null;
    }
    return null;
  }

  private step(): void {
    if (++this.count > this.most) throw new TooMany();
  }

  /** How many characters a unit takes at this place, backwards or forwards; 0 where it does not fit. */
  private width({ test, known }: Extract<Node, { kind: "unit" }>, at: number, isBackward: boolean): number {
    this.step();
    const sign = this.signAt(at, isBackward);
    let fits = known.get(sign);
    if (fits === undefined) {
      test.lastIndex = 0;
      fits = test.exec(sign)?.[0].length === sign.length && sign !== "";
      known.set(sign, fits);
    }
    return fits ? sign.length : 0;
  }

  private signAt(at: number, isBackward: boolean): string {
    const { text } = this;
    if (!this.isUnicode) return text.charAt(isBackward ? at - 1 : at);
    const isLow = isBackward && /[\udc00-\udfff]/.test(text.charAt(at - 1));
    const point = text.codePointAt(isBackward ? at - (isLow ? 2 : 1) : at);
    return point === undefined ? "" : String.fromCodePoint(point);
  }

  private match(node: Node, at: number, isBackward: boolean, then: Then): boolean {
    switch (node.kind) {
      case "unit": {
        const width = this.width(node, at, isBackward);
        return width > 0 && then(isBackward ? at - width : at + width);
      }
      case "edge":
        this.step();
        node.test.lastIndex = at;
        return node.test.test(this.text) && then(at);
      case "back": {
        this.step();
        const text = this.captured.get(node.group) ?? "";
        const start = isBackward ? at - text.length : at;
        return start >= 0 && this.text.startsWith(text, start) && then(isBackward ? start : at + text.length);
      }
      case "sequence":
        return this.sequence(isBackward ? [...node.parts].reverse() : node.parts, 0, at, isBackward, then);
      case "choice":
        return node.options.some((option) => this.match(option, at, isBackward, then));
      case "group":
        return this.match(node.inner, at, isBackward, (end) => {
          const before = node.names.map((name) => this.captured.get(name));
          for (const name of node.names) this.captured.set(name, this.text.slice(Math.min(at, end), Math.max(at, end)));
          if (then(end)) return true;
          node.names.forEach((name, i) => this.captured.set(name, before[i] ?? ""));
          return false;
        });
      case "look":
        return this.match(node.inner, at, node.isBehind, () => true) !== node.isNot && then(at);
      case "repeat":
        return this.repeat(node, at, isBackward, then);
    }
  }

  private sequence(parts: readonly Node[], i: number, at: number, isBackward: boolean, then: Then): boolean {
    const part = parts[i];
    if (!part) return then(at);
    return this.match(part, at, isBackward, (next) => this.sequence(parts, i + 1, next, isBackward, then));
  }

  private repeat(node: Extract<Node, { kind: "repeat" }>, at: number, isBackward: boolean, then: Then): boolean {
    if (node.inner.kind === "unit") return this.repeatUnit(node, node.inner, at, isBackward, then);
    const again = (place: number, done: number): boolean => {
      this.step();
      const more = (): boolean =>
        done < node.max &&
        this.match(node.inner, place, isBackward, (next) =>
          next === place && done >= node.min ? false : again(next, done + 1),
        );
      const enough = (): boolean => done >= node.min && then(place);
      return node.isLazy ? enough() || more() : more() || enough();
    };
    return again(at, 0);
  }

  /** Without a call for each character: runs are long. */
  private repeatUnit(
    { min, max, isLazy }: { readonly min: number; readonly max: number; readonly isLazy: boolean },
    unit: Extract<Node, { kind: "unit" }>,
    at: number,
    isBackward: boolean,
    then: Then,
  ): boolean {
    const places = [at];
    const advance = (): boolean => {
      const last = places[places.length - 1] as number;
      const width = places.length <= max ? this.width(unit, last, isBackward) : 0;
      if (width > 0) places.push(isBackward ? last - width : last + width);
      return width > 0;
    };
    if (isLazy) {
      for (let done = 0; ; done++) {
        if (done >= min && then(places[done] as number)) return true;
        if (!advance()) return false;
      }
    }
    while (advance());
    for (let done = places.length - 1; done >= min; done--) {
      this.step();
      if (then(places[done] as number)) return true;
    }
    return false;
  }
}
