import type { Finding } from "../findings/finding";
import type { SubmittedContent, SubmittedBranch, Submission } from "./submitted";

/** Values remembered by one sharer; beyond that it starts anew, so that what never recurs cannot fill the memory. */
const MOST_VALUES = 50_000;

/**
 * Gives submissions back with one copy of what many of them say alike: names of sheets, clauses, the facts of findings,
 * places of categories. Of thousands of files, read one by one or by other threads, a fraction of the memory is left.
 */
export function shareEqualValues(): (submission: Submission) => Submission {
  const texts = new Map<string, string>();
  const values = new Map<string, object>();

  function same<Value>(known: Map<string, Value>, key: string, value: Value): Value {
    const found = known.get(key);
    if (found !== undefined) return found;
    if (known.size >= MOST_VALUES) known.clear();
    known.set(key, value);
    return value;
  }

  function text<Text extends string | null>(value: Text): Text {
    return value === null ? value : (same(texts, value, value) as Text);
  }

  function plain<Value extends object>(value: Value): Value {
    return same(values, JSON.stringify(value), value) as Value;
  }

  const finding = (found: Finding): Finding =>
    ({
      ...found,
      code: text(found.code),
      sheet: text(found.sheet),
      branch: text(found.branch),
      facts: plain(found.facts),
      clause: text(found.clause),
    }) as Finding;

  const part = (found: SubmittedContent, { path, sha256 }: Submission): SubmittedContent => {
    const { origin } = found;
    return {
      ...found,
      origin: {
        ...origin,
        path: origin.path === path ? path : origin.path,
        via: origin.via === path ? path : origin.via,
        sha256: origin.sha256 === sha256 ? sha256 : origin.sha256,
        sheet: text(origin.sheet),
        cells: plain(origin.cells),
      },
      stated: plain(found.stated),
      ticks: plain(found.ticks),
    };
  };

  const branch = (found: SubmittedBranch, submission: Submission): SubmittedBranch => ({
    ...found,
    name: text(found.name),
    customScheme: found.customScheme && plain(found.customScheme),
    parent: text(found.parent),
    type: text(found.type),
    sources: plain(found.sources),
    awaiting: plain(found.awaiting),
    categories: plain(found.categories),
    contents: found.contents.map((p) => part(p, submission)),
  });

  return (submission) => ({
    ...submission,
    branches: submission.branches.map((b) => branch(b, submission)),
    findings: submission.findings.map(finding),
  });
}
