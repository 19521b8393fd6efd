import { ExcelFault, invalidArgument } from "./fault";
import type { WorkbookModel } from "./model";
import { findMember, hostObject, isHostObject, type HostObject, type ObjectType } from "./object-type";
import { hostProfiles, supportsMember, supportsSet, type HostProfile, type HostProfileName } from "./requirement-sets";
import { workbookType } from "./types/workbook";

export interface ExcelOptions {
  /** The kind of Excel; default "web". */
  readonly host?: HostProfileName;
}

/** One executor call as the client made it. */
export interface LoggedRequest {
  readonly flags: number;
  readonly bytes: number;
  readonly actions: readonly LoggedAction[];
  /** Only Excel.run's own removal of tracked references. */
  readonly isCleanUp: boolean;
  /** The top-level or batch error that was answered. */
  error: string | null;
}

export interface LoggedAction {
  readonly type: "instantiate" | "query" | "method" | "set" | "trace" | "other";
  /** As executed, for example "Range.values"; null when the batch stopped before. */
  member: string | null;
  readonly arguments: readonly unknown[];
}

/** An error to answer instead of executing an action. */
interface PlannedFailure {
  readonly at: number | ((action: LoggedAction) => boolean);
  readonly code: string;
  readonly message: string;
}

/** Flags of a request (second argument of the client's executor). */
export const requestFlags = { write: 1, restricted: 2, concurrent: 4, undoable: 16, delayForCellEdit: 64 } as const;

const PAYLOAD_LIMIT = 5 * 1024 * 1024;

interface WireArguments {
  readonly Arguments?: readonly unknown[];
  readonly ReferencedObjectPathIds?: readonly unknown[];
}

interface WirePath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: WireArguments;
}

interface WireAction {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: WireArguments;
  readonly QueryInfo?: { readonly Select?: readonly string[]; readonly Top?: number; readonly Skip?: number };
}

interface WireBody {
  readonly Actions: readonly WireAction[];
  readonly ObjectPaths: Readonly<Record<string, WirePath>>;
}

interface Response {
  readonly HttpStatusCode: number;
  readonly ErrorCode: string | null;
  readonly ErrorMessage: string | null;
  readonly Headers: object;
  readonly Body: unknown;
}

const actionTypes: Readonly<Record<number, LoggedAction["type"]>> = {
  1: "instantiate",
  2: "query",
  3: "method",
  4: "set",
  5: "trace",
};

/** An Excel without a screen: answers the request batches of the real office.js client from a workbook model. */
export class InMemoryExcel {
  readonly requests: LoggedRequest[] = [];
  /** The person is typing in a cell. */
  isInCellEditMode = false;
  private readonly profile: HostProfile;
  private readonly references = new Map<string, HostObject>();
  private readonly failures: PlannedFailure[] = [];
  private nextReference = 0;
  private executedActions = 0;
  private uninstallers: (() => void)[] = [];

  constructor(
    readonly workbook: WorkbookModel,
    options: ExcelOptions = {},
  ) {
    this.profile = hostProfiles[options.host ?? "web"];
  }

  /** Syncs that did something, not counting Excel.run's clean-up. */
  get syncCount(): number {
    return this.requests.filter((r) => !r.isCleanUp).length;
  }

  /** Answers an error at the k-th action from now on (from 0) or at the first that fits, once. */
  failAt(at: PlannedFailure["at"], code: string, message: string = code): void {
    this.failures.push({ at: typeof at === "number" ? at + this.executedActions : at, code, message });
  }

  /** Puts this Excel behind the loaded office.js: `Excel.run` and `Office.context` now speak of it. */
  install(): void {
    const scope = globalThis as unknown as Record<string, unknown>;
    const extension = scope["OfficeExtension"] as { SessionBase: { _overrideSession: unknown } };
    const session = {
      _resolveRequestUrlAndHeaderInfo: () => Promise.resolve({ url: "https://in-memory.excel/", headers: {} }),
      _createRequestExecutorOrNull: () => ({
        executeAsync: (_customData: unknown, flags: number, message: { Body: unknown }) =>
          Promise.resolve().then(() => this.answer(flags, message.Body)),
      }),
    };
    const formerSession = extension.SessionBase._overrideSession;
    extension.SessionBase._overrideSession = session;
    const formerOffice = scope["Office"] as object;
    const isSetSupported = (name: string, version?: string) => supportsSet(this.profile, name, version);
    scope["Office"] = Object.create(formerOffice, {
      context: {
        value: {
          platform: this.profile.platform,
          host: "Excel",
          displayLanguage: "zh-CN",
          contentLanguage: "zh-CN",
          requirements: { isSetSupported },
        },
      },
    });
    this.uninstallers.push(() => {
      extension.SessionBase._overrideSession = formerSession;
      scope["Office"] = formerOffice;
    });
  }

  uninstall(): void {
    for (const undo of this.uninstallers.splice(0).reverse()) undo();
  }

