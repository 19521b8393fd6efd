import type { ReactElement } from "react";
import type { WorkbookSnapshot } from "../../core/workbook/snapshot";
import { SignIcon } from "../icons";
import { usePaneStyles } from "../styles";
import { type Texts, useTexts } from "../texts";

/** What of the workbook's own state limits checking and writing, each with a way on. */
function noticesOf(snapshot: WorkbookSnapshot, { pane }: Texts): readonly string[] {
  const locked = snapshot.sheets.filter((sheet) => sheet.isProtected && sheet.visibility === "visible");
  return [
    ...(snapshot.calculation === "manual" ? [pane.fill.notices.manual] : []),
    ...(snapshot.isStructureProtected ? [pane.fill.notices.structure] : []),
    ...(locked.length > 0 ? [pane.fill.notices.protected(locked.map((sheet) => sheet.name))] : []),
  ];
}

export function Notices({ snapshot }: { readonly snapshot: WorkbookSnapshot }): ReactElement | null {
  const styles = usePaneStyles();
  const texts = useTexts();
  const notices = noticesOf(snapshot, texts);
  if (notices.length === 0) return null;
  return (
    <section className={styles.section} aria-label={texts.pane.fill.notices.title}>
      {notices.map((notice) => (
        <div key={notice} className={styles.notice}>
          <SignIcon sign="info" className={`${styles.icon} ${styles.info}`} />
          <span>{notice}</span>
        </div>
      ))}
    </section>
  );
}
