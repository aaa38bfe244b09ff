// Class and bias labels of every sample of a split.
import { skipToken, useQuery } from '@tanstack/react-query';
import type { SampleSet } from '../../shared/api/data.ts';
import type { SplitName } from '../../shared/thumbnail-address.ts';
import { useClient } from './workbench-provider.tsx';

export interface SplitLabels {
  /** [count] each. */
  readonly classes: Uint16Array;
  /** 65535 where unknown. */
  readonly biases: Uint16Array;
}

/** Null until they are there, and where `set` is. Names and counts say what is there; labels come when they come. */
export function useSplitLabels(set: Pick<SampleSet, 'id'> | null, split: SplitName): SplitLabels | null {
  const { data: calls } = useClient();
  const id = set?.id;
  const { data } = useQuery({
    queryKey: ['labels', id, split],
    queryFn:
      id === undefined
        ? skipToken
        : async ({ signal }): Promise<SplitLabels> => {
            const bytes = await (await calls.labels({ set: id, split }, { signal })).arrayBuffer();
            const count = bytes.byteLength / 4;
            return { classes: new Uint16Array(bytes, 0, count), biases: new Uint16Array(bytes, 2 * count, count) };
          },
  });
  return data ?? null;
}
