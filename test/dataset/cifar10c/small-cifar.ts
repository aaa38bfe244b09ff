// CIFAR-10 in little: its files as distributed, of pictures made from the test's photographs.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RandomStream } from '../../../shared/random.ts';
import { PHOTOGRAPHS, photographs } from './sheets.ts';

export const BATCHES = [
  'data_batch_1',
  'data_batch_2',
  'data_batch_3',
  'data_batch_4',
  'data_batch_5',
  'test_batch',
] as const;

export interface SmallBatch {
  readonly labels: number[];
  /** [count, 3, 32, 32] */
  readonly planes: Uint8Array;
}

/** Image `index` of a batch has the label index modulo 10; it is a photograph, dimmed by a random factor. */
export function smallBatch(name: string, count: number): SmallBatch {
  const random = RandomStream.for(1, name);
  const planes = new Uint8Array(count * 3072);
  for (let image = 0; image < count; image += 1) {
    const pixels = photographs(0, image % PHOTOGRAPHS.length);
    const light = 0.5 + random.uniform() / 2;
    pixels.forEach((value, at) => {
      planes[image * 3072 + (at % 3) * 1024 + Math.floor(at / 3)] = Math.round(value * light);
    });
  }
  return { labels: Array.from({ length: count }, (_, index) => index % 10), planes };
}

/** The file of the binary version. */
export function binaryFile({ labels, planes }: SmallBatch): Buffer {
  return Buffer.concat(
    labels.map((label, image) => Buffer.from([label, ...planes.subarray(image * 3072, (image + 1) * 3072)])),
  );
}

const text = (value: string): Buffer =>
  Buffer.concat([Buffer.from([0x55, value.length]), Buffer.from(value, 'latin1')]);
const code = (value: string): Buffer => Buffer.from(value, 'latin1');
const word = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

/** The file of the Python version, byte by byte as Python 2's cPickle writes it with protocol 2. */
export function pythonFile({ labels, planes }: SmallBatch): Buffer {
  const count = labels.length;
  const array = [
    code('cnumpy.core.multiarray\n_reconstruct\nq\x07cnumpy\nndarray\nq\x08K\x00\x85q\x09U\x01bq\x0a\x87q\x0bRq\x0c'),
    Buffer.concat([code('(K\x01M'), word(count).subarray(0, 2), code('M\x00\x0c\x86q\x0d')]),
    code(
      'cnumpy\ndtype\nq\x0eU\x02u1K\x00K\x01\x87Rq\x0f(K\x03U\x01|NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tbq\x10\x89T',
    ),
    Buffer.concat([word(planes.length), planes, code('q\x11tb')]),
  ];
  return Buffer.concat([
    code('\x80\x02}q\x01('),
    Buffer.concat([text('batch_label'), code('q\x02'), text('training batch 1 of 5'), code('q\x03')]),
    Buffer.concat([
      text('labels'),
      code('q\x04]q\x05('),
      ...labels.map((label) => Buffer.from([0x4b, label])),
      code('e'),
    ]),
    Buffer.concat([text('data'), code('q\x06'), ...array]),
    Buffer.concat([text('filenames'), code('q\x12]q\x13('), text('a_s_000001.png'), code('q\x14e')]),
    code('u.'),
  ]);
}

/** Writes the unpacked binary version into `folder`: five batches of `count` images and a test batch of 100. */
export function writeSmallCifar(folder: string, count = 40): void {
  for (const name of BATCHES) {
    writeFileSync(join(folder, `${name}.bin`), binaryFile(smallBatch(name, name === 'test_batch' ? 100 : count)));
  }
}
