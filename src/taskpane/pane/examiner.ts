import type { WorkbookSnapshot } from "../../core/workbook/snapshot";
import type { Checker, Session } from "../session";
import type { Checked } from "../state";
import { inSteps } from "./pacing";
import type { PaneStore } from "./store";
import { Stopped, type TaskLine } from "./task-line";

/** Reads and checks with pauses, so that the interface answers whatever the size of the workbook. */
export class Examiner {
  /** The workbook as it was read last. */
  #read: WorkbookSnapshot | null = null;

  constructor(
    private readonly session: Session,
    private readonly store: PaneStore,
    private readonly tasks: TaskLine,
  ) {}

  get lastRead(): WorkbookSnapshot | null {
    return this.#read;
  }

  /** @throws Stopped as soon as it is not current. */
  async examine(read: () => Promise<WorkbookSnapshot>, isCurrent: () => boolean): Promise<Checked> {
    const stopIfGone = (): void => {
      if (!isCurrent()) throw new Stopped();
    };
    const given = await read();
    stopIfGone();
    const checker = await this.session.checker();
    const snapshot = checker.keepSame ? await inSteps(checker.keepSame(this.#read, given), stopIfGone) : given;
    stopIfGone();
    this.#read = snapshot;
    const { prepare } = checker;
    if (prepare) await inSteps(this.#prepared(snapshot, prepare), stopIfGone);
    const { quotaPercent, rubric } = this.store.get();
    const options = {
      ...(quotaPercent !== null && { quotaPercent }),
      ...(rubric && { rubricBook: rubric.book }),
    };
    if (!checker.checkSteps) return { snapshot, result: checker.check(snapshot, options) };
    return { snapshot, result: await inSteps(checker.checkSteps(snapshot, options), stopIfGone) };
  }

  *#prepared({ sheets }: WorkbookSnapshot, prepare: NonNullable<Checker["prepare"]>): Generator<void> {
    for (const [i, sheet] of sheets.entries()) {
      yield* prepare(sheet);
      if (this.tasks.isBusy)
        this.store.dispatch({ type: "progressed", progress: { done: i + 1, total: sheets.length } });
      yield;
    }
  }
}
