// The runs that wait for the engine, as the queue's file keeps them over a restart of the host.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { runId } from '../../../shared/api/runs.ts';
import { replaceFile } from '../replace-file.ts';

const FORMAT = 1;
const FILE = '.queue.json';
const stored = z.object({ format: z.literal(FORMAT), waiting: z.array(runId) });

/** Ids in the folder of runs, the next one first. None where the file is not there or not readable. */
export function readQueue(runsRoot: string): string[] {
  try {
    return [...new Set(stored.parse(JSON.parse(readFileSync(join(runsRoot, FILE), 'utf8'))).waiting)];
  } catch {
    return [];
  }
}

/** Throws a FailureError where it cannot be written. */
export function writeQueue(runsRoot: string, waiting: readonly string[]): void {
  replaceFile(join(runsRoot, FILE), `${JSON.stringify({ format: FORMAT, waiting })}\n`);
}
