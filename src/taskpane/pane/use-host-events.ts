import { useEffect } from "react";
import { LiveCheck } from "./live-check";
import type { PaneTools } from "./pane-tools";

/** A person who is typing in a cell keeps everything from Excel, listening too: it is tried again. */
const LISTEN_AGAIN = 3_000;

/** Follows what happens in the workbook: edits, and which cell is selected. */
export function useHostEvents({ session, store, tasks, examiner }: PaneTools): void {
  useEffect(() => {
    let isGone = false;
    const stops: (() => void)[] = [];
    const keep = (stop: () => void): void => {
      if (isGone) stop();
      else stops.push(stop);
    };
    const live = new LiveCheck(session, store, tasks, examiner);
    // By now the buttons are there; the first check then need not wait. What fails here fails there and is told.
    void Promise.resolve()
      .then(() => session.checker())
      .catch(() => undefined);
    // Live marks are a bonus: a host that cannot report edits or selections still checks and writes. But while nobody
    // hears edits, the verdict may be older than the workbook.
    const listen = (wasDeaf: boolean): void => {
      if (isGone) return;
      const doubt = (): void => live.edited({ sheetId: null, cells: null });
      session.host
        .onEdited((edit) => live.edited(edit))
        .then(keep)
        .then(wasDeaf ? doubt : undefined, () => {
          doubt();
          setTimeout(listen, LISTEN_AGAIN, true);
        });
    };
    listen(false);
    session.onSelected?.((place) => store.dispatch({ type: "selected", place })).then(keep, () => undefined);
    return () => {
      isGone = true;
      live.end();
      for (const stop of stops) stop();
    };
  }, [session, store, tasks, examiner]);
}
