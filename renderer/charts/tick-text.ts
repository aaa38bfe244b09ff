// Numbers on an axis, for which there is room for some five characters.

/** Of a fraction: `98.5 %`. */
export const percentTick = (value: number): string => `${Number((100 * value).toPrecision(4))} %`;

const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 3 });

/** `0.02`, `1e-5`, `2.5M`. */
export const shortTick = (value: number): string =>
  value !== 0 && Math.abs(value) < 1e-3 ? value.toExponential(0) : compact.format(value);
