import { oneLine } from "../text/fold";
import { toA1 } from "../workbook/address";
import { keyAddress, type SheetSnapshot } from "../workbook/snapshot";
import { readBands, type StatedBand } from "./bands";
import { readVetoes, readWeights, type StatedVeto, type StatedWeight } from "./statements";

/** A rule that the text of a notice states, away from the rubric's own sheet: offered, never applied by itself. */
export type ProseStatement = { readonly sheet: string; readonly cell: string; readonly sentence: string } & (
  | { readonly kind: "levels"; readonly levels: readonly StatedBand[] }
  | { readonly kind: "weights"; readonly weights: readonly StatedWeight[] }
  | { readonly kind: "veto"; readonly veto: StatedVeto }
  | { readonly kind: "date"; readonly date: string }
);

/** A day, or a third of a month, by which something is to be done. */
const DATE =
  /(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|[上中下]旬|底|初)?(?:之?前|以前|底前)|(?:截止|截至|不迟于|于)(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|[上中下]旬|底)/;

interface Sentence {
  readonly cell: string;
  readonly text: string;
}

/** What the sentences of a sheet of text say about levels, weights, vetoes and dates, in their order. */
export function readProse(sheet: SheetSnapshot): readonly ProseStatement[] {
  const lines = [...sheet.cells].flatMap(([key, { value }]): Sentence[] => {
    if (typeof value !== "string") return [];
    const cell = toA1(keyAddress(key));
    return value.split("\n").map((text) => ({ cell, text: oneLine(text) }));
  });
  const sentences = lines.flatMap(({ cell, text }) =>
    text.split(/(?<=。)/).map((part) => ({ cell, text: part.trim() })),
  );
  const at = ({ cell, text }: Sentence): Pick<ProseStatement, "sheet" | "cell" | "sentence"> => ({
    sheet: sheet.name,
    cell,
    sentence: text,
  });
  const statements = sentences.flatMap((sentence): ProseStatement[] => {
    const levels = readBands(sentence.text);
    const weights = readWeights(sentence.text);
    const date = DATE.exec(sentence.text.replace(/\s/g, ""))?.[0];
    return [
      ...(levels.length > 1 ? [{ ...at(sentence), kind: "levels" as const, levels }] : []),
      ...(weights && weights.weights.length > 1
        ? [{ ...at(sentence), kind: "weights" as const, weights: weights.weights }]
        : []),
      ...(date === undefined ? [] : [{ ...at(sentence), kind: "date" as const, date }]),
    ];
  });
  const vetoes = readVetoes(lines.map(({ text }) => text)).map((veto): ProseStatement => {
    const bare = veto.text.replace(/\s/g, "");
    const holds = ({ text }: Sentence): boolean => text.replace(/\s/g, "").includes(bare);
    const found = sentences.find(holds) ?? lines.find(holds) ?? { cell: "A1", text: veto.text };
    return { ...at(found), kind: "veto", veto };
  });
  return [...statements, ...vetoes];
}
