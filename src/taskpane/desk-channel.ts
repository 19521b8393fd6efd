import { HostError, type HostErrorCode } from "../hosts/host";

/** What a desk does when asked: arguments and answers can be copied to another thread. */
type DeskMethods<Desk> = {
  [Method in keyof Desk]: (...args: never[]) => Promise<unknown>;
};

/** A desk, wherever it works. */
export interface DeskChannel<Desk extends DeskMethods<Desk>> {
  call<Method extends keyof Desk & string>(
    method: Method,
    ...args: Parameters<Desk[Method]>
  ): Promise<Awaited<ReturnType<Desk[Method]>>>;
  /** What is under way is given up. */
  close(): void;
}

/** To the worker. */
interface DeskCall {
  readonly id: number;
  readonly method: string;
  readonly args: readonly unknown[];
}

/** From the worker: first of all that it runs, then an answer to every call. */
type DeskAnswer =
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
 * A desk in a worker of its own, so that the pane stays usable while it works.
 * @param instead the desk that is used where the worker's program does not start.
 */
function workerChannel<Desk extends DeskMethods<Desk>>(
  worker: Worker,
  instead: () => DeskChannel<Desk>,
): DeskChannel<Desk> {
  let last = 0;
  let isReady = false;
  let isClosed = false;
  // Calls wait until the worker is known to run: bytes that were moved to a dead worker would be lost.
  let started: (other: DeskChannel<Desk> | null) => void = () => undefined;
  const starting = new Promise<DeskChannel<Desk> | null>((done) => (started = done));
  let other: DeskChannel<Desk> | null = null;
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
        waiting.set(id, { done, fail });
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

/** The `bytes` of what is sent move instead of being copied: a batch of files is held in memory once. */
function bytesIn(sent: readonly unknown[]): Transferable[] {
  return sent.flatMap((one) => {
    const { bytes } = (one ?? {}) as { bytes?: unknown };
    return bytes instanceof Uint8Array && bytes.byteLength === bytes.buffer.byteLength ? [bytes.buffer] : [];
  });
}

/** A desk on the page's own thread, for pages that may not start workers; it lets go between two calls. */
export function localChannel<Desk extends DeskMethods<Desk>>(load: () => Promise<Desk>): DeskChannel<Desk> {
  let desk: Promise<Desk> | undefined;
  return {
    call: async (method, ...args) => {
      desk ??= load();
      const there = await desk;
      await new Promise((next) => setTimeout(next));
      return performOn(there, method, args) as never;
    },
    close: () => {
      desk = undefined;
    },
  };
}

/**
 * A desk in a worker, or on the page's own thread where none starts: a page opened from a folder, or offline by now.
 * @param program the worker's, relative to the page.
 */
export function openDesk<Desk extends DeskMethods<Desk>>(
  program: string,
  load: () => Promise<Desk>,
): DeskChannel<Desk> {
  const local = (): DeskChannel<Desk> => localChannel(load);
  try {
    return workerChannel(new Worker(new URL(program, document.baseURI)), local);
  } catch {
    return local();
  }
}

/** The worker's side: answers calls with what the desk does. */
export function serveDesk<Desk extends DeskMethods<Desk>>(desk: Desk): void {
  const scope = globalThis as unknown as {
    onmessage: ((event: MessageEvent<DeskCall>) => void) | null;
    postMessage(answer: DeskAnswer, moved?: Transferable[]): void;
  };
  scope.onmessage = ({ data: { id, method, args } }) => {
    performOn(desk, method, args).then(
      (value) => scope.postMessage({ id, value }, bytesIn([value])),
      (error: unknown) => {
        const { code, message, facts } =
          error instanceof HostError ? error : new HostError("unknown", error instanceof Error ? error.message : "");
        scope.postMessage({ id, error: { code, detail: message, facts } });
      },
    );
  };
  scope.postMessage("ready");
}

function performOn(desk: object, method: string, args: readonly unknown[]): Promise<unknown> {
  const perform = (desk as Record<string, (...given: readonly unknown[]) => Promise<unknown>>)[method];
  return perform ? perform.apply(desk, args as unknown[]) : Promise.reject(new RangeError(`no method ${method}`));
}
