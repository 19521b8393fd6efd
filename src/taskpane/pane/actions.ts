import type { ChangeSet } from "../../core/changes/change-set";
import { tickedChanges } from "../preview";
import type { Place } from "../session";
import type { Checked, ConfirmedRubric, FindingFilter, Tab } from "../state";
import type { PaneTools } from "./pane-tools";
import { type MakePlan, revealFailure, Writing } from "./writing";

/** Everything that a person can do in the pane. */
export interface PaneActions {
  check(): void;
  /**
   * Reads afresh, plans, and shows what would be written. Where the same command's write broke off half-way it is
   * completed instead, as by `retry`.
   * @param command its name; absent for what a part of the pane plans for itself.
   */
  plan(make: MakePlan, command?: string): void;
  /** Reads afresh, and opens a workbook of what this level hands in. */
  printSet(): void;
  /** The last plan again, with new sheets beside the protected ones that it would write on. */
  planBeside(): void;
  /**
   * Reads afresh, plans, and writes at once: for a single entry of the person's own. null: nothing, and nothing is told.
   * Entries made while a task runs wait their turn.
   */
  enter(make: (checked: Checked) => ChangeSet | null | Promise<ChangeSet | null>): void;
  /** The same, where `make` can write a new sheet beside a protected one. */
  enterPlaced(make: MakePlan): void;
  tick(ids: readonly number[], isTicked: boolean): void;
  confirm(): void;
  cancel(): void;
  undo(): void;
  /** Does again what failed; a write with the very same change set, which completes it. */
  retry(): void;
  /** Does not wait for a check any longer. */
  stop(): void;
  reveal(place: Place): void;
  choose(tab: Tab): void;
  /** Lists other findings. */
  filter(change: Partial<FindingFilter>): void;
  closeFailure(): void;
  /** Warns from now on when more branches are on the best level than this share of all (percent); null: no limit. */
  setQuota(percent: number | null): void;
  /** Reads sheets of the same shape by this 「评分办法」 from now on; null: each by its own. */
  setRubric(rubric: ConfirmedRubric | null): void;
  /** Tells that a text was copied. */
  copied(): void;
}

/** What a person does, made a task or an event. */
export function createActions(tools: PaneTools): PaneActions {
  const { session, store, tasks } = tools;
  const { dispatch } = store;
  const writing = new Writing(tools);
  const checkAgain = (): void =>
    tasks.inTurn(() => void tasks.run("checking", async () => void (await writing.check(true))));
  return {
    check: () => void tasks.run("checking", async () => void (await writing.check(false))),
    plan: (make, command?: string) => {
      const broken = writing.brokenOf(command ?? null);
      if (broken) void tasks.run("writing", () => writing.write(broken));
      else void tasks.run("planning", () => writing.plan(make, {}, command ?? null));
    },
    printSet: () =>
      void tasks.run("planning", async () => {
        const { result: checked } = await writing.check(true);
        const isMade = (await session.printSet?.(checked)) ?? false;
        dispatch({ type: "print-set", isMade });
      }),
    planBeside: () => {
      const make = writing.lastMake;
      if (make) void tasks.run("planning", () => writing.plan(make, { besideProtected: true }, null));
    },
    enter: (make) => tasks.inTurn(() => void tasks.run("writing", () => writing.enter(make))),
    enterPlaced: (make) => tasks.inTurn(() => void tasks.run("writing", () => writing.enterPlaced(make))),
    tick: (ids, isTicked) => dispatch({ type: "ticked", ids, isTicked }),
    confirm: () => {
      const { preview } = store.get();
      if (!preview) return;
      const changeSet = tickedChanges(preview);
      void tasks.run("writing", () => writing.write(changeSet));
    },
    cancel: () => {
      if (!tasks.isBusy) dispatch({ type: "cancelled" });
    },
    undo: () => {
      const last = store.get().undo.at(-1);
      if (last) void tasks.run("undoing", () => writing.undo(last));
    },
    retry: () => tasks.repeat(),
    stop: () => {
      const kind = store.get().task?.kind;
      if (kind === "checking" || kind === "planning") tasks.stop();
    },
    reveal: (place) => {
      dispatch({ type: "selected", place });
      const sheet = store.get().checked?.snapshot.sheets.find((s) => s.name === place.sheet);
      void session.host
        .reveal(sheet ? { id: sheet.id, name: sheet.name } : { name: place.sheet }, place.cell)
        .catch((error: unknown) => {
          const { code, facts } = revealFailure(error);
          tasks.forget();
          dispatch({ type: "failed", failure: { task: "checking", code, facts, hasWritten: false, canRetry: false } });
        });
    },
    choose: (tab) => dispatch({ type: "tab-chosen", tab }),
    filter: (change) => dispatch({ type: "filtered", change }),
    closeFailure: () => dispatch({ type: "failure-closed" }),
    setQuota: (percent) => {
      dispatch({ type: "quota-set", percent });
      if (store.get().checked) checkAgain();
    },
    setRubric: (rubric) => {
      dispatch({ type: "rubric-set", rubric });
      checkAgain();
    },
    copied: () => dispatch({ type: "copied" }),
  };
}
