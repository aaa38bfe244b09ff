// A reader of pickles that runs none of their code: a machine of the few instructions that data is written in.
//
// Pickle's instructions can call any function by its name. This machine leaves names, calls and references to a dialect,
// which knows a few and makes what they stand for itself; any other name or instruction ends it.
// https://github.com/python/cpython/blob/main/Lib/pickletools.py describes each instruction.

import { PickleBytes } from './pickle-bytes.ts';
import type { FurtherInstruction, PickleDialect, Pickled } from './pickle-dialect.ts';
import { PickleFault } from './pickle-fault.ts';

/** The value of a pickle. Throws a PickleFault on whatever the dialect is not made of. */
export function readPickle<Made>(bytes: Uint8Array, dialect: PickleDialect<Made>): Pickled<Made> {
  return new Machine(bytes, dialect).run();
}

const STOP = 0x2e;

class Machine<Made> {
  readonly #bytes: PickleBytes;
  readonly #dialect: PickleDialect<Made>;
  readonly #memo = new Map<number, Pickled<Made>>();
  readonly #marks: number[] = [];
  readonly #instructions: Map<number, () => void>;
  #stack: Pickled<Made>[] = [];

  constructor(bytes: Uint8Array, dialect: PickleDialect<Made>) {
    this.#bytes = new PickleBytes(bytes);
    this.#dialect = dialect;
    this.#instructions = this.#common();
    const further = this.#further();
    for (const name of dialect.further) this.#instructions.set(...further[name]);
  }

