import { oneLine, visible } from "../text/fold";
import { defineRule } from "./rule";
import { entriesWith } from "./reading/form-fields";

/** 移动电话 holds something else than mobile numbers, 联系电话 something else than phone numbers. */
export const phoneInvalid = defineRule({
  code: "phone-invalid",
  severity: "query",
  group: "forms",
  clauses: [],
  *check(context) {
    for (const { role, sheet, cell, text, label, branch } of entriesWith(context, ["phone", "mobile"], ["phone"])) {
      const numbers = splitNumbers(text);
      if (numbers.length > 0 && numbers.every((n) => isMobile(n) || (role !== "mobile" && isLandline(n)))) continue;
      yield { sheet: sheet.name, cell, branch, facts: { field: label, entered: oneLine(text) } };
    }
  },
});

/** Several numbers are separated by 、 / , ; or a line break; spaces, hyphens and remarks in brackets do not count. */
function splitNumbers(text: string): readonly string[] {
  return visible(text)
    .normalize("NFKC")
    .replace(/[‐‑‒–—―−]/g, "-")
    .replace(/\([^()\d]*\)/g, "")
    .split(/[、/,;。\n]/)
    .map((part) => part.replace(/\s+/g, ""))
    .filter((part) => part !== "");
}

/** 11 digits that begin with 1, with or without the country's code. */
function isMobile(number: string): boolean {
  return /^1\d{10}$/.test(number.replace(/-/g, "").replace(/^(?:\+|00)86/, ""));
}

/** 7 or 8 digits, with or without area code (0519) and extension (转801, -801). */
function isLandline(number: string): boolean {
  const local = number.replace(/^(?:\+|00)86-?(?=\d{2,3}-)/, "0");
  return /^(?:\(?0\d{2,3}\)?-?)?\d{3,4}-?\d{4}(?:(?:-|转|分机|ext\.?|x|#|\*)\d{1,6})?$/i.test(local);
}
