// The set-up's plain lines.
import { expect, test } from 'vitest';
import { plainDisplay } from '../../../electron/headless/setup-progress.ts';

test('there is one line for each step, and for each quarter of a step with a size', () => {
  const lines: string[] = [];
  const display = plainDisplay((line) => lines.push(line));
  for (const doneBytes of [0, 10e6, 60e6, 140e6, 150e6, 274e6]) {
    display.show({ step: 'downloading', subject: 'a.whl', doneBytes, totalBytes: 274e6 });
  }
  for (let count = 0; count < 2; count += 1) {
    display.show({ step: 'compiling', subject: 'addon', doneBytes: 0, totalBytes: 0 });
  }
  expect(lines).toEqual([
    'Downloading a.whl: 0.0 MB of 274 MB',
    'Downloading a.whl: 140 MB of 274 MB',
    'Downloading a.whl: 274 MB of 274 MB',
    'Compiling addon',
  ]);
});
