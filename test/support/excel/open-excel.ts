import { workbook, type LiteralSheet } from "../workbook";
import { InMemoryExcel, type ExcelOptions } from "./in-memory-excel";
import { loadOfficeJs } from "./load-office-js";
import { modelFromSnapshot } from "./model-from-snapshot";

/** Opens a workbook of literal sheets in a fresh in-memory Excel, behind the real client. Uninstall it afterwards. */
export function openExcel(sheets: Readonly<Record<string, LiteralSheet>>, options: ExcelOptions = {}): InMemoryExcel {
  loadOfficeJs();
  const excel = new InMemoryExcel(modelFromSnapshot(workbook(sheets)), options);
  excel.install();
  return excel;
}

/** Runs one batch and gives its error, "done" when there is none: `"InvalidArgument Range.values"`. */
export async function outcome(batch: (context: Excel.RequestContext) => void): Promise<string> {
  try {
    await Excel.run(async (context) => {
      batch(context);
      await context.sync();
    });
    return "done";
  } catch (error) {
    const { code, debugInfo } = error as { code: string; debugInfo?: { errorLocation?: string } };
    return `${code} ${debugInfo?.errorLocation ?? ""}`.trim();
  }
}

/** Runs one batch and gives a loaded property of the range that it returns. */
export async function load<K extends keyof Excel.Range & string>(
  choose: (context: Excel.RequestContext) => Excel.Range,
  property: K,
): Promise<Excel.Range[K]> {
  return Excel.run(async (context) => {
    const range = choose(context);
    range.load(property);
    await context.sync();
    return range[property];
  });
}
