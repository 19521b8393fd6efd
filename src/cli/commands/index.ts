import type { Command } from "../command";
import { check } from "./check";
import { compare } from "./compare";
import { fill } from "./fill";
import { generate } from "./generate";
import { merge } from "./merge";
import { records } from "./records";
import { rubric } from "./rubric";
import { schemes } from "./schemes";
import { split } from "./split";
import { template } from "./template";

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  check,
  fill,
  generate,
  merge,
  records,
  compare,
  split,
  rubric,
  template,
  schemes,
];
