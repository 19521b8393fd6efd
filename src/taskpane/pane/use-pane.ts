import { useState } from "react";
import type { Session } from "../session";
import type { PaneState } from "../state";
import { createActions, type PaneActions } from "./actions";
import { createTools } from "./pane-tools";
import { useStore } from "./store";
import { useHostEvents } from "./use-host-events";

/** Connects the pane's state to a session, which stays the same as long as the pane is open. */
export function usePane(
  session: Session,
  onState?: (state: PaneState) => void,
): { readonly state: PaneState; readonly actions: PaneActions } {
  const [tools] = useState(() => createTools(session));
  const [actions] = useState(() => createActions(tools));
  const state = useStore(tools.store, onState);
  useHostEvents(tools);
  return { state, actions };
}
