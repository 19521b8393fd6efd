import { Button, useRestoreFocusTarget } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { Explanation, Finding } from "../../core/findings/finding";
import { planText } from "../../core/changes/entry";
import { knownRubrics, unconfirmedRubrics } from "../../core/generation/rubric-sheet/found-rubrics";
import { doneOf } from "../done-findings";
import type { MakePlan } from "../pane/writing";
import { rubricRowAt } from "./progress";
import type { Checked } from "../state";
import { useTexts } from "../texts";
import { BranchResults, ProgressList } from "./Branches";
import { FindingList, UncheckedList } from "./FindingList";
import { Notices } from "./Notices";
import { Suggestions } from "./Suggestions";
import type { PartProps } from "../shared/part";
import { PrintSet } from "../shared/PrintSet";
import { NoticeTemplates } from "./NoticeTemplates";
import { OtherRubric } from "./OtherRubric";
import { RubricCard } from "./RubricCard";
import { KnownRubrics, RubricReadings } from "./RubricReadings";

const nothing = { purpose: "generate", edits: [] } as const;

/** What the last check said, and what to do about it. */
export function FillResults({
  checked,
  session,
  state,
  actions,
}: PartProps & { readonly checked: Checked }): ReactElement {
  const { explain, confirmRubric } = session;
  const unread = unconfirmedRubrics(checked.result);
  const known = knownRubrics(checked.result);
  const row = state.selected ? rubricRowAt(checked.result, state.selected) : null;
  return (
    <>
      <Notices snapshot={checked.snapshot} />
      <Suggestions
        suggestions={state.suggestions}
        onReveal={actions.reveal}
        onCopied={actions.copied}
        onFillIn={({ sheet, cell }, text) => actions.plan(({ snapshot }) => planText(snapshot, sheet, cell, text))}
      />
      {confirmRubric && unread.length > 0 ? (
        <RubricReadings
          sheets={unread}
          isBusy={state.task !== null}
          onReveal={actions.reveal}
          onConfirm={({ sheet }, chosen) =>
            actions.plan(({ snapshot, result: checked }) => {
              const read = unconfirmedRubrics(checked).find((s) => s.sheet.id === sheet.id);
              return read ? confirmRubric(snapshot, read, chosen) : nothing;
            })
          }
        />
      ) : null}
      {session.merging && (unread.length > 0 || state.rubric) ? (
        <OtherRubric read={session.merging.work.rubric} state={state} actions={actions} />
      ) : null}
      {row ? <RubricCard row={row} /> : null}
      <FindingList
        findings={checked.result.findings}
        filter={state.filter}
        done={doneOf(state.seen, checked.result.findings)}
        selected={state.selected}
        isBusy={state.task !== null}
        hasSeveralBranches={checked.result.branches.length > 1}
        onReveal={actions.reveal}
        onFilter={actions.filter}
        onFix={(fixes) => actions.plan(() => ({ purpose: "fix", edits: fixes }))}
        {...(explain && {
          onExplain: (findings: readonly Finding[], given: Explanation) => {
            const make: MakePlan = ({ snapshot, result: checked }, options) =>
              explain(snapshot, checked, findings, given, options);
            // Several rows are shown before they are written.
            if (findings.length > 1) actions.plan(make);
            else actions.enterPlaced(make);
          },
        })}
      >
        <FindingsCommand session={session} state={state} actions={actions} />
      </FindingList>
      <BranchResults checked={checked.result} />
      <ProgressList checked={checked.result} onReveal={actions.reveal} />
      <UncheckedList unchecked={checked.result.unchecked} />
      <PrintSet session={session} state={state} actions={actions} />
      <NoticeTemplates session={session} state={state} actions={actions} />
      {confirmRubric && known.length > 0 ? (
        <KnownRubrics
          sheets={known}
          isBusy={state.task !== null}
          onReadAlone={({ sheet }) =>
            actions.plan(({ snapshot, result: checked }) => {
              const taken = knownRubrics(checked).find((s) => s.sheet.id === sheet.id);
              return taken ? confirmRubric(snapshot, taken) : nothing;
            })
          }
        />
      ) : null}
    </>
  );
}

/** The results as a sheet to print, for those who work on paper. */
function FindingsCommand({ session, state, actions }: PartProps): ReactElement | null {
  const { pane } = useTexts();
  const focusTarget = useRestoreFocusTarget();
  const command = session.commands.findings;
  if (!command || !state.checked || state.checked.result.findings.length === 0) return null;
  return (
    <Button
      {...focusTarget}
      size="small"
      title={pane.hints.findings}
      disabledFocusable={state.task !== null}
      onClick={() => actions.plan(({ snapshot, result: checked }, options) => command(snapshot, checked, options))}
    >
      {pane.commands.findings}
    </Button>
  );
}
