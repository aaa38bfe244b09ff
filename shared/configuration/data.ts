// Settings of the data that a run reads.
import { z } from 'zod';
import { choice, flag, real, text } from '../setting.ts';
import { transformNames } from '../transform-names.ts';
import { folder } from './ranges.ts';

export const dataSettings = {
  data: text(
    z
      .string()
      .regex(/^[\p{L}\p{N}_-][\p{L}\p{M}\p{N}._-]{0,63}$/u)
      .default('cmnist'),
    {
      group: 'data',
      help: 'name of the data set: a known one, or a folder of your own below the data root',
      form: 'letters, digits, _ - and ., such as cmnist',
    },
  ),
  conflict_pct: real(5, {
    group: 'data',
    unit: '%',
    range: { above: 0, most: 100 },
    help: 'conflict ratio: percentage of training samples that conflict; without effect on a set that has no such ratios',
  }),
  transform: choice(z.enum(transformNames).nullable().default(null), {
    group: 'data',
    help: 'what is done to images, augmentation included, as published for that data set',
    choices: transformNames,
    published: false,
    whenNull: "the data set's own; for images of your own as-is up to 64 pixels, celebA above",
  }),
  cmnist_use_mlp: flag({ group: 'data', help: 'train the fully connected network, GateFCN, in place of GateCNN' }),
  train_root_dir: text(folder(), {
    group: 'data',
    help: 'folder that holds the data sets, for training',
    form: 'a folder',
    whenNull: "the user's data folder",
  }),
  val_root_dir: text(folder(), {
    group: 'data',
    help: 'folder that holds the data sets, for validation and test',
    form: 'a folder',
    whenNull: 'that of training',
  }),
};
