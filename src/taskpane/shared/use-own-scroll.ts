import { type RefObject, useLayoutEffect, useRef } from "react";

/** Each view in the same scrolling place keeps its own position, and a new one begins at its top. */
export function useOwnScroll(view: string): {
  readonly ref: RefObject<HTMLElement | null>;
  readonly onScroll: () => void;
} {
  const ref = useRef<HTMLElement>(null);
  const positions = useRef(new Map<string, number>());
  useLayoutEffect(() => {
    if (ref.current) ref.current.scrollTop = positions.current.get(view) ?? 0;
  }, [view]);
  return {
    ref,
    onScroll: () => {
      if (ref.current) positions.current.set(view, ref.current.scrollTop);
    },
  };
}
