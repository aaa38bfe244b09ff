// Decoding of the usual JPEG files: 8 bits, gray or three colours, of moderate size.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import makeLibjpeg from '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs';
import type { RgbImage, Size } from '../transforms/rgb-image.ts';

/** On larger files what sharp spends beside the pixels no longer counts. */
const LARGEST_PIXELS = 1024 * 1024;
/** SOI; EOI. */
const START = Buffer.from([0xff, 0xd8, 0xff]);
const END = Buffer.from([0xff, 0xd9]);
/** SOF0 to SOF2: baseline, extended, progressive. */
const FRAMES: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2]);
/** SOS, which begins the compressed data. */
const SCAN = 0xda;

type Libjpeg = InstanceType<Awaited<ReturnType<typeof makeLibjpeg>>['JPEGDecoder']>;

let libjpeg: Promise<Libjpeg> | undefined;

/**
 * The image, to the last bit as sharp decodes it (both by libjpeg-turbo), in a third of its time for 178x218 pixels: libvips
 * makes a pipeline for each file. Undefined for any other kind of file, and for damaged ones: sharp says what is wrong.
 */
export async function decodePlainJpeg(file: Buffer): Promise<RgbImage | undefined> {
  const size = plainSize(file);
  if (size === undefined) return undefined;
  try {
    libjpeg ??= start();
    const decoder = await libjpeg;
    decoder.getEncodedBuffer(file.length).set(file);
    decoder.decode();
    const { buffer, byteOffset, length } = decoder.getDecodedBuffer();
    if (length !== 3 * size.width * size.height) return undefined;
    return { ...size, pixels: new Uint8Array(buffer, byteOffset, length).slice() };
  } catch {
    // After an error its memory is as it was left.
    libjpeg = undefined;
    return undefined;
  }
}

async function start(): Promise<Libjpeg> {
  const path = createRequire(import.meta.url).resolve('@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm');
  const module = new WebAssembly.Module(readFileSync(path));
  const { JPEGDecoder } = await makeLibjpeg({
    instantiateWasm(imports, done) {
      const instance = new WebAssembly.Instance(module, imports);
      done(instance);
      return instance.exports;
    },
  });
  return new JPEGDecoder();
}

/** The size that the frame's header tells, where the file is one that is decoded here. */
function plainSize(file: Buffer): Size | undefined {
  if (!file.subarray(0, START.length).equals(START) || !file.subarray(-END.length).equals(END)) return undefined;
  for (let at = 2; at + 10 < file.length && file[at] === 0xff; ) {
    const marker = file[at + 1] ?? SCAN;
    if (marker === SCAN) return undefined;
    if (FRAMES.has(marker)) {
      const [height, width] = [file.readUInt16BE(at + 5), file.readUInt16BE(at + 7)];
      const [bits, channels] = [file[at + 4], file[at + 9]];
      const plain = bits === 8 && (channels === 1 || channels === 3) && width * height > 0;
      return plain && width * height <= LARGEST_PIXELS ? { height, width } : undefined;
    }
    at += 2 + file.readUInt16BE(at + 2);
  }
  return undefined;
}
