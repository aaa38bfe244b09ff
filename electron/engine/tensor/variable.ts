// A tensor that training changes in place: a TensorFlow resource, which optimizer kernels update without a copy.
import { keep, type Tensor } from '@tensorflow/tfjs-core';
import { runKernel, runKernels, shapeAttribute, stringAttribute, typeAttribute } from './kernel.ts';

let count = 0;

/** Owns one float32 resource from construction to `dispose`. */
export class Variable {
  readonly shape: readonly number[];
  /** The resource, as optimizer kernels take it. */
  readonly handle: Tensor;

  /** `value` is copied by reference: TensorFlow copies it before the first update in place. */
  constructor(value: Tensor) {
    this.shape = value.shape;
    this.handle = keep(
      runKernel(
        'VarHandleOp',
        [
          typeAttribute('dtype', 'float32'),
          shapeAttribute('shape', value.shape),
          stringAttribute('shared_name', `dcwp-variable-${count++}`),
          stringAttribute('container', ''),
        ],
        [],
      ),
    );
    this.assign(value);
  }

  /** Replaces the value. The caller still owns `value`. */
  assign(value: Tensor): void {
    runKernels('AssignVariableOp', [typeAttribute('dtype', 'float32')], [this.handle, value], 0);
  }

  /**
   * The current value, without a copy. Free it before the next update in place: an update of a variable that is still
   * being read copies it first.
   */
  read(): Tensor {
    return runKernel('ReadVariableOp', [typeAttribute('dtype', 'float32')], [this.handle]);
  }

  dispose(): void {
    runKernels('DestroyResourceOp', [], [this.handle], 0);
    this.handle.dispose();
  }
}
