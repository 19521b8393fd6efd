import { Select } from "@fluentui/react-components";
import { type ReactElement, useId, useMemo } from "react";
import { readRoster } from "../../core/merging/roster";
import type { Checked } from "../state";
import { usePaneStyles } from "../styles";
import { useTexts } from "../texts";
import { FileButton } from "./FileButton";
import { useMergeStyles } from "./merge-styles";
import type { ChosenRoster } from "./merge-state";
import type { Merge } from "./use-merge";

/** Sheets of the open workbook that list branches. */
function rosterSheets(checked: Checked | null): readonly ChosenRoster[] {
  if (!checked) return [];
  return checked.result.sheets.flatMap(({ sheet, kind }): ChosenRoster[] => {
    if (kind === "own" || kind === "scoring" || kind === "fields" || sheet.visibility !== "visible") return [];
    const roster = readRoster({ ...checked.snapshot, sheets: [sheet] });
    return roster && roster.entries.length > 0 ? [{ kind: "sheet", name: sheet.name, roster }] : [];
  });
}

/** The roster to compare with: a sheet of the open workbook, or a file. */
export function RosterChoice({
  checked,
  merge,
}: {
  readonly checked: Checked | null;
  readonly merge: Merge;
}): ReactElement {
  const pane = usePaneStyles();
  const styles = useMergeStyles();
  const { merge: words } = useTexts().pane.summary;
  const id = useId();
  const sheets = useMemo(() => rosterSheets(checked), [checked]);
  const { roster } = merge.state;
  const key = ({ kind, name }: ChosenRoster): string => `${kind} ${name}`;
  const known = roster && !sheets.some((one) => key(one) === key(roster)) ? [...sheets, roster] : sheets;
  return (
    <div>
      <label htmlFor={id} className={styles.part} style={{ display: "block" }}>
        {words.roster}
      </label>
      <Select
        id={id}
        value={roster ? key(roster) : ""}
        onChange={(_, data) => merge.actions.chooseRoster(known.find((one) => key(one) === data.value) ?? null)}
      >
        <option value="">{words.rosterNone}</option>
        {known.map((one) => (
          <option key={key(one)} value={key(one)}>
            {one.kind === "sheet" ? words.rosterSheet(one.name) : words.rosterFile(one.name)}
          </option>
        ))}
      </Select>
      <div className={styles.buttons} style={{ marginTop: "8px" }}>
        <FileButton label={words.chooseRoster} hint={`${id}-hint`} onFile={merge.actions.readRoster} />
      </div>
      <p id={`${id}-hint`} className={pane.hint}>
        {roster ? words.rosterCount(roster.roster.entries.length) : words.rosterHint}
      </p>
    </div>
  );
}
