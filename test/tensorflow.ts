// TensorFlow for tests: the runtime that set-up made.
import { locateRuntime } from '../build/native/locate.ts';
import { loadTensorFlow, type TensorFlow } from '../electron/engine/tensor/tensorflow.ts';

export function useTensorFlow(): TensorFlow {
  const runtime = locateRuntime();
  if (runtime === undefined) throw new Error('No native runtime: run `npm run dcwp -- setup`.');
  return loadTensorFlow(runtime.bindingPath);
}
