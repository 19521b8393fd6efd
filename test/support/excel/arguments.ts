import { invalidArgument } from "./fault";

/** Checks of what a caller passed; each gives the value back or throws InvalidArgument naming it. */
export function oneOf<T extends string>(value: unknown, allowed: readonly T[], what: string): T {
  if (typeof value !== "string" || !allowed.includes(value as T)) throw invalidArgument(`${what} ${String(value)}`);
  return value as T;
}

export function text(value: unknown, what: string, longest = 32_767): string {
  if (typeof value !== "string" || value.length > longest) throw invalidArgument(what);
  return value;
}

export function flag(value: unknown, what: string): boolean {
  if (typeof value !== "boolean") throw invalidArgument(what);
  return value;
}

export function numberBetween(value: unknown, least: number, most: number, what: string): number {
  if (typeof value !== "number" || !(value >= least && value <= most))
    throw invalidArgument(`${what} ${String(value)}`);
  return value;
}

export function wholeNumber(value: unknown, least: number, what: string): number {
  if (typeof value !== "number" || !Number.isInteger(value) || value < least) {
    throw invalidArgument(`${what} ${String(value)}`);
  }
  return value;
}

export function plainObject(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw invalidArgument(what);
  return value as Readonly<Record<string, unknown>>;
}

const namedColors: Readonly<Record<string, string>> = {
  black: "#000000",
  white: "#FFFFFF",
  red: "#FF0000",
  green: "#008000",
  blue: "#0000FF",
  yellow: "#FFFF00",
  orange: "#FFA500",
  gray: "#808080",
};

/** "#RRGGBB" or a colour's English name → "#RRGGBB" in capitals. */
export function color(value: unknown, what: string): string {
  const named = typeof value === "string" ? namedColors[value.toLowerCase()] : undefined;
  if (named !== undefined) return named;
  if (typeof value !== "string" || !/^#[0-9a-f]{6}$/i.test(value)) throw invalidArgument(`${what} ${String(value)}`);
  return value.toUpperCase();
}
