// Where an axis has its marks: round numbers.

/** The smallest of 1, 2, 5 times a power of ten that is at least `value`. */
function roundStep(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const rounds = [1, 2, 5, 10].map((factor) => factor * power);
  // What the logarithm loses must not make it a step larger.
  return rounds.find((round) => round >= value * (1 - 1e-9)) ?? 10 * power;
}

/** Round numbers within [low, high], about `count` of them, in steps of 1, 2 or 5 times a power of ten. */
export function linearTicks(low: number, high: number, count: number): number[] {
  if (!(high > low)) return [low];
  const step = roundStep((high - low) / count);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  // Steps below 1 are divided by their whole inverse: 3 * 0.1 would be 0.30000000000000004.
  const inverse = Math.round(1 / step);
  return Array.from({ length: last - first + 1 }, (_, i) => (step < 1 ? (first + i) / inverse : (first + i) * step));
}

/** Powers of ten within [low, high], both above 0; with their double and fivefold where fewer than three powers fit. */
export function logTicks(low: number, high: number): number[] {
  const powers: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) powers.push(power);
  const inside = (tick: number) => tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9);
  const decades = powers.map(decade).filter(inside);
  if (decades.length >= 3) return everyNth(decades, 6);
  const fine = powers.flatMap((power) => [1, 2, 5].map((factor) => Number(`${factor}e${power}`))).filter(inside);
  return fine.length >= 2 ? fine : linearTicks(low, high, 4);
}

const decade = (power: number): number => Number(`1e${power}`);

/** At most `most` of them, evenly. */
function everyNth(ticks: readonly number[], most: number): number[] {
  const step = Math.ceil(ticks.length / most);
  return ticks.filter((_, i) => (ticks.length - 1 - i) % step === 0);
}
