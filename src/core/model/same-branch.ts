import { cached } from "../text/cached";
import { nameKey, shortNameKey } from "./names";
import type { TableSheet } from "./recognised-sheet";

/** A branch as its scheme's lists name it. */
export interface NamedBranch {
  /** null where nothing names it. */
  readonly name: string | null;
  /** null where nothing states the party committee above it. */
  readonly parent: string | null;
}

const COMMITTEE = /(?:党的)?(?:党委|党工委|党组|党总支|总支|总支部|委员会|总支部委员会|工作委员会)$/;

/** Two committees are one when their names are equal but for 中共 and 党委, 党总支, 委员会. */
export const committeeKey: (parent: string) => string = cached((parent) => {
  const key = nameKey(parent).replace(/^中(?:共|国共产党)/, "");
  const bare = key.replace(COMMITTEE, "");
  return bare === "" ? key : bare;
});

/** Names are equal, and no two different committees are stated: 教工一支部 of two colleges are two branches. */
export function isOneBranch(a: NamedBranch, b: NamedBranch): boolean {
  if (a.name === null || b.name === null || nameKey(a.name) !== nameKey(b.name)) return false;
  return a.parent === null || b.parent === null || committeeKey(a.parent) === committeeKey(b.parent);
}

/** Who hands a list in is the committee of its branches, unless it is a branch's own list. */
export function committeeAbove({ unit }: Pick<TableSheet, "unit">, branch: string): string | null {
  return unit !== null && shortNameKey(unit) !== shortNameKey(branch) ? unit : null;
}
