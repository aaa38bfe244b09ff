// A picture as an address that holds it.

export const pngAddress = (png: Uint8Array): string => `data:image/png;base64,${Buffer.from(png).toString('base64')}`;

export const svgAddress = (svg: Uint8Array): string =>
  `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
