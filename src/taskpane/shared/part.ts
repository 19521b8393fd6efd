import type { Session } from "../session";
import type { PaneState } from "../state";
import type { PaneActions } from "../pane/actions";

/** What a part of the pane that acts for itself is given. */
export interface PartProps {
  readonly session: Session;
  readonly state: PaneState;
  readonly actions: PaneActions;
}
