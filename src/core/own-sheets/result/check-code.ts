import type { BranchResult } from "../../model/branch";
import { codeOf } from "../../text/digest";

/**
 * The 核对码: a short digest of every score, total, level and veto of a branch. It shows that a
 * printed sign-off and the workbook still say the same; it is no protection against intent.
 */
export function checkCode(branch: BranchResult): string {
  const scores = branch.evaluations
    .flatMap((e) => e.scores.map((s) => `${e.party} ${s.criterion.number ?? s.criterion.text}=${entryText(s.entry)}`))
    .sort();
  const vetoes = branch.vetoes.filter((v) => v.state === "yes").map((v) => v.text);
  const parts = [
    branch.scheme.id,
    ...scores,
    branch.total?.toFixed() ?? "",
    branch.level ?? "",
    branch.provisionalLevel ?? "",
    ...vetoes,
  ];
  return codeOf(parts.join("\n"));
}

function entryText(entry: BranchResult["evaluations"][number]["scores"][number]["entry"]): string {
  switch (entry.kind) {
    case "score":
      return entry.value.toFixed();
    case "letter":
      return entry.letter;
    case "not-a-number":
      return entry.text;
    default:
      return entry.kind;
  }
}
