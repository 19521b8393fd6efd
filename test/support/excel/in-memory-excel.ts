import { parseRange, rangeToA1 } from "../../../src/core/workbook/address";
import { Batch } from "./batch";
import { ExcelFault } from "./fault";
import type { SheetModel, WorkbookModel } from "./model";
import type { HostObject } from "./object-type";
import { hostProfiles, supportsSet, type HostProfile, type HostProfileName } from "./requirement-sets";
import { enterTyped } from "./typed-input";
import {
  PAYLOAD_LIMIT,
  actionTypes,
  byteLength,
  requestFlags,
  type ActionKind,
  type WireAnswer,
  type WireBody,
  type WireResponse,
  type WireResult,
} from "./wire";

export { requestFlags } from "./wire";

export interface ExcelOptions {
  /** The kind of Excel; default "web". */
  readonly host?: HostProfileName;
  /** Members such as "Range.merge" that this Excel refuses with NotImplemented. */
  readonly notImplemented?: readonly string[];
}

/** One executor call as the client made it. */
export interface LoggedRequest {
  readonly flags: number;
  /** Size of the request in UTF-8. */
  readonly bytes: number;
  /** Size of the answer in UTF-8; 0 where none was given. */
  answerBytes: number;
  readonly actions: readonly LoggedAction[];
  /** Only Excel.run's own removal of tracked references. */
  readonly isCleanUp: boolean;
  /** The code that was answered instead of success. */
  error: string | null;
}

export interface LoggedAction {
  readonly kind: ActionKind | "other";
  /** As executed, for example "Range.values"; null when the batch stopped before it. */
  member: string | null;
  /** The wire name: "Values" of a set, "Merge" of a method; "" otherwise. */
  readonly name: string;
  readonly arguments: readonly unknown[];
}

/** A person's or another author's change, as Excel tells it to event handlers. */
export interface FiredChange {
  readonly sheet: string;
  /** A1 range. */
  readonly address: string;
  readonly source?: "Local" | "Remote";
  readonly changeType?:
    | "RangeEdited"
    | "RowInserted"
    | "RowDeleted"
    | "ColumnInserted"
    | "ColumnDeleted"
    | "CellInserted"
    | "CellDeleted";
  readonly triggerSource?: "Unknown" | "ThisLocalAddin";
}

interface PlannedFailure {
  /** Whether the failure is due; numbers count actions from when it was planned. */
  readonly isDue: (action: LoggedAction, index: number) => boolean;
  readonly code: string;
  readonly message: string;
}

interface PlannedRefusal {
  readonly isDue: (request: LoggedRequest) => boolean;
  readonly code: string;
}

interface ClientInternals {
  readonly SessionBase: { _overrideSession: unknown };
  readonly GenericEventRegistration: { s_genericEventRegistrations: object };
  _testSetRichApiMessageReadyImpl(ready: () => Promise<void>): void;
  _testTriggerRichApiMessageEvent(message: object): void;
}

const RICH_API_EVENT = 65_536;
const eventTypes = { changed: 10, added: 13, selectionChanged: 14, deleted: 15, nameChanged: 25 } as const;

/**
 * An Excel without a screen: answers the request batches of the real office.js client from a workbook model, as
 * strictly as Excel does. Errors stop a batch, results of earlier actions stay, nothing is rolled back.
 */
export class InMemoryExcel {
  readonly requests: LoggedRequest[] = [];
  /** False while another workbook window is in front: members that move the view then fail. */
  hasFocus = true;
  private readonly profile: HostProfile;
  private readonly notImplemented: readonly string[];
  private readonly references = new Map<string, HostObject>();
  private failures: PlannedFailure[] = [];
  private refusals: PlannedRefusal[] = [];
  private executedActions = 0;
  private cellEdit: { readonly ended: Promise<void>; readonly end: () => void } | null = null;
  /** How often the pane was brought to the front. */
  paneShown = 0;
  private readonly ribbonFunctions = new Map<string, (event: object) => unknown>();
  private readonly selectionHandlers = new Set<(args: object) => void>();
  private readonly undoInstall: (() => void)[] = [];

