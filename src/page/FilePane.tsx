import { type ReactElement, useCallback, useEffect, useRef } from "react";
import { App } from "../taskpane/App";
import type { PaneActions } from "../taskpane/pane/actions";
import type { PaneState } from "../taskpane/state";
import type { OpenFile } from "./page-state";
import type { OpenedFile } from "./workspace";

interface FilePaneProps {
  readonly opened: OpenedFile | undefined;
  readonly onFindings: (findings: OpenFile["findings"]) => void;
  /** The pane's task is done, whatever came of it. */
  readonly onSettled: () => void;
  readonly onActions: (actions: PaneActions) => void;
}

/** The pane of one file; it stays mounted while another file is in view, so that its undo is not lost. */
export function FilePane(props: FilePaneProps): ReactElement | null {
  const heard = useRef(props);
  useEffect(() => {
    heard.current = props;
  });
  const former = useRef<PaneState | null>(null);
  const onState = useCallback((state: PaneState) => {
    const findings = state.checked?.result.findings;
    if (findings && findings !== former.current?.checked?.result.findings) heard.current.onFindings(findings);
    if (state.task === null && former.current?.task) heard.current.onSettled();
    former.current = state;
  }, []);
  const onActions = useCallback((actions: PaneActions) => heard.current.onActions(actions), []);
  return props.opened ? <App session={props.opened.session} onState={onState} onActions={onActions} /> : null;
}
