/** An error that the in-memory Excel answers; the client turns it into a rejected sync with this code. */
export class ExcelFault extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = "ExcelFault";
  }
}

export const invalidArgument = (what: string): ExcelFault =>
  new ExcelFault("InvalidArgument", `The argument is invalid or missing or has an incorrect format: ${what}`);

export const accessDenied = (what: string): ExcelFault =>
  new ExcelFault("AccessDenied", `You cannot perform the requested operation: ${what}`);

export const itemNotFound = (what: string): ExcelFault =>
  new ExcelFault("ItemNotFound", `The requested resource doesn't exist: ${what}`);
