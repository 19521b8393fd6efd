import { pick, randomFrom } from "./layouts";
import { scoresFor } from "./submissions";
import { fullScores } from "./tianning-workbook";

/**
 * A district's year as its own bookkeeper has it: what every branch was given in two rounds and what became of each
 * problem in three months. Counted here by hand, without anything of the program.
 */
export interface YearBranch {
  readonly name: string;
  readonly parent: string;
  /** Totals of both rounds; null where the branch did not hand in. */
  readonly totals: readonly [first: number | null, second: number | null];
  readonly problems: readonly YearProblem[];
}

export interface YearProblem {
  readonly problem: string;
  readonly measure: string;
  readonly deadline: string;
  /** The day after which it is overdue, as ISO text; null where the deadline names none. */
  readonly due: string | null;
  /** In which month it is closed, counted from 0; null if never. */
  readonly closedIn: number | null;
}

export const months = [
  { written: "2012年7月31日", day: "2012-07-31" },
  { written: "2012年8月31日", day: "2012-08-31" },
  { written: "2012年9月30日", day: "2012-09-30" },
] as const;

const deadlines: readonly (readonly [written: string, due: string | null])[] = [
  ["6月底前", "2012-06-30"],
  ["2012年8月15日", "2012-08-15"],
  ["2012年9月20日", "2012-09-20"],
  ["12月", "2012-12-31"],
  ["尽快", null],
];

const MOST_PROBLEMS = 3;

/** The same seed makes the same year; the first branch is gone in the second round, the last one is new there. */
export function districtYear(count: number, seed: number): readonly YearBranch[] {
  const random = randomFrom(seed);
  const total = (): number => 55 + Math.floor(random() * 44);
  return Array.from({ length: count }, (_, i): YearBranch => {
    const first = i === count - 1 ? null : total();
    const second = i === 0 ? null : i % 5 === 1 ? first : total();
    const given = first === null ? fullScores : scoresFor(first);
    const lost = given.filter((score, k) => score < (fullScores[k] ?? 0)).length;
    return {
      name: `第${i + 1}小学党支部`,
      parent: `第${(i % 4) + 1}党委`,
      totals: [first, second],
      problems: Array.from({ length: lost }, (_unused, k): YearProblem => {
        const [deadline, due] = pick(random, deadlines);
        const isOpen = k >= MOST_PROBLEMS || random() < 0.3;
        return {
          problem: `甲事${i + 1}之${k + 1}。`,
          measure: `办法${i + 1}之${k + 1}。`,
          ...{ deadline, due, closedIn: isOpen ? null : Math.floor(random() * months.length) },
        };
      }),
    };
  });
}

/** 附件1: 90, 75 and 60 are the lowest totals of the three better levels. */
function rankOf(total: number): number {
  return total >= 90 ? 0 : total >= 75 ? 1 : total >= 60 ? 2 : 3;
}

const words = ["先进", "较好", "一般", "后进"];

export function countLevels(branches: readonly YearBranch[], round: 0 | 1): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { totals } of branches) {
    const total = totals[round];
    if (total === null) continue;
    const word = words[rankOf(total)] ?? "";
    counts[word] = (counts[word] ?? 0) + 1;
  }
  return counts;
}

export function changeOf({ totals: [first, second] }: YearBranch): string {
  if (first === null) return "new";
  if (second === null) return "gone";
  const [then, now] = [rankOf(first), rankOf(second)];
  return now < then ? "promoted" : now > then ? "lowered" : "unchanged";
}

/** Problems, closed ones and overdue ones of a committee at the end of a month. */
export function countStates(
  branches: readonly YearBranch[],
  parent: string,
  month: number,
): readonly [problems: number, closed: number, open: number, overdue: number] {
  const own = branches.filter((b) => b.parent === parent && b.totals[0] !== null).flatMap((b) => b.problems);
  const closed = own.filter(({ closedIn }) => closedIn !== null && closedIn <= month).length;
  const day = months[month]?.day ?? "";
  const overdue = own.filter(
    ({ closedIn, due }) => (closedIn === null || closedIn > month) && due !== null && due < day,
  ).length;
  return [own.length, closed, own.length - closed, overdue];
}
