import { useEffect, useSyncExternalStore } from "react";
import { initialState, type PaneEvent, type PaneState, reduce } from "../state";

/** The pane's state and what happens to it; who works on it later always finds it as it is then. */
export interface PaneStore {
  get(): PaneState;
  dispatch(event: PaneEvent): void;
  /** Calls back after every change, until the returned function is called. */
  subscribe(listener: () => void): () => void;
}

export function createStore(): PaneStore {
  let state = initialState;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    dispatch: (event) => {
      const next = reduce(state, event);
      if (next === state) return;
      state = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** @param onState hears every state that was shown. */
export function useStore(store: PaneStore, onState?: (state: PaneState) => void): PaneState {
  const state = useSyncExternalStore(store.subscribe, store.get);
  useEffect(() => onState?.(state), [state, onState]);
  return state;
}
