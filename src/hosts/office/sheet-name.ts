import { sameSheetName } from "../../core/workbook/snapshot";

const LONGEST_NAME = 31;

/** The wished name, or with the first free number behind it: "得分与定级 (2)". Never over 31 characters. */
export function uniqueSheetName(wished: string, taken: readonly string[]): string {
  const isFree = (name: string): boolean => !taken.some((other) => sameSheetName(other, name));
  if (isFree(wished)) return wished;
  for (let number = 2; ; number++) {
    const suffix = ` (${number})`;
    const name = wished.slice(0, LONGEST_NAME - suffix.length) + suffix;
    if (isFree(name)) return name;
  }
}
