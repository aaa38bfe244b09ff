// The mining stage: settles which samples count as mined, once pretraining is over.
import { qualityOf } from '../../../shared/mined-set.ts';
import { miningNetwork } from '../../../shared/networks-needed.ts';
import { pretrainingOf } from '../../../shared/pretraining-settings.ts';
import { readNetwork } from '../checkpoints/network-checkpoint.ts';
import { NetworkState } from '../nn/network-state.ts';
import { mineTruth, mineWrong, readMined, refuseUselessSet, writeMined } from './mining.ts';
import { minedWhilePretraining } from './pretraining.ts';
import { checkpointPath, networkOf, type RunContext } from './run-context.ts';

/**
 * Leaves mined.json. Pretraining has mined already, except where the truth is taken or where a run starts from the
 * mining stage of another. Throws a UserError where the set is empty or everything.
 */
export async function mine(context: RunContext): Promise<void> {
  const network = miningNetwork(context.configuration) === 'biased' ? 'biased' : 'classifier';
  const begun = performance.now();
  const point = { stage: 'mining', network, step: 0 } as const;
  context.emit({ type: 'stage-started', ...point, steps: 0 });
  if (context.configuration.supervised) writeMined(context, mineTruth(context));
  else if (!minedWhilePretraining(context)) await mineAgain(context, network);
  const { mined } = readMined(context);
  const quality = qualityOf(mined, context.dataset.train.conflicting);
  context.emit({ type: 'mined', ...point, ...quality, final: true });
  refuseUselessSet(quality);
  context.emit({ type: 'stage-finished', ...point, seconds: (performance.now() - begun) / 1000 });
}

async function mineAgain(context: RunContext, role: 'biased' | 'classifier'): Promise<void> {
  const path = checkpointPath(context, role === 'biased' ? 'biased' : 'pretrained');
  const network = networkOf(context);
  const state = new NetworkState(network, readNetwork(path, network));
  const { steps } = pretrainingOf(context.configuration, role);
  writeMined(context, await mineWrong(context, { network: role, step: steps }, state));
  state.dispose();
}
