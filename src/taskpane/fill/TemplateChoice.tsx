import { Button, Select, useRestoreFocusTarget } from "@fluentui/react-components";
import { type ReactElement, useEffect, useId, useState } from "react";
import type { TemplateId } from "../../core/schemes/types";
import type { OfferedTemplate, Templates } from "../session";
import { usePaneStyles } from "../styles";
import { useTexts } from "../texts";
import type { PartProps } from "../shared/part";

/** The official sheets to insert, by document; the list comes with the check, the button is there before. */
export function TemplateChoice({
  templates,
  state,
  actions,
}: Omit<PartProps, "session"> & { readonly templates: Templates }): ReactElement {
  const styles = usePaneStyles();
  const { pane } = useTexts();
  const focusTarget = useRestoreFocusTarget();
  const own = useId();
  const isChecked = state.checked !== null;
  const [offered, setOffered] = useState<readonly OfferedTemplate[]>([]);
  const [picked, setPicked] = useState<TemplateId | null>(null);
  const chosen = picked ?? offered[0]?.id;
  const sources = [...new Set(offered.map((template) => template.source))];
  useEffect(() => {
    let isGone = false;
    // What does not arrive now is asked for again by the check, without which nothing is inserted.
    void templates.list().then(
      (list) => isGone || setOffered(list),
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [templates, isChecked]);
  return (
    <section className={`${styles.section} ${styles.templates}`}>
      <label htmlFor={own} className={styles.heading}>
        {pane.template.choose}
      </label>
      <Select id={own} value={chosen ?? ""} onChange={(_, data) => setPicked(data.value as TemplateId)}>
        {sources.map((source) => (
          <optgroup key={source} label={source}>
            {offered
              .filter((template) => template.source === source)
              .map((template) => (
                <option key={template.id} value={template.id}>
                  {template.title}
                </option>
              ))}
          </optgroup>
        ))}
      </Select>
      <Button
        {...focusTarget}
        aria-describedby={`${own}-hint`}
        {...(isChecked ? { disabledFocusable: state.task !== null } : { disabled: true })}
        onClick={() => chosen && actions.plan(({ snapshot }) => templates.insert(snapshot, chosen))}
      >
        {pane.commands.template}
      </Button>
      <p id={`${own}-hint`} className={styles.hint}>
        {pane.hints.template}
      </p>
    </section>
  );
}