  constructor(
    readonly workbook: WorkbookModel,
    options: ExcelOptions = {},
  ) {
    this.profile = hostProfiles[options.host ?? "web"];
    this.notImplemented = options.notImplemented ?? [];
  }

  /** Syncs that did something: batches without Excel.run's clean-up. */
  get syncCount(): number {
    return this.requests.filter((r) => !r.isCleanUp).length;
  }

  /** Batches that write, and so either go onto or clear the user's undo stack. */
  get writes(): LoggedRequest[] {
    return this.requests.filter((r) => (r.flags & requestFlags.write) !== 0);
  }

  /** References that the client still keeps; Excel.run leaves none behind. */
  get keptReferences(): number {
    return this.references.size;
  }

  /** Answers an error instead of the k-th action from now (from 0), or of the first that fits; once. */
  failAt(at: number | ((action: LoggedAction) => boolean), code: string, message = code): void {
    const start = this.executedActions;
    const isDue = typeof at === "number" ? (_: LoggedAction, index: number) => index === start + at : at;
    this.failures.push({ isDue, code, message });
  }

  /** Refuses a whole request before anything of it runs: the k-th from now (from 0), or the first that fits; once. */
  refuseRequest(at: number | ((request: LoggedRequest) => boolean), code: string): void {
    const start = this.requests.length;
    const isDue = typeof at === "number" ? () => this.requests.length === start + at + 1 : at;
    this.refusals.push({ isDue, code });
  }

  /** The person is typing in a cell, until Enter: requests are refused, or wait when they may. */
  get isInCellEditMode(): boolean {
    return this.cellEdit !== null;
  }

  set isInCellEditMode(isEditing: boolean) {
    this.cellEdit?.end();
    this.cellEdit = null;
    if (!isEditing) return;
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    this.cellEdit = { ended, end };
  }

  /** The person types into a cell; handlers of onChanged hear of it. */
  type(sheetName: string, cell: string, typed: string | number | boolean): void {
    const sheet = this.workbook.sheet(sheetName);
    const { top, left } = parseRange(cell);
    enterTyped(sheet, top, left, typed, "typed");
    this.workbook.calculateIfDue();
    this.workbook.changes.clear();
    this.fireChanged({ sheet: sheetName, address: cell });
  }

  /**
   * The person picks from the drop-down of a list validation. On the web, and earlier on the desktop, that raised no
   * onChanged (office-js#420, #3888, #4066): nothing may depend on it.
   */
  pick(sheetName: string, cell: string, value: string | number): void {
    const sheet = this.workbook.sheet(sheetName);
    const { top, left } = parseRange(cell);
    this.workbook.activeSheet = sheet;
    this.workbook.selection = parseRange(cell);
    enterTyped(sheet, top, left, value, "typed");
    this.workbook.calculateIfDue();
    this.workbook.changes.clear();
  }

  /** The person adds a blank sheet behind the others. */
  addSheet(name: string): void {
    this.trigger(eventTypes.added, this.workbook.addSheet(name), { source: "Local" });
  }

  /** The person deletes a sheet. */
  deleteSheet(name: string): void {
    const sheet = this.workbook.sheet(name);
    const { sheets } = this.workbook;
    sheets.splice(sheets.indexOf(sheet), 1);
    sheet.isDeleted = true;
    if (this.workbook.activeSheet === sheet) this.workbook.activeSheet = sheets[0] ?? null;
    this.trigger(eventTypes.deleted, sheet, { source: "Local" });
  }

  /** The person gives a sheet another name; Excel tells handlers of it from ExcelApi 1.17 on. */
  renameSheet(name: string, nameAfter: string): void {
    const sheet = this.workbook.sheet(name);
    sheet.name = nameAfter;
    if (!supportsSet(this.profile, "ExcelApi", "1.17")) return;
    this.trigger(eventTypes.nameChanged, sheet, { source: "Local", nameBefore: name, nameAfter });
  }

  /** Tells handlers of onChanged, on the sheet and on the collection, of a change that the test made itself. */
  fireChanged({
    sheet,
    address,
    source = "Local",
    changeType = "RangeEdited",
    triggerSource = "Unknown",
  }: FiredChange): void {
    if (!this.workbook.areEventsEnabled) return;
    const model = this.workbook.sheet(sheet);
    this.trigger(eventTypes.changed, model, { address, changeType, source, triggerSource, shiftDirection: "None" });
  }

