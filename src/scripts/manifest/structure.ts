/**
 * The part of the add-in-only manifest schema (MS-OWEMXML, task pane, VersionOverrides 1.0) that this product uses: which children an element has, in which order.
 * Anything else is refused, because Office drops a whole manifest for one element out of place.
 */

export const NAMESPACES = {
  app: "http://schemas.microsoft.com/office/appforoffice/1.1",
  vo: "http://schemas.microsoft.com/office/taskpaneappversionoverrides",
  bt: "http://schemas.microsoft.com/office/officeappbasictypes/1.0",
} as const;

interface ChildRule {
  /** Prefixed by the key of its namespace in NAMESPACES. */
  readonly name: string;
  readonly required: boolean;
  readonly repeatable: boolean;
}

interface ElementRule {
  readonly children: readonly ChildRule[];
  /** Required attributes; one with a list has one of these values. No others are allowed. */
  readonly attributes: Readonly<Record<string, readonly string[] | null>>;
}

/** `Name` exactly once, `Name?` at most once, `Name+` once or more, `Name*` any number. */
function element(children: string, attributes: ElementRule["attributes"] = {}): ElementRule {
  return {
    children: children
      .split(" ")
      .filter((word) => word !== "")
      .map((word) => ({
        name: word.replace(/[?+*]$/, ""),
        required: !/[?*]$/.test(word),
        repeatable: /[+*]$/.test(word),
      })),
    attributes,
  };
}

const localised = element("app:Override*", { DefaultValue: null });
const reference = element("", { resid: null });
const resource = element("bt:Override*", { id: null, DefaultValue: null });
const override = element("", { Locale: null, Value: null });

/** Keyed by name, or by `Parent/Name` where the place decides. */
export const STRUCTURE: Readonly<Record<string, ElementRule>> = {
  "app:OfficeApp": element(
    "app:Id app:AlternateId? app:Version app:ProviderName app:DefaultLocale app:DisplayName app:Description app:IconUrl " +
      "app:HighResolutionIconUrl app:SupportUrl app:AppDomains? app:Hosts app:Requirements app:DefaultSettings " +
      "app:Permissions vo:VersionOverrides",
    { "xsi:type": ["TaskPaneApp"] },
  ),
  "app:Id": element(""),
  "app:AlternateId": element(""),
  "app:Version": element(""),
  "app:ProviderName": element(""),
  "app:DefaultLocale": element(""),
  "app:DisplayName": localised,
  "app:Description": localised,
  "app:IconUrl": localised,
  "app:HighResolutionIconUrl": localised,
  "app:SupportUrl": localised,
  "app:AppDomains": element("app:AppDomain+"),
  "app:AppDomain": element(""),
  "app:Hosts": element("app:Host"),
  "app:Host": element("", { Name: ["Workbook"] }),
  "app:Requirements": element("app:Sets"),
  "app:Sets": element("app:Set+"),
  "app:Set": element("", { Name: null, MinVersion: null }),
  "app:DefaultSettings": element("app:SourceLocation app:RequestedWidth? app:RequestedHeight?"),
  "app:SourceLocation": localised,
  "app:RequestedWidth": element(""),
  "app:RequestedHeight": element(""),
  "app:Permissions": element(""),
  "app:Override": override,

  "vo:VersionOverrides": element("vo:Description? vo:Hosts vo:Resources", { "xsi:type": ["VersionOverridesV1_0"] }),
  "vo:Hosts": element("vo:Host"),
  "vo:Host": element("vo:Runtimes vo:DesktopFormFactor", { "xsi:type": ["Workbook"] }),
  "vo:Runtimes": element("vo:Runtime"),
  "vo:Runtime": element("", { resid: null, lifetime: ["long"] }),
  "vo:DesktopFormFactor": element("vo:GetStarted vo:FunctionFile vo:ExtensionPoint+"),
  "vo:GetStarted": element("vo:Title vo:Description vo:LearnMoreUrl"),
  "vo:FunctionFile": reference,
  "vo:ExtensionPoint": element("vo:OfficeTab+", { "xsi:type": ["PrimaryCommandSurface"] }),
  "vo:OfficeTab": element("vo:Group+", { id: ["TabHome"] }),
  "vo:Group": element("vo:Label vo:Icon vo:Control+", { id: null }),
  "vo:Control": element("vo:Label vo:Supertip vo:Icon vo:Action vo:Enabled?", { "xsi:type": ["Button"], id: null }),
  "vo:Supertip": element("vo:Title vo:Description"),
  "vo:Icon": element("bt:Image+"),
  "vo:Icon/bt:Image": element("", { size: null, resid: null }),
  "vo:Action": element("vo:TaskpaneId? vo:SourceLocation? vo:Title? vo:FunctionName?", {
    "xsi:type": ["ShowTaskpane", "ExecuteFunction"],
  }),
  "vo:FunctionName": element(""),
  "vo:TaskpaneId": element(""),
  "vo:Enabled": element(""),
  "vo:Label": reference,
  "vo:Title": reference,
  "vo:Description": reference,
  "vo:LearnMoreUrl": reference,
  "vo:SourceLocation": reference,
  "vo:Resources": element("bt:Images bt:Urls bt:ShortStrings bt:LongStrings"),
  "bt:Images": element("bt:Image+"),
  "bt:Urls": element("bt:Url+"),
  "bt:ShortStrings": element("bt:String+"),
  "bt:LongStrings": element("bt:String+"),
  "bt:Image": resource,
  "bt:Url": resource,
  "bt:String": resource,
  "bt:Override": override,
};

export type ResourceSection = "Images" | "Urls" | "ShortStrings" | "LongStrings";

/** Which section of Resources an element's `resid` names, by the element's name. */
export const RESID_SECTION: Readonly<Record<string, ResourceSection>> = {
  Image: "Images",
  Label: "ShortStrings",
  Title: "ShortStrings",
  Description: "LongStrings",
  SourceLocation: "Urls",
  LearnMoreUrl: "Urls",
  FunctionFile: "Urls",
  Runtime: "Urls",
};
