// What a state dict's pickle may hold.
import type { Pickled } from '../../../../shared/pickle/pickle-dialect.ts';

/** The element types of PyTorch's storages that are read. */
export const storageTypes = {
  FloatStorage: 'F32',
  DoubleStorage: 'F64',
  HalfStorage: 'F16',
  BFloat16Storage: 'BF16',
  LongStorage: 'I64',
  IntStorage: 'I32',
  ByteStorage: 'U8',
  BoolStorage: 'BOOL',
} as const;
export type StorageType = (typeof storageTypes)[keyof typeof storageTypes];

/** A run of elements in a file of its own, `data/<key>`. */
export class StorageReference {
  readonly type: StorageType;
  readonly key: string;
  readonly elements: number;

  constructor(type: StorageType, key: string, elements: number) {
    this.type = type;
    this.key = key;
    this.elements = elements;
  }
}

/** A view of a storage: `offset` and `strides` in elements. */
export class TensorReference {
  readonly storage: StorageReference;
  readonly offset: number;
  readonly shape: readonly number[];
  readonly strides: readonly number[];

  constructor(storage: StorageReference, offset: number, shape: readonly number[], strides: readonly number[]) {
    this.storage = storage;
    this.offset = offset;
    this.shape = shape;
    this.strides = strides;
  }
}

/** A name that a pickle asks for, such as `collections.OrderedDict`: nothing is looked up by it. */
export class GlobalName {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

export type PickleObject = GlobalName | StorageReference | TensorReference;
export type PickleValue = Pickled<PickleObject>;
