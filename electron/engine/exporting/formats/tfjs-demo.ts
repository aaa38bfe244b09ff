// The page beside an exported TensorFlow.js model: it classifies an image that is dropped on it.
import type { ExportedNetwork } from '../exported-network.ts';

/** One self-contained page; it loads tf.min.js and model.json from its own folder. */
export function demoPage({ image, classNames, metadata }: ExportedNetwork): string {
  const facts = JSON.stringify({ ...image, classNames, run: metadata.run ?? '' }).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>A debiased classifier</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; color: #222; background: #fff }
  #drop { display: block; border: 2px dashed #767676; border-radius: 8px; padding: 2rem; text-align: center; cursor: pointer }
  #drop.over, #drop:focus-within { border-color: #1864ab; background: #e7f5ff }
  #file { position: absolute; opacity: 0 }
  canvas { image-rendering: pixelated; width: 128px; border: 1px solid #ccc }
  table { border-collapse: collapse; width: 100% } td { padding: .2rem .5rem } .bar { background: #1864ab; height: .8rem }
  #says { font-size: 1.25rem }
</style>
<h1>A debiased classifier</h1>
<p id="about"></p>
<label id="drop">Drop an image here, or choose one<input id="file" type="file" accept="image/*"></label>
<p id="says" role="status"></p>
<canvas id="seen" hidden></canvas>
<table id="classes"></table>
<script src="tf.min.js"></script>
<script>
const facts = ${facts};
const byId = (id) => document.getElementById(id);
const says = (text) => { byId('says').textContent = text; };
byId('about').textContent = 'Run ' + facts.run + '. Images are cut to a square of its own proportions and resized to '
  + facts.width + ' × ' + facts.height + ' pixels, which is all that the network sees. Nothing leaves this page.';
const served = location.protocol !== 'file:';
const model = served ? tf.loadGraphModel('model.json') : Promise.reject(new Error(
  'A browser lets no page read files beside it. Serve this folder, such as by "npx serve" or "python3 -m http.server" in it, and open the address that it prints.'));
model.then(() => says('Ready.'), (error) => says(error.message));

async function classify(file) {
  const picture = await createImageBitmap(file);
  const canvas = byId('seen');
  canvas.width = facts.width; canvas.height = facts.height; canvas.hidden = false;
  const scale = Math.max(facts.width / picture.width, facts.height / picture.height);
  const width = picture.width * scale, height = picture.height * scale;
  canvas.getContext('2d').drawImage(picture, (facts.width - width) / 2, (facts.height - height) / 2, width, height);
  const network = await model;
  const probabilities = tf.tidy(() => {
    const image = tf.browser.fromPixels(canvas).toFloat().div(255).expandDims(0);
    return tf.softmax(network.execute({ image }, 'logits'));
  });
  const values = [...await probabilities.data()];
  probabilities.dispose();
  show(values);
}

function show(values) {
  const order = values.map((value, i) => ({ value, name: facts.classNames[i] || String(i) })).sort((a, b) => b.value - a.value);
  says('This is: ' + order[0].name + ' (' + (100 * order[0].value).toFixed(1) + ' %)');
  byId('classes').replaceChildren(...order.map(({ value, name }) => {
    const row = document.createElement('tr');
    for (const text of [name, (100 * value).toFixed(1) + ' %']) row.insertCell().textContent = text;
    const bar = document.createElement('div');
    bar.className = 'bar'; bar.style.width = 100 * value + '%';
    const cell = row.insertCell(); cell.style.width = '50%'; cell.append(bar);
    return row;
  }));
}

const take = (file) => file && classify(file).catch((error) => says('This image was not classified: ' + error.message));
byId('file').addEventListener('change', (event) => take(event.target.files[0]));
const drop = byId('drop');
for (const type of ['dragenter', 'dragover']) addEventListener(type, (event) => { event.preventDefault(); drop.classList.add('over'); });
for (const type of ['dragleave', 'drop']) addEventListener(type, (event) => { event.preventDefault(); drop.classList.remove('over'); });
addEventListener('drop', (event) => take(event.dataTransfer.files[0]));
</script>
</html>
`;
}
