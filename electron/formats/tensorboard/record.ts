// TFRecord: the framing of TensorFlow's files. Length, its checksum, the bytes, theirs; little endian.
import crc32c from 'crc-32/crc32c.js';

const LENGTH_BYTES = 8;
const CHECKSUM_BYTES = 4;
const MASK_DELTA = 0xa282ead8;

/** The record of `bytes`, which may be empty. */
export function encodeRecord(bytes: Uint8Array): Uint8Array {
  const record = new Uint8Array(LENGTH_BYTES + CHECKSUM_BYTES + bytes.length + CHECKSUM_BYTES);
  const view = new DataView(record.buffer);
  view.setBigUint64(0, BigInt(bytes.length), true);
  view.setUint32(LENGTH_BYTES, maskedChecksum(record.subarray(0, LENGTH_BYTES)), true);
  record.set(bytes, LENGTH_BYTES + CHECKSUM_BYTES);
  view.setUint32(LENGTH_BYTES + CHECKSUM_BYTES + bytes.length, maskedChecksum(bytes), true);
  return record;
}

/** CRC-32C turned right by 15 bits plus a constant: a checksum of data that hold checksums would be weak. */
function maskedChecksum(bytes: Uint8Array): number {
  const sum = crc32c.buf(bytes) >>> 0;
  return (((sum >>> 15) | (sum << 17)) + MASK_DELTA) >>> 0;
}
