// The configuration of a run: every setting under its published name, with its default (github.com/geonyeong-park/DCWP).
import { z } from 'zod';
import { dataSettings } from './configuration/data.ts';
import { methodSettings } from './configuration/method.ts';
import { miningSettings } from './configuration/mining.ts';
import { networkSettings } from './configuration/network.ts';
import { pretrainingSettings } from './configuration/pretraining.ts';
import { pruningSettings } from './configuration/pruning.ts';
import { retrainingSettings } from './configuration/retraining.ts';
import { runSettings } from './configuration/run.ts';
import { trainingSettings } from './configuration/training.ts';

/** Strict: an unknown key is refused. An absent key has its default. Contradictions between settings are not looked for. */
export const configuration = z.strictObject({
  ...dataSettings,
  ...methodSettings,
  ...pretrainingSettings,
  ...miningSettings,
  ...trainingSettings,
  ...pruningSettings,
  ...retrainingSettings,
  ...networkSettings,
  ...runSettings,
});
export type Configuration = z.infer<typeof configuration>;
