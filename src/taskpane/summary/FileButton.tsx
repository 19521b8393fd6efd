import { Button } from "@fluentui/react-components";
import { type ReactElement, useRef } from "react";
import { chosenFiles } from "./chosen-files";
import type { ChosenFile } from "./merge-work";

/** A button that asks for one file. */
export function FileButton({
  label,
  hint,
  accept = ".xlsx,.xlsm,.xls,.et",
  onFile,
}: {
  readonly label: string;
  /** The id of the element that says what the file is for. */
  readonly hint: string;
  readonly accept?: string;
  readonly onFile: (file: ChosenFile) => void;
}): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        onChange={(event) => {
          const [file] = chosenFiles(event.target.files ?? []);
          if (file) onFile(file);
          event.target.value = "";
        }}
      />
      <Button size="small" aria-describedby={hint} onClick={() => input.current?.click()}>
        {label}
      </Button>
    </>
  );
}
