import { cpus } from "node:os";

/** What is measured: one pass over a block of inputs. */
export interface Contestant<Input> {
  readonly name: string;
  run(input: Input): unknown;
}

/** Milliseconds per input, the median of all rounds. */
export interface Result {
  readonly name: string;
  /** Processor time of this process: what a busy machine hardly changes. */
  readonly cpu: number;
  readonly wall: number;
  /** The median of each round's processor time divided by the yardstick's in the same round. */
  readonly ratio: number;
  readonly ratioRange: readonly [lowest: number, highest: number];
}

export interface MeasureOptions {
  readonly rounds: number;
  /** Rounds before, which do not count: the engine compiles what runs often. */
  readonly warmUp: number;
  /** Inputs that one contestant takes before the next one's turn. */
  readonly block: number;
  /** The contestant that the others are divided by. */
  readonly yardstick: string;
}

interface Time {
  cpu: number;
  wall: number;
}

/**
 * All contestants take turns block by block, in another order each round, so that the machine's moods hit all alike.
 * `makeInputs` gives other inputs for every round (from 0): what a program remembers of one file cannot help it there.
 */
export async function measure<Input>(
  makeInputs: (round: number) => readonly Input[],
  contestants: readonly Contestant<Input>[],
  { rounds, warmUp, block, yardstick }: MeasureOptions,
): Promise<readonly Result[]> {
  const times = new Map(contestants.map((c) => [c.name, [] as Time[]]));
  let size = 0;
  for (let round = -warmUp; round < rounds; round++) {
    const inputs = makeInputs(round + warmUp);
    size = inputs.length;
    const sums = new Map(contestants.map((c) => [c.name, { cpu: 0, wall: 0 }]));
    for (let at = 0; at < inputs.length; at += block) {
      const turn = (round + warmUp + at / block) % contestants.length;
      for (const contestant of [...contestants.slice(turn), ...contestants.slice(0, turn)]) {
        const sum = sums.get(contestant.name) as Time;
        // Nobody pays for clearing away what the one before left behind.
        globalThis.gc?.({ type: "minor" });
        const cpu = process.cpuUsage();
        const wall = performance.now();
        for (const input of inputs.slice(at, at + block)) await contestant.run(input);
        const used = process.cpuUsage(cpu);
        sum.cpu += (used.user + used.system) / 1000;
        sum.wall += performance.now() - wall;
      }
    }
    if (round >= 0) for (const [name, sum] of sums) times.get(name)?.push(sum);
  }
  const base = times.get(yardstick) ?? [];
  return contestants.map(({ name }) => {
    const own = times.get(name) ?? [];
    const ratios = own.map((t, i) => t.cpu / (base[i]?.cpu ?? Number.NaN));
    return {
      name,
      cpu: median(own.map((t) => t.cpu)) / size,
      wall: median(own.map((t) => t.wall)) / size,
      ratio: median(ratios),
      ratioRange: [Math.min(...ratios), Math.max(...ratios)],
    };
  });
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

export function machine(): string {
  const [first] = cpus();
  return `${cpus().length} × ${first?.model.trim() ?? "unknown processor"}, Node ${process.versions.node}`;
}

/** Rows of texts as lines of aligned columns, the first one left-aligned. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => (row[i] ?? "").length)));
  return rows
    .map((row) =>
      row.map((text, i) => (i === 0 ? text.padEnd(widths[i] ?? 0) : text.padStart(widths[i] ?? 0))).join("  "),
    )
    .join("\n");
}
