// The timed process of a set as large as CelebA: it is opened, trained on and classified, networks aside. Started by data.ts.
import { z } from 'zod';
import { openDataset } from '../../dataset/open.ts';
import { BatchReader, disposeBatch } from '../../electron/engine/stages/batch.ts';
import { RandomStream } from '../../shared/random.ts';
import { useTensorFlow } from '../tensorflow.ts';

const BATCH = 256;
const BATCHES = 20;

const [root, threads] = z.tuple([z.string(), z.coerce.number()]).parse(process.argv.slice(2));
useTensorFlow();
const start = performance.now();
const { train, valid } = await openDataset({ root, name: 'celebA', conflictPercent: 5, threads });
const opened = performance.now();
const random = RandomStream.for(0, 'benchmark');
for (const [samples, use] of [
  [train, 'training'],
  [valid, 'evaluation'],
] as const) {
  const reader = new BatchReader(samples, use, BATCH, 3);
  for (let taken = 0; taken < BATCHES; taken++) {
    while (reader.free > 0) {
      const indices = Int32Array.from({ length: BATCH }, () => random.below(samples.count));
      reader.ask(indices, random);
    }
    disposeBatch(await reader.take());
  }
  reader.close();
}
const line = {
  subject: 'memory',
  images: train.count,
  threads,
  open_s: Math.round((opened - start) / 100) / 10,
  most_resident_mb: Math.round(process.resourceUsage().maxRSS / 1024),
};
process.stdout.write(`${JSON.stringify(line)}\n`);
process.exit(0);
