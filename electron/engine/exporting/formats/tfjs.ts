// TensorFlow.js: a graph model (model.json and its weights), and a page that classifies a dropped image by it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type GraphModel, loadGraphModel } from '@tensorflow/tfjs-converter';
import { type Tensor, tensor, tidy } from '@tensorflow/tfjs-core';
import { toEngineImages } from '../engine-images.ts';
import { type ExportedNetwork, type Exporter, type WrittenFile, writtenBytes } from '../exported-network.ts';
import { shapesOf } from '../graph/shapes.ts';
import { TfjsBody } from './tfjs-body.ts';
import { demoPage } from './tfjs-demo.ts';
import { writeTfjsNode } from './tfjs-nodes.ts';

const MODEL_FILE = 'model.json';
const WEIGHTS_FILE = 'weights.bin';
const PAGE_FILE = 'index.html';
/** TensorFlow.js itself, so that the page needs no network. */
const LIBRARY_FILE = 'tf.min.js';

export const tfjsExporter: Exporter = {
  write: (exported, { feature }) => {
    const { model, weights } = encodeGraphModel(exported, feature);
    const library = createRequire(import.meta.url).resolve('@tensorflow/tfjs/dist/tf.min.js');
    return [
      { name: MODEL_FILE, bytes: new TextEncoder().encode(JSON.stringify(model)) },
      { name: WEIGHTS_FILE, bytes: weights },
      { name: PAGE_FILE, bytes: new TextEncoder().encode(demoPage(exported)) },
      { name: LIBRARY_FILE, bytes: readFileSync(library) },
    ];
  },
  open: async (files, { image }) => {
    const model = await loadGraphModel({ load: async () => artifactsOf(files) });
    return {
      name: "TensorFlow.js's graph executor, in Node",
      logits: async (images) => {
        const batch = images.length / (image.channels * image.height * image.width);
        const x = tensor(toEngineImages(images, image, null), [batch, image.height, image.width, image.channels]);
        const logits = logitsOf(model, x);
        x.dispose();
        return logits;
      },
      close: async () => model.dispose(),
    };
  },
};

function logitsOf(model: GraphModel, image: Tensor): Float32Array {
  let values = new Float32Array(0);
  tidy(() => {
    const logits = model.execute({ image }, 'logits');
    if (Array.isArray(logits)) throw new Error('the model gave more than its logits');
    values = Float32Array.from(logits.dataSync<'float32'>());
  });
  return values;
}

/** Input `image` [batch, height, width, channels] in [0, 1]; outputs `logits` and, where asked for, `feature`. */
function encodeGraphModel(exported: ExportedNetwork, feature: boolean) {
  const { graph } = exported;
  const body = new TfjsBody();
  for (const node of graph.nodes) writeTfjsNode(body, node, graph);
  const shapes = shapesOf(graph);
  const outputs = { logits: graph.logits, ...(feature ? { feature: graph.feature } : {}) };
  for (const [name, node] of Object.entries(outputs)) body.node('Identity', name, [node]);
  const signed = (name: string, sizes: readonly number[]) => ({
    name: `${name}:0`,
    dtype: 'DT_FLOAT',
    tensorShape: { dim: sizes.map((size) => ({ size: String(size) })) },
  });
  const { channels, height, width } = exported.image;
  const outputShapes = Object.entries(outputs).map(([name, node]) => [
    name,
    signed(name, [-1, shapes.get(node)?.channels ?? 0]),
  ]);
  const model = {
    format: 'graph-model',
    generatedBy: 'dcwp',
    convertedBy: null,
    signature: {
      inputs: { image: signed('image', [-1, height, width, channels]) },
      outputs: Object.fromEntries(outputShapes),
    },
    userDefinedMetadata: exported.metadata,
    modelTopology: { node: body.nodes, library: {}, versions: { producer: 1 } },
    weightsManifest: [{ paths: [WEIGHTS_FILE], weights: body.weights }],
  };
  return { model, weights: body.bytes() };
}

type Artifacts = ReturnType<typeof encodeGraphModel>['model'];

/** What TensorFlow.js's own loader makes of the two files. */
function artifactsOf(files: readonly WrittenFile[]) {
  const model: Artifacts = JSON.parse(new TextDecoder().decode(writtenBytes(files, MODEL_FILE)));
  const { modelTopology, signature, format, weightsManifest } = model;
  const weightData = Uint8Array.from(writtenBytes(files, WEIGHTS_FILE)).buffer;
  return {
    modelTopology,
    signature,
    format,
    weightSpecs: weightsManifest.flatMap(({ weights }) => weights),
    weightData,
  };
}