  /** The person presses a button whose function has this name; resolves once the function says that it is done. */
  pressRibbon(functionName: string): Promise<void> {
    const run = this.ribbonFunctions.get(functionName);
    if (!run) return Promise.reject(new Error(`no function ${functionName}`));
    return new Promise((completed) => void run({ source: { id: functionName }, completed }));
  }

  /** The person selects cells. */
  select(sheetName: string, address: string): void {
    const sheet = this.workbook.sheet(sheetName);
    this.workbook.activeSheet = sheet;
    this.workbook.selection = parseRange(address);
    this.trigger(eventTypes.selectionChanged, sheet, { address });
    for (const handler of this.selectionHandlers) handler({});
  }

  /** Puts this Excel behind the loaded office.js: `Excel.run` and `Office.context` now speak of it. */
  install(): void {
    const scope = globalThis as unknown as Record<string, unknown>;
    const client = scope["OfficeExtension"] as ClientInternals;
    const formerSession = client.SessionBase._overrideSession;
    client.SessionBase._overrideSession = {
      _resolveRequestUrlAndHeaderInfo: () => Promise.resolve({ url: "https://in-memory.excel/", headers: {} }),
      _createRequestExecutorOrNull: () => ({
        executeAsync: (_customData: unknown, flags: number, message: { readonly Body: unknown }) =>
          this.answer(flags, message.Body),
      }),
    };
    client._testSetRichApiMessageReadyImpl(() => Promise.resolve());
    const formerOffice = scope["Office"] as object;
    const info = { host: "Excel", platform: this.profile.platform };
    const onReady = (ready?: (started: object) => void): Promise<object> => {
      ready?.(info);
      return Promise.resolve(info);
    };
    scope["Office"] = Object.create(formerOffice, {
      context: { value: this.officeContext() },
      onReady: { value: onReady },
      ...(supportsSet(this.profile, "SharedRuntime") ? this.sharedRuntime() : {}),
    });
    this.undoInstall.push(() => {
      client.SessionBase._overrideSession = formerSession;
      client.GenericEventRegistration.s_genericEventRegistrations = {};
      scope["Office"] = formerOffice;
    });
  }

  uninstall(): void {
    for (const undo of this.undoInstall.splice(0).reverse()) undo();
  }

  /** Functions of the ribbon run beside the pane only where Excel has a shared runtime. */
  private sharedRuntime(): PropertyDescriptorMap {
    return {
      actions: {
        value: {
          associate: (name: string, run: (event: object) => unknown) => void this.ribbonFunctions.set(name, run),
        },
      },
      addin: {
        value: {
          showAsTaskpane: () => {
            this.paneShown++;
            return Promise.resolve();
          },
        },
      },
    };
  }

  private officeContext(): object {
    type Done = (result: { readonly status: string }) => void;
    return {
      platform: this.profile.platform,
      host: "Excel",
      displayLanguage: "zh-CN",
      contentLanguage: "zh-CN",
      diagnostics: { host: "Excel", platform: this.profile.platform, version: "16.0" },
      requirements: {
        isSetSupported: (name: string, version?: string) => supportsSet(this.profile, name, version),
      },
      document: {
        addHandlerAsync: (_type: string, handler: (args: object) => void, done?: Done) => {
          this.selectionHandlers.add(handler);
          done?.({ status: "succeeded" });
        },
        removeHandlerAsync: (_type: string, { handler }: { readonly handler: (args: object) => void }, done?: Done) => {
          this.selectionHandlers.delete(handler);
          done?.({ status: "succeeded" });
        },
      },
    };
  }

