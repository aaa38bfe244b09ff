// What is shown in place of a view whose code failed; the rest of the page goes on.
import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import classes from './view-boundary.module.css';

interface State {
  readonly error: unknown;
}

export class ViewBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <section className={classes.failed} role="alert">
        <h1>This view failed</h1>
        <p>Training is not touched by it: it goes on in a process of its own.</p>
        <pre>{error instanceof Error ? (error.stack ?? error.message) : String(error)}</pre>
        <Button onClick={() => this.setState({ error: null })}>Show it again</Button>
      </section>
    );
  }
}
