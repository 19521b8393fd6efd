import type { Command } from "../command";
import { check } from "./check";
import { fill } from "./fill";
import { schemes } from "./schemes";

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [check, fill, schemes];
