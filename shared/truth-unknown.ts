// The error of taking the truth as the mined set where it is unknown.
import { UserError } from './errors.ts';

/** A UserError truth-unknown. `name` is the data set's. */
export function truthUnknown(name: string): UserError {
  return new UserError({
    code: 'truth-unknown',
    message: `supervised takes the truth as the mined set, and the training images of ${name} have no bias labels`,
    remedy: 'Leave supervised out: the samples are then mined by a biased network.',
  });
}
