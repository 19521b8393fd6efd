import type { Command } from "../command";
import { check } from "./check";
import { fill } from "./fill";
import { generate } from "./generate";
import { rubric } from "./rubric";
import { schemes } from "./schemes";
import { template } from "./template";

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [check, fill, generate, rubric, template, schemes];
