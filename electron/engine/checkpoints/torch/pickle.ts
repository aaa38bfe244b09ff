// A reader of pickles that runs none of their code: a machine of the few instructions that a state dict is written in.
//
// Pickle's instructions can call any function by its name. This machine knows a few names and makes what they stand for
// itself; any other name or instruction ends it. Protocol 2, which PyTorch writes
// (https://github.com/python/cpython/blob/main/Lib/pickletools.py describes each instruction).

import { PickleFault } from './pickle-fault.ts';
import { knownGlobal, makeFrom, storageFrom } from './pickle-globals.ts';
import { GlobalName, type PickleValue } from './pickle-values.ts';

const PROTOCOL = 2;

/** The value of a pickle. Throws a PickleFault on whatever a state dict is not made of. */
export function readPickle(bytes: Uint8Array): PickleValue {
  return new Machine(bytes).run();
}

class Machine {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #memo = new Map<number, PickleValue>();
  readonly #marks: number[] = [];
  #stack: PickleValue[] = [];
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  run(): PickleValue {
    while (true) {
      const code = String.fromCharCode(this.#byte());
      if (code === '.') break;
      const instruction = this.#instructions.get(code);
      if (instruction === undefined) throw new PickleFault('foreign', `instruction 0x${hex(code)} at ${this.#at - 1}`);
      instruction();
    }
    const value = this.#pop();
    if (this.#stack.length > 0) throw new PickleFault('broken', 'it ends with more than one value');
    return value;
  }

  readonly #instructions: ReadonlyMap<string, () => void> = new Map<string, () => void>([
    ['\x80', () => this.#protocol()],
    ['(', () => this.#marks.push(this.#stack.length)],
    // Constants.
    ['N', () => this.#push(null)],
    ['\x88', () => this.#push(true)],
    ['\x89', () => this.#push(false)],
    ['K', () => this.#push(this.#byte())],
    ['M', () => this.#push(this.#view.getUint16(this.#take(2), true))],
    ['J', () => this.#push(this.#view.getInt32(this.#take(4), true))],
    ['G', () => this.#push(this.#view.getFloat64(this.#take(8), false))],
    ['\x8a', () => this.#push(this.#long())],
    ['X', () => this.#push(this.#text(this.#view.getUint32(this.#take(4), true)))],
    // Collections.
    [')', () => this.#push([])],
    [']', () => this.#push([])],
    ['}', () => this.#push(new Map())],
    ['\x85', () => this.#push(this.#popMany(1))],
    ['\x86', () => this.#push(this.#popMany(2))],
    ['\x87', () => this.#push(this.#popMany(3))],
    ['t', () => this.#push(this.#popMarked())],
    ['a', () => this.#append(this.#popMany(1))],
    ['e', () => this.#append(this.#popMarked())],
    ['s', () => this.#setItems(this.#popMany(2))],
    ['u', () => this.#setItems(this.#popMarked())],
    // The memo.
    ['q', () => this.#memo.set(this.#byte(), this.#top())],
    ['r', () => this.#memo.set(this.#view.getUint32(this.#take(4), true), this.#top())],
    ['h', () => this.#push(this.#remembered(this.#byte()))],
    ['j', () => this.#push(this.#remembered(this.#view.getUint32(this.#take(4), true)))],
    // What stands for objects.
    ['c', () => this.#push(knownGlobal(`${this.#line()}.${this.#line()}`))],
    ['R', () => this.#reduce()],
    ['Q', () => this.#push(storageFrom(this.#pop()))],
    ['b', () => this.#build()],
  ]);

  #protocol(): void {
    const version = this.#byte();
    if (version !== PROTOCOL) throw new PickleFault('foreign', `pickle protocol ${version}, not ${PROTOCOL}`);
  }

  #reduce(): void {
    const [called = null, given = null] = this.#popMany(2);
    if (!(called instanceof GlobalName)) throw new PickleFault('foreign', 'a call of what is no name');
    this.#push(makeFrom(called.name, given));
  }

  /** Attributes of an ordered dict, `_metadata` of a state dict: read, and left out. */
  #build(): void {
    const [target] = this.#popMany(2);
    if (!(target instanceof Map)) throw new PickleFault('foreign', 'an object with attributes');
    this.#push(target);
  }

  #append(items: readonly PickleValue[]): void {
    const list = this.#top();
    if (!Array.isArray(list)) throw new PickleFault('broken', 'it appends to what is no list');
    for (const item of items) list.push(item);
  }

  #setItems(items: readonly PickleValue[]): void {
    const dict = this.#top();
    if (!(dict instanceof Map) || items.length % 2 !== 0) throw new PickleFault('broken', 'it sets items of no dict');
    for (let i = 0; i < items.length; i += 2) dict.set(items[i] ?? null, items[i + 1] ?? null);
  }

  #push(value: PickleValue): void {
    this.#stack.push(value);
  }

  #top(): PickleValue {
    const value = this.#stack.at(-1);
    if (value === undefined || this.#stack.length <= (this.#marks.at(-1) ?? 0))
      throw new PickleFault('broken', 'empty stack');
    return value;
  }

  #pop(): PickleValue {
    const value = this.#top();
    this.#stack.pop();
    return value;
  }

  #popMany(count: number): PickleValue[] {
    return Array.from({ length: count }, () => this.#pop()).reverse();
  }

  #popMarked(): PickleValue[] {
    const mark = this.#marks.pop();
    if (mark === undefined) throw new PickleFault('broken', 'no mark');
    const items = this.#stack.slice(mark);
    this.#stack = this.#stack.slice(0, mark);
    return items;
  }

  #remembered(index: number): PickleValue {
    const value = this.#memo.get(index);
    if (value === undefined) throw new PickleFault('broken', `nothing is noted under ${index}`);
    return value;
  }

  /** An integer of up to 8 bytes, little endian, two's complement: more than Number holds exactly is no size. */
  #long(): number {
    const length = this.#byte();
    if (length > 8) throw new PickleFault('foreign', `an integer of ${length} bytes`);
    let value = 0n;
    const start = this.#take(length);
    for (let i = length - 1; i >= 0; i--) value = (value << 8n) | BigInt(this.#bytes[start + i] ?? 0);
    return Number(BigInt.asIntN(length * 8, value));
  }

  #line(): string {
    const end = this.#bytes.indexOf(0x0a, this.#at);
    if (end < 0) throw new PickleFault('broken', 'it is truncated');
    const text = this.#text(end - this.#at);
    this.#at++;
    return text;
  }

  #text(length: number): string {
    const start = this.#take(length);
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(this.#bytes.subarray(start, start + length));
    } catch {
      throw new PickleFault('broken', 'a text is not UTF-8');
    }
  }

  #byte(): number {
    return this.#bytes[this.#take(1)] ?? 0;
  }

  /** Passes `length` bytes and gives the place of the first. */
  #take(length: number): number {
    const start = this.#at;
    if (start + length > this.#bytes.length) throw new PickleFault('broken', 'it is truncated');
    this.#at += length;
    return start;
  }
}

const hex = (code: string): string => code.charCodeAt(0).toString(16).padStart(2, '0');
