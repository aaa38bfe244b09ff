// ImageNet weights at the start of a run: the user's file, or the published one.
import { resolve } from 'node:path';
import { networkName } from '../../../shared/networks-needed.ts';
import { DownloadFault, downloaded } from '../checkpoints/imagenet/download.ts';
import { publishedAddress } from '../checkpoints/imagenet/published-files.ts';
import type { RunContext } from './run-context.ts';

/** The file, or undefined where there is none to be had: the run's record then has a warning. Throws on abort. */
export async function imagenetFile(context: RunContext): Promise<string | undefined> {
  const { configuration, weightsCache: cache, control, emit } = context;
  if (!configuration.imagenet) return undefined;
  if (configuration.imagenet_weights !== null) return resolve(configuration.imagenet_weights);
  const network = networkName(configuration);
  const address = publishedAddress(network);
  if (address === undefined) return undefined;
  const task = 'Downloading ImageNet weights';
  try {
    return await downloaded({
      address,
      cache,
      signal: control.signal,
      progress: (done, total) => emit({ type: 'progress', task, done, total: Math.max(done, total) }),
    });
  } catch (error) {
    if (!(error instanceof DownloadFault)) throw error;
    emit({
      type: 'warning',
      code: 'imagenet-unavailable',
      message: `The ImageNet weights of ${network} could not be downloaded (${error.message}): training starts from scratch`,
      remedy: `Download ${address} elsewhere, and start a run with --imagenet_weights FILE.`,
    });
    return undefined;
  }
}
