// The compiled kernels of a resize against their text.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import wabt from 'wabt';

const folder = fileURLToPath(new URL('../../../dataset/transforms/', import.meta.url));

test('the module is what its text compiles to; vitest -u compiles it anew', async () => {
  const { parseWat } = await wabt();
  const parsed = parseWat('resize-kernels.wat', readFileSync(`${folder}resize-kernels.wat`), { simd: true });
  parsed.validate();
  const base64 = Buffer.from(parsed.toBinary({}).buffer).toString('base64');
  const lines = base64.match(/.{1,112}/g) ?? [];
  const text = [
    '// resize-kernels.wat, compiled, as base64. Its test writes this file.',
    '',
    `export const RESIZE_KERNELS =\n  '${lines.join("' +\n  '")}';`,
    '',
  ].join('\n');
  await expect(text).toMatchFileSnapshot(`${folder}resize-kernels-wasm.ts`);
});
