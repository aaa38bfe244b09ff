// A file of weights that the user or a download gave, in either format.

import type { StoredTensor } from '../../formats/safetensors.ts';
import { readTensors } from './network-checkpoint.ts';
import { readTorchFile } from './torch/torch-file.ts';

/** By the name's ending: `.safetensors`, else PyTorch's. Runs no code of the file. Throws a UserError. */
export async function readWeightsFile(path: string): Promise<Map<string, StoredTensor>> {
  return path.toLowerCase().endsWith('.safetensors') ? readTensors(path) : await readTorchFile(path);
}
