// What the run did, in sentences, the latest first.
import { memo, useState } from 'react';
import { Panel } from '../charts/panel.tsx';
import classes from './log-panel.module.css';
import type { LogEntry } from './run-log.ts';

const SHOWN = 60;

const timeText = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });
const fullText = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'medium' });

export const LogPanel = memo(function LogPanel({ log }: { readonly log: readonly LogEntry[] }) {
  const [all, setAll] = useState(false);
  const shown = (all ? log : log.slice(-SHOWN)).toReversed();
  return (
    <Panel title="Log" detail={`${log.length.toLocaleString('en-US')} entries, the latest first`} span="all">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard */}
      <ol className={classes.log} tabIndex={0} aria-label="Log">
        {shown.map(({ key, at, kind, text }) => (
          <li key={key} data-kind={kind}>
            <time dateTime={new Date(at).toISOString()} title={fullText.format(at)}>
              {timeText.format(at)}
            </time>
            <span>{text}</span>
          </li>
        ))}
      </ol>
      {!all && log.length > SHOWN ? (
        <button type="button" className={classes.more} onClick={() => setAll(true)}>
          Show all {log.length.toLocaleString('en-US')}
        </button>
      ) : null}
    </Panel>
  );
});
