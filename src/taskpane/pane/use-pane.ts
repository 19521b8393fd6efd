import { useCallback, useEffect, useReducer, useRef } from "react";
import type { ChangeSet } from "../../core/changes/change-set";
import type { Severity } from "../../core/findings/finding";
import type { PlaceOptions } from "../../core/generation/own-sheet";
import type { WorkbookSnapshot } from "../../core/workbook/snapshot";
import { HostError, type HostEdit } from "../../hosts/host";
import { inSteps, Pacer } from "./pacing";
import { lockedSheets, needsPreview, previewOf, tickedChanges } from "../preview";
import { keepSameSheets } from "./same-sheets";
import type { Place, Plan, Session } from "../session";
import { type Checked, initialState, type PaneState, reduce, type Tab, type Task } from "../state";

export interface PaneActions {
  check(): void;
  /** Reads afresh, plans, and shows what would be written. */
  plan(make: MakePlan): void;
  /** The last plan again, with new sheets beside the protected ones that it would write on. */
  planBeside(): void;
  /**
   * Reads afresh, plans, and writes at once: for a single entry of the person's own. null: nothing, and nothing is told.
   * Entries made while a task runs wait their turn.
   * @param isPlaced `make` can write a new sheet beside a protected one.
   */
  enter(make: (checked: Checked) => ChangeSet | null | Promise<ChangeSet | null>): void;
  enter(make: MakePlan, isPlaced: true): void;
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
  toggle(severity: Severity): void;
  closeFailure(): void;
  /** Warns from now on when more branches are on the best level than this share of all (percent); null: no limit. */
  setQuota(percent: number | null): void;
  /** Tells that a text was copied. */
  copied(): void;
}

/** Works out a command on a workbook as it is now. */
export type MakePlan = (checked: Checked, options: PlaceOptions) => Plan | Promise<Plan>;

/** Edits come in bursts; the check in the background waits until a person pauses. */
const LIVE_DELAY = 600;
/** After this time a task shows how far it is and how to stop it. */
const SLOW = 1000;

const nothing: ChangeSet = { purpose: "entry", edits: [] };

/** The person stopped the task, or another one took its place. */
class Stopped extends Error {}

