import type { Finding, FindingCode } from "../findings/finding";
import { nameKey } from "../model/names";

/** Stands for a place that no cell has. */
const NO_PLACE = "—";

/** "附件2!A21", "附件2" where no cell can be named, "—" without a sheet. */
export function placeText({ sheet, cell }: Pick<Finding, "sheet" | "cell">): string {
  if (sheet === null) return NO_PLACE;
  return cell === null ? sheet : `${sheet}!${cell}`;
}

/** What tells findings apart on generated sheets. */
export interface FindingKey {
  readonly code: FindingCode | null;
  readonly place: string;
  readonly branch: string;
}

export function findingKey(finding: Finding): FindingKey {
  return { code: finding.code, place: placeText(finding), branch: finding.branch ?? "" };
}

/** A row's check is that of a finding, wherever it stands; beside a finding about no branch people may write one. */
export function isSameCheck(row: FindingKey, finding: FindingKey): boolean {
  if (row.code === null || row.code !== finding.code) return false;
  return finding.branch === "" || nameKey(row.branch) === nameKey(finding.branch);
}

export function isSamePlace(a: FindingKey, b: FindingKey): boolean {
  return a.place.toLowerCase() === b.place.toLowerCase();
}

/** Both name cells of one sheet, whichever: rows move. */
export function isSameSheet(a: FindingKey, b: FindingKey): boolean {
  const sheet = ({ place }: FindingKey): string => place.replace(/![A-Z]{1,3}\d+$/, "").toLowerCase();
  return sheet(a) === sheet(b);
}
