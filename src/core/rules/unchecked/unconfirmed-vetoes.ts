import type { Unchecked } from "../../findings/finding";
import type { CheckContext } from "../rule";

/** Vetoes that no cell can prove and no person has confirmed: unknown is not no. */
export function* unconfirmedVetoes({ branches }: CheckContext): Generator<Unchecked> {
  for (const branch of branches) {
    if (branch.evaluations.length === 0) continue;
    for (const veto of branch.vetoes) {
      if (veto.by !== "person" || veto.state !== "unknown") continue;
      const clause = branch.scheme.vetoes.find((v) => v.id === veto.id)?.clause ?? null;
      yield {
        sheet: branch.evaluations[0]?.sheet.sheet.name ?? null,
        branch: branch.name,
        code: "veto",
        facts: { veto: veto.text, clause },
      };
    }
  }
}
