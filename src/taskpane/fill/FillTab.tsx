import type { ReactElement } from "react";
import { FillResults } from "../on-demand";
import { usePaneStyles } from "../styles";
import { useTexts } from "../texts";
import { Commands } from "../shared/Commands";
import type { PartProps } from "../shared/part";
import { TemplateChoice } from "./TemplateChoice";

/** What a clerk does: check, write, and mend what the check found. */
export function FillTab({ session, state, actions }: PartProps): ReactElement {
  const styles = usePaneStyles();
  const { pane } = useTexts();
  const { checked } = state;
  const templates = session.templates ? (
    <TemplateChoice templates={session.templates} state={state} actions={actions} />
  ) : null;
  // Where nothing was recognised there is nothing to fill in: the way on comes first.
  const isUnrecognised = checked?.result.verdict === "unrecognised";
  return (
    <>
      {isUnrecognised ? templates : null}
      <Commands ids={["fill", "rectification"]} session={session} state={state} actions={actions} />
      {checked ? <FillResults checked={checked} session={session} state={state} actions={actions} /> : null}
      {isUnrecognised ? null : templates}
      <p className={styles.hint}>{pane.privacy}</p>
    </>
  );
}
