// The pickle of a state dict, as PyTorch writes it.
import type { PickleDialect } from '../../../../shared/pickle/pickle-dialect.ts';
import { PickleFault } from '../../../../shared/pickle/pickle-fault.ts';
import { readPickle } from '../../../../shared/pickle/read-pickle.ts';
import { knownGlobal, makeFrom, storageFrom } from './pickle-globals.ts';
import { GlobalName, type PickleObject, type PickleValue } from './pickle-values.ts';

const stateDict: PickleDialect<PickleObject> = {
  protocols: [2],
  further: ['BINFLOAT', 'LONG1', 'BINPERSID'],
  named: knownGlobal,
  called(callee, given) {
    if (!(callee instanceof GlobalName)) throw new PickleFault('foreign', 'a call of what is no name');
    return makeFrom(callee.name, given);
  },
  /** Attributes of an ordered dict, `_metadata` of a state dict: read, and left out. */
  built(target) {
    if (!(target instanceof Map)) throw new PickleFault('foreign', 'an object with attributes');
    return target;
  },
  referenced: storageFrom,
};

/** Throws a PickleFault on whatever a state dict is not made of. */
export function readStateDictPickle(bytes: Uint8Array): PickleValue {
  return readPickle(bytes, stateDict);
}
