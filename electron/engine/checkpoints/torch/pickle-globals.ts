// What the names in a state dict's pickle stand for.
import { z } from 'zod';
import { PickleFault } from '../../../../shared/pickle/pickle-fault.ts';
import { GlobalName, type PickleValue, StorageReference, storageTypes, TensorReference } from './pickle-values.ts';

const size = z.int().nonnegative();
const sizes = z.array(size).max(16);
const storageTypeName = z.enum(Object.keys(storageTypes) as [keyof typeof storageTypes]);

type Maker = (given: readonly PickleValue[]) => PickleValue;

const makers: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ['collections.OrderedDict', orderedDict],
  ['torch._utils._rebuild_tensor_v2', tensor],
  ['torch._utils._rebuild_parameter', parameter],
]);

/** A name that a state dict asks for. Throws a PickleFault on any other. */
export function knownGlobal(name: string): GlobalName {
  if (!makers.has(name) && storageTypeOf(name) === undefined) throw new PickleFault('foreign', `it asks for ${name}`);
  return new GlobalName(name);
}

const storageTypeOf = (name: string) => storageTypeName.safeParse(name.replace(/^torch\./, '')).data;

/** What a call of `name` with the tuple `given` makes. Throws a PickleFault on any other name. */
export function makeFrom(name: string, given: PickleValue): PickleValue {
  const maker = makers.get(name);
  if (maker === undefined) throw new PickleFault('foreign', `a call of ${name}`);
  if (!Array.isArray(given)) throw new PickleFault('broken', `${name} is given no tuple`);
  return maker(given);
}

function orderedDict(given: readonly PickleValue[]): PickleValue {
  if (given.length > 0) throw new PickleFault('broken', 'an ordered dict is given values');
  return new Map();
}

/** (storage, offset, shape, strides, requires_grad, hooks) */
function tensor([of, offset, shape, strides]: readonly PickleValue[]): PickleValue {
  const parsed = z.object({ offset: size, shape: sizes, strides: sizes }).safeParse({ offset, shape, strides });
  if (!(of instanceof StorageReference) || !parsed.success || parsed.data.shape.length !== parsed.data.strides.length) {
    throw new PickleFault('broken', 'a tensor without storage, shape or strides');
  }
  return new TensorReference(of, parsed.data.offset, parsed.data.shape, parsed.data.strides);
}

/** (tensor, requires_grad, hooks) */
function parameter([of]: readonly PickleValue[]): PickleValue {
  if (!(of instanceof TensorReference)) throw new PickleFault('broken', 'a parameter without a tensor');
  return of;
}

/** What PyTorch writes in a storage's place: ('storage', type, key, device, number of elements). */
export function storageFrom(reference: PickleValue): StorageReference {
  const [word, type, key, , elements] = Array.isArray(reference) ? reference : [];
  const parsed = z
    .object({ word: z.literal('storage'), key: z.string().regex(/^\w{1,20}$/), elements: size })
    .safeParse({ word, key, elements });
  if (!(type instanceof GlobalName) || !parsed.success) throw new PickleFault('broken', 'a reference to no storage');
  const name = storageTypeOf(type.name);
  if (name === undefined) throw new PickleFault('broken', `${type.name} is no type of storage`);
  return new StorageReference(storageTypes[name], parsed.data.key, parsed.data.elements);
}
