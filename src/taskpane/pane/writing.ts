import type { ApplyReport, ChangeSet } from "../../core/changes/change-set";
import type { PlaceOptions } from "../../core/generation/own-sheet";
import type { WorkbookSnapshot } from "../../core/workbook/snapshot";
import { HostError } from "../../hosts/host";
import { lockedSheets, needsPreview, previewOf } from "../preview";
import type { Plan } from "../session";
import type { Checked } from "../state";
import type { PaneTools } from "./pane-tools";
import { Stopped } from "./task-line";

/** Works out a command on a workbook as it is now. */
export type MakePlan = (checked: Checked, options: PlaceOptions) => Plan | Promise<Plan>;

const nothing: ChangeSet = { purpose: "entry", edits: [] };

/** The steps that read, plan and write; each within a task of its own. */
export class Writing {
  /** What was planned last and can be planned again beside protected sheets. */
  #lastMake: MakePlan | null = null;
  /** The command that was planned last; null where a part of the pane planned it for itself. */
  #command: string | null = null;
  /** A command's write that broke off when something had been written already. */
  #broken: { readonly command: string; readonly changeSet: ChangeSet } | null = null;

  constructor(private readonly tools: PaneTools) {}

  get lastMake(): MakePlan | null {
    return this.#lastMake;
  }

  /** @param isQuiet the check belongs to a write, whose own announcement stays. */
  async check(isQuiet: boolean): Promise<Checked> {
    const { session, store, tasks, examiner } = this.tools;
    const checked = await examiner.examine(() => session.host.read(), tasks.currency());
    store.dispatch({ type: "checked", checked, isQuiet });
    return checked;
  }

  /** What a repeat of this command has to complete first: planned anew it would meet its own half-written cells. */
  brokenOf(command: string | null): ChangeSet | null {
    return command !== null && this.#broken?.command === command ? this.#broken.changeSet : null;
  }

  /** @param command what the person asked for, where it has a name. */
  async plan(make: MakePlan, options: PlaceOptions, command: string | null): Promise<void> {
    const { store, tasks } = this.tools;
    const checked = await this.check(true);
    const isCurrent = tasks.currency();
    const planned = await make(checked, options);
    if (!isCurrent()) throw new Stopped();
    this.#lastMake = make;
    this.#command = command;
    store.dispatch({ type: "suggested", suggestions: planned.suggestions ?? [] });
    this.#tellLocked(planned, checked);
    if (planned.edits.length === 0) store.dispatch({ type: "nothing-planned" });
    else if (needsPreview(planned)) {
      const own = checked.result.sheets.filter((sheet) => sheet.template?.startsWith("dingji/"));
      store.dispatch({ type: "planned", preview: previewOf(planned, new Set(own.map((sheet) => sheet.sheet.id))) });
    } else await this.write(planned);
  }

  /** Writes what `make` plans without asking. */
  async enter(make: (checked: Checked) => ChangeSet | null | Promise<ChangeSet | null>): Promise<void> {
    await this.#enter(make, null);
  }

  /** The same, where `make` can write a new sheet beside a protected one. */
  async enterPlaced(make: MakePlan): Promise<void> {
    await this.#enter((checked) => make(checked, {}), make);
  }

  async #enter(
    make: (checked: Checked) => ChangeSet | null | Promise<ChangeSet | null>,
    placed: MakePlan | null,
  ): Promise<void> {
    const checked = await this.check(true);
    const changeSet = await make(checked);
    if (changeSet === null) return;
    this.#lastMake = placed;
    this.#command = null;
    this.#tellLocked(placed ? changeSet : nothing, checked);
    if (changeSet.edits.length === 0) this.tools.store.dispatch({ type: "nothing-planned" });
    else await this.#foreseen(checked, changeSet, () => this.write(changeSet));
  }

  /**
   * Shows at once what typing comes to, where the file is written meanwhile and read again: of a large one that takes
   * seconds. A host that reads again only what changed must know nothing but what stands in the workbook.
   */
  async #foreseen(before: Checked, changeSet: ChangeSet, write: () => Promise<void>): Promise<void> {
    const { session, store, tasks, examiner } = this.tools;
    const { foresee } = await session.checker();
    if (!foresee || session.host.refresh || changeSet.edits.some(({ kind }) => kind !== "set-cell")) return write();
    const isCurrent = tasks.currency();
    let isWritten = false;
    let isShown = false;
    const writing = write().finally(() => (isWritten = true));
    const expected = (): Promise<WorkbookSnapshot> => Promise.resolve(foresee(before.snapshot, changeSet));
    void examiner
      .examine(expected, () => isCurrent() && !isWritten)
      .then((checked) => {
        if (isWritten) return;
        isShown = true;
        store.dispatch({ type: "checked-live", checked });
      })
      // The check that follows the write tells what is wrong with the program.
      .catch(() => undefined);
    try {
      await writing;
    } catch (error) {
      if (isShown) store.dispatch({ type: "checked-live", checked: before });
      throw error;
    }
  }

  #tellLocked(plan: ChangeSet, { result }: Checked): void {
    this.tools.store.dispatch({ type: "sheets-locked", sheets: lockedSheets(plan, result.sheets) });
  }

  async write(changeSet: ChangeSet): Promise<void> {
    const { store, tasks } = this.tools;
    tasks.advance("writing", () => this.write(changeSet));
    store.dispatch({ type: "advanced", task: "writing" });
    const report = await this.#apply(changeSet);
    this.#checkNext();
    store.dispatch({ type: "written", report });
    await this.check(true);
  }

  async #apply(changeSet: ChangeSet): Promise<ApplyReport> {
    const command = this.#broken?.changeSet === changeSet ? this.#broken.command : this.#command;
    try {
      const report = await this.tools.session.host.apply(changeSet);
      this.#broken = null;
      return report;
    } catch (error) {
      const hasWritten = !(error instanceof HostError) || error.hasWritten;
      if (hasWritten && command !== null) this.#broken = { command, changeSet };
      throw error;
    }
  }

  async undo(last: ChangeSet): Promise<void> {
    const { session, store, tasks } = this.tools;
    tasks.advance("undoing", () => this.undo(last));
    const report = await session.host.apply(last);
    this.#checkNext();
    store.dispatch({ type: "undone", report });
    await this.check(true);
  }

  /** What was written stands: a repeat only checks. */
  #checkNext(): void {
    this.tools.tasks.advance("checking", async () => void (await this.check(false)));
  }
}

/** Why a cell could not be shown. */
export function revealFailure(error: unknown): Pick<HostError, "code" | "facts"> {
  return error instanceof HostError ? error : { code: "unknown", facts: {} };
}
