import type { Page } from "playwright-core";
import { table } from "./measure";

/** Goal in milliseconds: nothing on the main thread holds clicks and drawing longer. */
const GOAL = 200;
const ROUNDS = 3;
/** After each act: what follows it belongs to it. */
const SETTLE = 700;

export interface Spell {
  readonly start: number;
  readonly duration: number;
}

/** What the measured page notes about itself. */
export interface Notes {
  readonly dingjiTasks: Spell[];
  /** Time of the in-memory Excel, which in a real Excel is another program's. */
  readonly dingjiExcelSpells: Spell[];
  /** When the pane's buttons were there, in milliseconds from the start. */
  readonly dingjiButtons?: number;
}

export interface Phase {
  readonly name: string;
  readonly longest: number;
  readonly tasks: number;
  readonly seconds: number;
}

/** Several rounds, the least of each figure: other work on the machine only ever adds. */
export async function leastOf(round: () => Promise<readonly Phase[]>): Promise<readonly Phase[]> {
  const rounds: (readonly Phase[])[] = [];
  for (let i = 0; i < ROUNDS; i++) rounds.push(await round());
  const [first = []] = rounds;
  return first.map(({ name }, at) => {
    const least = (figure: (phase: Phase) => number): number =>
      Math.min(...rounds.map((phases) => figure(phases[at] as Phase)));
    return { name, longest: least((p) => p.longest), tasks: least((p) => p.tasks), seconds: least((p) => p.seconds) };
  });
}

export function print(title: string, phases: readonly Phase[]): void {
  console.log(
    table([
      [title, "longest task, ms", "tasks over 50 ms", "seconds"],
      ...phases.map((p) => [p.name, p.longest.toFixed(0), String(p.tasks), p.seconds.toFixed(1)]),
    ]),
  );
  const over = phases.filter((p) => p.longest > GOAL).map((p) => p.name);
  console.log(`Goal ≤ ${GOAL} ms: ${over.length === 0 ? "held" : `missed at ${over.join(", ")}`}\n`);
}

export class Phases {
  readonly done: Phase[] = [];

  constructor(private readonly page: Page) {}

  async measure(name: string, job: () => Promise<void>): Promise<void> {
    await this.page.evaluate(() => void (globalThis as unknown as Notes).dingjiTasks.splice(0));
    const started = performance.now();
    await job();
    const seconds = (performance.now() - started) / 1000;
    await this.page.waitForTimeout(SETTLE);
    const { tasks, excel } = await this.page.evaluate(() => {
      const { dingjiTasks, dingjiExcelSpells } = globalThis as unknown as Notes;
      return { tasks: dingjiTasks, excel: dingjiExcelSpells };
    });
    const own = tasks.map((task) => task.duration - excel.reduce((sum, spell) => sum + overlap(task, spell), 0));
    const long = own.filter((duration) => duration >= 50);
    this.done.push({ name, seconds, tasks: long.length, longest: Math.max(0, ...own) });
  }
}

function overlap(a: Spell, b: Spell): number {
  return Math.max(0, Math.min(a.start + a.duration, b.start + b.duration) - Math.max(a.start, b.start));
}

/** Runs in the page, before its own scripts. */
export function noteTasks(): void {
  const tasks: Spell[] = [];
  Object.assign(globalThis, { dingjiTasks: tasks, dingjiExcelSpells: [] });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) tasks.push({ start: startTime, duration });
  }).observe({ type: "longtask", buffered: true });
}
