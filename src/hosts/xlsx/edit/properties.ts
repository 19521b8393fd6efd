import type { OfficePackage } from "./package";
import { child, parseRoot, Splices } from "./xml";

const PROGRAM = "定级助手";
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Sets the time of the last change, which tells versions of a file apart; a file without one is left without. */
export function setModified(pack: OfficePackage, modified: Date): void {
  const part = corePart(pack);
  if (part === undefined) return;
  const text = pack.text(part);
  const element = child(parseRoot(text), "modified");
  if (!element || element.isSelfClosing) return;
  const splices = new Splices(text);
  splices.replace(element.contentStart, element.contentEnd, timestamp(modified));
  pack.setText(part, splices.apply());
}

/** The properties of a workbook that the program itself made: no person and no machine. */
export function setOwnProperties(pack: OfficePackage, created: Date): void {
  const core = corePart(pack);
  const when = timestamp(created);
  if (core !== undefined) {
    pack.setText(
      core,
      `${DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
        `<dc:creator>${PROGRAM}</dc:creator><cp:lastModifiedBy>${PROGRAM}</cp:lastModifiedBy>` +
        `<dcterms:created xsi:type="dcterms:W3CDTF">${when}</dcterms:created>` +
        `<dcterms:modified xsi:type="dcterms:W3CDTF">${when}</dcterms:modified></cp:coreProperties>`,
    );
  }
  const app = pack.relationships("").find(({ kind }) => kind === "extended-properties")?.part;
  if (app) {
    pack.setText(
      app,
      `${DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">` +
        `<Application>${PROGRAM}</Application></Properties>`,
    );
  }
}

function corePart(pack: OfficePackage): string | undefined {
  return pack.relationships("").find(({ kind }) => kind === "core-properties")?.part ?? undefined;
}

/** To the second: the form Office writes. */
function timestamp(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
