// Opens picked samples of a run in the Samples view.
import { useCallback } from 'react';
import { useLocation } from 'wouter';
import { samplesAddress } from '../shell/addresses.ts';
import { type PickedSamples, pickSamples } from './picked-samples.ts';

export function useOpenSamples(): (run: string, samples: PickedSamples) => void {
  const [, go] = useLocation();
  return useCallback(
    (run, samples) => go(samplesAddress(run, { split: samples.split, picked: pickSamples(run, samples) })),
    [go],
  );
}
