// Loading TensorFlow into this process: tfjs-node-gpu's backend over the native runtime that set-up made.
import { createRequire } from 'node:module';
import * as tf from '@tensorflow/tfjs-core';
import type { NodeJSKernelBackend } from '@tensorflow/tfjs-node-gpu/dist/nodejs_kernel_backend.js';
import type { TFJSBinding } from '@tensorflow/tfjs-node-gpu/dist/tfjs_binding.js';
import { FailureError } from '../../../shared/errors.ts';
import { giveBackIsNullOrUndefined } from './is-null-or-undefined.ts';

export interface TensorFlow {
  readonly version: string;
  readonly device: 'cpu' | 'gpu';
  readonly backend: NodeJSKernelBackend;
}

let loaded: TensorFlow | undefined;

/**
 * Loads the native addon at `bindingPath` and makes it TensorFlow.js's backend. A second call returns the first one's
 * result: a process has one TensorFlow.
 *
 * tfjs-node-gpu's own entry looks for the addon inside node_modules; its backend class takes any.
 * Throws FailureError `runtime-unusable` where the addon or its libraries can't be loaded.
 */
export function loadTensorFlow(bindingPath: string): TensorFlow {
  if (loaded !== undefined) return loaded;
  giveBackIsNullOrUndefined();
  const require = createRequire(import.meta.url);
  const { binding, Backend } = requireRuntime(require, bindingPath);
  const backend = new Backend(binding, '@tensorflow/tfjs-node-gpu');
  tf.registerBackend('tensorflow', () => backend, 3);
  void tf.setBackend('tensorflow');
  loaded = { version: binding.TF_Version, device: binding.isUsingGpuDevice() ? 'gpu' : 'cpu', backend };
  return loaded;
}

/** The loaded TensorFlow. Throws where `loadTensorFlow` was not called: a mistake of the program. */
export function tensorFlow(): TensorFlow {
  if (loaded === undefined) throw new Error('loadTensorFlow must be called before a kernel runs');
  return loaded;
}

interface Runtime {
  readonly binding: TFJSBinding;
  readonly Backend: typeof NodeJSKernelBackend;
}

function requireRuntime(require: NodeJS.Require, bindingPath: string): Runtime {
  try {
    const binding: TFJSBinding = require(bindingPath);
    require('@tensorflow/tfjs-node-gpu/dist/register_all_kernels.js');
    const module: {
      NodeJSKernelBackend: typeof NodeJSKernelBackend;
    } = require('@tensorflow/tfjs-node-gpu/dist/nodejs_kernel_backend.js');
    return { binding, Backend: module.NodeJSKernelBackend };
  } catch (cause) {
    throw new FailureError(
      {
        code: 'runtime-unusable',
        message: `The native runtime at ${bindingPath} can't be loaded: ${cause instanceof Error ? cause.message : String(cause)}.`,
        remedy: 'Run `dcwp doctor`, or delete that folder and run `dcwp setup`.',
      },
      { cause },
    );
  }
}
