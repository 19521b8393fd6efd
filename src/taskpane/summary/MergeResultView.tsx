import { Button } from "@fluentui/react-components";
import { type ReactElement, useId, useState } from "react";
import type { FileStatus } from "../../core/merging/file-status";
import { copyText } from "../shared/copy-text";
import { usePaneStyles } from "../styles";
import { type Texts, useTexts } from "../texts";
import { describeFinding } from "../../locales/findings/sentences";
import { LevelTable } from "./LevelTable";
import type { MergeView } from "./merge-desk";
import { hostCodeOf } from "./merge-texts";
import { useMergeStyles } from "./merge-styles";
import type { Merge } from "./use-merge";

/** What needs a look comes first; the first five are unfolded. */
const statusOrder: readonly FileStatus[] = [
  "conflict",
  "unreadable",
  "unrecognised",
  "duplicate",
  "superseded",
  "combined",
  "merged",
];
const unfolded = new Set<FileStatus>(statusOrder.slice(0, 5));
const SHOWN = 20;

/** What a merge came to, and what a person has to decide before it counts. */
export function MergeResultView({
  view,
  merge,
  id,
}: {
  readonly view: MergeView;
  readonly merge: Merge;
  /** Headings have this id with the place of the board that leads to them. */
  readonly id: string;
}): ReactElement {
  const pane = usePaneStyles();
  const styles = useMergeStyles();
  const texts = useTexts();
  const { merge: words } = texts.pane.summary;
  return (
    <>
      <Questions view={view} merge={merge} id={`${id}-conflicting`} />
      {view.hasRoster ? <Missing view={view} merge={merge} id={`${id}-missing`} /> : null}
      <h3 id={`${id}-received`} tabIndex={-1} className={styles.part}>
        {words.files}
      </h3>
      {statusOrder.map((status) => (
        <Files key={status} status={status} view={view} />
      ))}
      {view.levels.length > 0 ? <h3 className={styles.part}>{words.levels}</h3> : null}
      {view.levels.map(({ scheme, counts }) => (
        <LevelTable key={scheme} scheme={scheme} counts={counts} />
      ))}
      {view.quota.map((finding, index) => (
        <p key={index} className={pane.query}>
          {describeFinding(finding, texts.locale)}
        </p>
      ))}
      {view.errors + view.queries > 0 ? <p className={pane.hint}>{words.findings(view.errors, view.queries)}</p> : null}
    </>
  );
}

