import { HostError } from "../../hosts/host";
import type { MergeAnnouncement } from "./merge-state";

/** Why an act of a merge failed, to be told; what is no refusal of ours is reported besides. */
export function failure(kind: "file-failed" | "failed", name: string, error: unknown): MergeAnnouncement {
  if (!(error instanceof HostError)) globalThis.reportError?.(error);
  const { code, facts } = error instanceof HostError ? error : { code: "unknown" as const, facts: {} };
  return { kind, name, code, facts };
}
