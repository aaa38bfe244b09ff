// What a step needs of the data: sampling, and bringing a batch to the device.

import { openDataset } from '../../dataset/open.ts';
import { BatchReader, disposeBatch } from '../../electron/engine/stages/batch.ts';
import { EpochSampler, UpweightedSampler } from '../../electron/engine/stages/sampler.ts';
import { RandomStream } from '../../shared/random.ts';
import { useTensorFlow } from '../tensorflow.ts';

const BATCH = 256;
const BATCHES = 200;

/** Prints milliseconds for a batch of Colored MNIST, to be compared with a step's. */
export async function benchBatch(root: string): Promise<void> {
  useTensorFlow();
  const { train } = await openDataset({
    root,
    name: 'cmnist',
    conflictPercent: 5,
  });
  const random = RandomStream.for(0, 'benchmark');
  const samplers = {
    epoch: new EpochSampler(train.count, random),
    upweighted: new UpweightedSampler(train.conflicting ?? new Uint8Array(train.count), 80, random),
  };
  const reader = new BatchReader(train, 'training', BATCH, 1);
  for (const [sampler, source] of Object.entries(samplers)) {
    const times: number[] = [];
    for (let i = 0; i < BATCHES; i++) {
      const start = performance.now();
      reader.ask(source.next(BATCH));
      disposeBatch(await reader.take());
      times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    const median = times[BATCHES / 2] ?? 0;
    process.stdout.write(
      `${JSON.stringify({ subject: 'batch', sampler, batch: BATCH, median_ms: Math.round(median * 1000) / 1000 })}\n`,
    );
  }
}
