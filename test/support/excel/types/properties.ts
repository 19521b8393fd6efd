import { plainObject } from "../arguments";
import { invalidArgument } from "../fault";
import { findMember, hostObject, type HostObject, type ObjectType } from "../object-type";
import { borderType, cellBorder } from "./format";
import type { RangeTarget } from "./range-target";

type Properties = Readonly<Record<string, unknown>>;

/** The object behind a nested name of get- and setCellProperties ("format", "fill", "borders"). */
function nested(object: HostObject, name: string): HostObject {
  const type = object.type as unknown as ObjectType<unknown>;
  const member = findMember(type.objects, name);
  const child = member?.[1].object(object.target);
  if (!child) throw invalidArgument(`${type.name}.${name}`);
  return child;
}

const isBorders = (object: HostObject): boolean => object.type.name === "RangeBorderCollection";

function side(borders: HostObject, name: string): HostObject {
  return hostObject(borderType, cellBorder(borders.target as RangeTarget, name));
}

/** What `protection: true` asks for: all plain properties of an object. */
function everything(object: HostObject): Properties {
  const type = object.type as unknown as ObjectType<unknown>;
  return Object.fromEntries(Object.entries(type.scalars).map(([name, member]) => [name, member.get?.(object.target)]));
}

/** Answers getCellProperties: `{format: {fill: {color: true}}}` asks for the fill colour of one cell. */
export function readProperties(object: HostObject, wanted: Properties): Properties {
  const type = object.type as unknown as ObjectType<unknown>;
  const answer: Record<string, unknown> = {};
  if (isBorders(object)) {
    for (const name of ["top", "bottom", "left", "right"]) answer[name] = readProperties(side(object, name), wanted);
    return answer;
  }
  for (const [name, want] of Object.entries(wanted)) {
    const scalar = findMember(type.scalars, name)?.[1];
    if (want === true) {
      answer[name] = scalar?.get ? scalar.get(object.target) : everything(nested(object, name));
    } else if (want !== false && want !== null) {
      answer[name] = readProperties(nested(object, name), plainObject(want, name));
    }
  }
  return answer;
}

/**
 * Carries out setCellProperties for one cell, row or column. A hyperlink comes last: no document promises another
 * order, and it is the one that costs a careless caller the fonts set with it.
 */
export function writeProperties(object: HostObject, given: Properties): void {
  const type = object.type as unknown as ObjectType<unknown>;
  const entries = Object.entries(given).sort(([a], [b]) => Number(a === "hyperlink") - Number(b === "hyperlink"));
  for (const [name, value] of entries) {
    if (value === null || value === undefined) continue;
    const scalar = findMember(type.scalars, name)?.[1];
    if (scalar) {
      if (!scalar.set) throw invalidArgument(`${type.name}.${name}`);
      scalar.set(object.target, value);
    } else {
      writeProperties(isBorders(object) ? side(object, name) : nested(object, name), plainObject(value, name));
    }
  }
}
