// The part of crc-32 that has no types of its own.
declare module 'crc-32/crc32c.js' {
  const crc32c: {
    /** CRC-32C of the bytes, as a signed number of 32 bits. */
    buf(bytes: Uint8Array): number;
  };
  export = crc32c;
}
