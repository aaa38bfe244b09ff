// What a run is, as its run.json keeps it from the start: configuration, versions, machine, origin.
import { z } from 'zod';
import { configuration } from './configuration.ts';
import { correctionOrigin } from './correction-origin.ts';
import { stageName } from './events.ts';

/** Version of the stored form; a reader upgrades older ones and refuses newer ones. */
export const RUN_FORMAT = 1;

/** Name of the file in a run's folder. */
export const RUN_FILE = 'run.json';

const machine = z.object({
  processor: z.string(),
  cores: z.int().positive(),
  memoryBytes: z.number().positive(),
  platform: z.string(),
});
export type Machine = z.infer<typeof machine>;

export const runRecord = z.object({
  format: z.literal(RUN_FORMAT),
  /** Readable, unique among the runs of a folder. */
  id: z.string().min(1),
  /** ISO 8601, UTC. */
  createdAt: z.iso.datetime(),
  /** Preset that the configuration began from. */
  preset: z.string().nullable(),
  configuration,
  versions: z.object({ app: z.string(), node: z.string(), tensorflow: z.string() }),
  machine,
  /** The run whose results before `stage` this one took over. */
  parent: z.object({ run: z.string(), stage: stageName }).nullable(),
  /** The corrected mined set that it took in place of its parent's. */
  minedSet: correctionOrigin.nullable().default(null),
  /** Of a run that was made from a file of weights, not trained here: its name, and the SHA-256 of its bytes in hex. */
  imported: z.object({ file: z.string(), sha256: z.string() }).nullable().default(null),
});
export type RunRecord = z.infer<typeof runRecord>;
