import type { BranchResult } from "../../model/branch";

/** No 0/O and 1/I: the code is read aloud and compared on paper. */
const ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const LENGTH = 8;

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
  return digest(parts.join("\n"));
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

/** 64-bit FNV-1a over UTF-16 units, as eight characters in two groups. */
function digest(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i++) {
    hash = ((hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n) & 0xffffffffffffffffn;
  }
  let code = "";
  for (let i = 0; i < LENGTH; i++) {
    code += ALPHABET[Number(hash & 31n)];
    hash >>= 5n;
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}
