/**
 * A text for a person to copy into a cell that the program never writes to. replaced: what stood in a cell of a generated
 * sheet that the program has written anew.
 */
export interface SuggestedText {
  readonly kind: "own-result" | "problems" | "measures" | "deadline" | "contact" | "replaced";
  readonly branch: string | null;
  readonly sheet: string;
  /** Where it belongs, A1; null where the form has no room for it. */
  readonly cell: string | null;
  readonly text: string;
}
