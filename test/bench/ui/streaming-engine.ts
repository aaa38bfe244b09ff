// An engine that trains nothing: it reports losses, one step after the other, as fast as an engine may.
import { appendFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { EngineChannel, EngineExit } from '../../../electron/services/runs/engine-channel.ts';
import type { EngineMessage, HostMessage } from '../../../shared/engine-protocol.ts';
import { EVENTS_FILE, formatEvent } from '../../../shared/event-log.ts';
import type { RunEvent } from '../../../shared/events.ts';
import { OWNER_FILE } from '../../../shared/run-owner.ts';

const EVERY_MS = 100;
/** Where the streamed run is: in the pretraining of its classifier. */
const FIRST_STEP = 8000;

export function streamingEngine(): EngineChannel {
  const tell: ((message: EngineMessage) => void)[] = [];
  const told: ((exit: EngineExit) => void)[] = [];
  let timer: NodeJS.Timeout | undefined;
  const end = (): void => {
    clearInterval(timer);
    for (const listener of told.splice(0)) listener({ code: 0, signal: null });
  };
  const train = (folder: string): void => {
    const owner = { pid: process.pid, host: hostname(), since: new Date().toISOString() };
    writeFileSync(join(folder, OWNER_FILE), JSON.stringify(owner));
    let step = FIRST_STEP;
    timer = setInterval(() => {
      const event = lossesAt(step++);
      appendFileSync(join(folder, EVENTS_FILE), formatEvent(event));
      for (const listener of tell) listener({ type: 'event', event });
    }, EVERY_MS);
  };
  const send = (message: HostMessage): void => {
    if (message.type === 'train') train(message.folder);
    if (message.type !== 'stop') return;
    for (const listener of tell) listener({ type: 'ended', how: 'interrupted' });
    end();
  };
  const onMessage = (listener: (value: unknown) => void): void => {
    tell.push(listener);
    setImmediate(() => listener({ type: 'ready' }));
  };
  return { pid: process.pid, send, onMessage, onExit: (listener) => void told.push(listener), kill: end };
}

const lossesAt = (step: number): RunEvent => ({
  type: 'losses',
  stage: 'pretraining',
  network: 'classifier',
  step,
  total: 1 / (1 + (step % 97)),
  parts: { main: 1 / (1 + (step % 97)) },
  learningRate: 0.01,
  imagesPerSecond: 2800,
  at: Date.now(),
});
