import type { RubricFinding } from "./reading";

/** An item's number as printed, where it stands, and the line above it. */
export interface NumberedLine {
  readonly number: string | null;
  readonly cell: string;
  /** Numbers may begin anew in each group. */
  readonly group: string;
}

/** Numbers that run through the whole rubric or begin anew in every group; a gap or repeat is told. */
export function numberingFaults(
  lines: readonly NumberedLine[],
  unscored: ReadonlySet<string> = new Set(),
): readonly RubricFinding[] {
  const findings: RubricFinding[] = [];
  let previous: { value: number; group: string } | null = null;
  for (const { number, cell, group } of lines) {
    const value = countOf(number);
    const isNewGroup = previous === null || previous.group !== group;
    if (value === null) {
      if (isNewGroup) previous = null;
      continue;
    }
    const restarts = isNewGroup && value === 1;
    while (previous !== null && previous.value + 1 < value && unscored.has(String(previous.value + 1)))
      previous = { value: previous.value + 1, group: previous.group };
    if (previous !== null && !restarts && value !== previous.value + 1) {
      findings.push({
        code: "item-numbering",
        cell,
        facts: { entered: number, expected: String(isNewGroup && value < previous.value ? 1 : previous.value + 1) },
      });
    }
    previous = { value, group };
  }
  return findings;
}

function countOf(number: string | null): number | null {
  if (number === null) return null;
  const last =
    number
      .normalize("NFKC")
      .replace(/^[A-Za-z](?=\d)/, "")
      .split(/[.．-]/)
      .at(-1) ?? "";
  return /^\d{1,3}$/.test(last) ? Number(last) : null;
}
