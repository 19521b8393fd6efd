import type { NewFile, init } from "excelize-wasm";
import { gunzipSync } from "fflate";
import { HostError } from "../host";

export type Excelize = Awaited<ReturnType<typeof init>>;
export type ExcelizeFile = NewFile;

/** Where the program's bytes are: a URL to fetch, or the bytes themselves, gzipped or not. */
export type WasmSource = string | Uint8Array;

interface GoProgram {
  readonly importObject: WebAssembly.Imports;
  run(instance: WebAssembly.Instance): Promise<void>;
}

let running: Promise<Excelize> | null = null;

/**
 * Starts excelize once and gives the running program from then on; about 0.3 s the first time.
 * @param source needed in a browser; on Node the package's own file is found without it
 * @throws HostError `unsupported` when its bytes cannot be had or WebAssembly is not allowed; a later call tries again.
 */
export function loadExcelize(source?: WasmSource): Promise<Excelize> {
  running ??= start(source).catch((cause: unknown) => {
    running = null;
    throw new HostError("unsupported", `excelize did not start: ${String(cause)}`);
  });
  return running;
}

/**
 * The package's own `init` is passed by: on Node it builds code from text (`Function`), which neither a content security
 * policy nor a test sandbox allows. What it does apart from that is done here.
 */
async function start(source: WasmSource | undefined): Promise<Excelize> {
  const bytes = await wasmBytes(source);
  await import("excelize-wasm");
  const scope = globalThis as unknown as { Go: new () => GoProgram; excelize: Excelize };
  scope.excelize = {} as Excelize;
  const program = new scope.Go();
  const { instance } = await WebAssembly.instantiate(bytes, program.importObject);
  // The promise lasts as long as the program, which never ends by itself.
  void program.run(instance);
  return scope.excelize;
}

/** Fetches the program's script ahead, for a page that must be able to write without the network. */
export async function fetchExcelizeScript(): Promise<void> {
  await import("excelize-wasm");
}

async function wasmBytes(source: WasmSource | undefined): Promise<Uint8Array<ArrayBuffer>> {
  if (source === undefined) return packagedBytes();
  const bytes = typeof source === "string" ? await download(source) : source;
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return new Uint8Array(isGzip ? gunzipSync(bytes) : bytes);
}

async function download(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** Looked for from the running program upwards, as Node looks for packages. */
async function packagedBytes(): Promise<Uint8Array<ArrayBuffer>> {
  const { createRequire } = await import(/* webpackIgnore: true */ "node:module");
  const { readFile, realpath } = await import(/* webpackIgnore: true */ "node:fs/promises");
  const { promisify } = await import(/* webpackIgnore: true */ "node:util");
  const { gunzip } = await import(/* webpackIgnore: true */ "node:zlib");
  const program = await realpath(process.argv[1] ?? process.cwd());
  // Beside this thread, and many times faster than in JavaScript.
  return new Uint8Array(
    await promisify(gunzip)(await readFile(createRequire(program).resolve("excelize-wasm/excelize.wasm.gz"))),
  );
}