  private async answer(flags: number, liveBody: unknown): Promise<WireResponse> {
    const wire = JSON.stringify(liveBody);
    const body = JSON.parse(wire) as WireBody;
    const request = logged(flags, body, byteLength(wire));
    this.requests.push(request);
    if (this.cellEdit && (flags & requestFlags.delayForCellEdit) === 0) {
      return refuse(request, "InvalidOperationInCellEditMode");
    }
    await this.cellEdit?.ended;
    const refusal = this.refusals.find((r) => r.isDue(request));
    if (refusal) {
      this.refusals = this.refusals.filter((r) => r !== refusal);
      return refuse(request, refusal.code);
    }
    if (request.bytes > PAYLOAD_LIMIT) return refuse(request, "RequestPayloadSizeLimitExceeded");
    const answer = this.execute(body, request);
    request.answerBytes = byteLength(JSON.stringify(answer));
    if (request.answerBytes > PAYLOAD_LIMIT) return refuse(request, "ResponsePayloadSizeLimitExceeded");
    return { HttpStatusCode: 200, ErrorCode: null, ErrorMessage: null, Headers: {}, Body: answer };
  }

  private execute(body: WireBody, request: LoggedRequest): WireAnswer {
    const batch = new Batch(body, {
      workbook: this.workbook,
      profile: this.profile,
      notImplemented: this.notImplemented,
      references: this.references,
      hasFocus: () => this.hasFocus,
    });
    const results: WireResult[] = [];
    for (const [index, action] of body.Actions.entries()) {
      const log = request.actions[index] as LoggedAction;
      batch.member = "";
      try {
        this.failIfPlanned(log);
        results.push({ ActionId: action.Id, Value: batch.perform(action) });
        log.member = batch.member;
      } catch (fault) {
        if (!(fault instanceof ExcelFault)) throw fault;
        log.member = batch.member;
        request.error = fault.code;
        const Error = {
          Code: fault.code,
          Message: fault.message,
          Location: batch.member,
          HttpStatusCode: 400,
          ActionIndex: index,
        };
        return { Error, Results: results, TraceIds: batch.traceIds };
      } finally {
        this.announceOwnChanges();
      }
    }
    return { Results: results, TraceIds: batch.traceIds };
  }

  private failIfPlanned(action: LoggedAction): void {
    const index = this.executedActions++;
    const failure = this.failures.find((f) => f.isDue(action, index));
    if (!failure) return;
    this.failures = this.failures.filter((f) => f !== failure);
    throw new ExcelFault(failure.code, failure.message);
  }

  /** Excel raises its events for a program's own writes too. */
  private announceOwnChanges(): void {
    const changes = [...this.workbook.changes];
    this.workbook.changes.clear();
    for (const [sheet, range] of changes) {
      if (sheet.isDeleted) continue;
      this.fireChanged({ sheet: sheet.name, address: rangeToA1(range), triggerSource: "ThisLocalAddin" });
    }
  }

  private trigger(messageType: number, sheet: SheetModel, message: object): void {
    const client = (globalThis as unknown as Record<string, unknown>)["OfficeExtension"] as ClientInternals | undefined;
    if (!client || this.undoInstall.length === 0) return;
    const entry = {
      messageCategory: RICH_API_EVENT,
      messageType,
      message: JSON.stringify({ ...message, worksheetId: sheet.id }),
    };
    const entries = [sheet.id, "Workbook"].map((targetId) => ({ ...entry, targetId }));
    // Events arrive on their own, never inside the sync that caused them.
    setTimeout(() => this.undoInstall.length > 0 && client._testTriggerRichApiMessageEvent({ entries }), 0);
  }
}

const kinds = new Map(Object.entries(actionTypes).map(([kind, type]) => [type as number, kind as ActionKind]));

function logged(flags: number, body: WireBody, bytes: number): LoggedRequest {
  return {
    flags,
    bytes,
    answerBytes: 0,
    actions: body.Actions.map((action) => ({
      kind: kinds.get(action.ActionType) ?? "other",
      member: null,
      name: action.Name,
      arguments: action.ArgumentInfo?.Arguments ?? [],
    })),
    isCleanUp:
      body.Actions.some((a) => a.Name === "_RemoveReference") &&
      body.Actions.every((a) => a.ActionType === actionTypes.instantiate || a.Name === "_RemoveReference"),
    error: null,
  };
}

function refuse(request: LoggedRequest, code: string): WireResponse {
  request.error = code;
  return { HttpStatusCode: 400, ErrorCode: code, ErrorMessage: code, Headers: {}, Body: null };
}
