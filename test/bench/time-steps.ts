// The timed process: prints a JSON line for each stage of one network. Started by steps.ts, in the engine's environment.
import { z } from 'zod';
import { timeSteps } from './step-timing.ts';

const [network, batch, steps] = z
  .tuple([z.string(), z.coerce.number(), z.coerce.number()])
  .parse(process.argv.slice(2));
for (const stage of ['pretrain', 'prune', 'retrain'] as const) {
  process.stdout.write(`${JSON.stringify(timeSteps(network, stage, batch, steps))}\n`);
}
