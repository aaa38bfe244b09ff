// Images between the layouts of engine and export formats. On the host, as a check does not count in time.
import type { Normalisation } from '../../../dataset/transforms/transform.ts';
import type { NodeShape } from './graph/shapes.ts';

/** Values [batch, channels, height, width] in [0, 1] → [batch, height, width, channels], normalised. */
export function toEngineImages(
  images: Float32Array,
  { channels, height, width }: NodeShape,
  normalisation: Normalisation | null,
): Float32Array {
  const pixels = height * width;
  const result = new Float32Array(images.length);
  for (let first = 0; first < images.length; first += channels * pixels)
    for (let channel = 0; channel < channels; channel++) {
      const mean = normalisation?.mean[channel] ?? 0;
      const std = normalisation?.std[channel] ?? 1;
      for (let pixel = 0; pixel < pixels; pixel++) {
        const value = images[first + channel * pixels + pixel] ?? 0;
        result[first + pixel * channels + channel] = normalisation === null ? value : (value - mean) / std;
      }
    }
  return result;
}

/** Bytes [batch, height, width, channels] → values [batch, channels, height, width] in [0, 1]. */
export function fromBytes(bytes: Uint8Array, count: number, { channels, height, width }: NodeShape): Float32Array {
  const pixels = height * width;
  const result = new Float32Array(count * channels * pixels);
  for (let image = 0; image < count; image++)
    for (let pixel = 0; pixel < pixels; pixel++)
      for (let channel = 0; channel < channels; channel++) {
        const from = (image * pixels + pixel) * channels + channel;
        result[(image * channels + channel) * pixels + pixel] = (bytes[from] ?? 0) / 255;
      }
  return result;
}
