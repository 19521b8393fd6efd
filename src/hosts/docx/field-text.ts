import { symbolSign } from "./symbols";

const TICKS = /^[√✓✔]$/;
const CROSSES = /^[×✗✘xX]$/;
const SQUARES = /[□▢◻☐]/u;
const FRAMES = /[□▢◻☐○〇◯◦△▲◇]/gu;

/** A field in a field in a field: no formula that somebody typed goes deeper. */
const DEEPEST = 30;

/**
 * What Word shows of a field that keeps no result: a sign by its number (SYMBOL), signs drawn over each other and
 * fractions (EQ). "" for all others, which show nothing either.
 */
export function fieldText(code: string): string {
  const symbol = /^\s*SYMBOL\s+(0x[0-9a-f]{1,4}|\d{1,5})\b/i.exec(code);
  if (symbol) return symbolSign(/\\f\s*"([^"]{1,40})"/i.exec(code)?.[1] ?? "", Number(symbol[1])) ?? "";
  const equation = /^\s*EQ\b/i.exec(code);
  return equation ? new Equation(code.slice(equation[0].length)).read().trim() : "";
}

/** Switches with what stands in brackets after them: \o\ac(□,√), \f(1,2). */
class Equation {
  private at = 0;

  constructor(private readonly code: string) {}

  /** Up to the end, or to the sign after an argument. */
  read(depth = 0): string {
    let text = "";
    while (this.at < this.code.length) {
      const sign = this.code[this.at] ?? "";
      if (depth > 0 && /[,;，)]/.test(sign)) break;
      if (sign !== "\\") {
        text += sign;
        this.at++;
      } else if (/[a-z]/i.test(this.code[this.at + 1] ?? "")) text += this.readSwitch(depth);
      else {
        text += this.code[this.at + 1] ?? "";
        this.at += 2;
      }
    }
    return text;
  }

  private readSwitch(depth: number): string {
    const [, name = ""] = this.take(/\\([a-z]+)/iy);
    // Its options: \ac, \up8, \bc\{ and the like.
    this.take(/(?:\s*\\(?:[a-z]+\d*|[^a-z0-9\s,;()]))*\s*/iy);
    if (this.code[this.at] !== "(" || depth >= DEEPEST) return "";
    const parts: string[] = [];
    do {
      this.at++;
      parts.push(this.read(depth + 1).trim());
    } while (/[,;，]/.test(this.code[this.at] ?? ""));
    this.at++;
    return shown(name.toLowerCase(), parts);
  }

  private take(pattern: RegExp): readonly string[] {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.code);
    if (found) this.at = pattern.lastIndex;
    return found ?? [];
  }
}

function shown(name: string, parts: readonly string[]): string {
  if (name === "f") return parts.join("/");
  if (name === "r") return `√(${parts.at(-1) ?? ""})`;
  return name === "o" ? overlaid(parts.join("")) : parts.join("");
}

/** A tick in a square is a box that was ticked, a number in a circle a circled number; other frames only frame. */
function overlaid(signs: string): string {
  const inside = signs.replace(FRAMES, "");
  if (inside === "") return signs;
  const isSquare = SQUARES.test(signs);
  if (isSquare && TICKS.test(inside)) return "☑";
  if (isSquare && CROSSES.test(inside)) return "☒";
  const number = /^\d{1,2}$/.test(inside) ? Number(inside) : 0;
  return !isSquare && number >= 1 && number <= 20 && inside !== signs
    ? String.fromCharCode(0x2460 + number - 1)
    : inside;
}
