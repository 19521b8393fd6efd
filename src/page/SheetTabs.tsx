import { makeStyles, mergeClasses, Select, Tab, TabList, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { severities } from "../core/findings/finding";
import type { SheetSnapshot } from "../core/workbook/snapshot";
import { SignIcon } from "../taskpane/icons";
import { useTexts } from "../taskpane/texts";
import type { SheetMarks } from "./marks";
import { usePageTexts } from "../taskpane/sheet-view/page-texts";

const useStyles = makeStyles({
  chooser: { flexShrink: 0, width: "180px", margin: "4px 8px" },
  sheets: {
    flexShrink: 0,
    display: "flex",
    alignItems: "center",
    overflowX: "auto",
    position: "relative",
    backgroundColor: tokens.colorNeutralBackground2,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  mark: { display: "inline-flex", verticalAlign: "middle", marginLeft: "4px" },
  heard: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
  error: { color: tokens.colorStatusDangerForeground3 },
  query: { color: tokens.colorStatusWarningForeground3 },
  info: { color: tokens.colorBrandForeground1 },
});

/** Tabs shown at once; beyond that a list chooses, and the tabs around the chosen sheet are shown. */
const MANY_SHEETS = 24;

/** The sheets of a workbook, each with the gravest thing that was found on it. */
export function SheetTabs({
  sheets,
  shown,
  marks,
  onSheet,
}: {
  readonly sheets: readonly SheetSnapshot[];
  readonly shown: number;
  readonly marks: SheetMarks;
  readonly onSheet: (sheet: number) => void;
}): ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  const page = usePageTexts();
  const first = Math.max(0, Math.min(shown - MANY_SHEETS / 2, sheets.length - MANY_SHEETS));
  return (
    <div className={styles.sheets}>
      {sheets.length > MANY_SHEETS ? (
        <Select
          size="small"
          className={styles.chooser}
          aria-label={page.sheets}
          value={String(shown)}
          onChange={(_, data) => onSheet(Number(data.value))}
        >
          {sheets.map((one, index) => (
            <option key={one.id} value={index}>
              {one.name}
            </option>
          ))}
        </Select>
      ) : null}
      <TabList
        size="small"
        aria-label={page.sheets}
        selectedValue={shown}
        onTabSelect={(_, data) => onSheet(Number(data.value))}
      >
        {sheets.map((one, index) => {
          if (index < first || index >= first + MANY_SHEETS) return null;
          const found = [...(marks.get(one.name)?.values() ?? [])].map((mark) => mark.severity);
          const worst = severities.find((severity) => found.includes(severity));
          return (
            <Tab key={one.id} value={index}>
              {one.name}
              {one.visibility === "visible" ? null : ` (${page.hiddenSheet})`}
              {worst ? (
                <span className={mergeClasses(styles.mark, styles[worst])}>
                  <SignIcon sign={worst} />
                  <span className={styles.heard}>{texts.severity(worst)}</span>
                </span>
              ) : null}
            </Tab>
          );
        })}
      </TabList>
    </div>
  );
}
