import { isLeftOpen } from "../findings/finding";
import type { CheckResult, Verdict } from "./check";

/** How a result is shown: `open` where nothing is wrong with the sheets, but they say that something is not settled yet. */
export type Standing = Verdict | "open";

export function standingOf({ verdict, unchecked }: Pick<CheckResult, "verdict" | "unchecked">): Standing {
  return verdict === "clean" && unchecked.some(isLeftOpen) ? "open" : verdict;
}
