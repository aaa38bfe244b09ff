// Reading PyTorch's files. The .pth files beside this were written by torch 2.15: what torch.save makes of small tensors.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { readTorchFile } from '../../../../../electron/engine/checkpoints/torch/torch-file.ts';
import type { StoredTensor } from '../../../../../electron/formats/safetensors.ts';
import { UserError } from '../../../../../shared/errors.ts';

const fixture = (name: string): string => fileURLToPath(new URL(`./${name}.pth`, import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'dcwp-torch-'));
afterAll(() => rmSync(scratch, { recursive: true }));

function numbers({ dtype, data }: StoredTensor): number[] {
  if (dtype === 'F32') return [...new Float32Array(data.buffer, data.byteOffset, data.length / 4)];
  if (dtype === 'F64') return [...new Float64Array(data.buffer, data.byteOffset, data.length / 8)];
  if (dtype === 'I64') return [...new BigInt64Array(data.buffer, data.byteOffset, data.length / 8)].map(Number);
  return [...data];
}

async function refusal(path: string): Promise<UserError> {
  const error: unknown = await readTorchFile(path).catch((thrown: unknown) => thrown);
  if (!(error instanceof UserError)) throw new Error(`no UserError: ${String(error)}`);
  return error;
}

test('a state dict gives each tensor with its type, shape and values in order', async () => {
  const tensors = await readTorchFile(fixture('tensors'));
  const found = [...tensors].map(([name, tensor]) => [name, tensor.dtype, tensor.shape, numbers(tensor)]);
  expect(found).toEqual([
    ['conv.weight', 'F32', [2, 3, 2, 2], Array.from({ length: 24 }, (_, i) => i / 8)],
    ['conv.view', 'F32', [3, 2], [0, 3, 1, 4, 2, 5]],
    ['half', 'F32', [5], [0, 1, -2.5, 2 ** -24, Number.POSITIVE_INFINITY]],
    ['bfloat', 'F32', [3], [1, -3, 0.15625]],
    ['double', 'F64', [1], [0.1]],
    ['count', 'I64', [], [1234567890123]],
    ['flags', 'BOOL', [2], [1, 0]],
    ['bytes', 'U8', [2], [1, 255]],
    ['first', 'F32', [2], [0, 1]],
    ['last', 'F32', [2], [3, 4]],
    ['none', 'F32', [0, 3], []],
  ]);
});

test('dicts within dicts join their keys, and what is no tensor is left out', async () => {
  const tensors = await readTorchFile(fixture('nested'));
  expect([...tensors.keys()]).toEqual(['classifier.fc.weight', 'biased_classifier.fc.weight']);
});

test('a bare tensor has no name, a parameter is a tensor', async () => {
  expect(numbers((await readTorchFile(fixture('bare'))).get('') ?? expect.fail())).toEqual([0, 1, 1]);
  expect(numbers((await readTorchFile(fixture('parameter'))).get('a') ?? expect.fail())).toEqual([1, 1]);
});

describe('is refused', () => {
  test.each([
    ['a pickled module', 'module', 'torch-code', 'it asks for torch.nn.modules.linear.Linear'],
    ['a call of a function', 'calls-system', 'torch-code', 'it asks for posix.system'],
    ['TorchScript', 'script', 'torch-code', 'a TorchScript module'],
    ['the format before 1.6', 'legacy', 'torch-legacy', 'before version 1.6'],
  ])('%s', async (_name, file, code, words) => {
    const error = await refusal(fixture(file));
    expect(error.code).toBe(code);
    expect(error.message).toContain(words);
    expect(error.message).toContain(fixture(file));
    expect(error.remedy).toContain('torch.save');
  });

  test('a tar archive', async () => {
    const path = join(scratch, 'tar.pth');
    const bytes = Buffer.alloc(1024);
    bytes.write('ustar', 257);
    writeFileSync(path, bytes);
    expect((await refusal(path)).code).toBe('torch-legacy');
  });

  test('a file that is cut short, empty, or not there', async () => {
    const path = join(scratch, 'cut.pth');
    writeFileSync(path, readFileSync(fixture('tensors')).subarray(0, 2000));
    expect((await refusal(path)).code).toBe('torch-broken');
    writeFileSync(path, '');
    expect((await refusal(path)).code).toBe('torch-broken');
    expect((await refusal(join(scratch, 'absent.pth'))).code).toBe('checkpoint-missing');
  });

  test('a file whose storage is shorter than its pickle says', async () => {
    const path = join(scratch, 'short.pth');
    copyFileSync(fixture('bare'), path);
    const bytes = readFileSync(path);
    // BININT1 3, the number of elements in the reference to the storage.
    const at = bytes.indexOf(Buffer.from([0x4b, 3, 0x74]));
    bytes[at + 1] = 4;
    writeFileSync(path, bytes);
    const error = await refusal(path);
    expect(error.code).toBe('torch-broken');
    expect(error.message).toContain('has 12 bytes, not 16');
  });
});
