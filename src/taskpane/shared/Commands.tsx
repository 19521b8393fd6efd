import { Button, useRestoreFocusTarget } from "@fluentui/react-components";
import { type ReactElement, useId } from "react";
import type { CommandId } from "../session";
import { usePaneStyles } from "../styles";
import { useTexts } from "../texts";
import type { PartProps } from "./part";

/** The buttons of those commands that this session has. */
export function Commands({
  ids,
  session,
  state,
  actions,
}: PartProps & { readonly ids: readonly CommandId[] }): ReactElement | null {
  const styles = usePaneStyles();
  const { pane } = useTexts();
  const focusTarget = useRestoreFocusTarget();
  const own = useId();
  const present = ids.flatMap((id) => {
    const command = session.commands[id];
    return command ? [{ id, command }] : [];
  });
  if (present.length === 0) return null;
  return (
    <div className={styles.commands}>
      {present.map(({ id, command }, index) => (
        <div key={id}>
          <Button
            {...focusTarget}
            className={styles.command}
            appearance={index === 0 && state.checked?.result.verdict !== "unrecognised" ? "primary" : "secondary"}
            aria-describedby={`${own}-${id}`}
            {...(state.checked ? { disabledFocusable: state.task !== null } : { disabled: true })}
            onClick={() =>
              actions.plan(({ snapshot, result: checked }, options) => command(snapshot, checked, options), id)
            }
          >
            {pane.commands[id]}
          </Button>
          <p id={`${own}-${id}`} className={styles.hint}>
            {pane.hints[id]}
          </p>
        </div>
      ))}
      {!state.checked ? <p className={styles.hint}>{pane.hints.needsCheck}</p> : null}
    </div>
  );
}
