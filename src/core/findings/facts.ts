/**
 * The codes that findings have, each with the facts that it carries. `party` is a Party, `item` an item's number with its
 * wording, `entered` what stands in the cell, `computed` what the rules make of the same data.
 */
export interface FactsByCode {
  "score-missing": { party: string; count: number; items: readonly string[] };
  "score-not-a-number": { party: string; item: string; entered: string; maximum: number | null };
  "score-negative": { party: string; item: string; entered: number; maximum: number | null };
  /** `whole`: the most that all together may be; `maximum` is then what the others leave of it. */
  "score-above-maximum": { party: string; item: string; entered: number; maximum: number; whole?: number };
  "score-is-error": { party: string; item: string; entered: string };
  "score-option-invalid": {
    party: string;
    item: string;
    entered: string | number;
    options: readonly (string | number)[];
  };
  "score-as-text": {
    party: string;
    item: string;
    entered: string;
    computed: number;
    /** Signs in it that nobody sees, by code point: U+200B. */
    invisible: readonly string[];
  };
  "score-precision": { party: string; item: string; entered: number };
  "maximum-altered": { item: string; entered: number; official: number };
  "item-missing": { item: string; category: string };
  "item-added": { item: string };
  "item-text-altered": { item: string; entered: string; official: string };
  "item-numbering": { entered: string; expected: string };
  "category-sum-mismatch": { party: string; category: string; entered: number | string; computed: number };
  "total-mismatch": { party: string; entered: number | string; computed: number };
  "rubric-sum-mismatch": { category: string | null; entered: number; computed: number };
  /**
   * `role`: numbers under `heading` (null where there is none) that are no score, sum or anything a heading says. `merged`:
   * one score stands for the items from `first` to `last`. `sums`: `count` stated sums of the rubric do not fit what was read.
   * `formula`: scores that only Excel can calculate. `contradiction`: numbers under `heading` do not lead to the scores beside.
   */
  "reading-unproven": {
    reason: "role" | "marks" | "merged" | "sums" | "rival" | "formula" | "contradiction";
    cells: readonly string[];
    heading: string | null;
    count: number;
    first: string | null;
    last: string | null;
    /** Of the reading taken and of its rival, which has `otherCount` items. */
    total?: number;
    otherCount?: number;
    otherTotal?: number;
  };
  "form-total-mismatch": { entered: number; computed: number; party: string };
  "satisfaction-mismatch": { party: string; item: string; entered: number; rate: number; computed: number };
  /** `vetoes` that lower the level below what the total alone gives; absent where none does. */
  "level-mismatch": { entered: string; computed: string; total: number | null; vetoes?: readonly string[] };
  "level-unknown": { entered: string; levels: readonly string[] };
  /** Final levels that contradict each other, and where each stands ("附件2!E5"; of a merge with the file before it). */
  "level-conflict": { branch: string; places: readonly string[]; levels: readonly string[] };
  "level-boundary": { total: number; level: string; other: string; isGap: boolean };
  "review-missing": { party: string };
  /** `parties` that disagree, empty when the veto simply applies; `value` and `limit` null for a veto ticked by a person. */
  "veto-triggered": {
    veto: string;
    level: string;
    value: number | null;
    limit: number | null;
    parties: readonly string[];
    isDisagreement: boolean;
  };
  "reserved-cell-filled": { field: string; entered: string };
  /** `rows`: a column is blank in so many rows, and this is the first. */
  "field-missing": { field: string; rows?: number };
  "phone-invalid": { field: string; entered: string };
  "email-invalid": { field: string; entered: string };
  /** `after`: the date that it must not lie before, in the field `afterField`. */
  "date-invalid": { field: string; entered: string; after?: string; afterField?: string };
  /** `kind`: what it should be; a whole number where it is left out. */
  "count-invalid": { field: string; entered: string; kind?: "amount" };
  "option-invalid": { field: string; entered: string; options: readonly string[] };
  /** `unit` of both numbers; `text`: the document's words. */
  "requirement-unmet": { field: string; entered: number; required: number; unit: string; text: string };
  /** outside: the name leads out of any folder. */
  "evidence-missing": { file: string; reason: "missing" | "outside" };
  /** `status` says that `field` is filled in ("已销号") and it is blank, or the other way round. */
  "status-inconsistent": { field: string; entered: string; statusField: string; status: string; expected: string };
  "dues-overpaid": { due: number; paid: number };
  "dues-short": { due: number; paid: number; item: string };
  "full-marks-with-problems": { problems: string; total: number };
  "statement-contradiction": { statement: string; contradiction: string; other: string };
  "deduction-not-rectified": {
    party: string;
    item: string;
    entered: number;
    maximum: number;
    words: readonly string[];
  };
  "problem-without-measure": { problem: string; problems: number; measures: number };
  "deadline-invalid": { entered: string; reason: string };
  "contact-mismatch": { entered: string; expected: string; unit: string };
  "contact-duplicate": { unit: string; leaders: readonly string[] };
  "branch-unnamed": { scheme: string };
  /** In one workbook `sheets`; among the files of a merge their paths, with `reason`: the first is kept, in a conflict none. */
  "branch-duplicate": {
    branch: string;
    sheets: readonly string[];
    party: string | null;
    /**
     * standards: the parties used forms for different types of branch. rows: a list names it more than once, with
     * `values`. committees: `values` are the committees that have a branch of this name, and the file states none. columns: one
     * sheet has several columns of the party, `values` are the headings, that of the one that counts first.
     */
    reason?: "identical" | "superseded" | "conflict" | "standards" | "rows" | "committees" | "columns";
    values?: readonly string[];
  };
  "branch-missing": { branch: string };
  /**
   * `near`: names it may have meant; `isOnRoster` null where there is no roster. `list`: the sheet of the same workbook
   * that does not have it; then no roster is meant.
   */
  "branch-unexpected": { branch: string; near?: readonly string[]; isOnRoster?: false | null; list?: string };
  /** Of a list against another one, `list`: names that it lacks (`missing`) and that the other one does not give (`extra`). */
  "count-mismatch": {
    what: string;
    entered: number;
    computed: number;
    list?: string;
    missing?: readonly string[];
    extra?: readonly string[];
  };
  "percent-mismatch": { what: string; entered: number; computed: number };
  "ballot-inconsistent": { what: string; entered: number; limit: number };
  "weights-not-100": { entered: number };
  "quota-exceeded": { level: string; count: number; base: number; percent: number; quota: number };
  "promotion-blocked": { branch: string; before: string; after: string; reason: string };
  "not-promoted": { branch: string; before: string; after: string };
  "scores-changed": { entered: string; computed: string };
  "formula-in-text": { entered: string };
  "external-link": { formula: string };
  "hidden-sheet": { sheet: string };
  "sheet-unrecognised": { sheet: string };
  "file-unreadable": { reason: string; file: string };
}
