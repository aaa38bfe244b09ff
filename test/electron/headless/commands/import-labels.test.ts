// Where an import from the command line reads labels.
import { describe, expect, it } from 'vitest';
import { labelsOf } from '../../../../electron/headless/commands/import-labels.ts';
import type { FolderSurvey } from '../../../../shared/api/import.ts';

const survey: FolderSurvey = {
  folder: '/images',
  images: 10,
  tables: [
    {
      file: 'birds.csv',
      columns: ['id', 'img_filename', 'y', 'place', 'split'],
      rows: 10,
      first: [],
      guess: { path: 1, class: 2, bias: 3, split: 4 },
    },
    {
      file: 'more/all.csv',
      columns: ['path', 'kind'],
      rows: 4,
      first: [],
      guess: { path: 0, class: null, bias: null, split: null },
    },
  ],
  named: { images: 6, ratios: ['1pct', '5pct'] },
};

describe('labels are read', () => {
  it('from the likeliest table, by the columns that its names tell', () => {
    const expected = { from: 'table', file: 'birds.csv', path: 1, class: 2, bias: 3, split: 4 };
    expect(labelsOf(survey, {})).toEqual(expected);
  });

  it('from the table and columns that are named, or numbered from 1', () => {
    expect(labelsOf(survey, { bias: 'none', split: 'none', class: 'place' })).toMatchObject({
      class: 3,
      bias: null,
      split: null,
    });
    const expected = { from: 'table', file: 'more/all.csv', path: 0, class: 1, bias: null, split: null };
    expect(labelsOf(survey, { labels: 'more/all.csv', class: '2' })).toEqual(expected);
  });

  it('from names, of the ratio that is named or the last', () => {
    expect(labelsOf(survey, { labels: 'names' })).toEqual({ from: 'names', ratio: '5pct' });
    expect(labelsOf(survey, { labels: 'names', ratio: '1pct' })).toEqual({ from: 'names', ratio: '1pct' });
  });
});

it.each([
  ['nothing tells them', { ...survey, tables: [], named: { images: 0, ratios: [] } }, {}, 'labels-missing'],
  ['there is no such table', survey, { labels: 'cats.csv' }, 'table-unknown'],
  ['there is no such column', survey, { class: 'species' }, 'column-unknown'],
  ['a number is beyond the columns', survey, { class: '6' }, 'column-unknown'],
  ['there is no such ratio', survey, { labels: 'names', ratio: '2pct' }, 'ratio-unknown'],
])('refuses where %s', (_, surveyed, options, code) => {
  expect(() => labelsOf(surveyed, options)).toThrow(expect.objectContaining({ code }));
});
