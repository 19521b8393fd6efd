import type { ObjectType } from "../object-type";
import { conditionalFormatTypes } from "./conditional-formats";
import { chartTypes } from "./charts";
import { dataValidationType } from "./data-validation";
import { formatTypes } from "./format";
import { nameType, namesType } from "./names";
import { pageTypes } from "./page-layout";
import { sheetProtectionType, workbookProtectionType } from "./protection";
import { rangeType } from "./range";
import { areasTypes } from "./range-areas";
import { workbookTypes } from "./workbook";
import { worksheetType, worksheetsType } from "./worksheet";

/** Every class that the in-memory Excel knows. */
export const objectTypes = [
  ...workbookTypes,
  worksheetsType,
  worksheetType,
  sheetProtectionType,
  workbookProtectionType,
  namesType,
  nameType,
  rangeType,
  ...areasTypes,
  ...formatTypes,
  dataValidationType,
  ...conditionalFormatTypes,
  ...chartTypes,
  ...pageTypes,
] as unknown as readonly ObjectType<unknown>[];
