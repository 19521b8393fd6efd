import { readFileSync } from "node:fs";
import { loadOfficeJs, officeJsPath } from "./load-office-js";
import { objectTypes } from "./types/all";

const { Excel } = loadOfficeJs();
const source = readFileSync(officeJsPath, "utf8");

/** The set that the client itself asks for, by "Class.member". */
const guards = new Map<string, string>();
for (const [, member = "", set = "", version = ""] of source.matchAll(
  /_throwIfApiNotSupported\("([\w.]+)", (_defaultApiSetName|"\w+"), "([\d.]+)"/g,
)) {
  guards.set(member, set === "_defaultApiSetName" ? version : `${set.replace(/"/g, "")} ${version}`);
}

/** Members without a guard of their own came with their class; these classes came after 1.1. */
const classSets: Readonly<Record<string, string>> = {
  WorksheetProtection: "1.2",
  FormatProtection: "1.2",
  Runtime: "1.5",
  ConditionalFormatCollection: "1.6",
  ConditionalFormat: "1.6",
  CustomConditionalFormat: "1.6",
  CellValueConditionalFormat: "1.6",
  ConditionalFormatRule: "1.6",
  ConditionalRangeFormat: "1.6",
  ConditionalRangeFill: "1.6",
  ConditionalRangeFont: "1.6",
  WorkbookProtection: "1.7",
  WorksheetFreezePanes: "1.7",
  DataValidation: "1.8",
  PageLayout: "1.9",
  HeaderFooterGroup: "1.9",
  HeaderFooter: "1.9",
  PageBreakCollection: "1.9",
  PageBreak: "1.9",
  RangeAreas: "1.9",
  RangeCollection: "1.9",
};

const internal: Readonly<Record<string, string>> = {
  // What the split of large arrays sends is tied to 1.3 by the client before it is called.
  "Range._ValidateArraySize": "1.3",
  // This build of the client asks for ExcelApiOnline 1.1; the reference has it in 1.17 since.
  "WorksheetCollection._RegisterEventNameChanged": "1.17",
  "WorksheetCollection._UnregisterEventNameChanged": "1.17",
};

const members = objectTypes.flatMap((type) =>
  Object.entries({ ...type.scalars, ...type.objects, ...type.methods }).map(
    ([name, { since }]) => [`${type.name}.${name}`, type.name, name, since] as const,
  ),
);

test("the table of members is not empty", () => {
  expect(members.length).toBeGreaterThan(200);
});

test.each(members)("%s is a member of the client", (_, className, name) => {
  const { prototype } = (Excel as unknown as Record<string, { prototype: object }>)[className] as { prototype: object };
  expect(Object.keys(Object.getOwnPropertyDescriptors(prototype))).toContain(name);
});

test.each(members)("%s needs the set that the client asks for", (full, className, _, since) => {
  expect(since).toBe(internal[full] ?? guards.get(full) ?? classSets[className] ?? "1.1");
});
