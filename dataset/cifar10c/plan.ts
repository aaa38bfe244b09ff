// The plan of Corrupted CIFAR-10: each image, its place and the corruption that draws it.
import { createHash } from 'node:crypto';
import { UserError } from '../../shared/errors.ts';
import { RandomStream } from '../../shared/random.ts';
import type { AssignedSplit } from '../bias-assignment.ts';
import { type BuildPlan, imageName, type PlannedImage, type PlannedSplit, type PlanRequest } from '../builder.ts';
import { readCifar10 } from './archive.ts';
import { type CifarImages, CLASSES, IMAGE } from './cifar10.ts';
import { LEVELS, type Severity } from './corruptions/corruption.ts';
import { CORRUPTIONS } from './corruptions.ts';
import { SIDE } from './filters/field.ts';
import { assignTest, assignTraining } from './protocol.ts';

const BIASES = CORRUPTIONS.length;

interface Drawing {
  readonly seed: number;
  readonly severity: Severity;
  /** `train`, `valid` or `test`; an image's random numbers depend on seed, split and its number alone. */
  readonly split: string;
}

function plannedSplit(
  raw: CifarImages,
  { sources, biasLabels }: AssignedSplit,
  folder: (classLabel: number, biasLabel: number) => string,
  { seed, severity, split }: Drawing,
): PlannedSplit {
  const images = Array.from(sources, (source, index): PlannedImage => {
    const classLabel = raw.labels[source] ?? 0;
    const biasLabel = biasLabels[index] ?? 0;
    const path = `${folder(classLabel, biasLabel)}/${imageName(source, classLabel, biasLabel)}`;
    return { path, classLabel, biasLabel };
  });
  return {
    images,
    async draw(index, into) {
      const source = sources[index] ?? 0;
      const [, corrupt] = CORRUPTIONS[biasLabels[index] ?? 0] ?? [];
      const clean = raw.pixels.subarray(source * IMAGE, (source + 1) * IMAGE);
      const random = RandomStream.for(seed, `${split}/corruption/${source}`);
      into.set((await corrupt?.(clean, severity, random)) ?? clean);
    },
  };
}

function sourceOf({ source }: PlanRequest): string {
  if (source === undefined) {
    throw new UserError({
      code: 'source-missing',
      message: 'Corrupted CIFAR-10 is made from CIFAR-10, which does not come with the workbench',
      remedy:
        'Fetch cifar-10-binary.tar.gz from https://www.cs.toronto.edu/~kriz/cifar.html; give it with --source FILE.',
    });
  }
  return source;
}

/** Reads CIFAR-10 and assigns splits and corruptions. Throws a UserError: source-missing, cifar-missing, cifar-damaged. */
export async function planCifar10c(request: PlanRequest): Promise<BuildPlan> {
  const { seed, conflictPercent } = request;
  const severity = LEVELS.find((level) => level === request.settings.severity);
  if (severity === undefined) {
    throw new RangeError(`severity ${request.settings.severity}; 1 to 5 expected`);
  }
  const { train, test } = await readCifar10(sourceOf(request), request);
  const hash = createHash('sha256');
  for (const part of [train.pixels, train.labels, test.pixels, test.labels]) {
    hash.update(part);
  }
  const assigned = assignTraining(train.labels, conflictPercent, BIASES, seed);
  const drawing = (split: string): Drawing => ({ seed, severity, split });
  const group = (label: number, bias: number): string => `${label === bias ? 'align' : 'conflict'}/${label}`;
  return {
    source: hash.digest('hex'),
    shape: { height: SIDE, width: SIDE, channels: 3 },
    classes: CLASSES,
    biases: BIASES,
    train: plannedSplit(train, assigned.train, group, drawing('train')),
    valid: plannedSplit(train, assigned.valid, (label) => `valid/${label}`, drawing('valid')),
    test: plannedSplit(test, assignTest(test.labels, BIASES, seed), String, drawing('test')),
  };
}
