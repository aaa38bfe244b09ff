// The log of a run read piece by piece, by offset: what was read once is not read again.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../../shared/errors.ts';
import { EVENTS_FILE, parseEventLog } from '../../../shared/event-log.ts';

const LINE_BREAK = 0x0a;
const PIECE_BYTES = 1 << 20;
/** No event is nearly as long: a mask of 2048 × 2048 channels makes a line of 5.6 MB. */
const LINE_LIMIT_BYTES = 64 << 20;

export interface LogPiece {
  /** Whole lines. */
  readonly bytes: Buffer;
  /** Where they end. */
  readonly next: number;
  /** Length of the file then. */
  readonly size: number;
}

/**
 * Whole lines from `offset`, about `limit` bytes of them, but one line at least where there is one. Nothing where the log
 * is not there yet, or ends before `offset`.
 */
export function readLines(folder: string, offset: number, limit: number = PIECE_BYTES): LogPiece {
  const nothing = { bytes: Buffer.alloc(0), next: offset, size: 0 };
  const file = openLog(folder);
  if (file === undefined) return nothing;
  try {
    const { size } = fstatSync(file);
    for (let wanted = limit; ; wanted *= 4) {
      const bytes = readAt(file, offset, Math.max(0, Math.min(wanted, size - offset)));
      const end = bytes.lastIndexOf(LINE_BREAK) + 1;
      if (end > 0) return { bytes: bytes.subarray(0, end), next: offset + end, size };
      if (bytes.length < wanted || wanted > LINE_LIMIT_BYTES) return { ...nothing, size };
    }
  } finally {
    closeSync(file);
  }
}

function openLog(folder: string): number | undefined {
  try {
    return openSync(join(folder, EVENTS_FILE), 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function readAt(file: number, offset: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const read = readSync(file, bytes, done, length - done, offset + done);
    if (read === 0) break;
    done += read;
  }
  return bytes.subarray(0, done);
}

const MASK_START = '{"type":"mask-heatmap"';
const KEPT = /"kept":"[^"]*"/;

/** The lines as text, with each mask's bytes replaced by the offset of its line. `offset` is that of the first. */
export function withoutMasks({ bytes }: Pick<LogPiece, 'bytes'>, offset: number): string {
  const start = Buffer.from(MASK_START);
  if (!bytes.includes(start)) return bytes.toString('utf8');
  const lines: string[] = [];
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(LINE_BREAK, from) + 1;
    const line = bytes.toString('utf8', from, end);
    lines.push(line.startsWith(MASK_START) ? line.replace(KEPT, `"kept":"","offset":${offset + from}`) : line);
    from = end;
  }
  return lines.join('');
}

/** Bytes [outputs, inputs] of the mask whose event begins at `offset`. Throws a UserError where there is none. */
export function maskAt(folder: string, offset: number): Uint8Array<ArrayBuffer> {
  const { bytes } = readLines(folder, offset, 1);
  const end = bytes.indexOf(LINE_BREAK);
  const line = end < 0 ? '' : bytes.toString('utf8', 0, end + 1);
  if (line.startsWith(MASK_START)) {
    const [event] = parseEventLog(line, join(folder, EVENTS_FILE));
    if (event?.type === 'mask-heatmap') return Uint8Array.from(Buffer.from(event.kept, 'base64'));
  }
  throw new UserError({
    code: 'mask-missing',
    message: `There is no mask at offset ${offset} of ${join(folder, EVENTS_FILE)}`,
    remedy: 'Open the run again: its log was changed.',
  });
}
