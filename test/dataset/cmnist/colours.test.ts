import { expect, it } from 'vitest';
import { COLOUR_JITTER, MEAN_COLOURS } from '../../../dataset/cmnist/colours.ts';

it('keeps every two colours eight standard deviations of the jitter apart', () => {
  for (const [index, one] of MEAN_COLOURS.entries()) {
    for (const other of MEAN_COLOURS.slice(index + 1)) {
      const distance = Math.hypot(...one.map((channel, axis) => channel - (other[axis] ?? 0)));
      expect(distance, `${one} and ${other}`).toBeGreaterThanOrEqual(8 * COLOUR_JITTER);
    }
  }
});
