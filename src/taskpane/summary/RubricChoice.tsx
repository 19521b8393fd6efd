import { Button } from "@fluentui/react-components";
import { type ReactElement, useId, useMemo } from "react";
import type { WorkbookSnapshot } from "../../core/workbook/snapshot";
import type { Checked } from "../state";
import { usePaneStyles } from "../styles";
import { useTexts } from "../texts";
import { FileButton } from "./FileButton";
import { useMergeStyles } from "./merge-styles";
import type { Merge } from "./use-merge";

/** The open workbook with its visible 「评分办法」 alone; null where it has none. */
function confirmedOf({ snapshot, result }: Checked): WorkbookSnapshot | null {
  const own = result.sheets.filter((s) => s.template === "dingji/rubric" && s.sheet.visibility === "visible");
  return own.length === 0 ? null : { ...snapshot, sheets: own.map(({ sheet }) => sheet) };
}

/** The confirmed 「评分办法」 that all files are read by: that of the open workbook, or of a file. */
export function RubricChoice({
  checked,
  merge,
}: {
  readonly checked: Checked | null;
  readonly merge: Merge;
}): ReactElement {
  const pane = usePaneStyles();
  const styles = useMergeStyles();
  const { merge: words } = useTexts().pane.summary;
  const id = useId();
  const own = useMemo(() => checked && confirmedOf(checked), [checked]);
  const { rubric } = merge.state;
  return (
    <div>
      <h3 id={id} className={styles.part}>
        {words.rubric}
      </h3>
      <div className={styles.buttons}>
        {own ? (
          <Button
            size="small"
            onClick={() => merge.actions.chooseRubric({ name: own.name ?? own.sheets[0]?.name ?? "", book: own })}
          >
            {words.useOwnRubric}
          </Button>
        ) : null}
        <FileButton label={words.chooseRubric} hint={`${id}-hint`} onFile={merge.actions.chooseRubric} />
        {rubric ? (
          <Button size="small" appearance="subtle" onClick={() => merge.actions.chooseRubric(null)}>
            {words.forgetRubric}
          </Button>
        ) : null}
      </div>
      <p id={`${id}-hint`} className={pane.hint}>
        {rubric ? words.readByRubric(rubric.name) : words.rubricHint}
      </p>
    </div>
  );
}
