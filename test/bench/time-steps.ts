// The timed process: prints a JSON line for each stage of one network. Started by steps.ts, in the engine's environment.
import { z } from 'zod';
import { networkNames } from '../../shared/network-names.ts';
import { timeSteps } from './step-timing.ts';

const [network, side, batch, steps] = z
  .tuple([z.enum(networkNames), z.coerce.number(), z.coerce.number(), z.coerce.number()])
  .parse(process.argv.slice(2));
for (const stage of ['pretrain', 'prune', 'retrain'] as const) {
  process.stdout.write(`${JSON.stringify(timeSteps({ network, side, stage, batch, steps }))}\n`);
}
