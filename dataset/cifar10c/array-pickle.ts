// Pickles of Python's lists and dicts, and of NumPy's arrays: what they would call is named, and left to the caller.
import type { PickleDialect, Pickled } from '../../shared/pickle/pickle-dialect.ts';
import { PickleFault } from '../../shared/pickle/pickle-fault.ts';
import { readPickle } from '../../shared/pickle/read-pickle.ts';

/** What a pickle would look up in a module. */
class PickledGlobal {
  readonly global: string;

  constructor(global: string) {
    this.global = global;
  }
}

/** What a pickle would make: a call of `of` with `args`, then given `state`. */
class PickledObject {
  readonly of: PickledValue;
  readonly args: PickledValue;
  state: PickledValue = null;

  constructor(of: PickledValue, args: PickledValue) {
    this.of = of;
    this.args = args;
  }
}

/** Text that Python 2 wrote as bytes is read as Latin-1. */
export type PickledValue = Pickled<PickledGlobal | PickledObject>;

const arrays: PickleDialect<PickledGlobal | PickledObject> = {
  protocols: [2, 3, 4, 5],
  further: [
    ...(['BINSTRING', 'SHORT_BINSTRING', 'SHORT_BINUNICODE', 'BINBYTES', 'SHORT_BINBYTES'] as const),
    ...(['STACK_GLOBAL', 'MEMOIZE', 'FRAME'] as const),
  ],
  named: (name) => new PickledGlobal(name),
  called: (callee, given) => new PickledObject(callee, given),
  built(target, state) {
    if (!(target instanceof PickledObject)) throw new PickleFault('broken', 'it gives a state to no object');
    target.state = state;
    return target;
  },
};

/** Throws a PickleFault where they are cut short or hold what is not read here. */
export function readArrayPickle(bytes: Uint8Array): PickledValue {
  return readPickle(bytes, arrays);
}

/** The object that `value` is, where a function of such a name would have made it. */
export function madeBy(value: PickledValue | undefined, isMaker: (name: string) => boolean): PickledObject | undefined {
  if (!(value instanceof PickledObject) || !(value.of instanceof PickledGlobal)) return undefined;
  return isMaker(value.of.global) ? value : undefined;
}
