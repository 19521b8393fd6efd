import { configure } from "@testing-library/dom";

/** How long a pane may take until something appears: a slow machine fails no test, and what hangs ends with it. */
const LONGEST_WAIT = 60_000;

/**
 * Where nothing is laid out no element seems to take the focus, and Fluent's modal dialogs end up hidden by themselves
 * some seconds after they opened; in a browser they do not (`test/browser`). So roles are looked for in all there is.
 */
configure({ asyncUtilTimeout: LONGEST_WAIT, defaultHidden: true });
