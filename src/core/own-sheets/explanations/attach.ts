import type { Finding } from "../../findings/finding";
import { fold } from "../../text/fold";
import { isSameCheck, isSamePlace, isSameSheet, findingKey } from "../finding-key";
import type { GivenExplanation } from "./read";
import { checkedValue } from "./value";

/** Gives each query the explanation that a person wrote for it, as long as it is about the very same facts. */
export function attachExplanations(
  findings: readonly Finding[],
  explanations: readonly GivenExplanation[],
): readonly Finding[] {
  const given = explanations.filter((e) => e.reason !== "");
  if (given.length === 0) return findings;
  return findings.map((finding) => {
    const found = finding.severity === "query" ? explanationOf(finding, findings, given) : undefined;
    if (!found) return finding;
    const { reason, by, at } = found;
    return { ...finding, explanation: { reason, by, at } };
  });
}

function explanationOf(
  finding: Finding,
  findings: readonly Finding[],
  given: readonly GivenExplanation[],
): GivenExplanation | undefined {
  const fitting = given.filter((e) => isAbout(e, finding));
  return (
    fitting.find((e) => isSamePlace(e, findingKey(finding))) ??
    // Its row moved: nothing is left at its old place that it could be about.
    fitting.find(
      (e) =>
        isSameSheet(e, findingKey(finding)) &&
        !findings.some((other) => isAbout(e, other) && isSamePlace(e, findingKey(other))),
    )
  );
}

/** The explanation was given for this check of this branch and for the facts as they are now. */
export function isAbout(explanation: GivenExplanation, finding: Finding): boolean {
  return isSameCheck(explanation, findingKey(finding)) && fold(explanation.value) === fold(checkedValue(finding));
}
