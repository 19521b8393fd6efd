import { ribbonTasks } from "../../taskpane/ribbon";
import { pngSize } from "./png-size";
import type { ResourceSection } from "./structure";
import { NAMESPACES, RESID_SECTION, STRUCTURE } from "./structure";
import type { ManifestElement } from "./xml-tree";
import { descendants, find, parseXml, XmlSyntaxError } from "./xml-tree";

export type ManifestRule =
  | "well-formed"
  | "element-unknown"
  | "element-order"
  | "element-repeated"
  | "element-missing"
  | "attribute-missing"
  | "attribute-unknown"
  | "attribute-value"
  | "text-unexpected"
  | "id-format"
  | "version-format"
  | "default-locale"
  | "requirement-floor"
  | "permissions"
  | "id-length"
  | "id-repeated"
  | "resource-missing"
  | "resource-unused"
  | "string-empty"
  | "string-too-long"
  | "override-missing"
  | "override-repeated"
  | "override-untranslated"
  | "url-invalid"
  | "url-insecure"
  | "url-too-long"
  | "url-elsewhere"
  | "file-missing"
  | "icon-not-png"
  | "icon-size"
  | "icon-sizes"
  | "pane-shared"
  | "action-incomplete"
  | "function-unknown"
  | "function-repeated";

interface ManifestProblem {
  readonly rule: ManifestRule;
  /** 1-based line in the manifest. */
  readonly line: number;
  /** One English sentence: what, where, what is allowed. */
  readonly message: string;
}

/** The bytes that the web server answers for a path below the directory of the task pane (`assets/icons/check-16.png`), or null where it has none. */
export type ServedFiles = (path: string) => Uint8Array | null;

/** The pixel sizes that Office asks for. */
const ICON_SIZES = [16, 20, 24, 32, 40, 48, 64, 80];

const DEFAULT_LOCALE = "zh-CN";
const OVERRIDE_LOCALE = "en-US";
const FLOOR = { set: "ExcelApi", version: "1.13" };

const LIMITS = { DisplayName: 125, ProviderName: 125, Description: 250, ShortStrings: 125, LongStrings: 250 } as const;
const RESID_LIMIT = 32;
const ID_LIMIT = 125;
const URL_LIMIT = 2048;
const SOURCE_LOCATION_LIMIT = 2018;

type Report = (rule: ManifestRule, at: ManifestElement, message: string) => void;

/** Checks a manifest without any network: structure, limits, resources, languages, and every file that it names. An empty list means that nothing was found. */
export function checkManifest(source: string, files: ServedFiles): ManifestProblem[] {
  let root: ManifestElement;
  try {
    root = parseXml(source);
  } catch (error) {
    if (!(error instanceof XmlSyntaxError)) throw error;
    return [
      { rule: "well-formed", line: error.line, message: `The manifest is not well-formed XML: ${error.message}.` },
    ];
  }
  const problems: ManifestProblem[] = [];
  const report: Report = (rule, { line }, message) => problems.push({ rule, line, message });
  const name = qualifiedName(root);
  if (name !== "app:OfficeApp") {
    report("element-unknown", root, `The root element is <${root.name}>; it must be <OfficeApp> of ${NAMESPACES.app}.`);
    return problems;
  }
  checkStructure(root, name, report);
  checkHead(root, report);
  checkIds(root, report);
  checkResources(root, report);
  checkLanguages(root, report);
  checkUrls(root, files, report);
  checkIcons(root, files, report);
  checkPane(root, report);
  return problems.sort((a, b) => a.line - b.line);
}

function qualifiedName({ name, namespace }: ManifestElement): string {
  const prefix = Object.entries(NAMESPACES).find(([, uri]) => uri === namespace)?.[0];
  return prefix ? `${prefix}:${name}` : `{${namespace}}${name}`;
}

function bare(qualified: string): string {
  return qualified.replace(/^(app|vo|bt):/, "");
}

