import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from "react";
import { frozenOf, type GridModel } from "./grid-model";
import { HEAD_HEIGHT, HEAD_WIDTH } from "./grid-styles";
import { type GridWindow, isLeap, sameWindow, scrollTo, windowOf } from "./grid-window";

/** Where nothing has a size, as before the first layout. */
const SUPPOSED = { width: 1200, height: 800 };

/** Milliseconds without a step of scrolling. */
const REST = 60;

interface Frozen {
  readonly rows: number;
  readonly columns: number;
}

/** What of a sheet is in view, followed as it is scrolled and as its box changes its size. */
export function useView(
  box: RefObject<HTMLElement | null>,
  model: GridModel,
): {
  readonly window: GridWindow;
  readonly frozen: Frozen;
  /** Height of the part that scrolls, in CSS pixels. */
  readonly page: () => number;
  readonly onScroll: () => void;
  readonly reveal: (row: number, column: number) => void;
} {
  const [size, setSize] = useState(SUPPOSED);
  const frozen = frozenOf(model, size);
  const { rows, columns } = model;
  const left = columns.start(frozen.columns);
  const top = rows.start(frozen.rows);

  const seen = useCallback(() => {
    const { scrollLeft = 0, scrollTop = 0, clientWidth = 0, clientHeight = 0 } = box.current ?? {};
    return {
      x: scrollLeft + left,
      y: scrollTop + top,
      width: Math.max(0, (clientWidth || SUPPOSED.width) - HEAD_WIDTH - left),
      height: Math.max(0, (clientHeight || SUPPOSED.height) - HEAD_HEIGHT - top),
    };
  }, [box, left, top]);

  const [window, setWindow] = useState(() => windowOf(rows, columns, seen()));
  const onScroll = useCallback(() => {
    const view = seen();
    const next = windowOf(rows, columns, view);
    setWindow((now) => {
      if (sameWindow(now, next)) return now;
      return isLeap(now, next) ? windowOf(rows, columns, view, 0) : next;
    });
  }, [rows, columns, seen]);
  // After a leap the rows around those in view follow, once it has come to rest.
  useEffect(() => {
    const timer = setTimeout(onScroll, REST);
    return () => clearTimeout(timer);
  }, [window, onScroll]);
  // Another sheet, or another size of it, is drawn at once where it is looked at.
  useLayoutEffect(onScroll, [onScroll]);

  useEffect(() => {
    const element = box.current;
    if (!element || typeof ResizeObserver === "undefined") return undefined;
    const observer = new ResizeObserver(() => {
      setSize({ width: element.clientWidth, height: element.clientHeight });
      onScroll();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [box, onScroll]);

  const reveal = useCallback(
    (row: number, column: number) => {
      const element = box.current;
      if (!element) return;
      const view = seen();
      const area = model.look.merges.at(row, column) ?? { top: row, left: column, bottom: row, right: column };
      if (row >= frozen.rows) {
        const wanted = { start: rows.start(area.top), size: rows.size(area.top, area.bottom) };
        element.scrollTop = scrollTo({ start: view.y, size: view.height }, wanted) - top;
      }
      if (column >= frozen.columns) {
        const wanted = { start: columns.start(area.left), size: columns.size(area.left, area.right) };
        element.scrollLeft = scrollTo({ start: view.x, size: view.width }, wanted) - left;
      }
      onScroll();
    },
    [box, model, rows, columns, frozen.rows, frozen.columns, left, top, seen, onScroll],
  );
  return { window, frozen, page: () => seen().height, onScroll, reveal };
}
