import type { Scheme } from "./types";

/** What a person calls a scheme by: its document's number, else its title. */
export function sourceOf({ document, title }: Pick<Scheme, "document" | "title">): string {
  return document === "" ? title : document;
}
