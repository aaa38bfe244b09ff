// Where the window was, for the next start: whatever became of the displays meanwhile.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { replaceFile } from '../services/replace-file.ts';

const size = { width: z.int().min(200).max(20_000), height: z.int().min(200).max(20_000) };
const place = { x: z.int().min(-100_000).max(100_000), y: z.int().min(-100_000).max(100_000) };
const windowState = z.object({ ...size, ...place, maximized: z.boolean() });
export type WindowState = z.infer<typeof windowState>;

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const SMALLEST = { width: 1024, height: 700 };
const USUAL = { width: 1360, height: 900 };
/** Pixels of the title that have to be on a display, for the window to be within reach. */
const REACH = 100;

/** As it was, where enough of it is on one of the displays' work areas; else of the usual size, for the system to place. */
export function fittingState(stored: WindowState | null, displays: readonly Area[]): Partial<Area> & typeof USUAL {
  const usual = { ...USUAL };
  if (stored === null) return usual;
  const width = Math.max(SMALLEST.width, stored.width);
  const height = Math.max(SMALLEST.height, stored.height);
  const isWithinReach = displays.some(
    (display) =>
      stored.x + width - REACH >= display.x &&
      stored.x + REACH <= display.x + display.width &&
      stored.y >= display.y &&
      stored.y + REACH <= display.y + display.height,
  );
  return isWithinReach ? { x: stored.x, y: stored.y, width, height } : usual;
}

/** Null where nothing, or nothing readable, was stored. */
export function readWindowState(file: string): WindowState | null {
  try {
    return windowState.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Where it cannot be written, the window opens at its usual place next time. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    replaceFile(file, `${JSON.stringify(state)}\n`);
  } catch {
    // As said.
  }
}
