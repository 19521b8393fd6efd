import type { RubricFinding } from "./reading";

/** An item's number as printed, where it stands, and the line above it. */
interface NumberedLine {
  readonly number: string | null;
  readonly cell: string;
  /** Numbers may begin anew in each group. */
  readonly group: string;
}

/** The group of lines that no heading stands over. */
const NO_HEADING = "";

/** Numbers that run through the whole rubric or begin anew in every group; a gap or repeat is told. */
export function numberingFaults(
  lines: readonly NumberedLine[],
  unscored: ReadonlySet<string> = new Set(),
): readonly RubricFinding[] {
  if (areClauses(lines)) return [];
  const findings: RubricFinding[] = [];
  let previous = null as { value: number; group: string } | null;
  const start = countOf(lines[0]?.number ?? null);
  let head = "";
  /** The last number below each: 2 below 3.1, 1 below 3. */
  const counted = new Map<string, number>();
  // Lines without a heading go on counting behind the headings between them: 2. · 3. with (1) (2) below it · 4.
  let alone = null as { readonly value: number; readonly headings: number } | null;
  lines.forEach(({ number, cell, group }, i) => {
    const value = countOf(number);
    const isNewGroup = previous === null || previous.group !== group;
    if (isNewGroup && group !== NO_HEADING && alone) alone = { ...alone, headings: alone.headings + 1 };
    if (group === NO_HEADING && value !== null) {
      if (isNewGroup && alone && value === alone.value + alone.headings + 1) previous = { value: value - 1, group };
      alone = { value, headings: 0 };
    }
    if (value === null) {
      if (isNewGroup) previous = null;
      return;
    }
    // 2.1 follows 1.2, also where no heading stands between them.
    const isNewHead = headOf(number) !== head;
    head = headOf(number);
    // Ⅱ-2 is of another list than the lines 1) and 2) of Ⅱ-1.
    if (isNewHead && /^[IVX]+$/.test(head)) previous = null;
    // 3.2 follows the lines 3.1.1 and 3.1.2 of 3.1.
    const followsGroup = head !== "" && counted.get(head) === value - 1;
    for (let part = number ?? ""; part !== ""; part = headOf(part)) counted.set(headOf(part), countOf(part) ?? 0);
    // So does 201 behind 103, and 21 behind 12 where the first is 11.
    const isFirst = value === 1 || (value > 100 && value % 100 === 1) || (start === 11 && value % 10 === 1);
    // 1 · 2 · 3 · 1 · 2: one wrong number does not count on.
    const countsOn = countOf(lines[i + 1]?.number ?? null) === value + 1;
    const restarts = (isFirst && (isNewGroup || isNewHead || countsOn)) || (isNewHead && followsGroup);
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
  });
  return findings;
}

/** 4.1, 5.2, 7.1.5: numbers of clauses in a norm, nearly each of another chapter, do not count. */
function areClauses(lines: readonly NumberedLine[]): boolean {
  const heads = lines.map((l) => headOf(l.number)).filter((head) => head !== "");
  return heads.length >= FEWEST_CLAUSES && new Set(heads).size >= heads.length * 0.75;
}

const FEWEST_CLAUSES = 3;

/** All of a number but its last part: 1 of 1.2. */
function headOf(number: string | null): string {
  return (number ?? "")
    .normalize("NFKC")
    .split(/[.．-]/)
    .slice(0, -1)
    .join(".");
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
