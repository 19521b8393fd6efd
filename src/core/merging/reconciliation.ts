import { type MergeResult } from "./merge-result";
import { fileStatuses } from "./file-status";
import { statusWording } from "./wording";

/** "120份收到 = 110份已汇总 + 6份重复 + …": parts of zero left out; both sides are always equal. */
export function reconciliationSentence({ received, reconciliation }: MergeResult): string {
  const parts = fileStatuses
    .filter((status) => reconciliation[status] > 0)
    .map((status) => `${reconciliation[status]}份${statusWording[status]}`);
  return `${received}份收到 = ${parts.length === 0 ? "0" : parts.join(" + ")}`;
}
