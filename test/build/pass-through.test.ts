// A child in this process' place: exit codes and signals.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';

const module = new URL('../../build/pass-through.mjs', import.meta.url).href;

/** A Node process that runs `script` as its child, and ends like it. In a session of its own: without a terminal. */
function parentOf(script: string) {
  const code = `
    import { endLike, runChild } from ${JSON.stringify(module)};
    endLike(await runChild(process.execPath, ['-e', ${JSON.stringify(script)}]));`;
  return spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
}

describe.runIf(process.platform !== 'win32')('a child', () => {
  test('gives its exit code', async () => {
    expect(await once(parentOf('process.exit(7)'), 'close')).toEqual([7, null]);
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('gets %s once, and may end in its own way', async (name) => {
    const script = `let count = 0; process.on('${name}', () => { count += 1; setTimeout(() => process.exit(10 + count), 200); });
      console.log('ready'); setInterval(() => 0, 1000);`;
    const parent = parentOf(script);
    await once(parent.stdout, 'data');
    parent.kill(name);
    expect(await once(parent, 'close')).toEqual([11, null]);
  });

  test('that dies of a signal lets the parent die of it', async () => {
    expect(await once(parentOf('process.kill(process.pid, "SIGTERM")'), 'close')).toEqual([null, 'SIGTERM']);
  });
});
