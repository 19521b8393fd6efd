import { quoteSheetName } from "../../core/workbook/address";
import { HostError } from "../host";
import { OfficePackage, workbookPart } from "./edit/package";
import { setModified } from "./edit/properties";
import { commonNames, deleteSheet, orderSheets, sheetEntries } from "./edit/workbook-part";

interface ChosenSheets {
  readonly bytes: Uint8Array;
  /** Sheets that are hidden instead of removed, because formulas, lists or charts of the others refer to them. */
  readonly hidden: readonly string[];
}

/**
 * The workbook with these visible sheets alone, in this order. What nothing refers to is removed with all that only it
 * uses; a sheet that the others need stays, hidden. The given bytes are not changed.
 * @throws HostError as `openZip`; `structure-protected` never: it is a new workbook. RangeError where a name is none of
 * its sheets, or there is no name.
 */
export function chooseSheets(bytes: Uint8Array, names: readonly string[], modified = new Date()): ChosenSheets {
  const pack = new OfficePackage(bytes);
  const workbook = workbookPart(pack);
  const all = sheetEntries(pack.text(workbook));
  if (names.length === 0 || names.some((name) => !all.some((entry) => entry.name === name)))
    throw new RangeError("no such sheets");
  const parts = new Map(
    pack.relationships(workbook).flatMap(({ id, part }) => (part === null ? [] : [[id, part] as const])),
  );
  const partOf = (name: string): string => {
    const part = parts.get(all.find((entry) => entry.name === name)?.relationship ?? "");
    if (part === undefined) throw new HostError("damaged", `no part for ${name}`, { reason: "missing" });
    return part;
  };
  const needed = withReferences(pack, names, all, partOf, commonNames(pack.text(workbook)));
  const others = [...parts.values()].filter((part) => !all.some(({ name }) => partOf(name) === part));
  const kept = reached(pack, [...others, ...[...needed].map(partOf)]);
  for (const { name, relationship } of all) {
    if (needed.has(name)) continue;
    const text = pack.text(workbook);
    const part = partOf(name);
    const gone = [...reached(pack, [part])].filter((one) => !kept.has(one));
    pack.setText(
      workbook,
      deleteSheet(
        text,
        sheetEntries(text).findIndex((entry) => entry.name === name),
      ),
    );
    pack.removeRelationship(workbook, relationship);
    for (const one of gone) pack.remove(one);
  }
  const hidden = [...needed].filter((name) => !names.includes(name));
  pack.setText(workbook, orderSheets(pack.text(workbook), names));
  // Several selected sheets would be typed into together.
  for (const name of needed) {
    const text = pack.text(partOf(name));
    const plain = text.replace(/(<(?:\w+:)?sheetView\b[^>]*?)\s+tabSelected\s*=\s*["'](?:1|true)["']/g, "$1");
    if (plain !== text) pack.setText(partOf(name), plain);
  }
  removeCalculationChain(pack, workbook);
  setModified(pack, modified);
  return { bytes: pack.save(), hidden };
}

/** The chosen sheets, and those that they, names of the workbook, or sheets needed by them refer to. */
function withReferences(
  pack: OfficePackage,
  names: readonly string[],
  all: readonly { readonly name: string }[],
  partOf: (name: string) => string,
  named: readonly string[],
): ReadonlySet<string> {
  const needed = new Set(names);
  const mentions = (text: string, name: string): boolean =>
    [`${name}!`, `${quoteSheetName(name)}!`].some((reference) => text.includes(inFormula(reference)));
  const queue = [...needed];
  const add = (text: string): void => {
    for (const { name } of all) {
      if (needed.has(name) || !mentions(text, name)) continue;
      needed.add(name);
      queue.push(name);
    }
  };
  for (const text of named) add(text);
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    for (const part of reached(pack, [partOf(name)])) {
      if (part.endsWith(".xml")) add(pack.text(part).replace(/&apos;/g, "'"));
    }
  }
  return needed;
}

/** As a part has it, whose apostrophes are plain. */
function inFormula(reference: string): string {
  return reference.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** These parts with all that they lead to, themselves included. */
function reached(pack: OfficePackage, from: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const queue = [...from];
  for (let part = queue.shift(); part !== undefined; part = queue.shift()) {
    if (found.has(part) || !pack.has(part)) continue;
    found.add(part);
    queue.push(...pack.relationships(part).flatMap((relationship) => relationship.part ?? []));
  }
  return found;
}

/** Excel makes a new one. */
function removeCalculationChain(pack: OfficePackage, workbook: string): void {
  const chain = pack.relationships(workbook).find(({ kind }) => kind === "calcChain");
  if (!chain?.part) return;
  pack.removeRelationship(workbook, chain.id);
  pack.remove(chain.part);
}
