import { HostError, type HostErrorCode } from "../host";

const codes: Readonly<Record<string, HostErrorCode>> = {
  AccessDenied: "protected",
  ApiNotFound: "unsupported",
  FormulaLengthExceedsLimit: "too-large",
  InactiveWorkbook: "inactive-workbook",
  InvalidOperationInCellEditMode: "cell-edit-mode",
  InvalidSelection: "inactive-workbook",
  MemoryLimitReached: "too-large",
  NotImplemented: "unsupported",
  OperationCellsExceedLimit: "too-large",
  RangeExceedsLimit: "too-large",
  RequestAborted: "interrupted",
  RequestPayloadSizeLimitExceeded: "too-large",
  ResponsePayloadSizeLimitExceeded: "too-large",
  UnsupportedFeature: "unsupported",
  UnsupportedOperation: "unsupported",
  UnsupportedSheet: "unsupported",
  WriteNotSupportedWhenModalDialogOpen: "interrupted",
};

/** Calls that need this workbook's window: with several workbooks open they fail with GeneralException. */
const windowBound = /^(WorksheetCollection\.add|Worksheet\.(activate|delete)|Range\.select|WorksheetFreezePanes\.)/;

/** Calls that a protected workbook structure refuses, where a protected sheet has no say. */
const structural = /^(WorksheetCollection\.add|Worksheet\.(delete|name|position|visibility))/;

interface ClientError {
  readonly code: string;
  readonly message: string;
  readonly traceMessages?: readonly string[];
  readonly debugInfo?: { readonly errorLocation?: string };
}

function isClientError(error: unknown): error is ClientError {
  return typeof error === "object" && error !== null && typeof (error as ClientError).code === "string";
}

/** Trace messages that the batch had passed before it failed. */
export function tracesOf(error: unknown): readonly string[] {
  return isClientError(error) ? (error.traceMessages ?? []) : [];
}

/** The member at which a batch failed ("Range.values"), "" where the client does not say. */
export function locationOf(error: unknown): string {
  return isClientError(error) ? (error.debugInfo?.errorLocation ?? "") : "";
}

/** Any rejection of the client as a `HostError`; its facts hold Excel's own code and the failing member. */
export function toHostError(error: unknown, hasWritten: boolean): HostError {
  if (error instanceof HostError) return error;
  if (!isClientError(error)) return new HostError("unknown", String(error), {}, hasWritten);
  const location = locationOf(error);
  const facts = { code: error.code, ...(location === "" ? {} : { location }) };
  return new HostError(hostCode(error.code, location), `${error.code}: ${error.message}`, facts, hasWritten);
}

function hostCode(code: string, location: string): HostErrorCode {
  if (code === "GeneralException" && windowBound.test(location)) return "inactive-workbook";
  if (code === "AccessDenied" && structural.test(location)) return "structure-protected";
  return codes[code] ?? "unknown";
}

/** Whether the answer was refused because it would have been too large: smaller questions may succeed. */
export function isTooLarge(error: unknown): boolean {
  return toHostError(error, false).code === "too-large";
}
