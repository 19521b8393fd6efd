import { useCallback, useEffect, useMemo, useReducer, useRef } from "react";
import type { SheetDesign } from "../../core/design/sheet-design";
import type { ReturnPlan } from "../../core/merging/returns";
import { HostError } from "../../hosts/host";
import type { MergeRequest } from "./merge-desk";
import {
  type ChosenRoster,
  initialMerge,
  type MergeAnnouncement,
  type MergeState,
  type ReadingProgress,
  reduceMerge,
} from "./merge-state";
import type { ChosenFile, MergeWork } from "./merge-work";
import type { DesignOutline } from "./sent-designs";

export interface MergeActions {
  add(files: readonly ChosenFile[]): void;
  stop(): void;
  clear(): void;
  chooseRoster(roster: ChosenRoster | null): void;
  readRoster(file: ChosenFile): void;
  /** Compares with an earlier merge; null ends it. */
  chooseEarlier(file: ChosenFile | null): void;
  /** What has to go back to its senders; null when that failed, which is told. */
  returns(): Promise<ReturnPlan | null>;
  /** Which of a branch's versions counts; null: none of them. */
  chooseVersion(branch: string | null, path: string | null): void;
  /** What a name means; null: itself. */
  means(name: string, other: string | null): void;
  /** The result as sheets; null when that failed, which is told. */
  draw(): Promise<readonly SheetDesign[] | null>;
  /** As `draw`, as much of it as a preview shows. */
  outline(): Promise<readonly DesignOutline[] | null>;
  /** The sheets of these names, packed. */
  packed(names: readonly string[]): Promise<Uint8Array | null>;
  tell(announcement: MergeAnnouncement): void;
}

export interface Merge {
  readonly state: MergeState;
  readonly actions: MergeActions;
}

/** Keeps a merge while other tabs are in view, and merges anew whenever files, roster, decisions or quota change. */
export function useMerge(work: MergeWork | undefined, quotaPercent: number | null): Merge {
  const [state, dispatch] = useReducer(reduceMerge, initialMerge);
  const { files, roster, earlier, decisions } = state;
  const stopping = useRef<AbortController | null>(null);
  const request = useMemo(
    (): MergeRequest => ({
      roster: roster?.roster ?? null,
      decisions,
      ...(quotaPercent === null ? {} : { quotaPercent }),
    }),
    [roster, decisions, quotaPercent],
  );

  useEffect(() => {
    if (!work || files === 0) return undefined;
    let isLatest = true;
    dispatch({ type: "merging" });
    work.merge(request).then(
      (view) => isLatest && dispatch({ type: "merged", view }),
      (error: unknown) => isLatest && dispatch({ type: "told", announcement: failure("failed", "", error) }),
    );
    return () => {
      isLatest = false;
    };
  }, [work, files, earlier, request]);

  useEffect(
    () => () => {
      stopping.current?.abort();
      void work?.clear();
    },
    [work],
  );

  const add = useCallback(
    async (given: readonly ChosenFile[]): Promise<void> => {
      if (!work || stopping.current || given.length === 0) return;
      const controller = new AbortController();
      stopping.current = controller;
      const watch = progressWatch();
      try {
        const count = await work.add(
          given,
          (done, total) => {
            const progress = controller.signal.aborted ? null : watch(done, total);
            if (progress) dispatch({ type: "progressed", progress });
          },
          controller.signal,
        );
        dispatch(controller.signal.aborted ? { type: "stopped" } : { type: "added", count });
      } catch (error) {
        dispatch({ type: "told", announcement: failure("failed", "", error) });
      } finally {
        stopping.current = null;
      }
    },
    [work],
  );

  /** What the desk answers; null where it fails, which is told. */
  async function asked<Answer>(ask: (desk: MergeWork) => Promise<Answer>): Promise<Answer | null> {
    if (!work) return null;
    try {
      return await ask(work);
    } catch (error) {
      dispatch({ type: "told", announcement: failure("failed", "", error) });
      return null;
    }
  }

  const actions: MergeActions = {
    add: (given) => void add(given),
    stop: () => stopping.current?.abort(),
    clear: () => void work?.clear().then(() => dispatch({ type: "cleared" })),
    chooseRoster: (chosen) => dispatch({ type: "roster-chosen", roster: chosen }),
    readRoster: (file) =>
      void work?.roster(file).then(
        (read) =>
          dispatch(
            read
              ? { type: "roster-chosen", roster: { kind: "file", name: file.name, roster: read } }
              : { type: "told", announcement: { kind: "roster-empty", name: file.name } },
          ),
        (error: unknown) => dispatch({ type: "told", announcement: failure("roster-failed", file.name, error) }),
      ),
    chooseEarlier: (file) =>
      void work?.earlier(file).then(
        (isTaken) =>
          dispatch(
            isTaken || file === null
              ? { type: "earlier-chosen", name: file?.name ?? null }
              : { type: "told", announcement: { kind: "earlier-unknown", name: file.name } },
          ),
        (error: unknown) =>
          dispatch({ type: "told", announcement: failure("earlier-failed", file?.name ?? "", error) }),
      ),
    returns: () => asked((desk) => desk.returns(request)),
    outline: () => asked((desk) => desk.outline(request)),
    packed: (names) => asked((desk) => desk.packed(request, names)),
    chooseVersion: (branch, path) => {
      const others = (decisions.chosen ?? []).filter((chosen) => chosen.branch !== branch);
      const chosen = path === null ? others : [...others, { branch, path }];
      dispatch({ type: "decided", decisions: { ...decisions, chosen } });
    },
    means: (name, other) => {
      const others = Object.fromEntries(Object.entries(decisions.sameAs ?? {}).filter(([known]) => known !== name));
      dispatch({
        type: "decided",
        decisions: { ...decisions, sameAs: other === null ? others : { ...others, [name]: other } },
      });
    },
    draw: () => asked((desk) => desk.draw(request)),
    tell: (announcement) => dispatch({ type: "told", announcement }),
  };
  return { state, actions };
}

/** Milliseconds between two tellings: to draw the pane for each of thousands of files would slow their reading. */
const TOLD_EVERY = 100;

/** How far the reading is and how long it will take, from the time it took so far; null where it was just told. */
function progressWatch(): (done: number, total: number) => ReadingProgress | null {
  const started = performance.now();
  let told = -Infinity;
  return (done, total) => {
    const now = performance.now();
    if (now - told < TOLD_EVERY && done < total) return null;
    told = now;
    return {
      done,
      total,
      secondsLeft: done === 0 ? null : Math.ceil(((now - started) / done / 1000) * (total - done)),
    };
  };
}

function failure(kind: "roster-failed" | "earlier-failed" | "failed", name: string, error: unknown): MergeAnnouncement {
  if (!(error instanceof HostError)) globalThis.reportError?.(error);
  const { code, facts } = error instanceof HostError ? error : { code: "unknown" as const, facts: {} };
  return { kind, name, code, facts };
}
