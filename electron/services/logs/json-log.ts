// The series of a run as one JSON file: columns, ready to be drawn.
import type { EventOf, NetworkRole, RunEvent, StageName } from '../../../shared/events.ts';
import type { RunRecord } from '../../../shared/run-record.ts';
import { scalarsOf } from '../../../shared/run-scalars.ts';
import type { LogFile } from './csv-logs.ts';

/** Version of the file's form. */
const FORMAT = 1;

interface Series {
  readonly stage: StageName;
  readonly network: NetworkRole;
  readonly name: string;
  readonly steps: number[];
  /** Milliseconds since 1970. */
  readonly at: number[];
  readonly values: number[];
}

/** `events` are those that count, in their order. */
export function jsonLog(record: RunRecord, events: readonly RunEvent[]): LogFile {
  const of = <Type extends RunEvent['type']>(type: Type) =>
    events.filter((event): event is EventOf<Type> => event.type === type);
  const data = of('data-opened').at(-1) ?? null;
  const content = {
    format: FORMAT,
    run: record,
    data,
    series: seriesOf(events, data),
    groups: of('group-accuracy'),
    samples: of('sample-predictions'),
  };
  return { name: 'series.json', text: `${JSON.stringify(content)}\n` };
}

function seriesOf(events: readonly RunEvent[], data: EventOf<'data-opened'> | null): Series[] {
  const series = new Map<string, Series>();
  for (const event of events) {
    if (!('step' in event)) continue;
    const { stage, network, step, at } = event;
    for (const { name, value } of scalarsOf(event, data)) {
      const key = `${stage}/${network}/${name}`;
      const known = series.get(key) ?? { stage, network, name, steps: [], at: [], values: [] };
      series.set(key, known);
      known.steps.push(step);
      known.at.push(at);
      known.values.push(value);
    }
  }
  return [...series.values()];
}
