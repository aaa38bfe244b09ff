// The mined set as mining has settled it: how many samples, and how many of them are right.
import type { EventOf } from '../../shared/events.ts';
import { percentText } from '../../shared/number-text.ts';
import { Panel } from '../charts/panel.tsx';
import { MinedLinks } from './mined-links.tsx';
import classes from './settled-panel.module.css';

interface SettledPanelProps {
  readonly run: string;
  /** Undefined until it is settled. */
  readonly mined: EventOf<'mined'> | undefined;
}

const count = (value: number): string => Math.round(value).toLocaleString('en-US');

export function SettledPanel({ run, mined }: SettledPanelProps) {
  return (
    <Panel title="Settled mined set" detail="training samples that count as bias-conflicting from here on">
      {mined === undefined ? (
        <p className={classes.none}>Settled once the network that mines is trained.</p>
      ) : (
        <>
          <dl className={classes.facts}>
            <Fact label="mined" value={count(mined.size)} note={`of ${count(mined.of)} training samples`} />
            <Fact label="precision" value={percentText(mined.precision)} note={precisionNote(mined)} />
            <Fact label="recall" value={percentText(mined.recall)} note={recallNote(mined)} />
          </dl>
          <p className={classes.links}>
            <MinedLinks run={run} mined={mined} />
          </p>
        </>
      )}
    </Panel>
  );
}

function precisionNote({ size, precision }: EventOf<'mined'>): string {
  return precision === null ? 'the truth is not known' : `${count(size * precision)} of the mined do conflict`;
}

/** All that conflict, from the two fractions: hits are size · precision and also conflicting · recall. */
function recallNote({ size, precision, recall }: EventOf<'mined'>): string {
  if (precision === null || recall === null || recall === 0) return 'share of the conflicting samples that were found';
  return `of ${count((size * precision) / recall)} conflicting samples`;
}

function Fact({ label, value, note }: { readonly label: string; readonly value: string; readonly note: string }) {
  return (
    <div className={classes.fact}>
      <dt>{label}</dt>
      <dd>
        <b>{value}</b>
        <span>{note}</span>
      </dd>
    </div>
  );
}
