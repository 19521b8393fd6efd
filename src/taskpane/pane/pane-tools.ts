import type { Session } from "../session";
import { Examiner } from "./examiner";
import { createStore, type PaneStore } from "./store";
import { TaskLine } from "./task-line";

/** What works behind the pane of one session, as long as it is open. */
export interface PaneTools {
  readonly session: Session;
  readonly store: PaneStore;
  readonly tasks: TaskLine;
  readonly examiner: Examiner;
}

export function createTools(session: Session): PaneTools {
  const store = createStore();
  const tasks = new TaskLine(store.dispatch, () => store.get().task !== null);
  return { session, store, tasks, examiner: new Examiner(session, store, tasks) };
}
