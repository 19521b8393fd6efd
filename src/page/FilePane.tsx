import { type ReactElement, useCallback, useEffect, useRef } from "react";
import { App } from "../taskpane/App";
import type { PaneState } from "../taskpane/state";
import type { OpenFile } from "./page-state";
import type { OpenedFile } from "./workspace";

/** The pane of one file; it stays mounted while another file is in view, so that its undo is not lost. */
export function FilePane({
  opened,
  onFindings,
}: {
  readonly opened: OpenedFile | undefined;
  readonly onFindings: (findings: OpenFile["findings"]) => void;
}): ReactElement | null {
  const report = useRef(onFindings);
  useEffect(() => {
    report.current = onFindings;
  }, [onFindings]);
  const told = useRef<OpenFile["findings"] | null>(null);
  const onState = useCallback((state: PaneState) => {
    const findings = state.checked?.result.findings;
    if (!findings || findings === told.current) return;
    told.current = findings;
    report.current(findings);
  }, []);
  return opened ? <App session={opened.session} onState={onState} /> : null;
}
