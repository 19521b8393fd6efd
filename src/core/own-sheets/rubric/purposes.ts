import { parties, type ColumnMeaning } from "../../schemes/types";
import { fold } from "../../text/fold";
import { rubricWords as words } from "./description";

/** Whose points a column may hold is offered for these; with other parties it is read all the same. */
const offeredParties = ["score", "self", "review"] as const;

/** Everything that a column can hold. */
const all: readonly ColumnMeaning[] = [
  ...(["party", "deduction", "addition", "derived"] as const).flatMap((kind) =>
    parties.map((party): ColumnMeaning => ({ kind, party })),
  ),
  ...(["maximum", "weight", "item", "category", "number", "remark", "rate", "rank", "reason"] as const).map(
    (kind): ColumnMeaning => ({ kind }),
  ),
  ...(["person", "date", "earlier", "other"] as const).map((kind): ColumnMeaning => ({ kind })),
];

/** What 「评分办法」 calls that which a column holds. */
export function purposeName(meaning: ColumnMeaning): string {
  const name = words.purposes[meaning.kind];
  return "party" in meaning && meaning.party !== "score" ? `${words.parties[meaning.party]}${name}` : name;
}

/** What a person chose for a column; null for a blank and for words that are none of the names. */
export function purposeNamed(text: string): ColumnMeaning | null {
  return all.find((meaning) => fold(purposeName(meaning)) === fold(text)) ?? null;
}

/** What can be chosen: a drop-down takes 255 characters, so the rarer parties are offered with their scores only. */
export const offeredPurposes: readonly string[] = all
  .filter((m) => !("party" in m) || m.kind === "party" || offeredParties.some((party) => party === m.party))
  .map(purposeName);
