// The Export view in a real browser, and the web page that it writes: both as a user meets them.

import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { storedTensors } from '../../electron/engine/checkpoints/network-checkpoint.ts';
import { encodeOnnx } from '../../electron/engine/exporting/formats/onnx.ts';
import { traceGraph } from '../../electron/engine/exporting/graph/trace.ts';
import { OnnxNetwork } from '../../electron/engine/exporting/onnx-runtime.ts';
import { networkFor } from '../../electron/engine/networks/registry.ts';
import { encodeSafetensors } from '../../electron/formats/safetensors.ts';
import { importWeights } from '../../electron/services/importing/import-run.ts';
import { forkEngine } from '../../electron/services/runs/fork-engine.ts';
import { configuration } from '../../shared/configuration.ts';
import { launchChromium } from '../browser/chromium.ts';
import { type ServedWorkbench, serveWorkbench } from '../browser/served-workbench.ts';
import { openPage, overflowing, seriousProblems } from '../browser/watched-page.ts';
import { usedValues } from '../electron/engine/exporting/made-networks.ts';
import { smallDataRoot } from './small-run.ts';

const RUN = 'taken-away';
const IMAGE = { channels: 3, height: 28, width: 28 };
const network = networkFor('cnn', { classes: 10, ...IMAGE });
const values = usedValues(network, 6);

let browser: Browser;
let served: ServedWorkbench;
let files: Server | undefined;

beforeAll(async () => {
  browser = await launchChromium();
  served = await serveWorkbench(async (home) => {
    const dataFolder = join(home, 'data');
    await cp(await smallDataRoot(), dataFolder, { recursive: true });
    const file = join(home, 'weights.safetensors');
    writeFileSync(file, encodeSafetensors(storedTensors(network, values, 1), { format: 'pt' }));
    const place = { runsRoot: join(home, 'runs'), runDir: join(home, 'runs', RUN), dataFolder, preset: null };
    const quiet = { signal: new AbortController().signal, progress: () => {} };
    await importWeights({ file, configuration: configuration.parse({}), ...place }, forkEngine, quiet);
  });
}, 120_000);

afterAll(async () => {
  files?.close();
  await browser.close();
  await served.close();
});

test('a finished run is exported from its page, checked, listed, and the page that it wrote classifies images', async () => {
  const { page, complaints } = await openPage(browser, { url: served.url, address: `/runs/${RUN}` });
  await page.getByText('weights of weights.safetensors').waitFor();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('radio', { name: 'TensorFlow.js' }).check();
  await page.getByRole('checkbox', { name: 'Fold batch norm into convolutions' }).check();
  expect(await page.getByRole('checkbox', { name: 'Weights as 8-bit integers' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const card = page.getByRole('article', { name: 'Export tfjs' });
  await card.waitFor({ timeout: 90_000 });
  expect(await card.textContent()).toContain('the same class for every one');
  expect(await card.textContent()).toContain(join(served.home, 'runs', RUN, 'exports', 'tfjs'));
  expect(await card.getByRole('row', { name: /^weights.bin/ }).count()).toBe(1);
  expect(await seriousProblems(page)).toEqual([]);
  expect(await overflowing(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
  await classifiesInTheBrowser(join(served.home, 'runs', RUN, 'exports', 'tfjs'));
}, 180_000);

async function classifiesInTheBrowser(folder: string): Promise<void> {
  const url = await serveFolder(folder);
  const { page, complaints } = await openPage(browser, { url, address: '' });
  await page.getByText('Ready.').waitFor();
  const images = Float32Array.from({ length: 2 * 3 * 28 * 28 }, (_, i) => ((i * 37) % 256) / 255);
  const found = await page.evaluate<number[]>(`(${logitsInPage})(${JSON.stringify([...images])})`);
  const expected = await onnxSays(images);
  expect(found).toHaveLength(expected.length);
  const largest = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  found.forEach((value, i) => {
    expect(Math.abs(value - (expected[i] ?? Number.NaN))).toBeLessThan(1e-4 * largest);
  });
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M/wHwAEBgIApD5fRAAAAABJRU5ErkJggg==',
    'base64',
  );
  await page.getByLabel('Drop an image here').setInputFiles({ name: 'one.png', mimeType: 'image/png', buffer: png });
  await page.getByText(/This is: \d/).waitFor();
  expect(await page.getByRole('row').count()).toBe(10);
  await page
    .getByLabel('Drop an image here')
    .setInputFiles({ name: 'no.png', mimeType: 'image/png', buffer: Buffer.from('no') });
  await page.getByText('This image was not classified').waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
}

/** Runs in the page: `image` is [batch, height, width, channels] there. */
const logitsInPage = `async (values) => {
  const network = await model;
  const image = tf.tensor(values, [2, 3, 28, 28]).transpose([0, 2, 3, 1]);
  return [...await network.execute({ image }, 'logits').data()];
}`;

/** The independent measure: the same network as ONNX, which ONNX Runtime runs. */
async function onnxSays(images: Float32Array): Promise<Float32Array> {
  const graph = traceGraph({ network, values, masked: true, image: IMAGE, normalisation: null });
  const runtime = await OnnxNetwork.open(encodeOnnx(graph, { feature: false, int8: false, metadata: {} }), IMAGE);
  const logits = (await runtime.run(images)).get('logits');
  await runtime.close();
  return logits ?? new Float32Array(0);
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
};

async function serveFolder(folder: string): Promise<string> {
  files = createServer((request, response) => {
    const name = request.url === '/' ? 'index.html' : (request.url ?? '').slice(1);
    if (name === 'favicon.ico') return void response.writeHead(204).end();
    response.setHeader('content-type', types[extname(name)] ?? 'application/octet-stream');
    response.end(readFileSync(join(folder, name)));
  });
  files.listen(0, '127.0.0.1');
  await once(files, 'listening');
  return `http://127.0.0.1:${(files.address() as AddressInfo).port}/`;
}
