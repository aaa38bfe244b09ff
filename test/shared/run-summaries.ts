// Rows of the table of runs, as tests need them.
import { configuration } from '../../shared/configuration.ts';
import type { RunSummary } from '../../shared/run-summary.ts';

type Given = Partial<Omit<RunSummary, 'record'>> & {
  readonly id: string;
  readonly createdAt?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly parent?: RunSummary['record']['parent'];
};

/** A finished run of the default settings with `settings` in their place. */
export function summaryOf({ id, createdAt, settings, parent, ...given }: Given): RunSummary {
  const parsed = configuration.parse({ ...settings });
  return {
    record: {
      format: 1,
      id,
      createdAt: createdAt ?? '2026-01-01T00:00:00.000Z',
      preset: null,
      configuration: parsed,
      versions: { app: '0.1.0', node: '20.20.0', tensorflow: '2.21.0' },
      machine: { processor: 'cpu', cores: 2, memoryBytes: 8e9, platform: 'linux-x64' },
      parent: parent ?? null,
      minedSet: null,
      imported: null,
    },
    label: { name: null, tags: [] },
    folder: `/runs/${id}`,
    status: 'finished',
    progress: null,
    task: null,
    device: 'cpu',
    conflictPercent: parsed.conflict_pct,
    metrics: { accuracy: null, mined: null, keptFraction: null },
    startedAt: 0,
    lastAt: 1000,
    seconds: 1,
    error: null,
    ...given,
  };
}
