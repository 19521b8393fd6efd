import { type Dispatch, useCallback, useEffect, useRef } from "react";
import { failure } from "./merge-failure";
import type { MergeEvent, ReadingProgress } from "./merge-state";
import type { ChosenFile, MergeWork } from "./merge-work";

/** Reads the files that a person gives, until they are read or the person stops it. */
export function useReading(
  work: MergeWork | undefined,
  dispatch: Dispatch<MergeEvent>,
): { add(files: readonly ChosenFile[]): void; stop(): void } {
  const stopping = useRef<AbortController | null>(null);
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
    [work, dispatch],
  );
  return { add: (given) => void add(given), stop: () => stopping.current?.abort() };
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
