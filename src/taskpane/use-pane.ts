import { useCallback, useEffect, useReducer, useRef } from "react";
import type { ChangeSet } from "../core/changes/change-set";
import type { Severity } from "../core/findings/finding";
import { HostError } from "../hosts/host";
import { needsPreview, previewOf, tickedChanges } from "./preview";
import type { Place, Session } from "./session";
import { type Checked, initialState, type PaneState, reduce, type Tab, type Task } from "./state";

export interface PaneActions {
  check(): void;
  /** Reads afresh, plans, and shows what would be written. */
  plan(make: (checked: Checked) => ChangeSet): void;
  /**
   * Writes a single entry of the person's own at once; undo takes it back. `make` plans it on the workbook
   * as it is then; null where nothing is to be done. Entries made while a task runs wait their turn.
   */
  enter(make: (checked: Checked) => ChangeSet | null): void;
  tick(ids: readonly number[], isTicked: boolean): void;
  confirm(): void;
  cancel(): void;
  undo(): void;
  reveal(place: Place): void;
  choose(tab: Tab): void;
  toggle(severity: Severity): void;
  closeFailure(): void;
}

/** Connects the pane's state to a session: one task at a time, every failure told. */
export function usePane(
  session: Session,
  onState?: (state: PaneState) => void,
): { readonly state: PaneState; readonly actions: PaneActions } {
  const [state, dispatch] = useReducer(reduce, initialState);
  const isBusy = useRef(false);
  const waiting = useRef<(() => void)[]>([]);
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
    onState?.(state);
  }, [state, onState]);

  useEffect(() => {
    let isGone = false;
    const stops: (() => void)[] = [];
    const keep = (stop: () => void): void => {
      if (isGone) stop();
      else stops.push(stop);
    };
    // Live marks are a bonus: a host that cannot report edits or selections still checks and writes.
    session.host.onEdited(() => dispatch({ type: "edited" })).then(keep, () => undefined);
    session.onSelected?.((place) => dispatch({ type: "selected", place })).then(keep, () => undefined);
    return () => {
      isGone = true;
      for (const stop of stops) stop();
    };
  }, [session]);

  const run = useCallback(async (task: Task, work: () => Promise<void>): Promise<void> => {
    if (isBusy.current) return;
    isBusy.current = true;
    dispatch({ type: "started", task });
    try {
      await work();
    } catch (error) {
      if (!(error instanceof HostError)) globalThis.reportError?.(error);
      const { code, facts, hasWritten } =
        error instanceof HostError ? error : { code: "unknown" as const, facts: {}, hasWritten: task === "writing" };
      dispatch({ type: "failed", failure: { task, code, facts, hasWritten } });
    } finally {
      isBusy.current = false;
      waiting.current.shift()?.();
    }
  }, []);

  const actions = useRef<PaneActions | null>(null);
  actions.current ??= createActions();

  function createActions(): PaneActions {
    const readAndCheck = async (): Promise<Checked> => {
      const snapshot = await session.host.read();
      return { snapshot, review: session.check(snapshot) };
    };
    const recheck = async (isQuiet: boolean): Promise<Checked> => {
      const checked = await readAndCheck();
      dispatch({ type: "checked", checked, isQuiet });
      return checked;
    };
    const write = async (changeSet: ChangeSet): Promise<void> => {
      const report = await session.host.apply(changeSet);
      dispatch({ type: "written", report });
      await recheck(true);
    };
    return {
      check: () => void run("checking", async () => void (await recheck(false))),
      plan: (make) =>
        void run("planning", async () => {
          const checked = await recheck(true);
          const changeSet = make(checked);
          if (changeSet.edits.length === 0) dispatch({ type: "nothing-planned" });
          else if (needsPreview(changeSet)) {
            const own = checked.review.sheets.filter((sheet) => sheet.template?.startsWith("dingji/"));
            const preview = previewOf(changeSet, new Set(own.map((sheet) => sheet.sheet.id)));
            dispatch({ type: "planned", preview });
          } else await write(changeSet);
        }),
      enter: (make) => {
        const start = (): void =>
          void run("writing", async () => {
            const changeSet = make(await readAndCheck());
            if (changeSet && changeSet.edits.length > 0) await write(changeSet);
            else await recheck(true);
          });
        if (isBusy.current) waiting.current.push(start);
        else start();
      },
      tick: (ids, isTicked) => dispatch({ type: "ticked", ids, isTicked }),
      confirm: () => {
        const { preview } = latest.current;
        if (preview) void run("writing", () => write(tickedChanges(preview)));
      },
      cancel: () => {
        if (!isBusy.current) dispatch({ type: "cancelled" });
      },
      undo: () => {
        const last = latest.current.undo.at(-1);
        if (!last) return;
        void run("undoing", async () => {
          const report = await session.host.apply(last);
          dispatch({ type: "undone", report });
          await recheck(true);
        });
      },
      reveal: (place) => {
        dispatch({ type: "selected", place });
        const sheet = latest.current.checked?.snapshot.sheets.find((s) => s.name === place.sheet);
        void session.host
          .reveal(sheet ? { id: sheet.id, name: sheet.name } : { name: place.sheet }, place.cell)
          .catch((error: unknown) => {
            const { code, facts } = error instanceof HostError ? error : { code: "unknown" as const, facts: {} };
            dispatch({ type: "failed", failure: { task: "checking", code, facts, hasWritten: false } });
          });
      },
      choose: (tab) => dispatch({ type: "tab-chosen", tab }),
      toggle: (severity) => dispatch({ type: "severity-toggled", severity }),
      closeFailure: () => dispatch({ type: "failure-closed" }),
    };
  }

  return { state, actions: actions.current };
}
