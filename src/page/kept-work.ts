/** A file with changes that were not downloaded, as it is kept on this machine. */
export interface KeptFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** When it was changed last, in milliseconds since 1970. */
  readonly at: number;
}

/** Keeps unsaved work on this machine, so that a reload can offer it again. Nothing of it is ever sent. */
export interface KeptWork {
  /** What is kept and not older than seven days; older work is removed. Empty where nothing can be kept. */
  list(): Promise<readonly KeptFile[]>;
  /** Keeps these files and no others. */
  keep(files: readonly KeptFile[]): Promise<void>;
  /** Whether anything is kept at all: a shared computer keeps nothing. */
  readonly isOn: boolean;
  /** Switching it off removes what is kept. */
  turn(isOn: boolean): Promise<void>;
}

/** Kept work is of use for some days; then it is a stranger's data on a machine. */
const LONGEST = 7 * 24 * 60 * 60 * 1000;
const DATABASE = "dingji-work";
const STORE = "files";
const SWITCH = "dingji-keeps-nothing";

export function browserKeptWork(now: () => number = Date.now): KeptWork {
  const storage = orNull(() => globalThis.localStorage);
  let isOn = storage !== null && orNull(() => storage.getItem(SWITCH)) === null;
  return {
    get isOn() {
      return isOn;
    },
    async list() {
      if (!isOn) return [];
      const all = await attempt(async () => (await inStore("readonly", (store) => store.getAll())) as KeptFile[]);
      const fresh = (all ?? []).filter(({ at }) => now() - at < LONGEST);
      if (all && fresh.length < all.length) await this.keep(fresh);
      return fresh;
    },
    async keep(files) {
      if (!isOn) return;
      await attempt(() =>
        inStore("readwrite", (store) => {
          store.clear();
          for (const file of files) store.add(file);
          return store.count();
        }),
      );
    },
    async turn(on) {
      if (!on) await this.keep([]);
      isOn = on && storage !== null;
      orNull(() => (on ? storage?.removeItem(SWITCH) : storage?.setItem(SWITCH, "1")));
    },
  };
}

function orNull<T>(read: () => T): T | null {
  try {
    return read() ?? null;
  } catch {
    // A page opened from a folder, or a browser that keeps nothing.
    return null;
  }
}

async function attempt<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch {
    return null;
  }
}

function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return new Promise((done, fail) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { autoIncrement: true });
    opening.onerror = () => fail(opening.error ?? new Error("indexedDB"));
    opening.onsuccess = () => {
      const transaction = opening.result.transaction(STORE, mode);
      const request = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => {
        opening.result.close();
        done(request.result);
      };
      transaction.onabort = transaction.onerror = () => {
        opening.result.close();
        fail(transaction.error ?? new Error("indexedDB"));
      };
    };
  });
}
