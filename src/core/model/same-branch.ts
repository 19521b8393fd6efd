import { nameKey } from "./names";

/** A branch as its scheme's lists name it. */
export interface NamedBranch {
  /** null where nothing names it. */
  readonly name: string | null;
  /** null where nothing states the party committee above it. */
  readonly parent: string | null;
}

/** Names are equal, and no two different committees are stated: 教工一支部 of two colleges are two branches. */
export function isOneBranch(a: NamedBranch, b: NamedBranch): boolean {
  if (a.name === null || b.name === null || nameKey(a.name) !== nameKey(b.name)) return false;
  return a.parent === null || b.parent === null || nameKey(a.parent) === nameKey(b.parent);
}
