import { ExcelFault, accessDenied, invalidArgument, itemNotFound } from "./fault";
import type { WorkbookModel } from "./model";
import {
  findMember,
  hostObject,
  isHostObject,
  type HostObject,
  type MethodMember,
  type ObjectType,
} from "./object-type";
import { supportsMember, type HostProfile } from "./requirement-sets";
import { workbookType } from "./types/workbook";
import { actionTypes, pathTypes, type WireAction, type WireBody, type WirePath, type WireQuery } from "./wire";

/** What batches share: the workbook, the kind of Excel and the references that the client keeps. */
export interface BatchSurroundings {
  readonly workbook: WorkbookModel;
  readonly profile: HostProfile;
  /** Members that exist but are refused. */
  readonly notImplemented: readonly string[];
  readonly references: Map<string, HostObject>;
  /** False while another workbook window is in front. */
  readonly hasFocus: () => boolean;
}

let keptReferences = 0;

/** One request while it runs: follows its object paths, each once, and performs its actions in order. */
export class Batch {
  readonly traceIds: number[] = [];
  /** The member that the current action uses, such as "Range.values". */
  member = "";
  private readonly resolved = new Map<number, HostObject | null>();
  private readonly keptPaths = new Map<number, string>();

  constructor(
    private readonly body: WireBody,
    private readonly around: BatchSurroundings,
  ) {}

  /** Performs an action and gives its result. @throws ExcelFault */
  perform(action: WireAction): unknown {
    if (action.ActionType === actionTypes.trace) {
      this.traceIds.push(action.Id);
      return null;
    }
    const object = this.resolve(action.ObjectPathId);
    switch (action.ActionType) {
      case actionTypes.instantiate:
        return object && this.identityOf(object, action.ObjectPathId);
      case actionTypes.query:
        return object && this.query(object, action.QueryInfo ?? {});
      case actionTypes.method:
        return this.performMethod(action, object);
      case actionTypes.set:
        this.set(action, object);
        return null;
      default:
        throw new ExcelFault("NotImplemented", `action type ${action.ActionType} ${action.Name}`);
    }
  }

  private identityOf(object: HostObject, pathId: number): unknown {
    const type = typeOf(object);
    const reference = this.keptPaths.get(pathId);
    return { ...type.identity?.(object.target), ...(reference === undefined ? {} : { _ReferenceId: reference }) };
  }

  private performMethod(action: WireAction, object: HostObject | null): unknown {
    const { references } = this.around;
    if (action.Name === "_KeepReference") {
      if (!object) return null;
      const id = `reference-${++keptReferences}`;
      references.set(id, object);
      this.keptPaths.set(action.ObjectPathId, id);
      return null;
    }
    if (action.Name === "_RemoveReference") {
      references.delete(String(action.ArgumentInfo?.Arguments?.[0]));
      return null;
    }
    const result = this.call(existing(object, action.Name), action.Name, this.argumentsOf(action));
    return isHostObject(result) ? null : (result ?? null);
  }

  private set(action: WireAction, object: HostObject | null): void {
    const target = existing(object, action.Name);
    const type = typeOf(target);
    const [name, member] = this.use(type, type.scalars, action.Name);
    if (!member.set) throw new ExcelFault("InvalidOperation", `${type.name}.${name} is read-only`);
    type.ensureAlive?.(target.target);
    this.ensureWritable();
    member.set(target.target, this.argumentsOf(action)[0]);
  }

  private resolve(id: number): HostObject | null {
    const known = this.resolved.get(id);
    if (known !== undefined) return known;
    const path = this.body.ObjectPaths[String(id)];
    if (!path) throw new ExcelFault("InvalidObjectPath", `path ${id} was not sent`);
    const object = this.follow(path);
    this.resolved.set(id, object);
    return object;
  }

