import type { Finding, FactValue } from "../../findings/finding";
import { oneLine } from "../../text/fold";
import { plainNumber } from "../../text/numbers";
import { explanationWords as words, factNames, factValues } from "./description";

/** The facts that an explanation is bound to, one a line, as people read them. */
export function checkedValue(finding: Finding): string {
  const lines = Object.entries(finding.facts as Readonly<Record<string, FactValue | readonly FactValue[]>>).flatMap(
    ([name, value]) => {
      const label = factNames[name];
      const text = factText(name, value);
      return label === undefined || text === "" ? [] : [`${label}：${text}`];
    },
  );
  return lines.join("\n");
}

function factText(name: string, value: FactValue | readonly FactValue[]): string {
  if (Array.isArray(value)) return value.map((entry: FactValue) => factText(name, entry)).join("、");
  if (value === null) return "";
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (typeof value === "number") return plainNumber(value);
  const known = factValues[name === "parties" ? "party" : name];
  return known?.[value as string] ?? oneLine(value as string);
}
