import { configure } from "@testing-library/dom";

/** How long a pane may take until something appears: a slow machine fails no test, and what hangs ends with it. */
const LONGEST_WAIT = 60_000;

configure({ asyncUtilTimeout: LONGEST_WAIT });
