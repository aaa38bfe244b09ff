// The file of weights that a run is to begin from, looked for before its folder is made.
import { access, constants } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Configuration } from '../../../shared/configuration.ts';
import { UserError } from '../../../shared/errors.ts';

/** Throws a UserError where the user named a file that can't be read. What it holds is the engine's to say. */
export async function checkWeights({ imagenet_weights }: Configuration): Promise<void> {
  if (imagenet_weights === null) return;
  const path = resolve(imagenet_weights);
  try {
    await access(path, constants.R_OK);
  } catch (cause) {
    throw new UserError(
      {
        code: 'weights-missing',
        message: `There is no file of weights ${path} that can be read`,
        remedy:
          "Set imagenet_weights to a .pth or .safetensors file, or leave it out: then torchvision's are downloaded.",
      },
      { cause },
    );
  }
}