  private follow(path: WirePath): HostObject | null {
    switch (path.ObjectPathType) {
      case pathTypes.globalObject:
        return hostObject(workbookType, this.around.workbook);
      case pathTypes.nullObject:
        return null;
      case pathTypes.referenceId: {
        const kept = this.around.references.get(path.Name);
        if (!kept) throw new ExcelFault("InvalidReference", `This reference is not valid: ${path.Name}`);
        return kept;
      }
    }
    const parent = this.resolve(path.ParentObjectPathId ?? -1);
    if (!parent) return null;
    const type = typeOf(parent);
    switch (path.ObjectPathType) {
      case pathTypes.method: {
        const result = this.call(parent, path.Name, this.argumentsOf(path));
        if (result !== null && !isHostObject(result)) throw invalidArgument(`${path.Name} gives no object`);
        return result;
      }
      case pathTypes.indexer:
        if (!type.indexer) throw apiNotFound(`${type.name}.getItem`);
        this.member = `${type.name}.getItem`;
        type.ensureAlive?.(parent.target);
        return type.indexer(parent.target, this.argumentsOf(path)[0]);
      case pathTypes.property: {
        const [, member] = this.use(type, type.objects, path.Name);
        type.ensureAlive?.(parent.target);
        return member.object(parent.target);
      }
      default:
        throw apiNotFound(`new ${path.Name}`);
    }
  }

  private argumentsOf({ ArgumentInfo: info }: Pick<WireAction, "ArgumentInfo">): unknown[] {
    return (info?.Arguments ?? []).map((argument, i) => {
      const id = info?.ReferencedObjectPathIds?.[i];
      return typeof id === "number" && id > 0 ? this.resolve(id) : argument;
    });
  }

  private call(object: HostObject, name: string, args: readonly unknown[]): unknown {
    const type = typeOf(object);
    const [, member]: [string, MethodMember<unknown>] = this.use(type, type.methods, name);
    type.ensureAlive?.(object.target);
    if (member.writes) this.ensureWritable();
    if (member.needsFocus && !this.around.hasFocus()) {
      throw new ExcelFault("GeneralException", "There was an internal error while processing the request.");
    }
    return member.call(object.target, args);
  }

  private ensureWritable(): void {
    if (this.around.workbook.isReadOnly) throw accessDenied("the workbook is read-only");
  }

  /** Finds a member that this kind of Excel has, and notes it as the one in use. */
  private use<M extends { readonly since: string }>(
    type: ObjectType<unknown>,
    members: Readonly<Record<string, M>>,
    name: string,
  ): [string, M] {
    const found = findMember(members, name);
    this.member = `${type.name}.${found?.[0] ?? `${name.charAt(0).toLowerCase()}${name.slice(1)}`}`;
    const { profile, notImplemented } = this.around;
    if (notImplemented.includes(this.member)) throw new ExcelFault("NotImplemented", this.member);
    if (!found || !supportsMember(profile, found[1].since)) throw apiNotFound(this.member);
    return found;
  }

  private query(object: HostObject, { Select = [], Skip = 0, Top }: WireQuery): unknown {
    const type = typeOf(object);
    type.ensureAlive?.(object.target);
    if (type.items) {
      const items = type.items(object.target).slice(Skip, Top === undefined ? undefined : Skip + Top);
      return { _Items: items.map((item) => this.query(item, { Select })) };
    }
    const answer: Record<string, unknown> = { ...type.identity?.(object.target) };
    const children = new Map<string, string[]>();
    for (const path of Select.length > 0 ? Select : this.loadable(type)) {
      const [head = "", ...rest] = path.split("/");
      if (rest.length === 0 && !findMember(type.objects, head)) {
        const [name, member] = this.use(type, type.scalars, head);
        if (!member.get) throw invalidArgument(`${type.name}.${name} cannot be read`);
        answer[pascal(name)] = member.get(object.target);
      } else {
        const wanted = children.get(head) ?? [];
        children.set(head, rest.length === 0 ? wanted : [...wanted, rest.join("/")]);
      }
    }
    for (const [head, wanted] of children) {
      const [name, member] = this.use(type, type.objects, head);
      const child = member.object(object.target);
      answer[pascal(name)] = child && this.query(child, { Select: wanted });
    }
    return answer;
  }

  /** A load without names takes every plain property. */
  private loadable(type: ObjectType<unknown>): string[] {
    return Object.entries(type.scalars)
      .filter(([, member]) => member.get && supportsMember(this.around.profile, member.since))
      .map(([name]) => name);
  }
}

function typeOf(object: HostObject): ObjectType<unknown> {
  return object.type as unknown as ObjectType<unknown>;
}

function existing(object: HostObject | null, name: string): HostObject {
  if (!object) throw itemNotFound(`${name} of an object that does not exist`);
  return object;
}

function apiNotFound(member: string): ExcelFault {
  return new ExcelFault(
    "ApiNotFound",
    `The API you are trying to use could not be found. It may be available in a newer version of Excel: ${member}`,
  );
}

function pascal(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
