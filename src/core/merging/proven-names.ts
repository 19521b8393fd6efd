import { endsAsOrganisation, nameInLabel, shortNameKey } from "../model/names";
import type { NameSource } from "../model/recognised-sheet";
import type { NameGroup } from "./names";
import type { Contribution } from "./versions";

/** Places that a template, or whoever copied it, may have filled for every sender. */
const WEAK: readonly NameSource[] = ["title", "sheet-name", "file-name"];

/**
 * The contributions to one name that nothing but a title, a sheet or a file name says to be that branch's. Files
 * are put together, or one set aside for another, on a proven name only: one in a unit line, form or list; one on
 * the roster or set by a person; one that ends as organisations' names do and stands in a second kind of place,
 * here or in another file, while no file's own name says otherwise. A name that one file alone bears need not be proven.
 */
export function unprovenIn(
  group: NameGroup,
  contributions: readonly Contribution[],
  isDecided: (contribution: Contribution) => boolean,
): ReadonlySet<Contribution> {
  const paths = new Set(contributions.map((c) => c.path));
  if (group.entry !== null || paths.size < 2) return new Set();
  const kinds = new Set(contributions.flatMap((c): readonly string[] => c.branch.nameSources ?? ["list"]));
  return new Set(
    contributions.filter((contribution) => {
      const { name, nameSources } = contribution.branch;
      if (name === null || nameSources === undefined || isDecided(contribution)) return false;
      if (nameSources.some((source) => !WEAK.includes(source))) return false;
      const onFile = nameInLabel(fileLabel(contribution.path));
      const isContradicted = onFile !== null && shortNameKey(onFile) !== shortNameKey(name);
      const isSecond = nameSources.length > 1 || (kinds.size > 1 && !isContradicted);
      return !(isSecond && endsAsOrganisation(name));
    }),
  );
}

/** A file's name without folders and extension: what stands for a branch that nothing proves the name of. */
export function fileLabel(path: string): string {
  const name = path.split(/[\\/]/).at(-1) ?? path;
  return name.replace(/\.[A-Za-z]{2,5}$/, "");
}