  private answer(flags: number, liveBody: unknown): Response {
    const text = JSON.stringify(liveBody);
    const body = JSON.parse(text) as WireBody;
    const bytes = new TextEncoder().encode(text).length;
    const request: LoggedRequest = {
      flags,
      bytes,
      actions: body.Actions.map((a) => ({
        type: actionTypes[a.ActionType] ?? "other",
        member: null,
        arguments: a.ArgumentInfo?.Arguments ?? [],
      })),
      isCleanUp: body.Actions.every((a) => a.ActionType === 1 || a.Name === "_RemoveReference"),
      error: null,
    };
    this.requests.push(request);
    const refuse = (code: string, message: string): Response => {
      request.error = code;
      return { HttpStatusCode: 400, ErrorCode: code, ErrorMessage: message, Headers: {}, Body: null };
    };
    if (this.isInCellEditMode) {
      return refuse("InvalidOperationInCellEditMode", "Excel is in cell-editing mode.");
    }
    if (bytes > PAYLOAD_LIMIT) return refuse("RequestPayloadSizeLimitExceeded", `The request has ${bytes} bytes.`);
    const answer = this.execute(body, request);
    const answerBytes = new TextEncoder().encode(JSON.stringify(answer)).length;
    if (answerBytes > PAYLOAD_LIMIT) {
      return refuse("ResponsePayloadSizeLimitExceeded", `The response has ${answerBytes} bytes.`);
    }
    return { HttpStatusCode: 200, ErrorCode: null, ErrorMessage: null, Headers: {}, Body: answer };
  }

  private execute(body: WireBody, request: LoggedRequest): unknown {
    const resolved = new Map<number, HostObject | null>();
    const referenceIds = new Map<number, string>();
    const results: { ActionId: number; Value: unknown }[] = [];
    const traceIds: number[] = [];
    for (const [index, action] of body.Actions.entries()) {
      const logged = request.actions[index] as LoggedAction;
      let location = "";
      try {
        this.failIfPlanned(logged);
        const value = this.perform(action, body, resolved, referenceIds, traceIds, (member) => {
          location = member;
          logged.member = member;
        });
        results.push({ ActionId: action.Id, Value: value ?? null });
      } catch (fault) {
        if (!(fault instanceof ExcelFault)) throw fault;
        request.error = fault.code;
        const error = {
          Code: fault.code,
          Message: fault.message,
          Location: fault.location ?? location,
          HttpStatusCode: 400,
          ActionIndex: index,
        };
        return { Error: error, Results: results, TraceIds: traceIds };
      }
    }
    return { Results: results, TraceIds: traceIds };
  }

  private failIfPlanned(action: LoggedAction): void {
    const index = this.executedActions++;
    const at = this.failures.findIndex((f) => (typeof f.at === "number" ? f.at === index : f.at(action)));
    if (at < 0) return;
    const [failure] = this.failures.splice(at, 1) as [PlannedFailure];
    throw new ExcelFault(failure.code, failure.message);
  }

  private perform(
    action: WireAction,
    body: WireBody,
    resolved: Map<number, HostObject | null>,
    referenceIds: Map<number, string>,
    traceIds: number[],
    at: (member: string) => void,
  ): unknown {
    if (action.ActionType === 5) {
      traceIds.push(action.Id);
      return null;
    }
    const object = this.resolve(action.ObjectPathId, body, resolved, at);
    const args = (): unknown[] => this.arguments(action.ArgumentInfo, body, resolved, at);
    switch (action.ActionType) {
      case 1: {
        if (!object) return null;
        const reference = referenceIds.get(action.ObjectPathId);
        const type = object.type as unknown as ObjectType<unknown>;
        return { ...type.identity?.(object.target), ...(reference === undefined ? {} : { _ReferenceId: reference }) };
      }
      case 2:
        return object && this.query(object, action.QueryInfo?.Select ?? [], action.QueryInfo ?? {}, at);
      case 3: {
        if (action.Name === "_KeepReference") {
          if (!object) return null;
          const id = `reference-${++this.nextReference}`;
          this.references.set(id, object);
          referenceIds.set(action.ObjectPathId, id);
          return null;
        }
        if (action.Name === "_RemoveReference") {
          this.references.delete(String(args()[0]));
          return null;
        }
        const result = this.call(this.existing(object, action.Name), action.Name, args(), at);
        return isHostObject(result) ? null : result;
      }
      case 4: {
        const target = this.existing(object, action.Name);
        const type = target.type as unknown as ObjectType<unknown>;
        const [name, member] = this.member(type, type.scalars, action.Name, at);
        if (!member.set) throw new ExcelFault("InvalidOperation", `${type.name}.${name} is read-only`);
        type.ensureAlive?.(target.target);
        member.set(target.target, args()[0]);
        return null;
      }
      default:
        throw new ExcelFault("NotImplemented", `action type ${action.ActionType} ${action.Name}`);
    }
  }

  private existing(object: HostObject | null, name: string): HostObject {
    if (!object) throw new ExcelFault("ItemNotFound", `${name} of an object that does not exist`);
    return object;
  }

