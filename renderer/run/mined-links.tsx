// From the numbers of a settled mined set to its samples: all of them, those that are false, those that it misses.
import { Link } from 'wouter';
import type { EventOf } from '../../shared/events.ts';
import { samplesAddress } from '../shell/addresses.ts';

interface MinedLinksProps {
  readonly run: string;
  readonly mined: EventOf<'mined'>;
}

export function MinedLinks({ run, mined }: MinedLinksProps) {
  return (
    <>
      <Link href={samplesAddress(run, { mined: 'mined' })}>Look at them, correct them</Link>
      {mined.precision === null ? null : (
        <>
          <Link href={samplesAddress(run, { mined: 'mined', group: 'aligned' })}>False ones</Link>
          <Link href={samplesAddress(run, { mined: 'not-mined', group: 'conflicting' })}>Missed ones</Link>
        </>
      )}
    </>
  );
}
