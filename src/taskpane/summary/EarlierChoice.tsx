import { Button } from "@fluentui/react-components";
import { type ReactElement, useId } from "react";
import { branchChanges } from "../../core/merging/changes-since";
import { usePaneStyles } from "../styles";
import { useTexts } from "../texts";
import { FileButton } from "./FileButton";
import { useMergeStyles } from "./merge-styles";
import type { Merge } from "./use-merge";

/** An earlier merge to compare with, and what is not as it was. */
export function EarlierChoice({ merge }: { readonly merge: Merge }): ReactElement {
  const pane = usePaneStyles();
  const styles = useMergeStyles();
  const { pane: words } = useTexts();
  const { merge: said } = words.summary;
  const id = useId();
  const { earlier, view } = merge.state;
  const changes = earlier ? (view?.changes ?? null) : null;
  return (
    <div>
      <h3 id={id} className={styles.part}>
        {said.earlier}
      </h3>
      <div className={styles.buttons}>
        <FileButton
          label={said.chooseEarlier}
          hint={`${id}-hint`}
          accept=".xlsx"
          onFile={merge.actions.chooseEarlier}
        />
        {earlier ? (
          <Button size="small" appearance="subtle" onClick={() => merge.actions.chooseEarlier(null)}>
            {said.forgetEarlier}
          </Button>
        ) : null}
      </div>
      <p id={`${id}-hint`} className={pane.hint}>
        {earlier ? said.comparedWith(earlier.name) : said.earlierHint}
      </p>
      {changes ? (
        <ul aria-labelledby={id} className={styles.changes}>
          {branchChanges
            .filter((change) => changes.branches[change].length > 0)
            .map((change) => (
              <li key={change}>
                {said.changes[change](changes.branches[change].map((name) => name ?? words.branches.unnamed))}
              </li>
            ))}
          {(["promoted", "lowered"] as const)
            .filter((move) => changes[move].length > 0)
            .map((move) => (
              <li key={move}>{said.moved[move](changes[move].map((name) => name ?? words.branches.unnamed))}</li>
            ))}
          <li>{said.changedFindings(changes.opened, changes.closed)}</li>
        </ul>
      ) : null}
    </div>
  );
}
