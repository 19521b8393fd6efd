import type { WorkbookSnapshot } from "../../core/workbook/snapshot";
import type { HostEdit } from "../../hosts/host";
import type { Session } from "../session";
import type { Examiner } from "./examiner";
import type { PaneStore } from "./store";
import type { TaskLine } from "./task-line";

/** Edits come in bursts; the check in the background waits until a person pauses. */
const LIVE_DELAY = 600;

/** Checks in the background after edits, reading again no more than what they may have changed. */
export class LiveCheck {
  /** Ids of sheets that were edited since the last check. */
  #changed = new Set<string>();
  #isAllChanged = false;
  #edits = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isGone = false;

  constructor(
    private readonly session: Session,
    private readonly store: PaneStore,
    private readonly tasks: TaskLine,
    private readonly examiner: Examiner,
  ) {}

  edited({ sheetId }: HostEdit): void {
    this.#edits++;
    if (sheetId === null) this.#isAllChanged = true;
    else this.#changed.add(sheetId);
    this.store.dispatch({ type: "edited" });
    this.#schedule();
  }

  end(): void {
    this.#isGone = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #schedule(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#check(), LIVE_DELAY);
  }

  async #check(): Promise<void> {
    this.#timer = null;
    const { checked, freshness, preview } = this.store.get();
    const former = this.examiner.lastRead;
    // The button's own check is under way, or has been since: it knows everything.
    if (this.#isGone || !checked || freshness === "current" || !former) return;
    if (this.tasks.isBusy || preview) return this.#schedule();
    const seen = this.#edits;
    const sheets = this.#isAllChanged ? null : this.#changed;
    this.#changed = new Set();
    this.#isAllChanged = false;
    const isCurrent = (): boolean => !this.#isGone && this.#edits === seen && !this.tasks.isBusy;
    try {
      const { host } = this.session;
      const read = (): Promise<WorkbookSnapshot> => (host.refresh ? host.refresh(former, sheets) : host.read());
      const live = await this.examiner.examine(read, isCurrent);
      if (isCurrent()) this.store.dispatch({ type: "checked-live", checked: live });
    } catch {
      // While a cell is being edited nothing can be read: the edit's own event calls for the next attempt.
      for (const id of sheets ?? []) this.#changed.add(id);
      this.#isAllChanged ||= sheets === null;
    }
  }
}
