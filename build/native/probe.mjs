// Loads the addon that is named by the first argument, in a process of its own, multiplies two matrices, and prints what it
// found as JSON. Plain JavaScript: it runs under any host's Node without a loader, and a crash takes nobody else down.
import { createRequire } from 'node:module';

const binding = createRequire(import.meta.url)(process.argv[2]);
/** TensorFlow's number for float32. */
const FLOAT = 1;

/** TensorFlow says whether oneDNN is on when the first operation runs. */
function multiply() {
  const tensor = (values) => binding.createTensor([2, 2], FLOAT, new Float32Array(values));
  const attributes = [
    { name: 'T', type: binding.TF_ATTR_TYPE, value: FLOAT },
    { name: 'transpose_a', type: binding.TF_ATTR_BOOL, value: false },
    { name: 'transpose_b', type: binding.TF_ATTR_BOOL, value: false },
  ];
  const [product] = binding.executeOp('MatMul', attributes, [tensor([1, 2, 3, 4]), tensor([0, 1, 1, 0])], 1);
  const values = Array.from(binding.tensorDataSync(product.id));
  if (values.join() !== '2,1,4,3') throw new Error(`TensorFlow computes wrongly: ${values}`);
}

multiply();
const facts = { tensorflowVersion: binding.TF_Version, usesGpu: binding.isUsingGpuDevice() };
process.stdout.write(`${JSON.stringify(facts)}\n`);
