import type { FoundItem, ScoringSheet } from "../model/recognised-sheet";
import type { RubricReading } from "../rubrics/reading";
import { parseA1, type CellAddress } from "../workbook/address";
import { defineRule } from "./rule";
import { branchOn, scoringSheets } from "./reading/sheets";

/**
 * An item bears another number than the official one, or a rubric of another authority leaves a
 * number out or gives it twice. Items numbered through in the order in which they stand, or anew in
 * each category, are numbered right: a missing or moved item then has its own finding.
 */
export const itemNumbering = defineRule({
  code: "item-numbering",
  severity: "query",
  group: "rubric",
  clauses: [],
  *check(context) {
    for (const sheet of scoringSheets(context)) {
      for (const { cell, entered, expected } of sheet.reading ? readFaults(sheet.reading) : misnumbered(sheet)) {
        yield {
          sheet: sheet.sheet.name,
          cell,
          branch: branchOn(context, sheet),
          facts: { entered, expected },
          clause: sheet.form.clause,
        };
      }
    }
  },
});

interface Misnumbered {
  readonly cell: CellAddress;
  readonly entered: string;
  readonly expected: string;
}

/** Who read the rubric knows which lines are counted together. */
function readFaults({ findings }: RubricReading): readonly Misnumbered[] {
  return findings.flatMap(({ code, cell, facts }) =>
    code === "item-numbering" && cell !== null
      ? [{ cell: parseA1(cell), entered: String(facts["entered"]), expected: String(facts["expected"]) }]
      : [],
  );
}

function misnumbered(sheet: ScoringSheet): readonly Misnumbered[] {
  const inOrder = [...sheet.items].sort((a, b) => a.row - b.row);
  if (sheet.scheme.id === "custom") return gaps(inOrder);
  const wrong = inOrder.flatMap((item): Misnumbered[] => {
    const entered = plainNumeral(item.foundNumber);
    const expected = plainNumeral(item.criterion.number);
    if (entered === null || expected === null || entered === expected) return [];
    return [{ cell: item.text, entered: String(entered), expected: String(expected) }];
  });
  return isNumberedThrough(sheet, inOrder) ? [] : wrong;
}

/** 1…n over all rows, items added to the rubric included, or 1…k in each category. */
function isNumberedThrough(sheet: ScoringSheet, items: readonly FoundItem[]): boolean {
  const rows = [
    ...items.map(({ row, foundNumber, category }) => ({ row, number: plainNumeral(foundNumber), category })),
    ...sheet.extraItems.map(({ row, foundNumber }) => ({ row, number: plainNumeral(foundNumber), category: null })),
  ].sort((a, b) => a.row - b.row);
  if (rows.every(({ number }, i) => number === i + 1)) return true;
  return rows.every(({ number, category }, i) => {
    const previous = rows[i - 1];
    const continues = previous !== undefined && (category === null || previous.category === category);
    return number === (continues ? (previous.number ?? 0) + 1 : 1);
  });
}

function gaps(items: readonly FoundItem[]): readonly Misnumbered[] {
  const wrong: Misnumbered[] = [];
  let previous: number | null = null;
  for (const item of items) {
    const number = plainNumeral(item.foundNumber);
    if (number === null) continue;
    if (previous !== null && number !== previous + 1 && number !== 1) {
      wrong.push({ cell: item.text, entered: String(number), expected: String(previous + 1) });
    }
    previous = number;
  }
  return wrong;
}

const TENS = "一二三四五六七八九";

/** "12", "⑫", "十二" → 12; null for none and for numbers of another shape ("1.2"). */
function plainNumeral(text: string | null): number | null {
  if (text === null) return null;
  const plain = text.normalize("NFKC").trim();
  if (/^\d{1,3}$/.test(plain)) return Number(plain);
  const chinese = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(plain);
  if (!chinese || plain === "") return null;
  const [, tens, ten, ones] = chinese;
  const digit = (c: string | undefined): number => (c === undefined ? 0 : TENS.indexOf(c) + 1);
  if (ten === undefined) return ones === undefined ? digit(tens) : null;
  return (tens === undefined ? 1 : digit(tens)) * 10 + digit(ones);
}
