import type { CommandId } from "./session";

/** What a button of the ribbon asks of the pane, by the name of its function in the manifest. */
export const ribbonTasks = ["check", "fill", "rectification", "summary"] as const satisfies readonly (
  | "check"
  | CommandId
)[];
export type RibbonTask = (typeof ribbonTasks)[number];

/** Hands on what the ribbon asks for; what was asked before anybody listened waits. */
export class Ribbon {
  private waiting: RibbonTask | null = null;
  private listener: ((task: RibbonTask) => void) | null = null;

  ask(task: RibbonTask): void {
    if (this.listener) this.listener(task);
    else this.waiting = task;
  }

  /** @returns stops the listening */
  listen(listener: (task: RibbonTask) => void): () => void {
    this.listener = listener;
    const { waiting } = this;
    this.waiting = null;
    if (waiting) listener(waiting);
    return () => {
      if (this.listener === listener) this.listener = null;
    };
  }
}

/**
 * The ribbon of this Excel. Its buttons run functions in the pane's own (shared) runtime, so that an open pane keeps
 * its undo list and its merge; buttons that open the pane under another address would load it anew (office-js#2918).
 * @param search the page's query: manifests of former versions open `?action=fill`.
 */
export function officeRibbon(search: string): Ribbon {
  const ribbon = new Ribbon();
  const opened = ribbonTasks.find((task) => task === new URLSearchParams(search).get("action"));
  if (opened) ribbon.ask(opened);
  if (!Office.context?.requirements?.isSetSupported("SharedRuntime", "1.1")) return ribbon;
  for (const task of ribbonTasks) {
    Office.actions.associate(task, (event: Office.AddinCommands.Event) => {
      ribbon.ask(task);
      // A pane that is open already does the task even where Excel refuses to bring it to the front; Excel blocks the
      // button until it hears that the function ended, for five minutes.
      const end = (): void => event.completed();
      void Office.addin.showAsTaskpane().then(end, end);
    });
  }
  return ribbon;
}
