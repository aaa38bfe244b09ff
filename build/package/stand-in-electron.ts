// A stand-in for Electron's files, so that a package can be put together, and looked at, where the real ones cannot be fetched.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What Electron's program has before its fuses: sentinel, version of the wire, its length, then a character for each. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const VERSION = 1;
const FUSES = '101000110';

/** Of Linux alone. Starts nothing. */
export function writeStandIn(folder: string): string {
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'));
  const wire = Buffer.from([VERSION, FUSES.length]);
  const program = Buffer.concat([Buffer.from('#!/bin/sh\nexit 1\n'), Buffer.from(SENTINEL), wire, Buffer.from(FUSES)]);
  writeFileSync(join(folder, 'electron'), program, { mode: 0o755 });
  writeFileSync(join(folder, 'locales', 'en-US.pak'), '');
  return folder;
}
