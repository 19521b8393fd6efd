import { HostError } from "../host";
import { assertZipContainer } from "./sniff";
import { COLLECT, ENTER, scanXml, SKIP } from "./xml";
import { defaultZipLimits, openZip, type ZipArchive, type ZipLimits } from "./zip";

export interface Relationship {
  readonly id: string;
  /** The last segment of the type's address, the same in strict and transitional files: "worksheet", "styles"… */
  readonly kind: string;
  /** A part name; null for a target outside the file. */
  readonly part: string | null;
}

/**
 * Opens an Office package.
 * @throws HostError as `assertZipContainer` and `openZip`.
 */
export function openPackage(bytes: Uint8Array, limits: ZipLimits = defaultZipLimits): ZipArchive {
  assertZipContainer(bytes);
  return openZip(bytes, limits);
}

/**
 * What a part refers to; empty where it refers to nothing.
 * @param part "" for the package itself
 * @throws HostError as `scanXml`.
 */
export function readRelationships(archive: ZipArchive, part: string): readonly Relationship[] {
  const slash = part.lastIndexOf("/") + 1;
  const name = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
  if (!archive.has(name)) return [];
  const relationships: Relationship[] = [];
  scanXml(archive.read(name), name, {
    open(tag) {
      if (tag.name === "Relationship") {
        const type = tag.get("Type") ?? "";
        const isOutside = tag.get("TargetMode")?.toLowerCase() === "external";
        relationships.push({
          id: tag.get("Id") ?? "",
          kind: type.slice(type.lastIndexOf("/") + 1),
          part: isOutside ? null : resolveTarget(part.slice(0, slash), tag.get("Target") ?? ""),
        });
      }
      return tag.name === "Relationships" ? ENTER : SKIP;
    },
    close() {
      return;
    },
  });
  return relationships;
}

/**
 * "xl/" + "../docProps/core.xml" → "docProps/core.xml"; a target with a leading "/" is a whole part name. Above the root
 * there is only the root (RFC 3986, 5.2.4): LibreOffice writes "../customXml/item1.xml" for the package itself.
 */
function resolveTarget(folder: string, target: string): string {
  const plain = decodePercent(target.replace(/\\/g, "/"));
  const segments: string[] = [];
  for (const segment of (plain.startsWith("/") ? plain : folder + plain).split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment === "..") segments.pop();
    else segments.push(segment);
  }
  return segments.join("/");
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Parts that a reader has no use for are verified up to this size, so that damage on the way (size, CRC) is seen
 * anywhere; what they say may be wrong.
 */
const VERIFIED_BYTES = 4 * 1024 * 1024;

/** @throws HostError as `ZipArchive.read`. */
export function verifyUnread(archive: ZipArchive, unread: ReadonlySet<string>): void {
  for (const name of unread) {
    if (/\.(?:xml|rels|vml)$/i.test(name) && (archive.entry(name)?.size ?? 0) <= VERIFIED_BYTES) archive.read(name);
  }
}

/** When the document says that it was last saved, as written there; null where it does not. */
export function readModified(
  archive: ZipArchive,
  roots: readonly Relationship[],
  read: (part: string) => Uint8Array,
): string | null {
  const part = roots.find((r) => r.kind === "core-properties")?.part;
  return part && archive.has(part) ? modifiedIn(read(part), part) : null;
}

/** Nothing of the cells hangs on this part: where it is ill-formed, the date is not known. */
function modifiedIn(bytes: Uint8Array, part: string): string | null {
  let modified: string | null = null;
  try {
    scanXml(bytes, part, {
      open: (tag) => (tag.name === "coreProperties" ? ENTER : tag.name === "modified" ? COLLECT : SKIP),
      close(name, text) {
        if (name === "modified" && text.trim() !== "") modified = text.trim();
      },
    });
  } catch (error) {
    if (error instanceof HostError && error.code === "damaged") return null;
    throw error;
  }
  return modified;
}
