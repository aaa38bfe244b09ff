// Ctrl-C while a run trains: once saves, twice ends it at once.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import { readEvents } from '../../../electron/formats/event-log-file.ts';
import { fakeRunFolder } from '../services/runs/fake-run.ts';

const script = fileURLToPath(new URL('./attending-host.ts', import.meta.url));
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A host and its engine in a process group of their own, as a terminal has them. */
function attended(behaviour: string) {
  const folder = fakeRunFolder(behaviour);
  folders.push(folder);
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder], { detached: true });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  }
  const ended = new Promise<{ code: number | null; text: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, text }));
  });
  const saw = (part: string) => vi.waitFor(() => expect(text).toContain(part), { timeout: 20_000 });
  const ctrlC = () => process.kill(-(child.pid ?? 0), 'SIGINT');
  return { folder, ended, saw, ctrlC };
}

test('once: the engine saves and leaves', async () => {
  const { folder, ended, saw, ctrlC } = attended('goOn');
  await saw('training');
  ctrlC();
  const { code, text } = await ended;
  expect(text).toMatch(/Once more ends it at once[\s\S]*\ninterrupted\n$/);
  expect(code).toBe(0);
  expect(readEvents(folder).at(-1)?.type).toBe('run-interrupted');
});

test('twice: the engine is ended, and the exit code is 130', async () => {
  const { folder, ended, saw, ctrlC } = attended('stubborn');
  await saw('training');
  ctrlC();
  await saw('Once more');
  ctrlC();
  const { code, text } = await ended;
  expect(text).toContain(`→ dcwp resume ${folder}`);
  expect(code).toBe(130);
});
