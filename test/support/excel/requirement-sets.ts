/** A version of the set ExcelApi ("1.13"), or of another set ("ExcelApiOnline 1.1"). */
export type ApiSet = string;

/** What one kind of Excel supports. */
export interface HostProfile {
  readonly platform: "OfficeOnline" | "PC" | "Mac" | "iOS";
  /** The highest version of each requirement set, by name. */
  readonly sets: Readonly<Record<string, string>>;
}

const flags = { RichApiRuntime: "1.2", RichApiRuntimeFlag: "1.2", DelayForCellEdit: "1.1" };

export const hostProfiles = {
  web: {
    platform: "OfficeOnline",
    sets: { ...flags, ExcelApi: "1.21", ExcelApiOnline: "1.1", ExcelApiUndo: "1.20", SharedRuntime: "1.1" },
  },
  m365: {
    platform: "PC",
    sets: { ...flags, ExcelApi: "1.21", ExcelApiDesktop: "1.1", ExcelApiUndo: "1.20", SharedRuntime: "1.1" },
  },
  ltsc2021: {
    platform: "PC",
    sets: { ...flags, ExcelApi: "1.14", SharedRuntime: "1.1" },
  },
  ltsc2024: {
    platform: "PC",
    sets: { ...flags, ExcelApi: "1.17", SharedRuntime: "1.1" },
  },
  excel2019: { platform: "PC", sets: { ...flags, ExcelApi: "1.7" } },
} as const satisfies Record<string, HostProfile>;

export type HostProfileName = keyof typeof hostProfiles;

function compareVersions(a: string, b: string): number {
  const [aMajor = 0, aMinor = 0] = a.split(".").map(Number);
  const [bMajor = 0, bMinor = 0] = b.split(".").map(Number);
  return aMajor - bMajor || aMinor - bMinor;
}

/** As Office.context.requirements.isSetSupported: names without regard to case, no version means 1.1. */
export function supportsSet(profile: HostProfile, name: string, version: string | number = "1.1"): boolean {
  const key = Object.keys(profile.sets).find((k) => k.toLowerCase() === name.toLowerCase());
  return key !== undefined && compareVersions(profile.sets[key] as string, String(version)) >= 0;
}

const knownMembers = new WeakMap<HostProfile, Map<ApiSet, boolean>>();

/** Whether a member that appeared in `since` exists in this Excel; kept, since every action of every batch asks. */
export function supportsMember(profile: HostProfile, since: ApiSet): boolean {
  const known = knownMembers.get(profile) ?? new Map<ApiSet, boolean>();
  knownMembers.set(profile, known);
  const answer = known.get(since);
  if (answer !== undefined) return answer;
  const [name, version] = since.includes(" ") ? (since.split(" ") as [string, string]) : (["ExcelApi", since] as const);
  const isSupported = supportsSet(profile, name, version);
  known.set(since, isSupported);
  return isSupported;
}
