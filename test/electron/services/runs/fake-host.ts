// A host that starts a fake engine on the folder of its argument, to be killed while it trains.
import { fileURLToPath } from 'node:url';
import { startEngine } from '../../../../electron/services/runs/engine-handle.ts';
import { forkEngine } from '../../../../electron/services/runs/fork-engine.ts';
import { trainRequestFor } from './fake-run.ts';

const entry = fileURLToPath(new URL('./fake-engine.ts', import.meta.url));
const engine = startEngine(
  trainRequestFor(process.argv[2] ?? ''),
  { onStep: () => process.stdout.write('training\n') },
  (log) => forkEngine(log, entry),
);
await engine.ended;