  private resolve(
    id: number,
    body: WireBody,
    resolved: Map<number, HostObject | null>,
    at: (member: string) => void,
  ): HostObject | null {
    const known = resolved.get(id);
    if (known !== undefined) return known;
    const path = body.ObjectPaths[String(id)];
    if (!path) throw new ExcelFault("InvalidObjectPath", `path ${id} was not sent`);
    const object = this.follow(path, body, resolved, at);
    resolved.set(id, object);
    return object;
  }

  private follow(
    path: WirePath,
    body: WireBody,
    resolved: Map<number, HostObject | null>,
    at: (member: string) => void,
  ): HostObject | null {
    if (path.ObjectPathType === 1) return hostObject(workbookType, this.workbook);
    if (path.ObjectPathType === 7) return null;
    if (path.ObjectPathType === 6) {
      const kept = this.references.get(path.Name);
      if (!kept) throw new ExcelFault("InvalidReference", `This reference is not valid: ${path.Name}`);
      return kept;
    }
    if (path.ObjectPathType === 2) throw new ExcelFault("ApiNotFound", `no object ${path.Name} can be created`);
    const parent = this.resolve(path.ParentObjectPathId ?? -1, body, resolved, at);
    if (!parent) return null;
    const type = parent.type as unknown as ObjectType<unknown>;
    const args = this.arguments(path.ArgumentInfo, body, resolved, at);
    if (path.ObjectPathType === 3) {
      const result = this.call(parent, path.Name, args, at);
      if (result !== null && !isHostObject(result)) throw invalidArgument(`${path.Name} gives no object`);
      return result;
    }
    if (path.ObjectPathType === 5) {
      if (!type.indexer) throw new ExcelFault("ApiNotFound", `${type.name} has no items`);
      at(`${type.name}.getItem`);
      type.ensureAlive?.(parent.target);
      return type.indexer(parent.target, args[0]);
    }
    const [, member] = this.member(type, type.objects, path.Name, at);
    type.ensureAlive?.(parent.target);
    return member.object(parent.target);
  }

  private arguments(
    info: WireArguments | undefined,
    body: WireBody,
    resolved: Map<number, HostObject | null>,
    at: (member: string) => void,
  ): unknown[] {
    const references = info?.ReferencedObjectPathIds ?? [];
    return (info?.Arguments ?? []).map((argument, i) => {
      const id = references[i];
      return typeof id === "number" && id > 0 ? this.resolve(id, body, resolved, at) : argument;
    });
  }

  private call(object: HostObject, name: string, args: readonly unknown[], at: (member: string) => void): unknown {
    const type = object.type as unknown as ObjectType<unknown>;
    const [, member] = this.member(type, type.methods, name, at);
    type.ensureAlive?.(object.target);
    return member.call(object.target, args);
  }

  private member<M extends { readonly since: string }>(
    type: ObjectType<unknown>,
    members: Readonly<Record<string, M>>,
    name: string,
    at: (member: string) => void,
  ): [string, M] {
    at(`${type.name}.${name.charAt(0).toLowerCase()}${name.slice(1)}`);
    const found = findMember(members, name);
    if (!found) throw new ExcelFault("ApiNotFound", `the in-memory Excel knows no ${type.name}.${name}`);
    const full = `${type.name}.${found[0]}`;
    at(full);
    if (!supportsMember(this.profile, found[1].since)) {
      throw new ExcelFault("ApiNotFound", `${full} needs ${found[1].since}`);
    }
    if (this.profile.notImplemented.includes(full)) throw new ExcelFault("NotImplemented", full);
    return found;
  }

  private query(
    object: HostObject,
    select: readonly string[],
    page: { readonly Top?: number; readonly Skip?: number },
    at: (member: string) => void,
  ): unknown {
    const type = object.type as unknown as ObjectType<unknown>;
    type.ensureAlive?.(object.target);
    if (type.items) {
      const skip = page.Skip ?? 0;
      const items = type.items(object.target).slice(skip, page.Top === undefined ? undefined : skip + page.Top);
      return { _Items: items.map((item) => this.query(item, select, {}, at)) };
    }
    const answer: Record<string, unknown> = { ...type.identity?.(object.target) };
    const names = select.length > 0 ? select : this.loadableScalars(type);
    const nested = new Map<string, string[]>();
    for (const path of names) {
      const [head = "", ...rest] = path.split("/");
      if (rest.length > 0 || (findMember(type.objects, head) && !findMember(type.scalars, head))) {
        nested.set(head, [...(nested.get(head) ?? []), ...(rest.length > 0 ? [rest.join("/")] : [])]);
        continue;
      }
      const [name, member] = this.member(type, type.scalars, head, at);
      if (!member.get) throw invalidArgument(`${type.name}.${name} cannot be read`);
      answer[pascal(name)] = member.get(object.target);
    }
    for (const [head, paths] of nested) {
      const [name, member] = this.member(type, type.objects, head, at);
      const child = member.object(object.target);
      answer[pascal(name)] = child && this.query(child, paths, {}, at);
    }
    return answer;
  }

  private loadableScalars(type: ObjectType<unknown>): string[] {
    return Object.entries(type.scalars)
      .filter(([, member]) => member.get && supportsMember(this.profile, member.since))
      .map(([name]) => name);
  }
}

function pascal(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
