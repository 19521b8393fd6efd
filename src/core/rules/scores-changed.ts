import { checkCode } from "../own-sheets/result/check-code";
import { fold } from "../text/fold";
import { defineRule } from "./rule";

/** The 核对码 printed beside the signatures no longer fits the scores and levels. */
export const scoresChanged = defineRule({
  code: "scores-changed",
  severity: "query",
  group: "integrity",
  clauses: [],
  *check({ branches }) {
    for (const branch of branches) {
      if (!branch.checkCode) continue;
      const { code, sheet, cell } = branch.checkCode;
      const computed = checkCode(branch);
      if (fold(code) === fold(computed)) continue;
      yield { sheet, cell, branch: branch.name, facts: { entered: code, computed } };
    }
  },
});
