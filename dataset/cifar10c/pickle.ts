// Reader of Python's pickles that runs nothing: it names what a pickle would call, and leaves it to the caller.

/** What a pickle would look up in a module. */
export interface PickledGlobal {
  readonly global: string;
}

/** What a pickle would make: a call of `of` with `args`, then given `state`. */
export interface PickledObject {
  readonly of: PickledValue;
  readonly args: PickledValue;
  state: PickledValue;
}

/** Lists and tuples are arrays, dictionaries maps; text that Python 2 wrote as bytes is read as Latin-1 where it is asked for. */
export type PickledValue =
  | number
  | string
  | boolean
  | null
  | Uint8Array
  | PickledValue[]
  | Map<PickledValue, PickledValue>
  | PickledGlobal
  | PickledObject;

/** Why bytes are no pickle that is read here. */
export class PickleError extends Error {}

/** Stack, marks and memo of the machine that a pickle is a program for. */
class Machine {
  readonly bytes: Buffer;
  at = 0;
  readonly stack: PickledValue[] = [];
  readonly marks: number[] = [];
  readonly memo = new Map<number, PickledValue>();

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  take(length: number): Buffer {
    if (this.at + length > this.bytes.length) throw new PickleError(`it ends within byte ${this.at}`);
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  line(): string {
    const end = this.bytes.indexOf(0x0a, this.at);
    if (end < 0) throw new PickleError(`it ends within byte ${this.at}`);
    const text = this.take(end - this.at).toString('latin1');
    this.at += 1;
    return text;
  }

  pop(): PickledValue {
    const value = this.stack.pop();
    if (value === undefined) throw new PickleError(`byte ${this.at} takes from an empty stack`);
    return value;
  }

  popMark(): PickledValue[] {
    const mark = this.marks.pop();
    if (mark === undefined) throw new PickleError(`byte ${this.at} has no mark`);
    return this.stack.splice(mark);
  }

  top(): PickledValue {
    const value = this.stack.at(-1);
    if (value === undefined) throw new PickleError(`byte ${this.at} takes from an empty stack`);
    return value;
  }

  recall(key: number): void {
    const value = this.memo.get(key);
    if (value === undefined) throw new PickleError(`byte ${this.at} recalls what was not kept`);
    this.stack.push(value);
  }
}

type Operation = (machine: Machine) => void;

function append(machine: Machine, values: readonly PickledValue[]): void {
  const list = machine.top();
  if (!Array.isArray(list)) throw new PickleError(`byte ${machine.at} appends to no list`);
  for (const value of values) list.push(value);
}

function setItems(machine: Machine, values: readonly PickledValue[]): void {
  const map = machine.top();
  if (!(map instanceof Map)) throw new PickleError(`byte ${machine.at} sets an item of no dictionary`);
  for (let index = 0; index + 1 < values.length; index += 2) {
    map.set(values[index] ?? null, values[index + 1] ?? null);
  }
}

function tuple(size: number): Operation {
  return (machine) => {
    const values = Array.from({ length: size }, () => machine.pop()).reverse();
    machine.stack.push(values);
  };
}

function build(machine: Machine): void {
  const state = machine.pop();
  const object = machine.top();
  if (typeof object !== 'object' || object === null || !('of' in object)) {
    throw new PickleError(`byte ${machine.at} gives a state to no object`);
  }
  object.state = state;
}

const latin1 = (machine: Machine, length: number): void =>
  void machine.stack.push(machine.take(length).toString('latin1'));
const utf8 = (machine: Machine, length: number): void => void machine.stack.push(machine.take(length).toString('utf8'));
const raw = (machine: Machine, length: number): void => void machine.stack.push(new Uint8Array(machine.take(length)));
const byte = (machine: Machine): number => machine.take(1).readUInt8();
const word = (machine: Machine): number => machine.take(4).readUInt32LE();

/** By code (Python's pickletools); protocols 2 to 4, as far as arrays, lists, dictionaries and text need them. */
const OPERATIONS: ReadonlyMap<number, Operation> = new Map<number, Operation>([
  [0x80, (machine) => void machine.take(1)], // PROTO
  [0x95, (machine) => void machine.take(8)], // FRAME
  [0x28, (machine) => void machine.marks.push(machine.stack.length)], // MARK
  [0x7d, (machine) => void machine.stack.push(new Map())], // EMPTY_DICT
  [0x5d, (machine) => void machine.stack.push([])], // EMPTY_LIST
  [0x29, (machine) => void machine.stack.push([])], // EMPTY_TUPLE
  [0x74, (machine) => void machine.stack.push(machine.popMark())], // TUPLE
  [0x85, tuple(1)],
  [0x86, tuple(2)],
  [0x87, tuple(3)],
  [0x4e, (machine) => void machine.stack.push(null)], // NONE
  [0x88, (machine) => void machine.stack.push(true)],
  [0x89, (machine) => void machine.stack.push(false)],
  [0x4a, (machine) => void machine.stack.push(machine.take(4).readInt32LE())], // BININT
  [0x4b, (machine) => void machine.stack.push(byte(machine))], // BININT1
  [0x4d, (machine) => void machine.stack.push(machine.take(2).readUInt16LE())], // BININT2
  [0x54, (machine) => latin1(machine, word(machine))], // BINSTRING
  [0x55, (machine) => latin1(machine, byte(machine))], // SHORT_BINSTRING
  [0x58, (machine) => utf8(machine, word(machine))], // BINUNICODE
  [0x8c, (machine) => utf8(machine, byte(machine))], // SHORT_BINUNICODE
  [0x42, (machine) => raw(machine, word(machine))], // BINBYTES
  [0x43, (machine) => raw(machine, byte(machine))], // SHORT_BINBYTES
  [0x63, (machine) => void machine.stack.push({ global: `${machine.line()}.${machine.line()}` })], // GLOBAL
  [
    0x93, // STACK_GLOBAL
    (machine) => {
      const [module, name] = [machine.pop(), machine.pop()].reverse();
      machine.stack.push({ global: `${module}.${name}` });
    },
  ],
  [
    0x52, // REDUCE
    (machine) => {
      const args = machine.pop();
      machine.stack.push({ of: machine.pop(), args, state: null });
    },
  ],
  [0x62, build], // BUILD
  [0x61, (machine) => append(machine, [machine.pop()])], // APPEND
  [0x65, (machine) => append(machine, machine.popMark())], // APPENDS
  [0x73, (machine) => setItems(machine, [machine.pop(), machine.pop()].reverse())], // SETITEM
  [0x75, (machine) => setItems(machine, machine.popMark())], // SETITEMS
  [0x71, (machine) => void machine.memo.set(byte(machine), machine.top())], // BINPUT
  [0x72, (machine) => void machine.memo.set(word(machine), machine.top())], // LONG_BINPUT
  [0x94, (machine) => void machine.memo.set(machine.memo.size, machine.top())], // MEMOIZE
  [0x68, (machine) => machine.recall(byte(machine))], // BINGET
  [0x6a, (machine) => machine.recall(word(machine))], // LONG_BINGET
]);
const STOP = 0x2e;

/** The value that `bytes` pickle. Throws a PickleError where they are cut short or hold what is not read here. */
export function readPickle(bytes: Buffer): PickledValue {
  const machine = new Machine(bytes);
  for (let code = byte(machine); code !== STOP; code = byte(machine)) {
    const operation = OPERATIONS.get(code);
    if (operation === undefined) {
      throw new PickleError(
        `byte ${machine.at - 1} is 0x${code.toString(16).padStart(2, '0')}, which is not read here`,
      );
    }
    operation(machine);
  }
  return machine.pop();
}
