// Whether exported files say what the engine says: of every test image, or of random ones where there are none.

import { tensor } from '@tensorflow/tfjs-core';
import type { Samples } from '../../../dataset/samples.ts';
import { FailureError } from '../../../shared/errors.ts';
import type { Verification } from '../../../shared/model-card.ts';
import { RandomStream } from '../../../shared/random.ts';
import type { Mask } from '../nn/forward.ts';
import type { NetworkState } from '../nn/network-state.ts';
import { countGroups } from '../stages/classification.ts';
import { fromBytes, toEngineImages } from './engine-images.ts';
import type { ExportedData } from './exported-data.ts';
import type { Consumer, ExportedNetwork } from './exported-network.ts';
import { engineLogits } from './formats/engine-consumer.ts';

/** Two float32 programs add the same products in another order: so far the logits may differ, or by this share of the largest. */
const TOLERANCE = 1e-4;
const RELATIVE_TOLERANCE = 2e-6;

const RANDOM_IMAGES = 32;
const AHEAD = 2;

export interface Check {
  readonly exported: ExportedNetwork;
  readonly data: ExportedData;
  /** The network as it is in the engine. */
  readonly state: NetworkState;
  readonly mask: Mask;
  readonly consumer: Consumer;
  readonly batchSize: number;
  /** Values are rounded on purpose: the difference is told, and bounded by nothing. */
  readonly rounded: boolean;
  /** Told of each batch; may throw to end the work. */
  readonly heed: (done: number, total: number) => void;
}

/** Rejects with the FailureError `export-differs` where a logit is further off than float32 explains. */
export async function verify(check: Check): Promise<Verification> {
  const { data, exported, consumer, rounded } = check;
  const { test } = data;
  const compared = test === null ? RANDOM_IMAGES : test.count;
  const result = {
    largest: 0,
    difference: 0,
    same: 0,
    engine: new Uint16Array(compared),
    exported: new Uint16Array(compared),
  };
  const batches = test === null ? randomBatches(exported.image) : testBatches(test, check.batchSize, exported.image);
  let done = 0;
  for await (const images of batches) {
    const expected = await engineSays(check, images);
    const found = await consumer.logits(images);
    if (found.length !== expected.length)
      throw new Error(`${consumer.name} gave ${found.length} logits of ${expected.length}`);
    compareLogits(expected, found, exported.network.classes, done, result);
    done += expected.length / exported.network.classes;
    check.heed(done, compared);
  }
  const tolerance = Math.max(TOLERANCE, RELATIVE_TOLERANCE * result.largest);
  if (!rounded && !(result.difference <= tolerance)) throw differs(consumer.name, result.difference, tolerance);
  const biases = data.facts.biases?.length ?? 1;
  const groupsBy = (predictions: Uint16Array) =>
    test === null ? null : countGroups(test, predictions, exported.network.classes, biases);
  const [engine, exportedGroups] = [groupsBy(result.engine), groupsBy(result.exported)];
  return {
    consumer: consumer.name,
    images: test === null ? 'random' : 'test',
    compared,
    maxAbsDifference: result.difference,
    tolerance: rounded ? null : tolerance,
    agreement: result.same / compared,
    groups: engine === null || exportedGroups === null ? null : { engine, exported: exportedGroups },
    lacks:
      data.missing === null
        ? []
        : [`Logits were compared on ${compared} random images, and no accuracy was measured: ${data.missing}`],
  };
}

async function engineSays({ exported, state, mask }: Check, images: Float32Array): Promise<Float32Array> {
  const { image, normalisation } = exported;
  const { channels, height, width } = image;
  const batch = images.length / (channels * height * width);
  const x = tensor(toEngineImages(images, image, normalisation), [batch, height, width, channels]);
  const logits = engineLogits(state, mask, x);
  x.dispose();
  return logits;
}

interface Comparison {
  /** Of the engine's logits, without sign. */
  largest: number;
  difference: number;
  same: number;
  readonly engine: Uint16Array;
  readonly exported: Uint16Array;
}

/** Notes what a batch adds, whose first image is number `first`. A logit that is no number differs infinitely. */
export function compareLogits(
  expected: Float32Array,
  found: Float32Array,
  classes: number,
  first: number,
  result: Comparison,
): void {
  for (let i = 0; i < expected.length; i++) {
    const difference = Math.abs((expected[i] ?? 0) - (found[i] ?? Number.NaN));
    result.difference = Math.max(result.difference, Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference);
    result.largest = Math.max(result.largest, Math.abs(expected[i] ?? 0));
  }
  for (let row = 0; row * classes < expected.length; row++) {
    const [mine, theirs] = [expected, found].map((logits) => largestAt(logits, row * classes, classes));
    result.engine[first + row] = mine ?? 0;
    result.exported[first + row] = theirs ?? 0;
    if (mine === theirs) result.same++;
  }
}

function largestAt(logits: Float32Array, start: number, classes: number): number {
  let best = 0;
  for (let i = 1; i < classes; i++) if ((logits[start + i] ?? 0) > (logits[start + best] ?? 0)) best = i;
  return best;
}

async function* randomBatches({ channels, height, width }: ExportedNetwork['image']): AsyncGenerator<Float32Array> {
  const random = RandomStream.for(0, 'images for the check of an export');
  yield Float32Array.from({ length: RANDOM_IMAGES * channels * height * width }, () => random.uniform());
}

/** Every image of a split once, in order. */
async function* testBatches(
  samples: Samples,
  batchSize: number,
  image: ExportedNetwork['image'],
): AsyncGenerator<Float32Array> {
  const rows = Math.min(batchSize, samples.count);
  const feed = samples.feed('evaluation', rows, AHEAD);
  const span = (first: number): Int32Array =>
    Int32Array.from({ length: Math.min(rows, samples.count - first) }, (_, i) => first + i);
  try {
    let asked = 0;
    for (let first = 0; first < samples.count; first += rows) {
      for (; asked < samples.count && feed.free > 0; asked += rows) feed.ask(span(asked));
      const { bytes, failed } = await feed.take();
      const [row] = failed;
      const problem = row === undefined ? undefined : await feed.problemOf(row);
      if (problem !== undefined) throw unreadable(samples, first + (row ?? 0), problem);
      yield fromBytes(bytes, Math.min(rows, samples.count - first), image);
      await new Promise(setImmediate);
    }
  } finally {
    feed.close();
  }
}

const unreadable = (samples: Samples, index: number, problem: Error & { readonly code: string }): FailureError =>
  new FailureError(
    {
      code: problem.code,
      message: `${samples.path(index)}: ${problem.message}`,
      remedy: 'Put the file back as it was and export again. `dcwp data check` names all files that are damaged.',
    },
    { cause: problem },
  );

const differs = (consumer: string, difference: number, tolerance: number): FailureError =>
  new FailureError({
    code: 'export-differs',
    message: `${consumer} reads the exported network otherwise than the engine: logits differ by ${difference.toPrecision(3)}, ${tolerance.toPrecision(3)} is allowed`,
    remedy: 'Nothing was exported. Please report it with the run’s configuration.',
  });
