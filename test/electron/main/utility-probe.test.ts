// Trying a native runtime in a utility process.
import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import type { Utility } from '../../../electron/main/utility-engine.ts';
import { utilityProbe } from '../../../electron/main/utility-probe.ts';

/** A process that prints what it is given, and ends. */
function fakeProcess(out: string, err: string, code: number): Utility {
  const events = new EventEmitter();
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  setImmediate(() => {
    stderr.write(err);
    stdout.write(out);
    setImmediate(() => events.emit('exit', code));
  });
  return {
    ...{ pid: undefined, stdout, stderr, postMessage: () => {} },
    on: (event, listener) => events.on(event, listener),
    once: (event, listener) => events.once(event, listener),
  };
}

test('what the process says is taken, whatever TensorFlow says beside it', async () => {
  const log = 'I0000 oneDNN custom operations are on.\n';
  const answer = '{"tensorflowVersion":"2.21.0","usesGpu":false}\n';
  expect(await utilityProbe(() => fakeProcess(answer, log, 0))).toEqual({
    tensorflowVersion: '2.21.0',
    usesGpu: false,
    oneDnn: true,
  });
});

test('one that ends badly is told with its output', async () => {
  await expect(utilityProbe(() => fakeProcess('', 'libcudart.so is missing', 1))).rejects.toThrow(
    /does not load: its process ended with 1[\s\S]*libcudart.so is missing/,
  );
});
