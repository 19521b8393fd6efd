import { HostError } from "../host";
import { toHostError } from "./errors";

/** Bytes of a slice; the client allows 4 MB. */
const SLICE_SIZE = 1_048_576;
/** Letters of a text are made of so many bytes at once: each is an argument of a call. */
const STEP = 0x8000;

/** The open workbook as a file, changes that are not saved included. @throws HostError */
export async function readOpenFile(): Promise<Uint8Array> {
  const { document } = Office.context;
  const options = { sliceSize: SLICE_SIZE };
  const file = await answer<Office.File>((done) => document.getFileAsync(Office.FileType.Compressed, options, done));
  try {
    const bytes = new Uint8Array(file.size);
    let at = 0;
    for (let index = 0; index < file.sliceCount; index++) {
      const slice = await answer<Office.Slice>((done) => file.getSliceAsync(index, done));
      const data = Uint8Array.from(slice.data as readonly number[]);
      bytes.set(data, at);
      at += data.length;
    }
    if (at !== bytes.length) throw new HostError("interrupted", `${at} of ${bytes.length} bytes`);
    return bytes;
  } finally {
    // Two files that are not closed, and the document gives out no third.
    file.closeAsync();
  }
}

/** Opens a workbook beside the open one, in a window of its own. @throws HostError */
export async function openWorkbook(bytes: Uint8Array): Promise<void> {
  let letters = "";
  for (let at = 0; at < bytes.length; at += STEP) letters += String.fromCharCode(...bytes.subarray(at, at + STEP));
  try {
    await Excel.createWorkbook(btoa(letters));
  } catch (error) {
    throw toHostError(error, false);
  }
}

/** A call of the older interface, which answers with a state. */
function answer<Value>(ask: (done: (result: Office.AsyncResult<Value>) => void) => void): Promise<Value> {
  return new Promise((done, fail) =>
    ask(({ status, value, error }) => {
      if (status === Office.AsyncResultStatus.Succeeded) done(value);
      else fail(new HostError("unknown", `${error.code}: ${error.message}`, { code: error.code }));
    }),
  );
}
