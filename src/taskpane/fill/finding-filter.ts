import type { Finding } from "../../core/findings/finding";
import type { FindingFilter } from "../state";

/** What is listed of a finding, as text to search in. */
type Words = (finding: Finding) => string;

export function filterFindings(findings: readonly Finding[], filter: FindingFilter, words: Words): readonly Finding[] {
  const { severities, search, branch, sheet } = onlyPresent(filter, findings);
  const wanted = folded(search);
  return findings.filter(
    (finding) =>
      (severities.length === 0 || severities.includes(finding.severity)) &&
      (branch === null || finding.branch === branch) &&
      (sheet === null || finding.sheet === sheet) &&
      (wanted === "" || folded(words(finding)).includes(wanted)),
  );
}

/** After a check a branch, sheet or severity may be gone: what would hide everything for no visible reason is let go. */
export function onlyPresent(filter: FindingFilter, findings: readonly Finding[]): FindingFilter {
  const has = (test: (finding: Finding) => boolean): boolean => findings.some(test);
  return {
    ...filter,
    severities: filter.severities.filter((severity) => has((f) => f.severity === severity)),
    branch: filter.branch !== null && has((f) => f.branch === filter.branch) ? filter.branch : null,
    sheet: filter.sheet !== null && has((f) => f.sheet === filter.sheet) ? filter.sheet : null,
  };
}

/** The values of a fact of place that several findings differ in, in the order they come; none where they do not. */
export function choicesOf(findings: readonly Finding[], kind: "branch" | "sheet"): readonly string[] {
  const values = [...new Set(findings.map((finding) => finding[kind]))].filter((value) => value !== null);
  return values.length > 1 ? values : [];
}

function folded(text: string): string {
  return text.normalize("NFKC").replace(/\s/g, "").toLowerCase();
}
