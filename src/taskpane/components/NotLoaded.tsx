import { Button } from "@fluentui/react-components";
import { createContext, type ReactElement, useContext } from "react";
import { usePaneStyles } from "../styles";
import { useTexts } from "../texts";

/** Asks once more for the part that did not arrive. */
export const RetryLoading = createContext<() => void>(() => undefined);

/** In the place of a part of the program that did not arrive. */
export function NotLoaded(): ReactElement {
  const styles = usePaneStyles();
  const { pane, hostError } = useTexts();
  const retry = useContext(RetryLoading);
  return (
    <div role="alert" className={styles.section}>
      <p>{hostError("program-incomplete", {})}</p>
      <Button size="small" onClick={retry}>
        {pane.fill.failure.retry}
      </Button>
    </div>
  );
}
