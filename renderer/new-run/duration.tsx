// The parts of the run: how many steps each takes, and how long.
import type { RunEstimate } from '../../shared/api/runs.ts';
import type { Configuration } from '../../shared/configuration.ts';
import { ownParts, type PlannedPart } from '../../shared/run-parts.ts';
import { partKey, partTitle } from '../run/part.ts';
import type { Draft } from './draft.ts';
import classes from './duration.module.css';
import { partText, totalSeconds } from './estimate-text.ts';

interface DurationProps {
  readonly draft: Draft;
  readonly configuration: Configuration;
  readonly estimate: RunEstimate | null;
}

export function Duration({ draft, configuration, estimate }: DurationProps) {
  const parts = ownParts(configuration, draft.from?.stage ?? null);
  return (
    <table className={classes.parts} aria-label="Stages">
      <tbody>
        {parts.map((part) => (
          <tr key={partKey(part)}>
            <th scope="row">
              <i className={classes.dot} style={{ background: `var(--dcwp-${part.stage})` }} />
              {partTitle(part)}
            </th>
            <td>{part.steps === 0 ? '' : `${part.steps.toLocaleString('en')} steps`}</td>
            <td className={classes.time}>{timeOf(part, estimate)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function timeOf(part: PlannedPart, estimate: RunEstimate | null): string {
  const own = estimate?.parts.find(({ stage, network }) => stage === part.stage && network === part.network);
  return estimate === null || own === undefined || own.seconds === 0
    ? ''
    : partText(own.seconds, totalSeconds(estimate));
}
