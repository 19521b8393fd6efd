import { type DragEvent, type ReactElement, useId, useState } from "react";
import type { Merging } from "../session";
import type { PaneState } from "../state";
import { usePaneStyles } from "../styles";
import { useTexts } from "../texts";
import type { PaneActions } from "../pane/actions";
import { Delivery } from "./Delivery";
import { EarlierChoice } from "./EarlierChoice";
import { droppedFiles } from "./chosen-files";
import { FileRounds } from "./FileRounds";
import { MergeBoard } from "./MergeBoard";
import { MergeFiles } from "./MergeFiles";
import { MergeResultView } from "./MergeResultView";
import { MergeStatus } from "./MergeStatus";
import { RosterChoice } from "./RosterChoice";
import { RubricChoice } from "./RubricChoice";
import type { MergeState } from "./merge-state";
import type { Merge } from "./use-merge";

/** Everything about merging submitted files: choosing, reading, deciding, and where the result goes. */
export function MergePanel({
  merging,
  merge,
  state,
  actions,
}: {
  readonly merging: Merging;
  readonly merge: Merge;
  readonly state: PaneState;
  readonly actions: PaneActions;
}): ReactElement {
  const pane = usePaneStyles();
  const { merge: words } = useTexts().pane.summary;
  const id = useId();
  const [isDropping, setDropping] = useState(false);
  const { progress, view } = merge.state;
  const isBusy = state.task !== null;
  const dragging = (isOver: boolean) => (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setDropping(isOver);
  };
  return (
    <section
      className={pane.section}
      aria-labelledby={id}
      onDragOver={dragging(true)}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setDropping(false);
      }}
      onDrop={(event) => {
        dragging(false)(event);
        void droppedFiles(event.dataTransfer).then(merge.actions.add);
      }}
    >
      <h2 id={id} className={pane.heading}>
        {words.title}
      </h2>
      <p className={pane.hint}>{words.hint}</p>
      <MergeFiles merge={merge} isDropping={isDropping} />
      <MergeStatus state={merge.state} />
      {view && !progress ? (
        <>
          <MergeBoard
            view={view}
            handled={merge.state.handled}
            open={openQuestions(merge.state)}
            idOf={(place) => `${id}-${place}`}
          />
          <RosterChoice checked={state.checked} merge={merge} />
          <RubricChoice checked={state.checked} merge={merge} />
          <EarlierChoice merge={merge} />
          <FileRounds id={`${id}-returning`} view={view} merge={merge} merging={merging} isBusy={isBusy} />
          <MergeResultView view={view} merge={merge} id={id} />
          <Delivery merging={merging} merge={merge} isBusy={isBusy} actions={actions} />
        </>
      ) : null}
    </section>
  );
}

function openQuestions({ conflicts, unclear, decisions }: MergeState): number {
  const open = conflicts.filter(({ branch }) => !decisions.chosen?.some((chosen) => chosen.branch === branch));
  return open.length + unclear.filter(({ name }) => decisions.sameAs?.[name] === undefined).length;
}
