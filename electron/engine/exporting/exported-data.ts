// The data set of an exported run: itself, or what the run remembers of it.
import type { ImageShape, Samples } from '../../../dataset/samples.ts';
import type { Normalisation } from '../../../dataset/transforms/transform.ts';
import { usualNormalisation } from '../../../dataset/transforms/usual-normalisation.ts';
import { UserError } from '../../../shared/errors.ts';
import type { EventOf, RunEventBody } from '../../../shared/events.ts';
import type { ModelCard } from '../../../shared/model-card.ts';
import type { RunControl } from '../run-control.ts';
import { type DataRoots, readData } from '../train-run.ts';

export interface ExportedData {
  readonly facts: ModelCard['data'];
  readonly shape: ImageShape;
  readonly normalisation: Normalisation | null;
  /** Null where the set is not there. */
  readonly test: Samples | null;
  /** Why it is not. */
  readonly missing: string | null;
}

/**
 * Opens the run's data set; where that can't be had, takes what the run noted of it when it was trained. Rejects with the
 * UserError of the data set where the run noted nothing.
 */
export async function dataOf(
  roots: DataRoots,
  noted: EventOf<'data-opened'> | null,
  emit: (event: RunEventBody) => void,
  control: RunControl,
): Promise<ExportedData> {
  try {
    const dataset = await readData(roots, emit, control);
    const { name, conflictPercent, classNames, biasNames, aligned, shape, test, train, valid } = dataset;
    const counts = { train: train.count, valid: valid.count, test: test.count };
    const facts = { name, conflictPercent, classes: [...classNames], biases: biasNames && [...biasNames], counts };
    const groups = aligned === null ? null : aligned.map((row) => [...row]);
    return { facts: { ...facts, aligned: groups }, shape, normalisation: test.normalisation, test, missing: null };
  } catch (error) {
    if (!(error instanceof UserError) || noted === null) throw error;
    const { name, conflictPercent, classes, biases, aligned, counts, shape } = noted;
    const normalisation = usualNormalisation(name, shape);
    const facts = { name, conflictPercent, classes, biases, aligned, counts };
    return { facts, shape, normalisation, test: null, missing: error.message };
  }
}
