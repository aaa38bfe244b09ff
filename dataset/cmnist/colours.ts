// The ten colours of Colored MNIST: class c of the aligned images has colour c.

/**
 * Mean colours, RGB on [0, 1]. Every two are at least 0.4 apart (Euclidean): eight standard deviations of the jitter, so
 * that the colour alone tells the class. The published sets have ten colours of their own, drawn once.
 */
export const MEAN_COLOURS: readonly (readonly [red: number, green: number, blue: number])[] = [
  [0.9, 0.1, 0.1], // red
  [0.1, 0.75, 0.15], // green
  [0.1, 0.2, 0.95], // blue
  [0.95, 0.95, 0.15], // yellow
  [0.9, 0.1, 0.85], // magenta
  [0.1, 0.85, 0.9], // cyan
  [0.95, 0.5, 0.05], // orange
  [0.45, 0.15, 0.55], // purple
  [0.9, 0.85, 0.8], // white
  [0.4, 0.4, 0.1], // olive
];

/** Standard deviation of each channel's jitter, as the first severity of the published protocol (Nam et al., 2020). */
export const COLOUR_JITTER = 0.05;
