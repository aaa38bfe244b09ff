// What columns are taken for before anybody says what they are.
import { expect, test } from 'vitest';
import { guessColumns } from '../../../dataset/import/guess-columns.ts';

test('a column is known by its name, images and splits by their values too', () => {
  const columns = ['where', 'species', 'part', 'scene'];
  const first = [
    ['a/1.jpg', 'wren', 'Train', '0'],
    ['a/2.JPG', 'heron', 'val', '1'],
  ];
  expect(guessColumns({ columns, first })).toEqual({ path: 0, class: null, bias: null, split: 2 });
});

test('numbers are a split only where the column says so', () => {
  const first = [['1.png', '0', '1']];
  expect(guessColumns({ columns: ['file', 'label', 'place'], first })).toMatchObject({
    class: 1,
    bias: 2,
    split: null,
  });
  expect(guessColumns({ columns: ['file', 'label', 'partition'], first })).toMatchObject({ split: 2 });
});

test('of a table without rows names alone tell', () => {
  const columns = ['img_filename', 'y', 'place', 'split'];
  expect(guessColumns({ columns, first: [] })).toEqual({ path: 0, class: 1, bias: 2, split: 3 });
});
