/** The client's protocol: what it sends to a request executor and what it expects back. */

interface WireArguments {
  readonly Arguments?: readonly unknown[];
  /** By position: the id of the path that an argument stands for, 0 for a plain value. */
  readonly ReferencedObjectPathIds?: readonly unknown[];
}

export const pathTypes = {
  globalObject: 1,
  newObject: 2,
  method: 3,
  property: 4,
  indexer: 5,
  referenceId: 6,
  nullObject: 7,
} as const;

export interface WirePath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: WireArguments;
}

export const actionTypes = { instantiate: 1, query: 2, method: 3, set: 4, trace: 5 } as const;
export type ActionKind = keyof typeof actionTypes;

export interface WireAction {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: WireArguments;
  readonly QueryInfo?: WireQuery;
}

export interface WireQuery {
  readonly Select?: readonly string[];
  readonly Top?: number;
  readonly Skip?: number;
}

export interface WireBody {
  readonly Actions: readonly WireAction[];
  /** Live client data keyed by id; arrives through JSON, so ids are strings. */
  readonly ObjectPaths: Readonly<Record<string, WirePath>>;
}

export interface WireResult {
  readonly ActionId: number;
  readonly Value: unknown;
}

export interface WireError {
  readonly Code: string;
  readonly Message: string;
  readonly Location: string;
  readonly HttpStatusCode: number;
  /** Of the failed action; all before it are in the results. */
  readonly ActionIndex: number;
}

export interface WireAnswer {
  readonly Results: readonly WireResult[];
  readonly TraceIds: readonly number[];
  readonly Error?: WireError;
}

/** What the executor's promise resolves to. A refusal of the whole request has an ErrorCode and no body. */
export interface WireResponse {
  readonly HttpStatusCode: number;
  readonly ErrorCode: string | null;
  readonly ErrorMessage: string | null;
  readonly Headers: object;
  readonly Body: WireAnswer | null;
}

/** Flags of a request: the second argument of the executor. */
export const requestFlags = {
  write: 1,
  restricted: 2,
  /** Only reads: may run beside others and keeps the undo stack. */
  concurrent: 4,
  /** Every write in the batch can be undone; without it a write clears the user's undo stack. */
  undoable: 16,
  delayForCellEdit: 64,
} as const;

/** Excel on the web refuses larger requests and responses. */
export const PAYLOAD_LIMIT = 5 * 1024 * 1024;

const encoder = new TextEncoder();

/** In a browser, too, where the same Excel stands behind the pane. */
export function byteLength(wire: string): number {
  return encoder.encode(wire).length;
}
