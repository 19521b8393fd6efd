import type { Criterion, FieldRole } from "../../schemes/types";
import type { BranchResult } from "../../model/branch";
import { fieldsWithRole } from "../../rules/form-fields";
import { rectificationOf, type RectificationLists } from "../../rules/rectification";
import { fold, oneLine } from "../../text/fold";
import { isStandIn } from "../../own-sheets/ledger/description";

/** What a branch's own rectification form says about an item. */
export interface StatedProblem {
  readonly problem: string;
  readonly measure: string;
  readonly deadline: string;
}

/** Finds what a rectification form already says about items, told by the items' match words. */
export class StatedProblems {
  private readonly form: RectificationLists | null;

  constructor(private readonly branch: BranchResult) {
    this.form = rectificationOf(branch);
  }

  /** The form's lines that concern the item, their measures by number; null where it says nothing. */
  about(criterion: Criterion): StatedProblem | null {
    if (!this.form) return null;
    const { problemList, measureList } = this.form;
    const lines = problemList.filter(({ text }) => !isStandIn(text) && concerns(text, criterion));
    if (lines.length === 0) return null;
    const numbers = lines.map((l) => l.number).filter((n) => n !== null);
    const measures = measureList.filter((m) => m.number !== null && numbers.includes(m.number));
    return {
      problem: lines.map((l) => oneLine(l.text)).join("\n"),
      measure: measures.map((m) => oneLine(m.text)).join("\n"),
      deadline: this.entry("deadline"),
    };
  }

  entry(role: FieldRole): string {
    return oneLine(fieldsWithRole(this.branch, role)[0]?.found.text ?? "");
  }
}

export function concerns(text: string, { matchWords }: Criterion): boolean {
  const folded = fold(text);
  return matchWords.some((word) => folded.includes(fold(word)));
}
