// The addresses behind the # that views link to.
import type { StageName } from '../../shared/events.ts';
import type { SplitName } from '../../shared/thumbnail-address.ts';
import { filterText, type SampleFilter } from '../samples/sample-filter.ts';

export const RUNS = '/runs';
export const NEW_RUN = '/new';

export const runAddress = (id: string): string => `${RUNS}/${encodeURIComponent(id)}`;

/** The form of a new run on a data set, at one of its conflict ratios where it has them. */
export const newRunOn = (data: string, conflictPercent: number | null): string =>
  `${NEW_RUN}/on/${encodeURIComponent(data)}${conflictPercent === null ? '' : `/${conflictPercent}`}`;

/** The form of a new run, filled as another run's. */
export const newRunLike = (id: string): string => `${NEW_RUN}/like/${encodeURIComponent(id)}`;

/** The form of a new run that takes over what another run did before `stage`, by a corrected mined set of it. */
export const newRunFrom = (id: string, stage: StageName, minedSet: number | null = null): string =>
  `${NEW_RUN}/from/${encodeURIComponent(id)}/${stage}${minedSet === null ? '' : `/${minedSet}`}`;

export const SAMPLES = '/samples';

/** Samples of a run: those of the filter, or all training samples. What the filter does not say is not filtered by. */
export function samplesAddress(run: string, filter: Partial<SampleFilter> = {}): string {
  const text = filterText(filter);
  return `${SAMPLES}/${encodeURIComponent(run)}${text === '' ? '' : `/${text}`}`;
}

export const COMPARE = '/compare';

/** Runs side by side; a comma is in no id. */
export const compareAddress = (ids: readonly string[]): string =>
  ids.length === 0 ? COMPARE : `${COMPARE}/${encodeURIComponent(ids.join(','))}`;

export const EXPORT = '/export';

/** Where a run's network is taken away. */
export const exportAddress = (id: string): string => `${EXPORT}/${encodeURIComponent(id)}`;

export const FEATURES = '/features';

export const featuresAddress = (run: string, split: SplitName = 'test'): string =>
  `${FEATURES}/${encodeURIComponent(run)}/${split}`;

export const DATA = '/data';
export const SETTINGS = '/settings';