/** Connects the pane's state to a session: one task at a time, every failure told. */
export function usePane(
  session: Session,
  onState?: (state: PaneState) => void,
): { readonly state: PaneState; readonly actions: PaneActions } {
  const [state, dispatch] = useReducer(reduce, initialState);
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
    onState?.(state);
  }, [state, onState]);

  /** The task under way; null while there is none. */
  const running = useRef<object | null>(null);
  /** What to do to go on after a failure: it changes as a task advances. */
  const repeat = useRef<{ readonly task: Task; readonly work: () => Promise<void> } | null>(null);
  const waiting = useRef<(() => void)[]>([]);
  /** What was planned last and can be planned again beside protected sheets. */
  const lastMake = useRef<MakePlan | null>(null);
  const quota = useRef<number | null>(null);
  const lastRead = useRef<WorkbookSnapshot | null>(null);

  const run = useCallback(async (task: Task, work: () => Promise<void>): Promise<void> => {
    if (running.current) return;
    const own = {};
    running.current = own;
    repeat.current = { task, work };
    dispatch({ type: "started", task });
    const slow = setTimeout(() => running.current === own && dispatch({ type: "slow" }), SLOW);
    try {
      await work();
    } catch (error) {
      if (error instanceof Stopped || running.current !== own) return;
      if (!(error instanceof HostError)) globalThis.reportError?.(error);
      const failed = repeat.current.task;
      const isWriting = failed === "writing" || failed === "undoing";
      const { code, facts, hasWritten } =
        error instanceof HostError ? error : { code: "unknown" as const, facts: {}, hasWritten: isWriting };
      dispatch({ type: "failed", failure: { task: failed, code, facts, hasWritten, canRetry: true } });
    } finally {
      clearTimeout(slow);
      if (running.current === own) {
        running.current = null;
        waiting.current.shift()?.();
      }
    }
  }, []);

  /** Reads and checks with pauses, so that the interface answers whatever the size of the workbook. */
  const examine = useCallback(
    async (read: () => Promise<WorkbookSnapshot>, isCurrent: () => boolean): Promise<Checked> => {
      const snapshot = keepSameSheets(lastRead.current, await read());
      if (!isCurrent()) throw new Stopped();
      lastRead.current = snapshot;
      const checker = await session.checker();
      const pacer = new Pacer();
      const total = snapshot.sheets.length;
      for (let sheet = 0; checker.prepare && sheet < total; sheet++) {
        checker.prepare(snapshot, sheet);
        if (running.current) dispatch({ type: "progressed", progress: { done: sheet + 1, total } });
        await pacer.pause();
        if (!isCurrent()) throw new Stopped();
      }
      const options = quota.current === null ? {} : { quotaPercent: quota.current };
      if (!checker.checkSteps) return { snapshot, result: checker.check(snapshot, options) };
      const checked = await inSteps(checker.checkSteps(snapshot, options), () => {
        if (!isCurrent()) throw new Stopped();
      });
      return { snapshot, result: checked };
    },
    [session],
  );

  useEffect(() => {
    let isGone = false;
    const stops: (() => void)[] = [];
    const keep = (stop: () => void): void => {
      if (isGone) stop();
      else stops.push(stop);
    };
    let changed = new Set<string>();
    let isAllChanged = false;
    let timer: ReturnType<typeof setTimeout> | null = null;
    let edits = 0;
    const schedule = (): void => {
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(() => void checkLive(), LIVE_DELAY);
    };
    const checkLive = async (): Promise<void> => {
      timer = null;
      const { checked, isStale, preview } = latest.current;
      const former = lastRead.current;
      // The button's own check is under way, or has been since: it knows everything.
      if (isGone || !checked || !isStale || !former) return;
      if (running.current || preview) return schedule();
      const seen = edits;
      const sheets = isAllChanged ? null : changed;
      changed = new Set();
      isAllChanged = false;
      const isCurrent = (): boolean => !isGone && edits === seen && running.current === null;
      try {
        const { host } = session;
        const read = (): Promise<WorkbookSnapshot> => (host.refresh ? host.refresh(former, sheets) : host.read());
        const live = await examine(read, isCurrent);
        if (isCurrent()) dispatch({ type: "checked-live", checked: live });
      } catch {
        // While a cell is being edited nothing can be read: the edit's own event calls for the next attempt.
        for (const id of sheets ?? []) changed.add(id);
        isAllChanged ||= sheets === null;
      }
    };
    const onEdited = ({ sheetId }: HostEdit): void => {
      edits++;
      if (sheetId === null) isAllChanged = true;
      else changed.add(sheetId);
      dispatch({ type: "edited" });
      schedule();
    };
    // By now the buttons are there; the first check then need not wait. What fails here fails there and is told.
    void Promise.resolve()
      .then(() => session.checker())
      .catch(() => undefined);
    // Live marks are a bonus: a host that cannot report edits or selections still checks and writes.
    session.host.onEdited(onEdited).then(keep, () => undefined);
    session.onSelected?.((place) => dispatch({ type: "selected", place })).then(keep, () => undefined);
    return () => {
      isGone = true;
      if (timer !== null) clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [session, examine]);

  const actions = useRef<PaneActions | null>(null);
  actions.current ??= createActions();

  function createActions(): PaneActions {
    /** Tells later whether the task that is under way now still is. */
    const currency = (): (() => boolean) => {
      const own = running.current;
      return () => running.current === own;
    };
    const recheck = async (isQuiet: boolean): Promise<Checked> => {
      const checked = await examine(() => session.host.read(), currency());
      dispatch({ type: "checked", checked, isQuiet });
      return checked;
    };
    const write = async (changeSet: ChangeSet): Promise<void> => {
      repeat.current = { task: "writing", work: () => write(changeSet) };
      dispatch({ type: "advanced", task: "writing" });
      const report = await session.host.apply(changeSet);
      repeat.current = { task: "checking", work: async () => void (await recheck(false)) };
      dispatch({ type: "written", report });
      await recheck(true);
    };
    const undo = async (last: ChangeSet): Promise<void> => {
      repeat.current = { task: "undoing", work: () => undo(last) };
      const report = await session.host.apply(last);
      repeat.current = { task: "checking", work: async () => void (await recheck(false)) };
      dispatch({ type: "undone", report });
      await recheck(true);
    };
    const tellLocked = (plan: ChangeSet, { result: checked }: Checked): void =>
      dispatch({ type: "sheets-locked", sheets: lockedSheets(plan, checked.sheets) });
    const plan = async (make: MakePlan, options: PlaceOptions): Promise<void> => {
      const checked = await recheck(true);
      const isCurrent = currency();
      const planned = await make(checked, options);
      if (!isCurrent()) throw new Stopped();
      lastMake.current = make;
      dispatch({ type: "suggested", suggestions: planned.suggestions ?? [] });
      tellLocked(planned, checked);
      if (planned.edits.length === 0) dispatch({ type: "nothing-planned" });
      else if (needsPreview(planned)) {
        const own = checked.result.sheets.filter((sheet) => sheet.template?.startsWith("dingji/"));
        const preview = previewOf(planned, new Set(own.map((sheet) => sheet.sheet.id)));
        dispatch({ type: "planned", preview });
      } else await write(planned);
    };
    const inTurn = (start: () => void): void => {
      if (running.current) waiting.current.push(start);
      else start();
    };
    return {
      check: () => void run("checking", async () => void (await recheck(false))),
      plan: (make) => void run("planning", () => plan(make, {})),
      planBeside: () => {
        const make = lastMake.current;
        if (make) void run("planning", () => plan(make, { besideProtected: true }));
      },
      enter: (
        make: (checked: Checked, options: PlaceOptions) => ChangeSet | null | Promise<ChangeSet | null>,
        isPlaced?: true,
      ) =>
        inTurn(
          () =>
            void run("writing", async () => {
              const checked = await recheck(true);
              const changeSet = await make(checked, {});
              if (changeSet === null) return;
              lastMake.current = isPlaced ? (make as MakePlan) : null;
              tellLocked(isPlaced ? changeSet : nothing, checked);
              if (changeSet.edits.length === 0) dispatch({ type: "nothing-planned" });
              else await write(changeSet);
            }),
        ),
      tick: (ids, isTicked) => dispatch({ type: "ticked", ids, isTicked }),
      confirm: () => {
        const { preview } = latest.current;
        if (!preview) return;
        const changeSet = tickedChanges(preview);
        void run("writing", () => write(changeSet));
      },
      cancel: () => {
        if (!running.current) dispatch({ type: "cancelled" });
      },
      undo: () => {
        const last = latest.current.undo.at(-1);
        if (last) void run("undoing", () => undo(last));
      },
      retry: () => {
        const again = repeat.current;
        if (again) void run(again.task, again.work);
      },
      stop: () => {
        const { task } = latest.current;
        if (task !== "checking" && task !== "planning") return;
        running.current = null;
        dispatch({ type: "stopped" });
        waiting.current.shift()?.();
      },
      reveal: (place) => {
        dispatch({ type: "selected", place });
        const sheet = latest.current.checked?.snapshot.sheets.find((s) => s.name === place.sheet);
        void session.host
          .reveal(sheet ? { id: sheet.id, name: sheet.name } : { name: place.sheet }, place.cell)
          .catch((error: unknown) => {
            const { code, facts } = error instanceof HostError ? error : { code: "unknown" as const, facts: {} };
            repeat.current = null;
            dispatch({
              type: "failed",
              failure: { task: "checking", code, facts, hasWritten: false, canRetry: false },
            });
          });
      },
      choose: (tab) => dispatch({ type: "tab-chosen", tab }),
      toggle: (severity) => dispatch({ type: "severity-toggled", severity }),
      closeFailure: () => dispatch({ type: "failure-closed" }),
      setQuota: (percent) => {
        quota.current = percent;
        dispatch({ type: "quota-set", percent });
        if (latest.current.checked) inTurn(() => void run("checking", async () => void (await recheck(true))));
      },
      copied: () => dispatch({ type: "copied" }),
    };
  }

  return { state, actions: actions.current };
}
