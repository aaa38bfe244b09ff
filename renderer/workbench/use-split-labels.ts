// Class and bias labels of every sample of a split.
import { useEffect, useState } from 'react';
import type { SampleSet } from '../../shared/api/data.ts';
import type { SplitName } from '../../shared/thumbnail-address.ts';
import { useClient } from './workbench-provider.tsx';

export interface SplitLabels {
  /** [count] each. */
  readonly classes: Uint16Array;
  /** 65535 where unknown. */
  readonly biases: Uint16Array;
}

/** Null until they are there, and where `set` is. */
export function useSplitLabels(set: Pick<SampleSet, 'id'> | null, split: SplitName): SplitLabels | null {
  const { data } = useClient();
  const [labels, setLabels] = useState<SplitLabels | null>(null);
  const id = set?.id;
  useEffect(() => {
    setLabels(null);
    if (id === undefined) return;
    const ended = new AbortController();
    const ask = async (): Promise<void> => {
      const bytes = await (await data.labels({ set: id, split }, { signal: ended.signal })).arrayBuffer();
      const count = bytes.byteLength / 4;
      const next = { classes: new Uint16Array(bytes, 0, count), biases: new Uint16Array(bytes, 2 * count, count) };
      if (!ended.signal.aborted) setLabels(next);
    };
    // Names and counts say what is there; labels come when they come.
    ask().catch(() => {});
    return () => ended.abort();
  }, [data, id, split]);
  return labels;
}
