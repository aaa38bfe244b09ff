// What a runtime folder says of itself: the file runtime.json, written last of all its files.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { DEVICES } from './device.ts';

/** Version of the stored form; another one is taken for no runtime, and the set-up makes it anew. */
const RECORD_FORMAT = 1;
const RECORD_FILE = 'runtime.json';

/** How the runtime was made: from TensorFlow's wheel, or by the addon package's own installer. */
export const wayName = z.enum(['wheel', 'installer']);
export type WayName = z.infer<typeof wayName>;

const runtimeRecord = z.object({
  format: z.literal(RECORD_FORMAT),
  device: z.enum(DEVICES),
  tensorflowVersion: z.string(),
  addonVersion: z.string(),
  platform: z.string(),
  arch: z.string(),
  way: wayName,
});
export type RuntimeRecord = z.infer<typeof runtimeRecord>;

/** The record of a runtime folder; undefined where there is none that this version understands. */
export function readRecord(folder: string): RuntimeRecord | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path.join(folder, RECORD_FILE), 'utf8'));
    return runtimeRecord.safeParse(value).data;
  } catch {
    return undefined;
  }
}

export function writeRecord(folder: string, facts: Omit<RuntimeRecord, 'format'>): void {
  const record: RuntimeRecord = { format: RECORD_FORMAT, ...facts };
  writeFileSync(path.join(folder, RECORD_FILE), `${JSON.stringify(record, null, 2)}\n`);
}
