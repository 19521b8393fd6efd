import type { DeskChannel } from "../desk-channel";
import type { MergeDesk } from "./merge-desk";

export type MergeMethods = Pick<
  MergeDesk,
  | "open"
  | "read"
  | "readBy"
  | "rubric"
  | "roster"
  | "earlier"
  | "keep"
  | "clear"
  | "merge"
  | "draw"
  | "notCarried"
  | "outline"
  | "packed"
  | "returns"
>;
export type MergeChannel = DeskChannel<MergeMethods>;
