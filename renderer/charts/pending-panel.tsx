// A picture that is still to come: it has its place already.
import { Panel } from './panel.tsx';
import classes from './pending-panel.module.css';

interface PendingPanelProps {
  readonly title: string;
  readonly detail: string;
  readonly span?: 'rest';
}

export function PendingPanel({ title, detail, span }: PendingPanelProps) {
  return (
    <Panel title={title} detail={detail} {...(span === undefined ? {} : { span })}>
      <p className={classes.pending}>Comes with the first evaluation.</p>
    </Panel>
  );
}
