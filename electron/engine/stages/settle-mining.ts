// The mining stage: settles which samples count as mined, once pretraining is over.
import { UserError } from '../../../shared/errors.ts';
import { type MinedSet, qualityOf } from '../../../shared/mined-set.ts';
import { miningNetwork } from '../../../shared/networks-needed.ts';
import { pretrainingOf } from '../../../shared/pretraining-settings.ts';
import { readNetwork } from '../checkpoints/network-checkpoint.ts';
import { NetworkState } from '../nn/network-state.ts';
import { mineTruth, mineWrong, readMined, writeMined } from './mining.ts';
import { minedWhilePretraining } from './pretraining.ts';
import { checkpointPath, networkOf, type RunContext } from './run-context.ts';
import { refuseUselessSet } from './useless-set.ts';

/**
 * Leaves mined.json. Pretraining has mined already, except where the truth is taken or where a run starts from the
 * mining stage of another. A set that was corrected by hand is taken as it is. Throws a UserError where the set is empty or everything, or `mining-not-kept`.
 */
export async function mine(context: RunContext): Promise<void> {
  const network = miningNetwork(context.configuration) === 'biased' ? 'biased' : 'classifier';
  const begun = performance.now();
  const point = { stage: 'mining', network, step: 0 } as const;
  context.emit({ type: 'stage-started', ...point, steps: 0 });
  const own = minedWhilePretraining(context) ? readMined(context) : undefined;
  if (own !== undefined && own.corrected !== null) writeMined(context, withQuality(context, own));
  else if (context.configuration.supervised) writeMined(context, mineTruth(context));
  else if (own === undefined) await mineAgain(context, network);
  const set = readMined(context);
  const quality = qualityOf(set.mined, context.dataset.train.conflicting);
  context.emit({ type: 'mined', ...point, ...quality, final: true });
  refuseUselessSet({ ...set, quality });
  context.emit({ type: 'stage-finished', ...point, seconds: (performance.now() - begun) / 1000 });
}

/** Whoever corrected it may not have known the truth. */
const withQuality = ({ dataset }: RunContext, set: MinedSet): MinedSet => ({
  ...set,
  quality: qualityOf(set.mined, dataset.train.conflicting),
});

async function mineAgain(context: RunContext, role: 'biased' | 'classifier'): Promise<void> {
  const path = checkpointPath(context, role === 'biased' ? 'biased' : 'pretrained');
  const network = networkOf(context);
  const state = new NetworkState(network, readNetwork(path, network));
  const { steps } = pretrainingOf(context.configuration, role);
  refuseWhatWasNotKept(context, steps);
  writeMined(context, await mineWrong(context, { network: role, step: steps }, state));
  state.dispose();
}

/** Of pretraining only the last network is kept: neither the scores of its epochs nor the network of an earlier step. */
function refuseWhatWasNotKept({ configuration }: RunContext, steps: number): void {
  const { pseudo_label_method, earlystop_iter } = configuration;
  const ensemble = pseudo_label_method === 'ensemble';
  if (!ensemble && (earlystop_iter === null || earlystop_iter === steps)) return;
  const what = ensemble
    ? 'pseudo_label_method ensemble mines by scores of all epochs of pretraining'
    : `earlystop_iter ${earlystop_iter} mines by the network as it was after that step of pretraining`;
  throw new UserError({
    code: 'mining-not-kept',
    message: `${what}, and only the network after its last step is kept`,
    remedy:
      'Train the run from pretraining on, or mine by the last network: --pseudo_label_method wrong, no earlystop_iter.',
  });
}
