import type { DeskChannel } from "../desk-channel";
import type { MergeDesk } from "./merge-desk";

export type MergeMethods = Pick<MergeDesk, "open" | "read" | "roster" | "keep" | "clear" | "merge" | "draw">;
export type MergeChannel = DeskChannel<MergeMethods>;
