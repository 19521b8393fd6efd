import { severities, type Finding, type FindingCode, type Severity } from "./finding";

/** What has one cause, wherever it stands: for display only, each finding stays one. */
export interface FindingsOfRule<Entry> {
  readonly severity: Severity;
  readonly code: FindingCode;
  readonly entries: readonly Entry[];
}

/** By rule, the gravest first; within a severity, in the order in which they come. */
export function groupByRule<Entry>(
  entries: readonly Entry[],
  findingOf: (entry: Entry) => Pick<Finding, "severity" | "code">,
): readonly FindingsOfRule<Entry>[] {
  const groups = new Map<string, { severity: Severity; code: FindingCode; entries: Entry[] }>();
  for (const entry of entries) {
    const { severity, code } = findingOf(entry);
    const key = `${severity} ${code}`;
    const group = groups.get(key) ?? { severity, code, entries: [] };
    group.entries.push(entry);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

/** How often a rule found something, and with how many branches. */
export interface RuleCount {
  readonly severity: Severity;
  readonly code: FindingCode;
  readonly places: number;
  /** 0 where no finding names a branch. */
  readonly branches: number;
}

/** Counts by rule over any number of files, whose findings need not be kept. */
export class RuleTally {
  readonly #counts = new Map<string, { severity: Severity; code: FindingCode; places: number; names: Set<string> }>();

  /** @param file distinguishes branches of the same name in different files. */
  add(findings: readonly Finding[], file = ""): void {
    for (const { severity, code, branch } of findings) {
      const key = `${severity} ${code}`;
      const count = this.#counts.get(key) ?? { severity, code, places: 0, names: new Set<string>() };
      count.places++;
      if (branch !== null) count.names.add(`${file}\u0000${branch}`);
      this.#counts.set(key, count);
    }
  }

  /** The gravest first, then those found most often. */
  counts(): readonly RuleCount[] {
    return [...this.#counts.values()]
      .map(({ severity, code, places, names }) => ({ severity, code, places, branches: names.size }))
      .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || b.places - a.places);
  }
}
