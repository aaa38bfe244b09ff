// The compiled WebAssembly against its text.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import wabt from 'wabt';

const folder = fileURLToPath(new URL('../../dataset/', import.meta.url));

test.each([
  ['transforms/resize-kernels', 'RESIZE_KERNELS'],
  ['decoding/png-filters', 'PNG_FILTERS'],
])('%s is what its text compiles to; vitest -u compiles it anew', async (path, constant) => {
  const { parseWat } = await wabt();
  const name = `${path.split('/').at(-1)}.wat`;
  const parsed = parseWat(name, readFileSync(`${folder}${path}.wat`), { simd: true });
  parsed.validate();
  const base64 = Buffer.from(parsed.toBinary({}).buffer).toString('base64');
  const lines = base64.match(/.{1,112}/g) ?? [];
  const text = [
    `// ${name}, compiled, as base64. Its test writes this file.`,
    '',
    `export const ${constant} =\n  '${lines.join("' +\n  '")}';`,
    '',
  ].join('\n');
  await expect(text).toMatchFileSnapshot(`${folder}${path}-wasm.ts`);
});
