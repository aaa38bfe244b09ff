// A run from a file of weights that were trained elsewhere.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { UserError } from '../../../shared/errors.ts';
import type { JobOptions } from '../jobs.ts';
import { checkData } from '../runs/check-data.ts';
import { createRunBy, type Run, type RunOrder } from '../runs/create-run.ts';
import { checkDiskSpace } from '../runs/disk-space.ts';
import type { LaunchEngine } from '../runs/engine-channel.ts';
import { dataRoots, importRequest, requireRuntime } from '../runs/engine-request.ts';
import { engineWork } from '../runs/engine-work.ts';

export interface ImportOrder extends Pick<RunOrder, 'configuration' | 'preset' | 'runsRoot' | 'runDir'> {
  /** safetensors, or PyTorch's format. */
  readonly file: string;
  /** The user's data folder, where the configuration names no other. */
  readonly dataFolder: string;
}

/**
 * The run appears whole, finished and evaluated, or not at all. Rejects with a UserError where file, data or folder are not as
 * they must be, with a FailureError where the disk is full, or with the signal's reason.
 */
export async function importWeights(order: ImportOrder, launch: LaunchEngine, options: JobOptions): Promise<Run> {
  const { dataFolder, configuration, runsRoot, runDir } = order;
  const file = resolve(order.file);
  const { tensorflowVersion } = requireRuntime();
  const imported = { file: basename(file), sha256: await sha256Of(file) };
  const conflictPercent = await checkData(configuration, dataRoots(configuration, dataFolder));
  await checkDiskSpace(resolve(runDir ?? configuration.log_dir ?? runsRoot));
  const { file: _, dataFolder: __, ...rest } = order;
  return await createRunBy({ ...rest, conflictPercent, imported, tensorflow: tensorflowVersion }, (run) =>
    engineWork(importRequest(run, dataFolder, file), launch, options),
  );
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(file), hash);
  } catch (cause) {
    throw new UserError(
      {
        code: 'checkpoint-missing',
        message: `The file of weights ${file} can't be read: ${cause instanceof Error ? cause.message : String(cause)}`,
        remedy: 'Give the path of a .pth, .ckpt or .safetensors file that you may read.',
      },
      { cause },
    );
  }
  return hash.digest('hex');
}
