import type { ReactElement } from "react";
import type { CheckResult } from "../../core/check/check";
import { openItems } from "./progress";
import { usePaneStyles } from "../styles";
import { useTexts } from "../texts";

/** How many entries are still missing on sheets that somebody began; nothing where none is. */
export function OpenItems({ checked }: { readonly checked: CheckResult }): ReactElement | null {
  const styles = usePaneStyles();
  const { pane } = useTexts();
  const open = openItems(checked);
  return open > 0 ? <li className={styles.strong}>{pane.verdict.openItems(open)}</li> : null;
}
