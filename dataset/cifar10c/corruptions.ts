// The ten corruptions of Corrupted CIFAR-10: bias label b is the b-th, and images of class b usually have it.
import { brightness } from './corruptions/brightness.ts';
import { contrast } from './corruptions/contrast.ts';
import type { Corruption } from './corruptions/corruption.ts';
import { elasticTransform } from './corruptions/elastic-transform.ts';
import { fog } from './corruptions/fog.ts';
import { frost } from './corruptions/frost.ts';
import { jpeg } from './corruptions/jpeg.ts';
import { pixelate } from './corruptions/pixelate.ts';
import { saturate } from './corruptions/saturate.ts';
import { snow } from './corruptions/snow.ts';
import { spatter } from './corruptions/spatter.ts';

/** In the order of the published protocol (Nam et al., "Learning from Failure", NeurIPS 2020). */
export const CORRUPTIONS: readonly (readonly [name: string, corruption: Corruption])[] = [
  ['snow', snow],
  ['frost', frost],
  ['fog', fog],
  ['brightness', brightness],
  ['contrast', contrast],
  ['spatter', spatter],
  ['elastic transform', elasticTransform],
  ['jpeg', jpeg],
  ['pixelate', pixelate],
  ['saturate', saturate],
];
