import { HostError } from "../../../src/hosts/host";
import { toHostError } from "../../../src/hosts/office/errors";

const clientError = (code: string, errorLocation?: string): object => ({
  code,
  message: `${code}.`,
  ...(errorLocation === undefined ? {} : { debugInfo: { errorLocation } }),
});

describe("toHostError", () => {
  it.each([
    ["InvalidOperationInCellEditMode", "cell-edit-mode"],
    ["AccessDenied", "protected"],
    ["RequestPayloadSizeLimitExceeded", "too-large"],
    ["ResponsePayloadSizeLimitExceeded", "too-large"],
    ["OperationCellsExceedLimit", "too-large"],
    ["RangeExceedsLimit", "too-large"],
    ["InvalidSelection", "inactive-workbook"],
    ["InactiveWorkbook", "inactive-workbook"],
    ["NotImplemented", "unsupported"],
    ["ApiNotFound", "unsupported"],
    ["UnsupportedFeature", "unsupported"],
    ["RequestAborted", "interrupted"],
    ["GeneralException", "unknown"],
    ["SomethingNew", "unknown"],
  ])("%s is %s", (code, expected) => {
    const error = toHostError(clientError(code), false);
    expect([error.code, error.facts, error.hasWritten]).toEqual([expected, { code }, false]);
  });

  it.each([
    ["GeneralException", "Worksheet.activate", "inactive-workbook"],
    ["GeneralException", "Range.select", "inactive-workbook"],
    ["GeneralException", "WorksheetCollection.add", "inactive-workbook"],
    ["GeneralException", "Range.values", "unknown"],
    ["AccessDenied", "WorksheetCollection.add", "structure-protected"],
    ["AccessDenied", "Worksheet.delete", "structure-protected"],
    ["AccessDenied", "Range.values", "protected"],
  ])("%s at %s is %s", (code, location, expected) => {
    const error = toHostError(clientError(code, location), true);
    expect([error.code, error.facts, error.hasWritten]).toEqual([expected, { code, location }, true]);
  });

  it("passes our own errors through", () => {
    const own = new HostError("read-only", "x");
    expect(toHostError(own, true)).toBe(own);
  });

  it("wraps anything else as unknown with its text", () => {
    const error = toHostError(new TypeError("x is undefined"), true);
    expect([error.code, error.message, error.hasWritten]).toEqual(["unknown", "TypeError: x is undefined", true]);
  });
});
