// Why a pickle is not read.

/** `foreign`: it holds what its reader does not know, code perhaps. `broken`: it makes no sense. */
export class PickleFault extends Error {
  readonly kind: 'foreign' | 'broken';

  constructor(kind: PickleFault['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}
