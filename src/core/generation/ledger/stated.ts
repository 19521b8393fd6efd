import type { Criterion, FieldRole } from "../../schemes/types";
import type { BranchResult } from "../../model/branch";
import { fieldsWithRole } from "../../rules/reading/form-fields";
import { rectificationOf, type RectificationLists } from "../../rules/reading/rectification";
import { fold, oneLine } from "../../text/fold";
import { listSpans, readList, type ListEntry } from "../../text/lists";
import type { ComposedRole } from "../../own-sheets/ledger/written";
import { statedEntries } from "../rectification/stated-entries";

/** What a branch's own rectification form says about an item. */
interface StatedProblem {
  readonly problem: string;
  readonly measure: string;
  readonly deadline: string;
}

/** Finds what a rectification form already says about items, told by the items' match words. */
export class StatedProblems {
  private readonly form: RectificationLists | null;

  /** @param isOurs true for an entry that was composed from the ledger: it tells the ledger nothing. */
  constructor(
    private readonly branch: BranchResult,
    private readonly isOurs: (role: ComposedRole, text: string) => boolean,
  ) {
    this.form = rectificationOf(branch);
  }

  /** The form's lines that concern the item, their measures by number; null where it says nothing. */
  about(criterion: Criterion): StatedProblem | null {
    if (!this.form) return null;
    const { problemList, measureList } = this.form;
    const lines = problemList.filter(({ text }) => !this.isOurs("problems", text) && concerns(text, criterion));
    if (lines.length === 0) return null;
    const numbers = lines.map((l) => l.number).filter((n) => n !== null);
    const isAbout = ({ number }: ListEntry): boolean => number !== null && numbers.includes(number);
    const measures = measureList.filter((m) => isAbout(m) && !this.isOurs("measures", m.text));
    return {
      problem: lines.map((l) => oneLine(l.text)).join("\n"),
      measure: measures.map((m) => oneLine(m.text)).join("\n"),
      deadline: this.deadline(isAbout),
    };
  }

  /** Of deadlines line by line, those of the problems meant; a single one is that of all. */
  private deadline(isAbout: (line: ListEntry) => boolean): string {
    const text = this.text("deadline");
    const isList = listSpans(text)[0]?.start === 0;
    const entries = isList ? readList(text).filter(isAbout) : [{ text }];
    return entries
      .filter((e) => !this.isOurs("deadline", e.text))
      .map((e) => oneLine(e.text))
      .join("\n");
  }

  /** Who accompanies the branch, as its form says. */
  contact(): string {
    const text = this.text("contact");
    return statedEntries("contact", text).every((e) => this.isOurs("contact", e.text)) ? "" : oneLine(text);
  }

  private text(role: FieldRole): string {
    return fieldsWithRole(this.branch, role)[0]?.found.text ?? "";
  }
}

export function concerns(text: string, { matchWords }: Criterion): boolean {
  const folded = fold(text);
  return matchWords.some((word) => folded.includes(fold(word)));
}