function checkStructure(element: ManifestElement, name: string, report: Report, parent = ""): void {
  const rule = STRUCTURE[`${parent}/${name}`] ?? STRUCTURE[name];
  if (!rule) return;
  for (const [attribute, values] of Object.entries(rule.attributes)) {
    const value = element.attributes.get(attribute);
    if (value === undefined) {
      report("attribute-missing", element, `<${element.name}> lacks the attribute ${attribute}.`);
    } else if (values && !values.includes(value)) {
      const allowed = values.join(" or ");
      report("attribute-value", element, `<${element.name} ${attribute}="${value}"> must say ${allowed}.`);
    }
  }
  for (const attribute of element.attributes.keys()) {
    if (!(attribute in rule.attributes)) {
      report("attribute-unknown", element, `<${element.name}> has an attribute ${attribute} that it cannot have.`);
    }
  }
  if (rule.children.length > 0 && element.text !== "") {
    report("text-unexpected", element, `<${element.name}> holds the text "${element.text}" between its elements.`);
  }
  let reached = 0;
  const seen = new Set<string>();
  for (const child of element.children) {
    const childName = qualifiedName(child);
    const place = rule.children.findIndex((candidate) => candidate.name === childName);
    const allowed = rule.children[place];
    if (!allowed) {
      report("element-unknown", child, `<${child.name}> has no place in <${element.name}>.`);
      continue;
    }
    if (place < reached) {
      const after = bare(rule.children[reached]?.name ?? "");
      report(
        "element-order",
        child,
        `<${child.name}> stands after <${after}> in <${element.name}>; it must stand before it.`,
      );
    }
    if (seen.has(childName) && !allowed.repeatable) {
      report("element-repeated", child, `<${child.name}> may stand only once in <${element.name}>.`);
    }
    reached = Math.max(reached, place);
    seen.add(childName);
    checkStructure(child, childName, report, name);
  }
  for (const { name: wanted, required } of rule.children) {
    if (required && !seen.has(wanted)) {
      report("element-missing", element, `<${element.name}> lacks the element <${bare(wanted)}>.`);
    }
  }
}

function checkHead(root: ManifestElement, report: Report): void {
  const id = find(root, "Id");
  if (id && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id.text)) {
    report("id-format", id, `<Id> is "${id.text}"; it must be a GUID such as 00000000-0000-0000-0000-000000000000.`);
  }
  const version = find(root, "Version");
  if (version && !(/^\d+(\.\d+){3}$/.test(version.text) && version.text.split(".").every((n) => Number(n) <= 65535))) {
    report(
      "version-format",
      version,
      `<Version> is "${version.text}"; it must be four whole numbers a.b.c.d, each up to 65535.`,
    );
  }
  const locale = find(root, "DefaultLocale");
  if (locale && locale.text !== DEFAULT_LOCALE) {
    report(
      "default-locale",
      locale,
      `<DefaultLocale> is "${locale.text}"; it must be ${DEFAULT_LOCALE}, the language of the default values.`,
    );
  }
  const permissions = find(root, "Permissions");
  if (permissions && permissions.text !== "ReadWriteDocument") {
    report(
      "permissions",
      permissions,
      `<Permissions> is "${permissions.text}"; reading and filling sheets needs ReadWriteDocument.`,
    );
  }
  const provider = find(root, "ProviderName");
  if (provider) checkLength(provider, "ProviderName", provider.text, LIMITS.ProviderName, report);
  const sets = find(root, "Requirements", "Sets");
  const floor = sets?.children.find((set) => set.attributes.get("Name") === FLOOR.set)?.attributes.get("MinVersion");
  if (sets && floor !== FLOOR.version) {
    const found = floor === undefined ? "is missing" : `asks for ${floor}`;
    report("requirement-floor", sets, `The requirement set ${FLOOR.set} ${found}; it must ask for ${FLOOR.version}.`);
  }
}

function checkLength(at: ManifestElement, what: string, text: string, limit: number, report: Report): void {
  if (text.trim() === "") report("string-empty", at, `${what} is empty.`);
  if (text.length > limit) {
    report("string-too-long", at, `${what} has ${text.length} characters; at most ${limit} are allowed.`);
  }
}

function checkIds(root: ManifestElement, report: Report): void {
  const kinds: readonly [
    what: string,
    isOfKind: (element: ManifestElement, parent: ManifestElement) => boolean,
    limit: number,
  ][] = [
    ["Group", ({ name }) => name === "Group", ID_LIMIT],
    ["Control", ({ name }) => name === "Control", ID_LIMIT],
    ["Resource", (_, { name }) => name in RESOURCE_SECTIONS, RESID_LIMIT],
  ];
  for (const [what, isOfKind, limit] of kinds) {
    const seen = new Set<string>();
    for (const parent of descendants(root)) {
      for (const element of parent.children.filter((child) => isOfKind(child, parent))) {
        const id = element.attributes.get("id") ?? "";
        if (id.length > limit) {
          report(
            "id-length",
            element,
            `The ${what.toLowerCase()} id "${id}" has ${id.length} characters; at most ${limit} are allowed.`,
          );
        }
        if (seen.has(id))
          report("id-repeated", element, `The ${what.toLowerCase()} id "${id}" is used more than once.`);
        seen.add(id);
      }
    }
  }
}

const RESOURCE_SECTIONS: Readonly<Record<ResourceSection, true>> = {
  Images: true,
  Urls: true,
  ShortStrings: true,
  LongStrings: true,
};

interface Resource {
  readonly section: ResourceSection;
  readonly element: ManifestElement;
}

