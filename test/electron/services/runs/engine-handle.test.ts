// An engine process and its host: events, requests, errors, crashes.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { readEvents } from '../../../../electron/formats/event-log-file.ts';
import { ownerOf } from '../../../../electron/services/runs/run-owner.ts';
import type { RunEvent, RunPoint } from '../../../../shared/events.ts';
import { evaluateRequestFor, fakeRunFolder, startFake, trainRequestFor } from './fake-run.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function runFolder(behaviour: string): string {
  const folder = fakeRunFolder(behaviour);
  folders.push(folder);
  return folder;
}

/** Starts training; `training` resolves once a step was heard of. */
function start(folder: string) {
  const events: RunEvent[] = [];
  let onStep: (point: RunPoint) => void = () => {};
  const training = new Promise<RunPoint>((resolve) => {
    onStep = resolve;
  });
  const engine = startFake(trainRequestFor(folder), { onEvent: (event) => events.push(event), onStep });
  const until = (type: RunEvent['type']) =>
    vi.waitFor(() => expect(events.map((event) => event.type)).toContain(type), { timeout: 20_000 });
  return { engine, events, training, until };
}

describe('a job that ends', () => {
  test('sends each event that it writes, in order, with its time', async () => {
    const folder = runFolder('finish');
    const { engine, events } = start(folder);
    expect(await engine.ended).toBe('finished');
    expect(events.map(({ type }) => type)).toEqual(['run-started', 'losses', 'run-finished']);
    expect(readEvents(folder)).toEqual(events);
    expect(Math.abs(Date.now() - (events[0]?.at ?? 0))).toBeLessThan(60_000);
  });

  test('leaves what it prints in engine.log, and no lock', async () => {
    const folder = runFolder('finish');
    await start(folder).engine.ended;
    expect(readFileSync(join(folder, 'engine.log'), 'utf8')).toContain('oneDNN custom operations are on');
    expect(ownerOf(folder)).toBeUndefined();
    expect(existsSync(join(folder, 'run.json.lock'))).toBe(false);
  });

  test('passes on the typed error that it threw, and records it', async () => {
    const folder = runFolder('refuse');
    const facts = { kind: 'user', code: 'mined-nothing', message: 'The mined set is empty', remedy: 'Train longer.' };
    await expect(start(folder).engine.ended).rejects.toMatchObject(facts);
    expect(readEvents(folder).at(-1)).toMatchObject({ type: 'run-failed', error: facts });
  });

  test('passes on an error of unknown cause, even outside of its turn', async () => {
    const facts = { kind: 'failure', code: 'unexpected', message: 'out of its turn' };
    await expect(start(runFolder('break')).engine.ended).rejects.toMatchObject(facts);
  });

  test('writes nothing to the run when it evaluates', async () => {
    const folder = runFolder('finish');
    const events: RunEvent[] = [];
    expect(await startFake(evaluateRequestFor(folder), { onEvent: (event) => events.push(event) }).ended).toBe(
      'finished',
    );
    expect(events).toMatchObject([{ type: 'group-accuracy', split: 'test' }]);
    expect(readEvents(folder)).toEqual([]);
  });
});

describe('a job that is asked to', () => {
  test('stop saves, says so and leaves', async () => {
    const folder = runFolder('goOn');
    const { engine, training } = start(folder);
    await training;
    engine.stop();
    expect(await engine.ended).toBe('interrupted');
    expect(readEvents(folder).at(-1)?.type).toBe('run-interrupted');
  });

  test('stop while it reads data leaves without an error', async () => {
    const { engine, until } = start(runFolder('aborted'));
    await until('progress');
    engine.stop();
    expect(await engine.ended).toBe('interrupted');
  });

  test('stop before it began leaves too', async () => {
    const { engine } = start(runFolder('goOn'));
    engine.stop();
    expect(await engine.ended).toBe('interrupted');
  });

  test('pause and continue does so', async () => {
    const { engine, events, training, until } = start(runFolder('goOn'));
    await training;
    engine.pause();
    await until('run-paused');
    engine.proceed();
    await until('run-continued');
    engine.stop();
    expect(await engine.ended).toBe('interrupted');
    expect(events.map(({ type }) => type)).toEqual(['run-started', 'run-paused', 'run-continued', 'run-interrupted']);
  });

  test('take no notice of the SIGINT that a terminal sends to all', async () => {
    const { engine, training, until } = start(runFolder('goOn'));
    await training;
    process.kill(engine.pid ?? 0, 'SIGINT');
    engine.pause();
    await until('run-paused');
    engine.stop();
    expect(await engine.ended).toBe('interrupted');
  });

  test('save on SIGTERM', async () => {
    const folder = runFolder('goOn');
    const { engine, training } = start(folder);
    await training;
    process.kill(engine.pid ?? 0, 'SIGTERM');
    expect(await engine.ended).toBe('interrupted');
    expect(readEvents(folder).at(-1)?.type).toBe('run-interrupted');
  });
});

describe('a process that ends without a word', () => {
  test('is a crash, told with its last lines that say something, and the command that goes on', async () => {
    const folder = runFolder('exit');
    await expect(start(folder).engine.ended).rejects.toMatchObject({
      kind: 'failure',
      code: 'engine-crashed',
      message: expect.stringMatching(/exit code 7.*engine\.log:\nterminate called: out of range$/),
      remedy: `dcwp resume ${folder}`,
    });
  });

  test('is told as killed', async () => {
    const message = expect.stringContaining('was killed (SIGKILL)');
    await expect(start(runFolder('killed')).engine.ended).rejects.toMatchObject({ code: 'engine-crashed', message });
  });

  test('leaves a run that the next process takes over at once', async () => {
    const folder = runFolder('goOn');
    const first = start(folder);
    await first.training;
    first.engine.kill();
    await expect(first.engine.ended).rejects.toMatchObject({ code: 'engine-killed' });
    const second = start(folder);
    await second.training;
    second.engine.stop();
    expect(await second.engine.ended).toBe('interrupted');
  });
});

test('a second engine on the same run is refused, and the first goes on', async () => {
  const folder = runFolder('goOn');
  const { engine, training } = start(folder);
  await training;
  const refused = { kind: 'user', code: 'run-in-use', message: expect.stringContaining(folder) };
  await expect(start(folder).engine.ended).rejects.toMatchObject(refused);
  engine.stop();
  expect(await engine.ended).toBe('interrupted');
  expect(readEvents(folder).map(({ type }) => type)).toEqual(['run-started', 'run-interrupted']);
});

test('an engine whose host was killed saves and leaves', async () => {
  const folder = runFolder('goOn');
  const script = fileURLToPath(new URL('./fake-host.ts', import.meta.url));
  const host = spawn(process.execPath, ['--import', 'tsx', script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((training) => host.stdout.once('data', training));
  host.kill('SIGKILL');
  await vi.waitFor(() => expect(readEvents(folder).at(-1)?.type).toBe('run-interrupted'), { timeout: 20_000 });
  await vi.waitFor(() => expect(ownerOf(folder)).toBeUndefined(), { timeout: 20_000 });
});
