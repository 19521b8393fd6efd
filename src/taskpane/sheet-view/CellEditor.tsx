import { makeStyles, mergeClasses } from "@fluentui/react-components";
import {
  type ClipboardEvent,
  type CSSProperties,
  type KeyboardEvent,
  type ReactElement,
  type Ref,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from "react";
import { paper } from "./cell-css";
import { PADDING } from "./cell-text";
import { SHEET_FONTS, SHEET_SIZE } from "./measure-text";

const useStyles = makeStyles({
  field: {
    position: "absolute",
    zIndex: 5,
    boxSizing: "border-box",
    margin: 0,
    padding: `1px ${PADDING}px`,
    resize: "none",
    overflow: "hidden",
    border: "2px solid #0f6cbd",
    outlineStyle: "none",
    color: paper.ink,
    backgroundColor: paper.sheet,
    fontFamily: SHEET_FONTS,
    fontSize: `${SHEET_SIZE}pt`,
    lineHeight: 1.25,
  },
  /** There before anything is typed, so that an input method has a place to begin in. */
  waiting: { opacity: 0, pointerEvents: "none" },
});

export interface CellEditorHandle {
  focus(): void;
  /** What is being typed is written where it was begun. */
  commit(): void;
  /** Edits the cell's own content. */
  begin(): void;
}

interface Draft {
  readonly cell: string;
  readonly text: string;
}

interface CellEditorProps {
  readonly handle: Ref<CellEditorHandle>;
  /** The selected cell; null before any is. */
  readonly cell: string | null;
  /** What the cell holds, as a person would type it. */
  readonly source: string;
  /** Said of the cell when it is reached. */
  readonly label: string;
  readonly place: CSSProperties;
  readonly gridId: string;
  readonly activeId: string | undefined;
  readonly onEnter: (cell: string, text: string) => void;
  readonly onPaste: (cell: string, text: string) => void;
  /** The words of the selected cell, for copying. */
  readonly copied: () => string;
  readonly onUndo: () => void;
  /** A step to another cell after typing. */
  readonly onStep: (step: "ArrowDown" | "ArrowUp" | "ArrowRight" | "ArrowLeft") => void;
  readonly onFocus: () => void;
  /** Keys that are not for typing. */
  readonly onKey: (event: KeyboardEvent) => void;
}

/** Where the person types: over the selected cell, unseen until something is typed. */
export function CellEditor(props: CellEditorProps): ReactElement {
  const { handle, cell, source, label, place, gridId, activeId } = props;
  const styles = useStyles();
  const field = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  const isEditing = draft !== null;

  const commit = (): void => {
    if (!draft) return;
    setDraft(null);
    props.onEnter(draft.cell, draft.text);
  };
  const begin = (text: string): void => {
    if (cell !== null) setDraft({ cell, text });
  };
  useImperativeHandle(handle, () => ({
    focus: () => field.current?.focus({ preventScroll: true }),
    commit,
    begin: () => begin(source),
  }));

  useEffect(() => {
    // As high as what is typed, beginning with the cell's own height.
    const element = field.current;
    if (!element || !isEditing) return;
    element.style.height = `${place.height}`;
    if (element.scrollHeight > element.clientHeight) element.style.height = `${element.scrollHeight + 4}px`;
  }, [draft, isEditing, place.height]);

  function editKey(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.key === "Enter" && event.altKey) {
      event.preventDefault();
      const { selectionStart, selectionEnd, value } = event.currentTarget;
      if (draft) setDraft({ ...draft, text: `${value.slice(0, selectionStart)}\n${value.slice(selectionEnd)}` });
    } else if (event.key === "Enter" || event.key === "Tab") {
      event.preventDefault();
      commit();
      if (event.key === "Enter") props.onStep(event.shiftKey ? "ArrowUp" : "ArrowDown");
      else props.onStep(event.shiftKey ? "ArrowLeft" : "ArrowRight");
    } else if (event.key === "Escape") {
      event.preventDefault();
      setDraft(null);
    }
  }

  function waitingKey(event: KeyboardEvent<HTMLTextAreaElement>): void {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isPlain && (event.key === "F2" || event.key === "Enter")) {
      event.preventDefault();
      begin(source);
    } else if (isPlain && event.key === "Delete") {
      event.preventDefault();
      if (cell !== null) props.onEnter(cell, "");
    } else if (isPlain && event.key === "Backspace") {
      event.preventDefault();
      begin("");
    } else if (event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey) {
      event.preventDefault();
      props.onUndo();
    } else props.onKey(event);
  }

  function key(event: KeyboardEvent<HTMLTextAreaElement>): void {
    // Keys belong to the input method until it has made its letters: Enter chooses among them.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (isEditing) editKey(event);
    else waitingKey(event);
  }

  function paste(event: ClipboardEvent): void {
    if (isEditing || cell === null) return;
    event.preventDefault();
    props.onPaste(cell, event.clipboardData.getData("text/plain"));
  }

  function copy(event: ClipboardEvent): void {
    if (isEditing || cell === null) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", props.copied());
  }

  return (
    <textarea
      ref={field}
      className={mergeClasses(styles.field, !isEditing && styles.waiting)}
      style={place}
      rows={1}
      spellCheck={false}
      autoComplete="off"
      inputMode={isEditing ? "text" : "none"}
      aria-label={label}
      aria-controls={gridId}
      {...(!isEditing && activeId !== undefined && { "aria-activedescendant": activeId })}
      value={draft?.text ?? ""}
      onChange={({ target }) => (draft ? setDraft({ ...draft, text: target.value }) : begin(target.value))}
      onKeyDown={key}
      onPaste={paste}
      onCopy={copy}
      onFocus={props.onFocus}
      onBlur={() => {
        // Another window has the keyboard for a while: nothing is finished by that.
        if (document.hasFocus()) commit();
      }}
    />
  );
}
