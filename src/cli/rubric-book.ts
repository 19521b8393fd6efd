import type { CheckOptions } from "../core/check/check";
import { readXlsx } from "../hosts/xlsx/read";
import { readFileNow } from "./inputs";

const books = new Map<string, CheckOptions>();

/** What `--rubric` adds to a check, from a file that was found good before; read once per thread. */
export function rubricFromFile(path: string): CheckOptions {
  let options = books.get(path);
  if (!options) {
    options = { rubricBook: readXlsx(readFileNow(path), { fileName: path }).snapshot };
    books.set(path, options);
  }
  return options;
}