function resourcesOf(root: ManifestElement): Map<string, Resource> {
  const sections = find(root, "VersionOverrides", "Resources")?.children ?? [];
  return new Map(
    sections.flatMap((section) =>
      section.children.map((element) => [
        element.attributes.get("id") ?? "",
        { section: section.name as ResourceSection, element },
      ]),
    ),
  );
}

function checkResources(root: ManifestElement, report: Report): void {
  const resources = resourcesOf(root);
  const used = new Set<string>();
  for (const element of descendants(root)) {
    const resid = element.attributes.get("resid");
    if (resid === undefined) continue;
    if (resid.length > RESID_LIMIT) {
      report(
        "id-length",
        element,
        `The resid "${resid}" has ${resid.length} characters; at most ${RESID_LIMIT} are allowed.`,
      );
    }
    used.add(resid);
    const wanted = RESID_SECTION[element.name];
    const found = resources.get(resid);
    if (!found) {
      report(
        "resource-missing",
        element,
        `<${element.name}> names the resource "${resid}", which <Resources> does not hold.`,
      );
    } else if (found.section !== wanted) {
      report(
        "resource-missing",
        element,
        `<${element.name}> names "${resid}" of <${found.section}>; it must name one of <${wanted}>.`,
      );
    }
  }
  for (const [id, { element }] of resources) {
    if (!used.has(id)) report("resource-unused", element, `The resource "${id}" is used nowhere.`);
  }
}

function checkLanguages(root: ManifestElement, report: Report): void {
  const texts: [element: ManifestElement, what: string, limit: number][] = [];
  for (const name of ["DisplayName", "Description"] as const) {
    const element = find(root, name);
    if (element) texts.push([element, `<${name}>`, LIMITS[name]]);
  }
  for (const [id, { section, element }] of resourcesOf(root)) {
    if (section === "ShortStrings" || section === "LongStrings") {
      texts.push([element, `The string "${id}"`, LIMITS[section]]);
    }
  }
  for (const [element, what, limit] of texts) {
    checkLength(element, what, element.attributes.get("DefaultValue") ?? "", limit, report);
    const overrides = element.children.filter((child) => child.attributes.get("Locale") === OVERRIDE_LOCALE);
    if (overrides.length === 0) report("override-missing", element, `${what} has no override for ${OVERRIDE_LOCALE}.`);
    if (overrides.length > 1) {
      report(
        "override-repeated",
        element,
        `${what} has ${overrides.length} overrides for ${OVERRIDE_LOCALE}; one is allowed.`,
      );
    }
    for (const child of element.children) {
      const locale = child.attributes.get("Locale") ?? "";
      const value = child.attributes.get("Value") ?? "";
      checkLength(child, `${what} in ${locale}`, value, limit, report);
      if (locale === OVERRIDE_LOCALE && /\p{Script=Han}/u.test(value)) {
        report("override-untranslated", child, `${what} in ${locale} still holds Chinese: "${value}".`);
      }
    }
  }
}

interface NamedUrl {
  readonly element: ManifestElement;
  readonly what: string;
  readonly value: string;
  readonly limit: number;
}

function withOverrides(element: ManifestElement, what: string, limit = URL_LIMIT): NamedUrl[] {
  const own = { element, what, value: element.attributes.get("DefaultValue") ?? "", limit };
  return [
    own,
    ...element.children.map((child) => ({
      element: child,
      what: `${what} in ${child.attributes.get("Locale") ?? "?"}`,
      value: child.attributes.get("Value") ?? "",
      limit,
    })),
  ];
}

function urlsOf(root: ManifestElement): NamedUrl[] {
  const head = ["IconUrl", "HighResolutionIconUrl", "SupportUrl"].flatMap((name) => {
    const element = find(root, name);
    return element ? withOverrides(element, `<${name}>`) : [];
  });
  const source = find(root, "DefaultSettings", "SourceLocation");
  const domains = find(root, "AppDomains")?.children ?? [];
  return [
    ...head,
    ...domains.map((element) => ({ element, what: "<AppDomain>", value: element.text, limit: URL_LIMIT })),
    ...(source ? withOverrides(source, "<SourceLocation>", SOURCE_LOCATION_LIMIT) : []),
    ...[...resourcesOf(root)]
      .filter(([, { section }]) => section === "Urls" || section === "Images")
      .flatMap(([id, { section, element }]) =>
        withOverrides(element, `The ${section === "Urls" ? "url" : "image"} "${id}"`),
      ),
  ];
}

