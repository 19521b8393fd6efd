import { Button, Link, useRestoreFocusTarget } from "@fluentui/react-components";
import { Fragment, type ReactElement, useEffect, useId, useState } from "react";
import type { PaneState } from "../state";
import { usePaneStyles } from "../styles";
import { useTexts } from "../texts";
import type { PartProps } from "./part";

const SEEN = "dingji.guide-seen";

/** Some hosts give an add-in no storage: the page is then shown each time. */
function wasSeen(): boolean {
  try {
    return localStorage.getItem(SEEN) !== null;
  } catch {
    return false;
  }
}

function rememberSeen(): void {
  try {
    localStorage.setItem(SEEN, "1");
  } catch {
    // Without storage there is nothing to remember it in.
  }
}

/** Whether the first page is open: at the first start until something was checked, and whenever it is asked for. */
export interface GuideState {
  readonly isOpen: boolean;
  open(): void;
  close(): void;
}

/** Before the first check it stands where a clerk begins; whoever goes to another tab wants something else. */
export function useGuide(hasChecked: boolean, tab: PaneState["tab"]): GuideState {
  const [asked, setAsked] = useState<boolean | null>(() => (wasSeen() ? false : null));
  useEffect(() => {
    if (hasChecked) rememberSeen();
  }, [hasChecked]);
  return {
    isOpen: asked ?? (!hasChecked && tab === "fill"),
    open: () => setAsked(true),
    close: () => {
      rememberSeen();
      setAsked(false);
    },
  };
}

/** What the pane is for, on half a page. */
export function Guide({
  session: { tutorial },
  state,
  actions,
  hasChecked,
  onClose,
}: PartProps & {
  readonly hasChecked: boolean;
  readonly onClose: () => void;
}): ReactElement {
  const styles = usePaneStyles();
  const { pane } = useTexts();
  const { guide } = pane.fill;
  const id = useId();
  const focusTarget = useRestoreFocusTarget();
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {guide.title}
      </h2>
      <ol className={styles.steps}>
        {guide.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className={styles.hint}>{pane.privacy}</p>
      <p>
        {guide.pages}
        {guide.roles.map(({ file, role }) => (
          <Fragment key={file}>
            {" "}
            <Link href={`guides/${file}.html`} target="_blank" rel="noopener" style={{ whiteSpace: "nowrap" }}>
              {role}
            </Link>
          </Fragment>
        ))}
      </p>
      <div className={styles.buttons}>
        <Button size="small" onClick={onClose}>
          {hasChecked ? guide.close : guide.skip}
        </Button>
        {tutorial ? (
          <Button
            {...focusTarget}
            size="small"
            title={guide.tutorialHint}
            disabledFocusable={state.task !== null}
            onClick={() => actions.plan(({ snapshot }) => tutorial(snapshot))}
          >
            {guide.tutorial}
          </Button>
        ) : null}
      </div>
    </section>
  );
}
