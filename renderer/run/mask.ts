// A layer's mask by output and input channel, as the bytes of an event.

/** Bytes [outputs, inputs] of a mask-heatmap event that carries them itself. */
export function maskBytes(base64: string): Uint8Array {
  const text = atob(base64);
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
