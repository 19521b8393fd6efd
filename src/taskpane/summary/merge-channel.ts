import { HostError, type HostErrorCode } from "../../hosts/host";
import type { MergeDesk } from "./merge-desk";

type Methods = Pick<MergeDesk, "open" | "read" | "roster" | "keep" | "clear" | "merge" | "draw">;
export type DeskMethod = keyof Methods;

/** A desk, wherever it works. */
export interface MergeChannel {
  call<Method extends DeskMethod>(
    method: Method,
    ...args: Parameters<Methods[Method]>
  ): Promise<Awaited<ReturnType<Methods[Method]>>>;
  /** What is under way is given up. */
  close(): void;
}

/** To the worker. */
export interface DeskCall {
  readonly id: number;
  readonly method: DeskMethod;
  readonly args: readonly unknown[];
}

/** From the worker: first of all that it runs, then an answer to every call. */
export type DeskAnswer =
  | "ready"
  | { readonly id: number; readonly value: unknown }
  | {
      readonly id: number;
      readonly error: {
        readonly code: HostErrorCode;
        readonly detail: string;
        readonly facts: HostError["facts"];
      };
    };

/**
 * A desk in a worker of its own, so that the pane stays usable while it reads.
 * @param instead the desk that is used where the worker's program does not start.
 */
export function workerChannel(worker: Worker, instead: () => MergeChannel): MergeChannel {
  let last = 0;
  let isReady = false;
  let isClosed = false;
  // Calls wait until the worker is known to run: bytes that were moved to a dead worker would be lost.
  let started: (other: MergeChannel | null) => void = () => undefined;
  const starting = new Promise<MergeChannel | null>((done) => (started = done));
  let other: MergeChannel | null = null;
  const waiting = new Map<number, { done(value: unknown): void; fail(error: HostError): void }>();
  worker.onmessage = ({ data }: MessageEvent<DeskAnswer>) => {
    if (data === "ready") {
      isReady = true;
      started(null);
      return;
    }
    const call = waiting.get(data.id);
    waiting.delete(data.id);
    if ("error" in data) call?.fail(new HostError(data.error.code, data.error.detail, data.error.facts));
    else call?.done(data.value);
  };
  const failAll = (detail: string): void => {
    for (const call of waiting.values()) call.fail(new HostError("unknown", detail));
    waiting.clear();
  };
  worker.onerror = (event) => {
    event.preventDefault();
    if (isReady) failAll(event.message);
    else started((other ??= instead()));
  };
  return {
    call: async (method, ...args) => {
      const substitute = await starting;
      if (substitute) return (await substitute.call(method, ...args)) as never;
      if (isClosed) throw new HostError("unknown", "closed");
      return new Promise<never>((done, fail) => {
        const id = ++last;
        waiting.set(id, { done: done as (value: unknown) => void, fail });
        worker.postMessage({ id, method, args } satisfies DeskCall, bytesIn(args));
      });
    },
    close: () => {
      worker.terminate();
      other?.close();
      failAll("closed");
      isClosed = true;
      started(null);
    },
  };
}

/** Bytes move to the worker instead of being copied: a batch of files is held in memory once. */
function bytesIn(args: readonly unknown[]): Transferable[] {
  return args.flatMap((arg) => {
    const { bytes } = (arg ?? {}) as { bytes?: unknown };
    return bytes instanceof Uint8Array && bytes.byteLength === bytes.buffer.byteLength ? [bytes.buffer] : [];
  });
}

/** A desk on the page's own thread, for pages that may not start workers; it lets go between two files. */
export function localChannel(load: () => Promise<MergeDesk>): MergeChannel {
  let desk: Promise<MergeDesk> | undefined;
  return {
    call: async (method, ...args) => {
      desk ??= load();
      const there = await desk;
      await new Promise((next) => setTimeout(next));
      const perform = there[method] as (...given: unknown[]) => Promise<unknown>;
      return (await perform.apply(there, args)) as never;
    },
    close: () => {
      desk = undefined;
    },
  };
}
