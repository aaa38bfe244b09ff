// What one kind of pickle is made of: which instructions it needs, and what its objects are.

/** Lists and tuples are arrays, a dict is a Map; `Made` is what the dialect makes of names, calls and references. */
export type Pickled<Made> =
  | null
  | boolean
  | number
  | string
  | Uint8Array
  | Pickled<Made>[]
  | Map<Pickled<Made>, Pickled<Made>>
  | Made;

/** Instructions that not every dialect needs, by their names in Python's pickletools. */
export type FurtherInstruction =
  | 'BINFLOAT'
  | 'LONG1'
  | 'BINPERSID'
  | 'BINSTRING'
  | 'SHORT_BINSTRING'
  | 'SHORT_BINUNICODE'
  | 'BINBYTES'
  | 'SHORT_BINBYTES'
  | 'STACK_GLOBAL'
  | 'MEMOIZE'
  | 'FRAME';

/** Each function runs nothing of what the pickle names. It throws a PickleFault on what it does not know. */
export interface PickleDialect<Made> {
  /** Versions of the protocol. */
  readonly protocols: readonly number[];
  readonly further: readonly FurtherInstruction[];
  /** What a name stands for, such as `collections.OrderedDict`. */
  named(name: string): Pickled<Made>;
  /** What a call makes of the tuple `given`. */
  called(callee: Pickled<Made>, given: Pickled<Made>): Pickled<Made>;
  /** `target` once it is given its attributes. */
  built(target: Pickled<Made>, state: Pickled<Made>): Pickled<Made>;
  /** What a reference to something outside of the pickle stands for; needed for BINPERSID. */
  referenced?(reference: Pickled<Made>): Pickled<Made>;
}
