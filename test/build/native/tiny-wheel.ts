// A wheel for tests: an archive of a few stored files.
import { writeFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';

function header(signature: number, fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  const all = [[4, signature] as const, ...fields];
  const buffer = Buffer.alloc(all.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of all) {
    buffer.writeUIntLE(value, at, bytes);
    at += bytes;
  }
  return buffer;
}

/** Writes an archive with the given files, uncompressed. */
export function writeTinyWheel(file: string, files: Readonly<Record<string, string>>): void {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const [title, data] = [Buffer.from(name), Buffer.from(text)];
    const facts = [
      [2, 20],
      [2, 0],
      [2, 0],
      [4, 0x00210000],
      [4, crc32(data)],
      [4, data.length],
      [4, data.length],
      [2, title.length],
      [2, 0],
    ] as const;
    const local = Buffer.concat([header(0x04034b50, facts), title, data]);
    directory.push(header(0x02014b50, [[2, 20], ...facts, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]]), title);
    parts.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const count = Object.keys(files).length;
  const end = header(0x06054b50, [
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, entries.length],
    [4, offset],
    [2, 0],
  ]);
  writeFileSync(file, Buffer.concat([...parts, entries, end]));
}