/** Day and minute as people in the office write them, in the machine's own time zone. */
function when(time: number | null): string | null {
  if (time === null) return null;
  const two = (value: number): string => String(value).padStart(2, "0");
  const date = new Date(time);
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join("-");
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

interface PartProps {
  readonly view: MergeView;
  readonly merge: Merge;
  /** Of its heading. */
  readonly id: string;
}

function Questions({ view, merge, id }: PartProps): ReactElement | null {
  const styles = useMergeStyles();
  const texts = useTexts();
  const { merge: words } = texts.pane.summary;
  const { conflicts, unclear, decisions } = merge.state;
  if (conflicts.length + unclear.length === 0) return null;
  return (
    <>
      <h3 id={id} tabIndex={-1} className={styles.part}>
        {words.decide}
      </h3>
      {conflicts.map(({ branch, versions }) => {
        const chosen = decisions.chosen?.find((one) => one.branch === branch)?.path ?? null;
        return (
          <Question
            key={`conflict ${branch ?? versions[0]?.path ?? ""}`}
            text={words.conflict(branch ?? texts.pane.branches.unnamed)}
            chosen={chosen}
            options={[
              ...versions.map(({ path, modified }) => ({ value: path, label: words.version(path, when(modified)) })),
              { value: null, label: words.noneTaken },
            ]}
            onChoose={(path) => merge.actions.chooseVersion(branch, path)}
          />
        );
      })}
      {unclear.map(({ name, near }) => (
        <Question
          key={`name ${name}`}
          text={view.hasRoster ? words.unclear(name) : words.unclearAlone(name)}
          chosen={decisions.sameAs?.[name] ?? null}
          options={[
            ...near.map((other) => ({ value: other, label: words.same(other) })),
            { value: null, label: words.other },
          ]}
          onChoose={(other) => merge.actions.means(name, other)}
        />
      ))}
    </>
  );
}

function Question({
  text,
  chosen,
  options,
  onChoose,
}: {
  readonly text: string;
  readonly chosen: string | null;
  readonly options: readonly { readonly value: string | null; readonly label: string }[];
  readonly onChoose: (value: string | null) => void;
}): ReactElement {
  const styles = useMergeStyles();
  const id = useId();
  return (
    <fieldset className={styles.choice}>
      <legend className={styles.question}>{text}</legend>
      {options.map(({ value, label }) => (
        <label key={value ?? ""} className={styles.option}>
          <input
            type="radio"
            name={id}
            className={styles.radio}
            checked={chosen === value}
            onChange={() => onChoose(value)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Missing({ view, merge, id }: PartProps): ReactElement {
  const pane = usePaneStyles();
  const styles = useMergeStyles();
  const { merge: words } = useTexts().pane.summary;
  const [isRefused, setRefused] = useState(false);
  const { missing, unexpected } = view;
  const names = missing.map(({ name, parent }) => words.chaseLine(name, parent));
  const text = words.chase(missing.length, names.join("\n"));
  return (
    <>
      <h3 id={id} tabIndex={-1} className={styles.part}>
        {missing.length === 0 ? words.missingNone : words.missing(missing.length)}
      </h3>
      {missing.length > 0 ? (
        <>
          <ul className={styles.list}>
            {names.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
          <Button
            size="small"
            style={{ marginTop: "8px" }}
            onClick={() =>
              void copyText(text).then((isDone) => {
                setRefused(!isDone);
                if (isDone) merge.actions.tell({ kind: "copied" });
              })
            }
          >
            {words.copyMissing}
          </Button>
          {isRefused ? (
            <>
              <p className={pane.hint}>{words.copyFailed}</p>
              <textarea className={styles.chase} aria-label={words.chaseText} readOnly value={text} />
            </>
          ) : null}
        </>
      ) : null}
      {unexpected.length > 0 ? (
        <>
          <h3 className={styles.part}>{words.unexpected(unexpected.length)}</h3>
          <ul className={styles.list}>
            {unexpected.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

function detail(file: MergeView["files"][number], view: MergeView, { pane, hostError }: Texts): string | null {
  const { merge: words } = pane.summary;
  if (file.error) return hostError(hostCodeOf(file.error.code), file.error.facts);
  if (file.status === "duplicate" || file.status === "superseded") {
    const kept = view.duplicates.find(({ dropped }) => dropped.includes(file.path))?.kept;
    return kept === undefined ? null : words.keptInstead(kept);
  }
  return file.branches.length === 0 ? null : file.branches.join("、");
}

function Files({ status, view }: { readonly status: FileStatus; readonly view: MergeView }): ReactElement | null {
  const pane = usePaneStyles();
  const styles = useMergeStyles();
  const texts = useTexts();
  const { merge: words } = texts.pane.summary;
  const [isWhole, setWhole] = useState(false);
  const files = view.files.filter((file) => file.status === status);
  if (files.length === 0) return null;
  const shown = isWhole ? files : files.slice(0, SHOWN);
  return (
    <details className={styles.group} open={unfolded.has(status)}>
      <summary className={styles.groupName}>{words.fileCount(words.statuses[status], files.length)}</summary>
      <ul className={styles.list}>
        {shown.map((file) => {
          const more = detail(file, view, texts);
          return <li key={file.path}>{more === null ? file.path : words.fileLine(file.path, more)}</li>;
        })}
      </ul>
      {shown.length < files.length ? (
        <button type="button" className={pane.link} onClick={() => setWhole(true)}>
          {words.unfold(files.length - shown.length)}
        </button>
      ) : null}
    </details>
  );
}
