import type { Indicator, Scheme } from "../../schemes/types";
import { bare } from "../../text/fold";
import { plainNumber, readNumber, readPercent } from "../../text/numbers";
import type { ResultBlock } from "./read";

/** The document's words; one sentence of them may ask for two numbers, so the row says which. */
export function requirement({ what, atLeast, unit, text, clause }: Indicator): string {
  return `${what}（${plainNumber(atLeast)}${unit}）：${text}（${clause}）`;
}

/** A number that a person entered beside one of the document's requirements. */
interface EnteredFigure {
  readonly indicator: Indicator;
  /** In the indicator's unit; a share 0…1. */
  readonly value: number;
  readonly cell: string;
}

/** The numbers entered beside the requirements of a block; what cannot be read is none. */
export function enteredFigures({ indicators = [] }: Scheme, block: ResultBlock): readonly EnteredFigure[] {
  return indicators.flatMap((indicator): EnteredFigure[] => {
    const key = bare(requirement(indicator));
    const entered = block.indicators[key]?.value;
    const cell = block.indicatorCells[key];
    const value =
      typeof entered === "number" ? entered : typeof entered === "string" ? figureIn(entered, indicator) : null;
    if (value === null || cell === undefined) return [];
    return [{ indicator, value: enteredShare(value, indicator), cell }];
  });
}

/** 45 in a cell for a share is 45 %. */
export function enteredShare(value: number, { unit }: Indicator): number {
  return unit === "%" && value > 1 ? value / 100 : value;
}

/** "45%", "30学时", "30". */
function figureIn(text: string, { unit }: Indicator): number | null {
  if (unit === "%") return readPercent(text) ?? readNumber(text);
  return readNumber(text.trim().replace(new RegExp(`${unit}$`), ""));
}
