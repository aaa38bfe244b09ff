// The mask parameters π that a checkpoint holds, layer by layer.
import { existsSync, readFileSync } from 'node:fs';
import { decodeSafetensors } from '../../formats/safetensors.ts';

const SUFFIX = '.mask.gumbel_pi';

interface MaskParameters {
  readonly layer: string;
  /** One for each weight. */
  readonly values: Float32Array;
}

/** None where the file is gone, as checkpoints of the middle of a stage are. Throws a UserError where it is broken. */
export function maskParametersIn(file: string): MaskParameters[] {
  if (!existsSync(file)) return [];
  const { tensors } = decodeSafetensors(readFileSync(file), file);
  return [...tensors].flatMap(([name, { dtype, data }]) =>
    name.endsWith(SUFFIX) && dtype === 'F32'
      ? [{ layer: name.slice(0, -SUFFIX.length), values: new Float32Array(data.buffer) }]
      : [],
  );
}
