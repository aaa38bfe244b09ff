// The series of a run as CSV files: one row for each number, so that any tool can filter and pivot them.
import papaparse from 'papaparse';
import type { EventOf, RunEvent } from '../../../shared/events.ts';
import { accuracyMatrix } from '../../../shared/group-accuracy.ts';
import { scalarsOf } from '../../../shared/run-scalars.ts';

export interface LogFile {
  readonly name: string;
  readonly text: string;
}

type Row = readonly (string | number | null)[];

/** `events` are those that count, in their order. A file without rows is left out. */
export function csvLogs(events: readonly RunEvent[]): LogFile[] {
  const data = events.findLast((event) => event.type === 'data-opened') ?? null;
  return [
    table('scalars.csv', ['stage', 'network', 'step', 'at', 'name', 'value'], scalarRows(events, data)),
    table(
      'groups.csv',
      ['stage', 'network', 'step', 'split', 'class', 'bias', 'aligned', 'samples', 'right', 'accuracy'],
      events.flatMap((event) => (event.type === 'group-accuracy' ? groupRows(event, data) : [])),
    ),
    table(
      'samples.csv',
      ['stage', 'network', 'step', 'split', 'sample', 'class', 'bias', 'prediction', 'probability of the class'],
      events.flatMap((event) => (event.type === 'sample-predictions' ? sampleRows(event, data) : [])),
    ),
  ].flatMap((file) => file ?? []);
}

function table(name: string, head: readonly string[], rows: readonly Row[]): LogFile | null {
  return rows.length === 0 ? null : { name, text: `${papaparse.unparse([head, ...rows], { newline: '\n' })}\n` };
}

/** ISO 8601, UTC. */
const timeText = (at: number): string => new Date(at).toISOString();

function scalarRows(events: readonly RunEvent[], data: EventOf<'data-opened'> | null): Row[] {
  return events.flatMap((event) =>
    scalarsOf(event, data).map(({ name, value }) => [...pointOf(event), timeText(event.at), name, value]),
  );
}

const pointOf = (event: RunEvent): Row =>
  'step' in event ? [event.stage, event.network, event.step] : [null, null, null];

function groupRows(event: EventOf<'group-accuracy'>, data: EventOf<'data-opened'> | null): Row[] {
  const accuracy = accuracyMatrix(event);
  return event.total.flatMap((row, label) =>
    row.map((samples, bias) => [
      ...pointOf(event),
      event.split,
      data?.classes[label] ?? label,
      row.length === 1 ? null : (data?.biases?.[bias] ?? bias),
      row.length === 1 ? null : String(data?.aligned?.[label]?.[bias] ?? ''),
      samples,
      event.correct[label]?.[bias] ?? 0,
      accuracy[label]?.[bias] ?? null,
    ]),
  );
}

function sampleRows(event: EventOf<'sample-predictions'>, data: EventOf<'data-opened'> | null): Row[] {
  const nameOf = (label: number | undefined): string | number | null =>
    label === undefined ? null : (data?.classes[label] ?? label);
  return event.indices.map((sample, i) => {
    const bias = event.biases?.[i];
    return [
      ...pointOf(event),
      event.split,
      sample,
      nameOf(event.classes[i]),
      bias === undefined ? null : (data?.biases?.[bias] ?? bias),
      nameOf(event.predictions[i]),
      event.labelProbabilities[i] ?? null,
    ];
  });
}
