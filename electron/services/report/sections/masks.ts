// What pruning kept: of each layer over the steps, and by channels.
import { deadChannels } from '../../../../shared/dead-channels.ts';
import type { EventOf } from '../../../../shared/events.ts';
import { keptFraction, percentText } from '../../../../shared/number-text.ts';
import { colorRange, sparsityGrid } from '../../../../shared/sparsity-grid.ts';
import { heatImage } from '../../logs/heat-image.ts';
import { html, type Markup } from '../markup.ts';
import { pngAddress } from '../png-address.ts';
import type { ReportContent } from '../report-content.ts';
import { scale } from './groups.ts';

export function masks({ state, parts }: ReportContent): Markup | null {
  const last = state.sparsity.at(-1);
  if (last === undefined) return null;
  const heatmaps = Object.values(state.heatmaps).flatMap((event) => maskOf(event) ?? []);
  return html`<section><h2>What is kept of the network</h2>
<p>A weight is kept where its mask parameter π is not negative: <b>${percentText(keptFraction(last.layers))}</b> of ${count(sum(last.layers.map(({ total }) => total)))} weights, ${count(sum(last.layers.map(({ kept }) => kept)))} of them.</p>
${overSteps(
  state.sparsity.filter(({ stage }) => stage === 'pruning'),
  parts.find(({ stage }) => stage === 'pruning')?.steps ?? 0,
)}
${layerTable(last)}
${heatmaps.length === 0 ? null : html`<h3>Masks by channel</h3><p class="note">Each cell is a pair of an output channel (row) and an input channel (column); bright where all of its weights are kept. A channel is dead where it keeps none.</p><div class="masks">${heatmaps}</div>${scale('0 % kept', '100 %')}`}</section>`;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const count = (value: number): string => value.toLocaleString('en-US');

function layerTable({ layers }: EventOf<'layer-sparsity'>): Markup {
  const rows = layers.map(
    (layer) =>
      html`<tr><th scope="row">${layer.layer}</th><td>${count(layer.total)}</td><td>${count(layer.kept)}</td><td>${percentText(keptFraction([layer]))}</td></tr>`,
  );
  return html`<h3>At the end</h3><div class="scroll" tabindex="0" role="group" aria-label="Kept weights of each layer"><table class="table"><thead><tr><th scope="col">layer</th><th scope="col">weights</th><th scope="col">kept</th><th scope="col">kept fraction</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** The kept fraction of each layer (row) over the steps of pruning, as a heatmap. */
function overSteps(events: readonly EventOf<'layer-sparsity'>[], steps: number): Markup | null {
  if (events.length < 2) return null;
  const grid = sparsityGrid(events, steps);
  const [low, high] = colorRange(grid.range);
  const shares = grid.kept.map((kept) => (kept - low) / (high - low));
  const { png } = heatImage(shares, grid.layers.length, grid.columns);
  const last = events.at(-1)?.layers ?? [];
  return html`<h3>Over the steps of pruning</h3><div class="grid"><ol>${grid.layers.map((name) => html`<li>${name}</li>`)}</ol><img class="raster" src="${pngAddress(png)}" alt="Kept fraction of each layer from step 0 to ${grid.columns * grid.interval}"><ol>${last.map((layer) => html`<li>${percentText(keptFraction([layer]))}</li>`)}</ol></div>${scale(percentText(low), percentText(high))}`;
}

/** Null where the event's bytes are not there, as on the way to a page. */
function maskOf({ layer, outputs, inputs, area, kept }: EventOf<'mask-heatmap'>): Markup | null {
  const bytes = Uint8Array.from(Buffer.from(kept, 'base64'));
  if (bytes.length === 0 || bytes.length !== outputs * inputs) return null;
  const shares = Float32Array.from(bytes, (byte) => byte / 255);
  // Small masks are enlarged here, by whole pixels, so that none is a dot.
  const cell = Math.max(1, Math.floor(256 / Math.max(outputs, inputs)));
  const { png } = heatImage(shares, outputs, inputs, cell);
  const dead = deadChannels(bytes, outputs, inputs);
  return html`<figure><figcaption>${layer}</figcaption><p>${outputs} × ${inputs} channels${area > 1 ? `, ${area} weights each` : ''}; dead: ${dead.outputs.length} outputs, ${dead.inputs.length} inputs</p><img src="${pngAddress(png)}" alt="Mask of ${layer}"></figure>`;
}