/** Path of `url` below the directory that holds the task pane, without query and fragment; null if it lies elsewhere. */
function servedPath(root: ManifestElement, url: string): string | null {
  const pane = find(root, "DefaultSettings", "SourceLocation")?.attributes.get("DefaultValue") ?? "";
  if (!URL.canParse(pane) || !URL.canParse(url)) return null;
  const base = new URL(".", pane).href;
  const target = new URL(url);
  const address = target.origin + target.pathname;
  return address.startsWith(base) ? decodeURIComponent(address.slice(base.length)) : null;
}

function checkUrls(root: ManifestElement, files: ServedFiles, report: Report): void {
  for (const { element, what, value, limit } of urlsOf(root)) {
    if (!URL.canParse(value)) {
      report(
        "url-invalid",
        element,
        `${what} is "${value}", which is no complete address; it must begin with https://.`,
      );
      continue;
    }
    if (value.length > limit) {
      report("url-too-long", element, `${what} has ${value.length} characters; at most ${limit} are allowed.`);
    }
    if (new URL(value).protocol !== "https:") {
      report("url-insecure", element, `${what} is "${value}"; Office takes only addresses that begin with https://.`);
      continue;
    }
    if (element.name === "AppDomain") continue;
    const path = servedPath(root, value);
    if (path === null) {
      report("url-elsewhere", element, `${what} is "${value}", which does not lie beside the task pane.`);
    } else if (files(path) === null) {
      report("file-missing", element, `${what} names "${path}", which the build does not serve.`);
    }
  }
}

function checkIcons(root: ManifestElement, files: ServedFiles, report: Report): void {
  const expectSize = (at: ManifestElement, what: string, url: string, size: number): void => {
    const path = servedPath(root, url);
    const bytes = path === null ? null : files(path);
    if (!bytes) return;
    const real = pngSize(bytes);
    if (!real) {
      report("icon-not-png", at, `${what} names "${path}", which is not a PNG.`);
    } else if (real.width !== size || real.height !== size) {
      report(
        "icon-size",
        at,
        `${what} names "${path}", which is ${real.width}×${real.height} pixels; ${size}×${size} are needed.`,
      );
    }
  };
  for (const [name, size] of [
    ["IconUrl", 32],
    ["HighResolutionIconUrl", 64],
  ] as const) {
    const element = find(root, name);
    if (element) for (const { value } of withOverrides(element, name)) expectSize(element, `<${name}>`, value, size);
  }
  const resources = resourcesOf(root);
  for (const icon of descendants(root)) {
    if (icon.name !== "Icon") continue;
    const sizes = icon.children.map((image) => Number(image.attributes.get("size")));
    if (sizes.join() !== ICON_SIZES.join()) {
      report(
        "icon-sizes",
        icon,
        `<Icon> has the sizes ${sizes.join(", ")}; it must have ${ICON_SIZES.join(", ")}, once each and in this order.`,
      );
    }
    for (const image of icon.children) {
      const resource = resources.get(image.attributes.get("resid") ?? "");
      if (resource?.section !== "Images") continue;
      const size = Number(image.attributes.get("size"));
      for (const { value } of withOverrides(resource.element, "")) {
        expectSize(image, `<Image size="${size}">`, value, size);
      }
    }
  }
}

/** One runtime serves the pane and the buttons' functions: all of them name its one page. */
function checkPane(root: ManifestElement, report: Report): void {
  const elements = [...descendants(root)];
  const runtime = elements.find(({ name }) => name === "Runtime")?.attributes.get("resid") ?? "";
  const functions = new Set<string>();
  for (const element of elements) {
    const resid = element.attributes.get("resid");
    const isPage = element.name === "FunctionFile" || element.name === "SourceLocation";
    if (isPage && resid !== undefined && resid !== runtime) {
      report(
        "pane-shared",
        element,
        `<${element.name}> names "${resid}"; it must name "${runtime}" as <Runtime> does, or a button loads the pane anew.`,
      );
    }
    if (element.name === "Action") checkAction(element, functions, report);
  }
}

function checkAction(action: ManifestElement, functions: Set<string>, report: Report): void {
  const isFunction = action.attributes.get("xsi:type") === "ExecuteFunction";
  const wanted = isFunction ? ["FunctionName"] : ["TaskpaneId", "SourceLocation", "Title"];
  const found = action.children.map(({ name }) => name);
  if (wanted.join() !== found.join()) {
    report("action-incomplete", action, `The action holds ${found.join(", ")}; it must hold ${wanted.join(", ")}.`);
  }
  if (!isFunction) return;
  const name = find(action, "FunctionName")?.text ?? "";
  if (!ribbonTasks.some((task) => task === name)) {
    report("function-unknown", action, `The action runs "${name}"; the pane knows only ${ribbonTasks.join(", ")}.`);
  }
  if (functions.has(name)) report("function-repeated", action, `Two buttons run "${name}".`);
  functions.add(name);
}