  run(): Pickled<Made> {
    for (let code = this.#bytes.byte(); code !== STOP; code = this.#bytes.byte()) {
      const instruction = this.#instructions.get(code);
      if (instruction === undefined) {
        const hex = code.toString(16).padStart(2, '0');
        throw new PickleFault('foreign', `instruction 0x${hex} at ${this.#bytes.at - 1}`);
      }
      instruction();
    }
    const value = this.#pop();
    if (this.#stack.length > 0) throw new PickleFault('broken', 'it ends with more than one value');
    return value;
  }

  #common(): Map<number, () => void> {
    const bytes = this.#bytes;
    return new Map<number, () => void>([
      [0x80, () => this.#protocol()], // PROTO
      [0x28, () => this.#marks.push(this.#stack.length)], // MARK
      // Constants.
      [0x4e, () => this.#push(null)], // NONE
      [0x88, () => this.#push(true)], // NEWTRUE
      [0x89, () => this.#push(false)], // NEWFALSE
      [0x4b, () => this.#push(bytes.byte())], // BININT1
      [0x4d, () => this.#push(bytes.uint16())], // BININT2
      [0x4a, () => this.#push(bytes.int32())], // BININT
      [0x58, () => this.#push(bytes.text(bytes.uint32()))], // BINUNICODE
      // Collections.
      [0x29, () => this.#push([])], // EMPTY_TUPLE
      [0x5d, () => this.#push([])], // EMPTY_LIST
      [0x7d, () => this.#push(new Map())], // EMPTY_DICT
      [0x85, () => this.#push(this.#popMany(1))], // TUPLE1
      [0x86, () => this.#push(this.#popMany(2))], // TUPLE2
      [0x87, () => this.#push(this.#popMany(3))], // TUPLE3
      [0x74, () => this.#push(this.#popMarked())], // TUPLE
      [0x61, () => this.#append(this.#popMany(1))], // APPEND
      [0x65, () => this.#append(this.#popMarked())], // APPENDS
      [0x73, () => this.#setItems(this.#popMany(2))], // SETITEM
      [0x75, () => this.#setItems(this.#popMarked())], // SETITEMS
      // The memo.
      [0x71, () => this.#memo.set(bytes.byte(), this.#top())], // BINPUT
      [0x72, () => this.#memo.set(bytes.uint32(), this.#top())], // LONG_BINPUT
      [0x68, () => this.#push(this.#remembered(bytes.byte()))], // BINGET
      [0x6a, () => this.#push(this.#remembered(bytes.uint32()))], // LONG_BINGET
      // What stands for objects.
      [0x63, () => this.#push(this.#dialect.named(`${bytes.line()}.${bytes.line()}`))], // GLOBAL
      [0x52, () => this.#reduce()], // REDUCE
      [0x62, () => this.#build()], // BUILD
    ]);
  }

  #further(): Record<FurtherInstruction, readonly [code: number, run: () => void]> {
    const bytes = this.#bytes;
    return {
      BINFLOAT: [0x47, () => this.#push(bytes.float64())],
      LONG1: [0x8a, () => this.#push(bytes.long())],
      BINPERSID: [0x51, () => this.#refer()],
      BINSTRING: [0x54, () => this.#push(bytes.latin1(bytes.uint32()))],
      SHORT_BINSTRING: [0x55, () => this.#push(bytes.latin1(bytes.byte()))],
      SHORT_BINUNICODE: [0x8c, () => this.#push(bytes.text(bytes.byte()))],
      BINBYTES: [0x42, () => this.#push(bytes.raw(bytes.uint32()))],
      SHORT_BINBYTES: [0x43, () => this.#push(bytes.raw(bytes.byte()))],
      STACK_GLOBAL: [0x93, () => this.#push(this.#dialect.named(this.#popMany(2).join('.')))],
      MEMOIZE: [0x94, () => this.#memo.set(this.#memo.size, this.#top())],
      FRAME: [0x95, () => bytes.raw(8)],
    };
  }

  #protocol(): void {
    const version = this.#bytes.byte();
    const { protocols } = this.#dialect;
    if (!protocols.includes(version)) {
      throw new PickleFault('foreign', `pickle protocol ${version}, not ${protocols.join(', ')}`);
    }
  }

  #reduce(): void {
    const [callee = null, given = null] = this.#popMany(2);
    this.#push(this.#dialect.called(callee, given));
  }

  #build(): void {
    const [target = null, state = null] = this.#popMany(2);
    this.#push(this.#dialect.built(target, state));
  }

  #refer(): void {
    const { referenced } = this.#dialect;
    if (referenced === undefined) throw new PickleFault('foreign', 'a reference to something outside');
    this.#push(referenced(this.#pop()));
  }

  #append(items: readonly Pickled<Made>[]): void {
    const list = this.#top();
    if (!Array.isArray(list)) throw new PickleFault('broken', 'it appends to what is no list');
    for (const item of items) list.push(item);
  }

  #setItems(items: readonly Pickled<Made>[]): void {
    const dict = this.#top();
    if (!(dict instanceof Map) || items.length % 2 !== 0) throw new PickleFault('broken', 'it sets items of no dict');
    for (let i = 0; i < items.length; i += 2) dict.set(items[i] ?? null, items[i + 1] ?? null);
  }

  #push(value: Pickled<Made>): void {
    this.#stack.push(value);
  }

  /** Above the last mark. */
  #top(): Pickled<Made> {
    const value = this.#stack.at(-1);
    if (value === undefined || this.#stack.length <= (this.#marks.at(-1) ?? 0)) {
      throw new PickleFault('broken', 'empty stack');
    }
    return value;
  }

  #pop(): Pickled<Made> {
    const value = this.#top();
    this.#stack.pop();
    return value;
  }

  #popMany(count: number): Pickled<Made>[] {
    return Array.from({ length: count }, () => this.#pop()).reverse();
  }

  #popMarked(): Pickled<Made>[] {
    const mark = this.#marks.pop();
    if (mark === undefined) throw new PickleFault('broken', 'no mark');
    const items = this.#stack.slice(mark);
    this.#stack = this.#stack.slice(0, mark);
    return items;
  }

  #remembered(index: number): Pickled<Made> {
    const value = this.#memo.get(index);
    if (value === undefined) throw new PickleFault('broken', `nothing is noted under ${index}`);
    return value;
  }
}
