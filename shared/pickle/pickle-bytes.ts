// The bytes of a pickle, taken one after the other.
import { PickleFault } from './pickle-fault.ts';

export class PickleBytes {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  /** Of the next byte. */
  at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  byte(): number {
    return this.#bytes[this.#pass(1)] ?? 0;
  }

  uint16(): number {
    return this.#view.getUint16(this.#pass(2), true);
  }

  uint32(): number {
    return this.#view.getUint32(this.#pass(4), true);
  }

  int32(): number {
    return this.#view.getInt32(this.#pass(4), true);
  }

  /** Big-endian, as pickle has it here alone. */
  float64(): number {
    return this.#view.getFloat64(this.#pass(8), false);
  }

  /** An integer of up to 8 bytes, little-endian, two's complement: more than a Number holds exactly is no size. */
  long(): number {
    const length = this.byte();
    if (length > 8) throw new PickleFault('foreign', `an integer of ${length} bytes`);
    const bytes = this.raw(length);
    const value = bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
    return Number(BigInt.asIntN(length * 8, value));
  }

  /** Not copied. */
  raw(length: number): Uint8Array {
    const start = this.#pass(length);
    return this.#bytes.subarray(start, start + length);
  }

  /** UTF-8. */
  text(length: number): string {
    // shared/ has no TextDecoder.
    let encoded = '';
    for (const byte of this.raw(length)) {
      const plain = byte < 0x80 && byte !== PERCENT;
      encoded += plain ? String.fromCharCode(byte) : `%${byte.toString(16).padStart(2, '0')}`;
    }
    try {
      return decodeURIComponent(encoded);
    } catch {
      throw new PickleFault('broken', 'a text is not UTF-8');
    }
  }

  /** What Python 2 wrote of texts and of bytes alike: a character for each byte. */
  latin1(length: number): string {
    const bytes = this.raw(length);
    const parts: string[] = [];
    for (let from = 0; from < length; from += CHUNK) {
      parts.push(String.fromCharCode(...bytes.subarray(from, from + CHUNK)));
    }
    return parts.join('');
  }

  /** Up to the end of the line, which is passed. */
  line(): string {
    const end = this.#bytes.indexOf(NEWLINE, this.at);
    if (end < 0) throw truncated();
    const text = this.text(end - this.at);
    this.at++;
    return text;
  }

  #pass(length: number): number {
    const start = this.at;
    if (start + length > this.#bytes.length) throw truncated();
    this.at += length;
    return start;
  }
}

const NEWLINE = 0x0a;
const PERCENT = 0x25;
/** Arguments that a call surely takes. */
const CHUNK = 8192;

const truncated = (): PickleFault => new PickleFault('broken', 'it is truncated');
