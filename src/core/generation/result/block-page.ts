import type { SheetBuilder } from "../../design/sheet-builder";
import type { StyleName } from "../../design/styles";
import type { BranchResult, Evaluation } from "../../model/branch";
import { resultWords as words } from "../../own-sheets/result/description";
import type { ResultBlock } from "../../own-sheets/result/read";
import type { Party, Scheme } from "../../schemes/types";
import { evaluationOf } from "../../scoring/totals";
import { toA1 } from "../../workbook/address";
import type { Cell } from "../../workbook/snapshot";

/** Columns A (项目), B (分值), one per party, 综合得分. */
export const FIRST_PARTY = 2;

/** Whose scores a branch's block shows: the weighted parties, else all that have a column. */
export function partiesOf(branch: BranchResult): readonly Party[] {
  if (branch.scheme.weights.length > 0) return branch.scheme.weights.map((w) => w.party);
  const present = [...branch.evaluations, ...branch.awaiting].map((e) => e.party);
  const suggested = (branch.scheme.suggestedWeights ?? []).map((w) => w.party);
  return [...suggested, ...present.filter((party) => !suggested.includes(party))];
}

export interface BlockParty {
  readonly party: Party;
  readonly column: number;
  readonly evaluation: Evaluation | undefined;
  readonly share: number | null;
}

/** The columns of a sheet's blocks. */
export interface BlockColumns {
  /** 综合得分, and the state of the vetoes. */
  readonly last: number;
  /** The first one beyond what is printed: what helps at the screen stands from here on. */
  readonly screen: number;
}

/** Where a block's rows are drawn, one below the other, and on how many pages. */
export class BlockPage {
  readonly scheme: Scheme;
  readonly parties: readonly BlockParty[];
  /** Rows at which a page may begin. */
  readonly boundaries: number[] = [];
  /** The heading of the document's requirements, once it is drawn. */
  requirementsRow: number | null = null;

  /**
   * @param continued which of the boundaries, counted from 0, begin a page
   * @param requirementsAt where the heading of the requirements will stand: rates that are entered below it decide above
   */
  constructor(
    readonly builder: SheetBuilder,
    public row: number,
    private readonly columns: BlockColumns,
    readonly branch: BranchResult,
    readonly kept: ResultBlock | undefined,
    private readonly continued: ReadonlySet<number>,
    readonly requirementsAt: number | null = null,
  ) {
    this.scheme = branch.scheme;
    this.parties = partiesOf(branch).map((party, i) => ({
      party,
      column: FIRST_PARTY + i,
      evaluation: evaluationOf(branch.evaluations, party) ?? evaluationOf(branch.awaiting, party),
      share: branch.scheme.weights.find((w) => w.party === party)?.share ?? null,
    }));
  }

  get last(): number {
    return this.columns.last;
  }

  get screen(): number {
    return this.columns.screen;
  }

  get isWeighted(): boolean {
    return this.scheme.weights.length > 0;
  }

  next(): void {
    this.row++;
  }

  put(column: number, content: string | number | Cell | null, style: StyleName, to = column): void {
    this.builder.put(this.row, column, content, style, { columns: to - column + 1 });
  }

  at(row: number, column: number): string {
    return toA1({ row, column });
  }

  /** A page may begin here; one that does says whose block goes on. */
  boundary(): void {
    this.boundaries.push(this.row);
    if (!this.continued.has(this.boundaries.length - 1)) return;
    this.builder.beginPage(this.row);
    this.put(0, words.continued, "label");
    this.put(1, this.branch.name ?? "", "textMiddle", this.last);
    this.builder.atLeast(this.row, CONTINUATION_HEIGHT);
    this.next();
  }
}

/** Points. */
export const CONTINUATION_HEIGHT = 24;
