import { type Dispatch, useCallback, useEffect, useRef } from "react";
import { failure } from "./merge-failure";
import type { MergeAnnouncement, MergeEvent, ReadingProgress } from "./merge-state";
import type { WorkbookSnapshot } from "../../core/workbook/snapshot";
import type { ChosenFile, MergeWork } from "./merge-work";

/** A 「评分办法」: in a file, or in the open workbook. */
export type ChosenRubric = ChosenFile | { readonly name: string; readonly book: WorkbookSnapshot };

type OnProgress = (done: number, total: number) => void;

/** Reads the files that a person gives, until they are read or the person stops it. */
export function useReading(
  work: MergeWork | undefined,
  dispatch: Dispatch<MergeEvent>,
): {
  add(files: readonly ChosenFile[]): void;
  chooseRubric(from: ChosenRubric | null): void;
  stop(): void;
} {
  const stopping = useRef<AbortController | null>(null);
  useEffect(
    () => () => {
      stopping.current?.abort();
      void work?.clear();
    },
    [work],
  );
  const read = useCallback(
    async (
      job: (desk: MergeWork, onProgress: OnProgress, signal: AbortSignal) => Promise<MergeEvent>,
      failed: (error: unknown) => MergeAnnouncement,
    ): Promise<void> => {
      if (!work || stopping.current) return;
      const controller = new AbortController();
      stopping.current = controller;
      const watch = progressWatch();
      try {
        const onProgress: OnProgress = (done, total) => {
          const progress = controller.signal.aborted ? null : watch(done, total);
          if (progress) dispatch({ type: "progressed", progress });
        };
        const event = await job(work, onProgress, controller.signal);
        dispatch(controller.signal.aborted ? { type: "stopped" } : event);
      } catch (error) {
        dispatch({ type: "told", announcement: failed(error) });
      } finally {
        stopping.current = null;
      }
    },
    [work, dispatch],
  );
  return {
    add: (given) =>
      void (
        given.length > 0 &&
        read(
          async (desk, onProgress, signal) => ({ type: "added", count: await desk.add(given, onProgress, signal) }),
          (error) => failure("failed", "", error),
        )
      ),
    chooseRubric: (from) =>
      void read(
        async (desk, onProgress, signal) => {
          const book = from && ("book" in from ? from.book : await desk.rubric(from));
          if (from && !book) return { type: "told", announcement: { kind: "rubric-unknown", name: from.name } };
          await desk.readBy(book, onProgress, signal);
          return { type: "rubric-chosen", name: from?.name ?? null };
        },
        (error) => failure("file-failed", from?.name ?? "", error),
      ),
    stop: () => stopping.current?.abort(),
  };
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
