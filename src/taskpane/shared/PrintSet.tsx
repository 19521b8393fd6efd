import { Button } from "@fluentui/react-components";
import { type ReactElement, useId } from "react";
import { usePaneStyles } from "../styles";
import { useTexts } from "../texts";
import type { PartProps } from "./part";

/** What this level hands in, as a workbook of its own; nothing where no file can be opened. */
export function PrintSet({ session, state, actions }: PartProps): ReactElement | null {
  const styles = usePaneStyles();
  const { printSet: words } = useTexts().pane.fill;
  const id = useId();
  if (!session.printSet || !state.checked || state.checked.result.verdict === "unrecognised") return null;
  return (
    <section className={styles.section}>
      <Button
        className={styles.command}
        aria-describedby={id}
        disabledFocusable={state.task !== null}
        onClick={actions.printSet}
      >
        {words.make}
      </Button>
      <p id={id} className={styles.hint}>
        {words.hint}
      </p>
    </section>
  );
}
