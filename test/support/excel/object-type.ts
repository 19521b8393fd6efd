import type { ApiSet } from "./requirement-sets";

/** An object that a path leads to: its type and the part of the model behind it. */
export interface HostObject {
  // The type and its target fit by construction (`hostObject`); only the dispatcher puts them together again.
  readonly type: ObjectType<never>;
  readonly target: unknown;
}

/** A value property of an object. Without `set` it is read-only. */
export interface ScalarMember<T> {
  readonly since: ApiSet;
  readonly get?: (target: T) => unknown;
  readonly set?: (target: T, value: unknown) => void;
}

/** A property that leads to another object. */
export interface ObjectMember<T> {
  readonly since: ApiSet;
  readonly object: (target: T) => HostObject | null;
}

/** A method: gives an object (null for a null object), a plain value, or nothing. */
export interface MethodMember<T> {
  readonly since: ApiSet;
  /** Changes the workbook: refused while it is read-only. */
  readonly writes?: true;
  /** Moves what the person sees: fails while another workbook has the focus. */
  readonly needsFocus?: true;
  readonly call: (target: T, args: readonly unknown[]) => unknown;
}

/** The members of an Office.js class under their public (camelCase) names. */
export interface ObjectType<T> {
  readonly name: string;
  readonly scalars: Readonly<Record<string, ScalarMember<T>>>;
  readonly objects: Readonly<Record<string, ObjectMember<T>>>;
  readonly methods: Readonly<Record<string, MethodMember<T>>>;
  /** Collections: `getItem(key)` arrives as an indexer. */
  readonly indexer?: (target: T, key: unknown) => HostObject;
  readonly items?: (target: T) => readonly HostObject[];
  /** What survives a sync: {Id} for named things. */
  readonly identity?: (target: T) => Readonly<Record<string, unknown>>;
  /** Throws when the thing behind the object is gone. */
  readonly ensureAlive?: (target: T) => void;
}

export function hostObject<T>(type: ObjectType<T>, target: T): HostObject {
  return { type: type, target };
}

export function isHostObject(value: unknown): value is HostObject {
  return typeof value === "object" && value !== null && "type" in value && "target" in value;
}

const keysByLowerCase = new WeakMap<object, ReadonlyMap<string, string>>();

/** Finds a member whatever the case of its name: paths say "GetRange", selects say "rowIndex". */
export function findMember<M>(members: Readonly<Record<string, M>>, name: string): [string, M] | null {
  let keys = keysByLowerCase.get(members);
  if (!keys) {
    keys = new Map(Object.keys(members).map((key) => [key.toLowerCase(), key]));
    keysByLowerCase.set(members, keys);
  }
  const key = keys.get(name.toLowerCase());
  return key === undefined ? null : [key, members[key] as M];
}
