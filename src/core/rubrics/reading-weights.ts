/**
 * What speaks for a reading of a table and what against it, each with what one instance of it weighs. The reading with the
 * highest sum is taken; of equal ones the first.
 */
const readingWeights = {
  /** A stated sum is the sum of several lines. */
  agreedSum: 2,
  /** A stated sum or maximum contradicts the reading. */
  fault: -2,
  /** A gap in the items' numbers. */
  numberGap: -0.1,
  /** A numbered line is read as a heading: gaps are no reason to read the table without the numbers. */
  lostNumber: -0.1,
  /** A cell looks like points and is not used. */
  notUnderstood: -1,
  /** Points that could be maxima are passed over. */
  unusedPoints: -0.3,
  /** A line states its points itself, and a column that may as well hold scores is taken instead. */
  overruledText: -0.3,
  /** An item stands outside the column that should hold them. */
  itemElsewhere: -0.3,
  /** The table is printed in blocks side by side, whose headings recur (项目 · 分值 · 项目 · 分值), and is read line by line. */
  recurringHeadings: -1,
  /** Two items share a row: a category and its item, taken for two. */
  sharedRow: -0.5,
  /** Two items say the same. */
  repeatedText: -1 / 20,
  /** An item has a cell of its own. */
  itemCell: 1 / 1000,
  /** An item is numbered by the column of numbers. */
  itemNumber: 1 / 10000,
} as const;

/** A reading with other points that weighs less than this below the best one leaves the choice unproven. */
export const rivalMargin = 0.6;

/** How often each kind of evidence was met. */
export type ReadingEvidence = Readonly<Record<keyof typeof readingWeights, number>>;

const kinds = Object.keys(readingWeights) as (keyof ReadingEvidence)[];

export function weigh(evidence: ReadingEvidence): number {
  return kinds.reduce((total, kind) => total + readingWeights[kind] * evidence[kind], 0);
}

/** The evidence that was met, each with what it weighs together. */
export function metEvidence(
  evidence: ReadingEvidence,
): readonly { readonly kind: keyof ReadingEvidence; readonly count: number; readonly weight: number }[] {
  return kinds
    .filter((kind) => evidence[kind] > 0)
    .map((kind) => ({ kind, count: evidence[kind], weight: readingWeights[kind] * evidence[kind] }));
}
