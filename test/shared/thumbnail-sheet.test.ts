import { expect, test } from 'vitest';
import { MOST_IN_SHEET, parseSheetAddress, sheetAddress } from '../../shared/thumbnail-address.ts';
import { type Picture, packSheet, unpackSheet } from '../../shared/thumbnail-sheet.ts';

const picture = (width: number, height: number, from: number): Picture => ({
  ...{ width, height },
  pixels: Uint8ClampedArray.from({ length: 4 * width * height }, (_, at) => (from + at) % 256),
});

test('a sheet is unpacked as it was packed, those that are gone among them', () => {
  const pictures = [picture(3, 2, 7), null, picture(1, 5, 90), null];
  const unpacked = unpackSheet(packSheet(pictures).buffer, 4);
  expect(unpacked).toEqual(pictures);
});

test('bytes that are cut short, or too many, are refused', () => {
  const bytes = packSheet([picture(2, 2, 0)]);
  expect(() => unpackSheet(bytes.slice(0, -1).buffer, 1)).toThrow('cut short');
  expect(() => unpackSheet(Uint8Array.of(...bytes, 0).buffer, 1)).toThrow('1 bytes over');
});

test('a sheet has an address, read as it was written, of a bounded number of images', () => {
  const key = { set: '0123456789abcdef', split: 'train', size: 64, indices: [12, 0, 162_769] } as const;
  expect(parseSheetAddress(`/${sheetAddress(key)}`)).toEqual(key);
  const indices = Array.from({ length: MOST_IN_SHEET }, (_, index) => 99_999_000 + index);
  expect(parseSheetAddress(`/${sheetAddress({ ...key, indices })}`)?.indices).toEqual(indices);
  expect(parseSheetAddress(`/${sheetAddress({ ...key, indices: [...indices, 1] })}`)).toBeNull();
  expect(parseSheetAddress('/thumbnails/0123456789abcdef/train/1--2/64')).toBeNull();
  expect(parseSheetAddress('/thumbnails/0123456789abcdef/train/1/65')).toBeNull();
});
