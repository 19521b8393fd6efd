import { useEffect } from "react";
import { LiveCheck } from "./live-check";
import type { PaneTools } from "./pane-tools";

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
    // Live marks are a bonus: a host that cannot report edits or selections still checks and writes.
    session.host.onEdited((edit) => live.edited(edit)).then(keep, () => undefined);
    session.onSelected?.((place) => store.dispatch({ type: "selected", place })).then(keep, () => undefined);
    return () => {
      isGone = true;
      live.end();
      for (const stop of stops) stop();
    };
  }, [session, store, tasks, examiner]);
}
