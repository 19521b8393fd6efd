import type { ReactElement } from "react";
import type { Severity } from "../core/findings/finding";

/** Shapes differ as well as colours: a cross, a question, a letter i, a tick. Always beside a word. */
const paths = {
  error:
    "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm2.9 4.1a.7.7 0 0 1 0 1L9 8l1.9 1.9a.7.7 0 0 1-1 1L8 9l-1.9 1.9a.7.7 0 0 1-1-1L7 8 5.1 6.1a.7.7 0 0 1 1-1L8 7l1.9-1.9a.7.7 0 0 1 1 0Z",
  query:
    "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 9.9a.85.85 0 1 1 0 1.7.85.85 0 0 1 0-1.7Zm0-7.3c1.6 0 2.7 1 2.7 2.4 0 1-.5 1.6-1.2 2.2-.6.4-.8.7-.8 1.2a.7.7 0 0 1-1.4 0c0-1.1.6-1.7 1.3-2.3.5-.4.7-.6.7-1.1 0-.6-.5-1-1.3-1-.7 0-1.2.4-1.3 1a.7.7 0 0 1-1.4-.2C5.5 4.5 6.5 3.6 8 3.6Z",
  info: "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 2.7a.9.9 0 1 1 0 1.8.9.9 0 0 1 0-1.8Zm.7 7.9a.7.7 0 0 1-1.4 0V7.2a.7.7 0 0 1 1.4 0v4.4Z",
  clean:
    "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm3.3 5.2-3.9 4.3a.7.7 0 0 1-1 0L4.6 8.7a.7.7 0 0 1 1-1l1.3 1.3 3.4-3.7a.7.7 0 0 1 1 .9Z",
  none: "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 1.4a5.6 5.6 0 1 1 0 11.2A5.6 5.6 0 0 1 8 2.4ZM5 7.3h6a.7.7 0 0 1 0 1.4H5a.7.7 0 0 1 0-1.4Z",
} as const;

export type Sign = Severity | "clean" | "none";

export function SignIcon({ sign, className }: { readonly sign: Sign; readonly className?: string }): ReactElement {
  return (
    <svg className={className} width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path fill="currentColor" fillRule="evenodd" d={paths[sign]} />
    </svg>
  );
}
