// Contrast: draws each pixel towards its channel's mean.
import { type Corruption, type Levels, PIXELS, toByte } from './corruption.ts';

const KEPT: Levels<number> = { 1: 0.75, 2: 0.5, 3: 0.4, 4: 0.3, 5: 0.15 };

/** x' = mean + c (x - mean), the mean over the image for each channel (CIFAR-10-C, "contrast"). Draws nothing. */
export const contrast: Corruption = (pixels, severity) => {
  const means = [0, 0, 0];
  pixels.forEach((value, at) => {
    means[at % 3] = (means[at % 3] ?? 0) + value / 255 / PIXELS;
  });
  return pixels.map((value, at) => {
    const mean = means[at % 3] ?? 0;
    return toByte((value / 255 - mean) * KEPT[severity] + mean);
  });
};
