// What of a run's configuration goes by its images: whether the transform fits them, and the network where none is chosen.
import { networkInput } from '../../../dataset/network-input.ts';
import type { Configuration } from '../../../shared/configuration.ts';
import { isNetworkBySize, networkBySize } from '../../../shared/networks-needed.ts';
import type { DataRoots } from './engine-request.ts';

/**
 * The configuration with its network named where that goes by the size of the images; otherwise as it is. Throws the UserError
 * `transform-size` where the chosen transform does not fit, or what `checkData` would.
 */
export async function fitToImages(configuration: Configuration, roots: DataRoots): Promise<Configuration> {
  const { data, conflict_pct, transform } = configuration;
  const bySize = isNetworkBySize(configuration);
  if (!bySize && transform === null) return configuration;
  const { trainRoot: root, testRoot: validRoot } = roots;
  const request = { root, validRoot, name: data, conflictPercent: conflict_pct, transform: transform ?? undefined };
  const size = await networkInput(request);
  return bySize ? { ...configuration, network: networkBySize(size) } : configuration;
}
