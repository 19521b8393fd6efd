import { Link } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { usePaneStyles } from "./styles";
import { useTexts } from "./texts";

export type StartProblem = "office-missing" | "not-excel" | "too-old";

/** Instead of the pane, where it cannot work: why, and the ways on. */
export function StartNotice({ problem }: { readonly problem: StartProblem }): ReactElement {
  const styles = usePaneStyles();
  const { pane } = useTexts();
  return (
    <main className={styles.body} role="alert" lang={pane.language}>
      <h1 className={styles.verdictTitle}>{pane.start[problem].title}</h1>
      <p>{pane.start[problem].reason}</p>
      <ul className={styles.plainList}>
        {pane.start[problem].ways.map((way) => (
          <li key={way}>{way}</li>
        ))}
      </ul>
      <p>
        <Link href="index.html" target="_blank" rel="noreferrer">
          {pane.start.browserPage}
        </Link>
      </p>
    </main>
  );
}
