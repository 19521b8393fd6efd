import { hostErrorCodes, type HostErrorCode } from "../../hosts/host";

/** The code whose sentence tells an error; errors of readers are plain texts on their way from a worker. */
export function hostCodeOf(code: unknown): HostErrorCode {
  return hostErrorCodes.find((known) => known === code) ?? "unknown";
}
