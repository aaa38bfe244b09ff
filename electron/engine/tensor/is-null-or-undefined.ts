// Workaround: tfjs-node 4.22 calls util.isNullOrUndefined, which Node 23 and Electron's Node no longer have.
// Upstream: tensorflow/tfjs#8425. Delete once tfjs-node does without it.
import { createRequire } from 'node:module';

/** Gives `util.isNullOrUndefined` back where it is gone. */
export function giveBackIsNullOrUndefined(): void {
  const util: Record<string, unknown> = createRequire(import.meta.url)('node:util');
  util.isNullOrUndefined ??= (value: unknown) => value === null || value === undefined;
}
