import { Button } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { HandledFiles } from "../../core/merging/returns";
import { useTexts } from "../texts";
import { goingBack } from "./FileRounds";
import { LevelChart } from "./LevelChart";
import type { MergeView } from "./merge-desk";
import { useMergeStyles } from "./merge-styles";

/** What a compiler asks of a collection, each with the place in the pane that answers it. */
const boardPlaces = ["received", "missing", "returning", "conflicting"] as const;
type BoardPlace = (typeof boardPlaces)[number];

function countsOf(view: MergeView, handled: HandledFiles, open: number): Readonly<Record<BoardPlace, number | null>> {
  return {
    received: view.received,
    missing: view.hasRoster ? view.missing.length : null,
    returning: goingBack(view, handled).length,
    conflicting: open,
  };
}

/** Where the collection stands, in numbers that lead to what they count. */
export function MergeBoard({
  view,
  handled,
  open,
  idOf,
}: {
  readonly view: MergeView;
  readonly handled: HandledFiles;
  /** Questions that nobody has decided. */
  readonly open: number;
  /** The id of the heading or button that a number leads to. */
  readonly idOf: (place: BoardPlace) => string;
}): ReactElement {
  const styles = useMergeStyles();
  const { board } = useTexts().pane.summary.merge;
  const counts = countsOf(view, handled, open);
  return (
    <>
      <div role="group" aria-label={board.label} className={styles.board}>
        {boardPlaces.map((place) => {
          const count = counts[place];
          if (count === null) return null;
          return (
            <Button
              key={place}
              className={styles.number}
              disabledFocusable={count === 0}
              onClick={() => goTo(idOf(place))}
            >
              {/* Read out word first; drawn with the number above. */}
              <span>{board.places[place]}</span> <span className={styles.figure}>{count}</span>
            </Button>
          );
        })}
      </div>
      {view.levels.map((levels) => (
        <LevelChart key={levels.scheme} levels={levels} />
      ))}
    </>
  );
}

function goTo(id: string): void {
  const there = document.getElementById(id);
  there?.scrollIntoView?.({ block: "start" });
  there?.focus({ preventScroll: true });
}
