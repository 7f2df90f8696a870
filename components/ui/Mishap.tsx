import { Component, type ComponentChildren } from 'preact';

interface MishapProps {
  children: ComponentChildren;
}

/** What a fault while drawing leaves behind: a sentence and a way out instead of a dead panel. */
export class Mishap extends Component<MishapProps, { struck: boolean }> {
  override state = { struck: false };

  override componentDidCatch(): void {
    this.setState({ struck: true });
  }

  override render() {
    if (!this.state.struck) return this.props.children;
    return (
      <div role="alert" class="note now">
        <p>Something went wrong while drawing this. What was recorded and typed is kept.</p>
        <div class="acts">
          <button type="button" class="btn" onClick={() => this.setState({ struck: false })}>
            Show it again
          </button>
        </div>
      </div>
    );
  }
}
