// What a run says of every sample of a split, as the engine left it in the run's folder.
import { join } from 'node:path';
import {
  PREDICTIONS_FORMAT,
  predictionsFile,
  type SplitPredictions,
  splitPredictions,
} from '../../../shared/split-predictions.ts';
import { readStoredJson } from '../runs/stored-json.ts';

/** Undefined where the split was not evaluated. Throws a UserError where the file is damaged or newer. */
export function readPredictions(runFolder: string, split: SplitPredictions['split']): SplitPredictions | undefined {
  return readStoredJson(join(runFolder, predictionsFile(split)), splitPredictions, PREDICTIONS_FORMAT);
}
