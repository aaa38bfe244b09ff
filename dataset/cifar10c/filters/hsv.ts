// Hue, saturation, value of a colour.

/** Each on [0, 1]. */
export interface Hsv {
  readonly hue: number;
  readonly saturation: number;
  readonly value: number;
}

/** From red, green, blue on [0, 1]. A gray has hue 0 and saturation 0. */
export function toHsv(red: number, green: number, blue: number): Hsv {
  const value = Math.max(red, green, blue);
  const delta = value - Math.min(red, green, blue);
  if (delta === 0) {
    return { hue: 0, saturation: 0, value };
  }
  const sixths =
    value === blue ? 4 + (red - green) / delta : value === green ? 2 + (blue - red) / delta : (green - blue) / delta;
  const hue = sixths / 6;
  return { hue: hue < 0 ? hue + 1 : hue, saturation: delta / value, value };
}

/** Red, green, blue on [0, 1]. */
export function fromHsv({ hue, saturation, value }: Hsv): readonly [red: number, green: number, blue: number] {
  const sector = Math.floor(hue * 6);
  const rest = hue * 6 - sector;
  const low = value * (1 - saturation);
  const falling = value * (1 - rest * saturation);
  const rising = value * (1 - (1 - rest) * saturation);
  switch (sector % 6) {
    case 0:
      return [value, rising, low];
    case 1:
      return [falling, value, low];
    case 2:
      return [low, value, rising];
    case 3:
      return [low, falling, value];
    case 4:
      return [rising, low, value];
    default:
      return [value, low, falling];
  }
}
