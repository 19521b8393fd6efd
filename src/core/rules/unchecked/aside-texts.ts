import type { Unchecked } from "../../findings/finding";
import type { Aside, WorkbookSnapshot } from "../../workbook/snapshot";

/** Texts beside the cells, of which no rule judges any: told for each sheet, and for the document as a whole. */
export function* asideTexts({ workbook }: { readonly workbook: WorkbookSnapshot }): Generator<Unchecked> {
  const bySheet = new Map<string | null, Aside[]>();
  for (const aside of workbook.asides ?? []) {
    const known = bySheet.get(aside.sheet);
    if (known) known.push(aside);
    else bySheet.set(aside.sheet, [aside]);
  }
  for (const [sheet, asides] of bySheet) {
    const facts = {
      kinds: asides.map(({ kind }) => kind),
      cells: asides.map(({ cell }) => cell),
      texts: asides.map(({ text }) => text),
    };
    yield { sheet, branch: null, code: "asides", facts };
  }
}
