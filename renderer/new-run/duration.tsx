// The parts of the run, and how many steps each takes.
import type { Configuration } from '../../shared/configuration.ts';
import { stageName } from '../../shared/events.ts';
import { plannedParts } from '../../shared/run-parts.ts';
import { partKey, partTitle } from '../run/part.ts';
import type { Draft } from './draft.ts';
import classes from './duration.module.css';

interface DurationProps {
  readonly draft: Draft;
  readonly configuration: Configuration;
}

export function Duration({ draft, configuration }: DurationProps) {
  const first = draft.from === null ? 0 : stageName.options.indexOf(draft.from.stage);
  const parts = plannedParts(configuration).filter(({ stage }) => stageName.options.indexOf(stage) >= first);
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
          </tr>
        ))}
      </tbody>
    </table>
  );
}
