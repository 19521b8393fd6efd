import { Button } from "@fluentui/react-components";
import { Component, type ReactElement, type ReactNode } from "react";
import { usePaneStyles } from "../styles";
import { useTexts } from "../texts";

interface Props {
  /** When it changes the part is shown anew: what could not be drawn may be gone. */
  readonly resetKey?: unknown;
  readonly children: ReactNode;
}

interface Held {
  readonly hasFailed: boolean;
  readonly resetKey: unknown;
}

/** Where a part cannot be drawn its place says so and offers to try again; everything around it stays. */
export class ErrorBoundary extends Component<Props, Held> {
  override state: Held = { hasFailed: false, resetKey: this.props.resetKey };

  static getDerivedStateFromError(): Partial<Held> {
    return { hasFailed: true };
  }

  static getDerivedStateFromProps({ resetKey }: Props, held: Held): Held | null {
    return Object.is(resetKey, held.resetKey) ? null : { hasFailed: false, resetKey };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return <NotShown onRetry={() => this.setState({ hasFailed: false })} />;
  }
}

function NotShown({ onRetry }: { readonly onRetry: () => void }): ReactElement {
  const styles = usePaneStyles();
  const { crash } = useTexts().pane;
  return (
    <div role="alert" className={styles.crash}>
      <strong>{crash.title}</strong>
      <p>{crash.kept}</p>
      <p>{crash.way}</p>
      <Button size="small" onClick={onRetry}>
        {crash.retry}
      </Button>
    </div>
  );
}
