import { HostError } from "../../hosts/host";
import type { PaneEvent, Task } from "../state";

/** The person stopped the task, or another one took its place. */
export class Stopped extends Error {}

/** After this time a task shows how far it is and how to stop it. */
const SLOW = 1000;

/** What to do to go on after a failure. */
interface Step {
  readonly task: Task;
  work(): Promise<void>;
}

/** One task at a time, every failure told; what failed can be done again. */
export class TaskLine {
  /** The task under way. */
  #running: object | null = null;
  /** Changes as a task advances: what is done already is not done again. */
  #step: Step | null = null;
  readonly #waiting: (() => void)[] = [];

  constructor(
    private readonly dispatch: (event: PaneEvent) => void,
    /** The pane shows that a task is under way, so that nothing is asked of it meanwhile. */
    private readonly isShownBusy: () => boolean,
  ) {}

  get isBusy(): boolean {
    return this.#running !== null;
  }

  /**
   * Does nothing while another task is under way; where that one has told its result already and only checks once
   * more, the pane looks free, and what is asked for waits its turn.
   */
  async run(task: Task, work: () => Promise<void>): Promise<void> {
    if (this.#running) {
      if (!this.isShownBusy()) this.#waiting.push(() => void this.run(task, work));
      return;
    }
    const own = {};
    this.#running = own;
    this.#step = { task, work };
    this.dispatch({ type: "started", task });
    const slow = setTimeout(() => this.#running === own && this.dispatch({ type: "slow" }), SLOW);
    try {
      await work();
    } catch (error) {
      if (error instanceof Stopped || this.#running !== own) return;
      this.#fail(error);
    } finally {
      clearTimeout(slow);
      if (this.#running === own) this.#next();
    }
  }

  #fail(error: unknown): void {
    if (!(error instanceof HostError)) globalThis.reportError?.(error);
    const { task } = this.#step ?? { task: "checking" as const };
    const isWriting = task === "writing" || task === "undoing";
    const { code, facts, hasWritten } =
      error instanceof HostError ? error : { code: "unknown" as const, facts: {}, hasWritten: isWriting };
    this.dispatch({ type: "failed", failure: { task, code, facts, hasWritten, canRetry: true } });
  }

  #next(): void {
    this.#running = null;
    this.#waiting.shift()?.();
  }

  /** At once, or when the tasks before it are done. */
  inTurn(start: () => void): void {
    if (this.#running) this.#waiting.push(start);
    else start();
  }

  /** From here on a repeat begins with this step. */
  advance(task: Task, work: () => Promise<void>): void {
    this.#step = { task, work };
  }

  /** Tells later whether the task that is under way now still is. */
  currency(): () => boolean {
    const own = this.#running;
    return () => this.#running === own;
  }

  repeat(): void {
    const step = this.#step;
    if (step) void this.run(step.task, step.work);
  }

  /** There is nothing to repeat. */
  forget(): void {
    this.#step = null;
  }

  /** What is under way is not waited for; its answer counts no more. */
  stop(): void {
    this.dispatch({ type: "stopped" });
    this.#next();
  }
}
