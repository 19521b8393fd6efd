import { Button } from "@fluentui/react-components";
import { type ComponentType, type ReactElement, useEffect, useState } from "react";
import { usePaneStyles } from "../styles";
import { useTexts } from "../texts";

/** A component whose program comes later than the pane's own. */
interface LatePart<Props> {
  (props: Props): ReactElement | null;
  /** Fetches the program; rejects where it does not arrive, and asks for it anew the next time. */
  fetch(): Promise<unknown>;
}

/**
 * A part of the interface that is shown at once when its program is there already, which React's own `lazy` does not
 * do. Where the program does not arrive its place says so and offers to try again, and the rest of the pane stays.
 * @param isTold a word stands in its place while it is on its way.
 */
export function latePart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { isTold = false }: { readonly isTold?: boolean } = {},
): LatePart<Props> {
  let loaded: ComponentType<Props> | null = null;
  const fetch = async (): Promise<ComponentType<Props>> => (loaded ??= await load());
  function Part(props: Props): ReactElement | null {
    const [attempt, setAttempt] = useState(0);
    const [missed, setMissed] = useState<number | null>(null);
    const [Shown, show] = useState<ComponentType<Props> | null>(() => loaded);
    useEffect(() => {
      let isGone = false;
      void fetch().then(
        (component) => isGone || show(() => component),
        () => isGone || setMissed(attempt),
      );
      return () => {
        isGone = true;
      };
    }, [attempt]);
    if (Shown) return <Shown {...props} />;
    if (missed === attempt) return <NotLoaded onRetry={() => setAttempt(attempt + 1)} />;
    return isTold ? <Opening /> : null;
  }
  return Object.assign(Part, { fetch });
}

function Opening(): ReactElement {
  const styles = usePaneStyles();
  const { pane } = useTexts();
  return <p className={styles.hint}>{pane.opening}</p>;
}

function NotLoaded({ onRetry }: { readonly onRetry: () => void }): ReactElement {
  const styles = usePaneStyles();
  const { pane, hostError } = useTexts();
  return (
    <div role="alert" className={styles.section}>
      <p>{hostError("program-incomplete", {})}</p>
      <Button size="small" onClick={onRetry}>
        {pane.fill.failure.retry}
      </Button>
    </div>
  );
}
