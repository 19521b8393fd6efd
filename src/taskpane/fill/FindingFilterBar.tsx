import { Input, Select, ToggleButton } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { severities, type Finding } from "../../core/findings/finding";
import { SignIcon } from "../icons";
import type { FindingFilter } from "../state";
import { usePaneStyles } from "../styles";
import { useTexts } from "../texts";
import { choicesOf } from "./finding-filter";
import { useFindingStyles } from "./finding-styles";

/** Fewer findings are seen at a glance. */
const SEARCHED = 6;

/** Narrows a list of findings: what is pressed or chosen alone is shown, nothing pressed shows all. */
export function FindingFilterBar({
  findings,
  filter,
  onFilter,
}: {
  readonly findings: readonly Finding[];
  readonly filter: FindingFilter;
  readonly onFilter: (change: Partial<FindingFilter>) => void;
}): ReactElement | null {
  const pane = usePaneStyles();
  const styles = useFindingStyles();
  const texts = useTexts();
  const { filters } = texts.pane.findings;
  const present = severities.filter((severity) => findings.some((f) => f.severity === severity));
  const places = (["branch", "sheet"] as const)
    .map((kind) => ({ kind, choices: choicesOf(findings, kind) }))
    .filter(({ choices }) => choices.length > 0);
  const isLong = findings.length >= SEARCHED;
  if (present.length <= 1 && !isLong) return null;
  return (
    <div className={styles.filters}>
      {present.length > 1 ? (
        <div role="group" aria-label={texts.pane.filter} className={pane.filter}>
          {present.map((severity) => {
            const isPressed = filter.severities.includes(severity);
            return (
              <ToggleButton
                key={severity}
                size="small"
                shape="circular"
                checked={isPressed}
                appearance={isPressed ? "primary" : "outline"}
                icon={<SignIcon sign={severity} {...(isPressed ? {} : { className: pane[severity] })} />}
                onClick={() =>
                  onFilter({
                    severities: present.filter((one) => (one === severity) !== filter.severities.includes(one)),
                  })
                }
              >
                {texts.severity(severity)}
              </ToggleButton>
            );
          })}
        </div>
      ) : null}
      {isLong ? (
        <div className={styles.places}>
          <Input
            type="search"
            size="small"
            className={styles.search}
            aria-label={filters.search}
            placeholder={filters.search}
            value={filter.search}
            onChange={(_, data) => onFilter({ search: data.value })}
          />
          {places.map(({ kind, choices }) => (
            <Select
              key={kind}
              size="small"
              className={styles.place}
              aria-label={filters[kind]}
              value={filter[kind] ?? ""}
              onChange={(_, data) => onFilter({ [kind]: data.value === "" ? null : data.value })}
            >
              <option value="">{filters.all[kind]}</option>
              {choices.map((choice) => (
                <option key={choice} value={choice}>
                  {choice}
                </option>
              ))}
            </Select>
          ))}
        </div>
      ) : null}
    </div>
  );
}
