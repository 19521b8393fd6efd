import type { Notation } from "./notation";
import { notations } from "./notations";
import { moreNotations } from "./notations-more";
import { pastedNotations } from "./notations-pasted";
import { plainNotations } from "./notations-plain";
import { printedNotations } from "./notations-printed";
import { variedNotations } from "./notations-varied";

/** Every rubric that the laws are tested over. */
export const allNotations: readonly Notation[] = [
  ...notations,
  ...moreNotations,
  ...printedNotations,
  ...pastedNotations,
  ...plainNotations,
  ...variedNotations,
];
