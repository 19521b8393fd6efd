/** A text for a person to copy into a cell that the program never writes to. */
export interface SuggestedText {
  readonly kind: "own-result" | "problems" | "measures" | "deadline" | "contact";
  readonly branch: string | null;
  readonly sheet: string;
  /** Where it belongs, A1; null where the form has no room for it. */
  readonly cell: string | null;
  readonly text: string;
}
