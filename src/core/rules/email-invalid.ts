import { oneLine, visible } from "../text/fold";
import { defineRule } from "./rule";
import { entriesWith } from "./reading/form-fields";

const ADDRESS = /^[a-z0-9_%+-]+(?:\.[a-z0-9_%+-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i;

/** 电子信箱 holds something that is no complete e-mail address. */
export const emailInvalid = defineRule({
  code: "email-invalid",
  severity: "query",
  group: "forms",
  clauses: [],
  *check(context) {
    for (const { sheet, cell, text, label, branch } of entriesWith(context, ["email"], [])) {
      const addresses = visible(text)
        .normalize("NFKC")
        .split(/[\s、/,;]+/)
        .filter((part) => part !== "");
      if (addresses.length > 0 && addresses.every((a) => ADDRESS.test(a))) continue;
      yield { sheet: sheet.name, cell, branch, facts: { field: label, entered: oneLine(text) } };
    }
  },
});
