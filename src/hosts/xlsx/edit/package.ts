import { HostError } from "../../host";
import { inflateEntry, openZip, writeZip, type ZipEntry, type ZipSource } from "../zip";
import { attribute, childrenNamed, escapeXml, parseRoot, prefixOf, Splices } from "./xml";

interface Relationship {
  readonly id: string;
  /** The last part of its type: "worksheet", "styles", "table". */
  readonly kind: string;
  readonly type: string;
  /** Part name without leading slash; null for targets outside the package. */
  readonly part: string | null;
}

const CONTENT_TYPES = "[Content_Types].xml";
const EMPTY_RELATIONSHIPS =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';

/**
 * An Office package being edited. The bytes it was opened from are never changed; parts that are not set again are
 * copied as they lie in the archive.
 */
export class OfficePackage {
  /** In the order of the archive; new parts at its end. */
  private readonly parts: Map<string, { name: string; source: () => ZipSource; read: () => Uint8Array }>;

  constructor(bytes: Uint8Array) {
    const archive = openZip(bytes);
    this.parts = new Map(
      archive.entries.map((entry) => [
        entry.name.toLowerCase(),
        { name: entry.name, source: () => entry, read: () => archive.read(entry.name) },
      ]),
    );
  }

  has(part: string): boolean {
    return this.parts.has(part.toLowerCase());
  }

  /** @throws HostError `damaged` when the part is missing or cannot be inflated. */
  text(part: string): string {
    const found = this.parts.get(part.toLowerCase());
    if (!found) throw new HostError("damaged", `part missing: ${part}`, { part, reason: "missing" });
    return decodePart(found.read());
  }

  setText(part: string, text: string): void {
    const data = new TextEncoder().encode(text);
    const name = this.parts.get(part.toLowerCase())?.name ?? part;
    this.parts.set(part.toLowerCase(), { name, source: () => ({ name, data }), read: () => data });
  }

  /** Sets a part that is deflated already; its name in the archive stays. */
  setEntry(part: string, entry: ZipEntry): void {
    const name = this.parts.get(part.toLowerCase())?.name ?? part;
    const named = { ...entry, name };
    this.parts.set(part.toLowerCase(), { name, source: () => named, read: () => inflateEntry(named) });
  }

  /** Adds a part of its own content type. */
  add(part: string, text: string, contentType: string): void {
    this.setText(part, text);
    const types = this.text(CONTENT_TYPES);
    const root = parseRoot(types);
    const splices = new Splices(types);
    splices.append(
      root,
      `<${prefixOf(root.name)}Override PartName="/${escapeXml(part)}" ContentType="${escapeXml(contentType)}"/>`,
    );
    this.setText(CONTENT_TYPES, splices.apply());
  }

  /** Removes a part, its relationships and its content type; the relationship that led to it stays. */
  remove(part: string): void {
    this.parts.delete(part.toLowerCase());
    this.parts.delete(relationshipsPart(part).toLowerCase());
    const types = this.text(CONTENT_TYPES);
    const splices = new Splices(types);
    const overrides = childrenNamed(parseRoot(types), "Override").filter(
      (element) => attribute(types, element, "PartName")?.toLowerCase() === `/${part.toLowerCase()}`,
    );
    if (overrides.length === 0) return;
    for (const override of overrides) splices.remove(override);
    this.setText(CONTENT_TYPES, splices.apply());
  }

  relationships(of: string): readonly Relationship[] {
    const part = relationshipsPart(of);
    if (!this.has(part)) return [];
    const text = this.text(part);
    return childrenNamed(parseRoot(text), "Relationship").map((element) => {
      const type = attribute(text, element, "Type") ?? "";
      const isExternal = attribute(text, element, "TargetMode") === "External";
      return {
        id: attribute(text, element, "Id") ?? "",
        kind: type.slice(type.lastIndexOf("/") + 1),
        type,
        part: isExternal ? null : this.resolve(of, attribute(text, element, "Target") ?? ""),
      };
    });
  }

  /** A target may be percent-encoded while the part's name in the archive is not. */
  private resolve(of: string, target: string): string {
    const part = resolvePart(of, target);
    return this.has(part) ? part : decodePath(part);
  }

  /** @returns the id of the new relationship. */
  addRelationship(of: string, type: string, target: string): string {
    const part = relationshipsPart(of);
    const text = this.has(part) ? this.text(part) : EMPTY_RELATIONSHIPS;
    const taken = new Set(this.relationships(of).map((relationship) => relationship.id.toLowerCase()));
    let number = taken.size + 1;
    while (taken.has(`rid${number}`)) number++;
    const root = parseRoot(text);
    const splices = new Splices(text);
    const name = `${prefixOf(root.name)}Relationship`;
    splices.append(root, `<${name} Id="rId${number}" Type="${escapeXml(type)}" Target="/${escapeXml(target)}"/>`);
    this.setText(part, splices.apply());
    return `rId${number}`;
  }

  removeRelationship(of: string, id: string): void {
    const part = relationshipsPart(of);
    const text = this.text(part);
    const splices = new Splices(text);
    for (const element of childrenNamed(parseRoot(text), "Relationship")) {
      if (attribute(text, element, "Id") === id) splices.remove(element);
    }
    this.setText(part, splices.apply());
  }

  /** A part name that no part bears: freePart("xl/worksheets/sheet", ".xml"). */
  freePart(before: string, after: string): string {
    let number = 1;
    while (this.has(`${before}${number}${after}`)) number++;
    return `${before}${number}${after}`;
  }

  save(): Uint8Array {
    return writeZip(Array.from(this.parts.values(), (part) => part.source()));
  }
}

/** The workbook part, wherever the package keeps it. */
export function workbookPart(pack: OfficePackage): string {
  return pack.relationships("").find(({ kind }) => kind === "officeDocument")?.part ?? "xl/workbook.xml";
}

function relationshipsPart(of: string): string {
  const slash = of.lastIndexOf("/") + 1;
  return `${of.slice(0, slash)}_rels/${of.slice(slash)}.rels`;
}

function resolvePart(from: string, target: string): string {
  const path = target.startsWith("/") ? target.slice(1) : from.slice(0, from.lastIndexOf("/") + 1) + target;
  const segments: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "." && segment !== "") segments.push(segment);
  }
  return segments.join("/");
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Parts are UTF-8 or, by their mark, UTF-16; they are always written back as UTF-8. */
function decodePart(bytes: Uint8Array): string {
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe;
  const isBig = bytes[0] === 0xfe && bytes[1] === 0xff;
  if (!isLittle && !isBig) return new TextDecoder().decode(bytes);
  const text = new TextDecoder(isLittle ? "utf-16le" : "utf-16be").decode(bytes);
  return text.replace(/^(<\?xml[^>]*?encoding\s*=\s*["'])[^"']*/, "$1UTF-8");
}
