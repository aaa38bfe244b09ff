// Decoding of the usual JPEG files: 8 bits, gray or three colours, of moderate size.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import makeLibjpeg, { type MozJPEGModule } from '@jsquash/jpeg/codec/dec/mozjpeg_dec.js';
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

/** Whether libjpeg complained of the file that it decodes. */
let complained = false;
let libjpeg: Promise<MozJPEGModule> | undefined;

/**
 * The image, to the last bit as sharp decodes it (both by libjpeg), in a third of its time for 178x218 pixels: libvips makes
 * a pipeline for each file. Undefined for any other kind of file, and for damaged ones: sharp says what is wrong.
 */
export async function decodePlainJpeg(file: Buffer): Promise<RgbImage | undefined> {
  const size = plainSize(file);
  if (size === undefined) return undefined;
  try {
    libjpeg ??= start();
    const { decode } = await libjpeg;
    complained = false;
    const decoded = decode(file, false);
    const whole = !complained && decoded?.width === size.width && decoded.height === size.height;
    return whole ? { ...size, pixels: withoutAlpha(decoded.data) } : undefined;
  } catch {
    // After an error that libjpeg does not return from, its memory is as it was left.
    libjpeg = undefined;
    return undefined;
  }
}

async function start(): Promise<MozJPEGModule> {
  const path = createRequire(import.meta.url).resolve('@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm');
  const module = new WebAssembly.Module(readFileSync(path));
  const options = {
    noInitialRun: true,
    instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) {
      const instance = new WebAssembly.Instance(module, imports);
      done(instance);
      return instance.exports;
    },
    printErr() {
      complained = true;
    },
  };
  return await makeLibjpeg(options);
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

/** Four pixels at once, as words: every machine that Node and TensorFlow run on is little-endian. */
function withoutAlpha(rgba: Uint8ClampedArray): Uint8Array {
  const count = rgba.length / 4;
  const pixels = new Uint8Array(Math.ceil(count / 4) * 12);
  const from = new Uint32Array(rgba.buffer, rgba.byteOffset, count);
  const into = new Uint32Array(pixels.buffer);
  for (let i = 0, to = 0; i < count; i += 4, to += 3) {
    const [a, b, c, d] = [from[i] ?? 0, from[i + 1] ?? 0, from[i + 2] ?? 0, from[i + 3] ?? 0];
    into[to] = (a & 0xffffff) | (b << 24);
    into[to + 1] = ((b >>> 8) & 0xffff) | (c << 16);
    into[to + 2] = ((c >>> 16) & 0xff) | (d << 8);
  }
  return pixels.subarray(0, 3 * count);
}
