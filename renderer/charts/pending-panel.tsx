// A picture that is still to come: it has its place already.
import type { ReactNode } from 'react';
import { Panel } from './panel.tsx';
import classes from './pending-panel.module.css';

interface PendingPanelProps {
  readonly title: string;
  readonly detail: string;
  readonly span?: 'rest';
  /** Takes as much room as what will come, and is not seen. */
  readonly children?: ReactNode;
}

export function PendingPanel({ title, detail, span, children }: PendingPanelProps) {
  return (
    <Panel title={title} detail={detail} {...(span === undefined ? {} : { span })}>
      <div className={classes.place}>
        <p className={classes.pending}>Comes with the first evaluation.</p>
        <div className={classes.room} aria-hidden inert>
          {children}
        </div>
      </div>
    </Panel>
  );
}
