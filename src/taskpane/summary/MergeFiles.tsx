import { Button, mergeClasses } from "@fluentui/react-components";
import { type ReactElement, useRef } from "react";
import { useTexts } from "../texts";
import { chosenFiles } from "./chosen-files";
import { useMergeStyles } from "./merge-styles";
import type { Merge } from "./use-merge";

const accepted = ".xlsx,.xlsm,.xls,.et,.docx,.docm,.doc,.wps,.zip";

/** Choosing files, how far their reading is, and the way to stop it or start again. */
export function MergeFiles({
  merge,
  isDropping,
}: {
  readonly merge: Merge;
  readonly isDropping: boolean;
}): ReactElement {
  const styles = useMergeStyles();
  const { merge: words } = useTexts().pane.summary;
  const input = useRef<HTMLInputElement>(null);
  const buttons = useRef<HTMLDivElement>(null);
  const { progress, files } = merge.state;
  /** The button that was pressed goes away. */
  const leaving = (act: () => void) => () => {
    act();
    buttons.current?.querySelector("button")?.focus();
  };
  return (
    <div className={mergeClasses(styles.drop, isDropping && styles.dropping)}>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={accepted}
        onChange={(event) => {
          if (event.target.files) merge.actions.add(chosenFiles(event.target.files));
          event.target.value = "";
        }}
      />
      <div ref={buttons} className={styles.buttons}>
        <Button disabledFocusable={progress !== null} onClick={() => input.current?.click()}>
          {words.choose}
        </Button>
        {progress ? <Button onClick={leaving(merge.actions.stop)}>{words.stop}</Button> : null}
        {files > 0 && !progress ? (
          <Button appearance="subtle" onClick={leaving(merge.actions.clear)}>
            {words.clear}
          </Button>
        ) : null}
      </div>
      {isDropping ? <span>{words.drop}</span> : null}
      {progress ? (
        <div>
          <div>{words.reading(progress.done, progress.total, progress.secondsLeft)}</div>
          <progress
            className={styles.progress}
            aria-label={words.title}
            value={progress.done}
            max={Math.max(progress.total, 1)}
          />
        </div>
      ) : null}
    </div>
  );
}
