import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDataset } from '../../../dataset/check.ts';
import { openDataset } from '../../../dataset/open.ts';
import { temporaryFolder } from '../small-mnist.ts';
import { rowsOf, writeImages, writeText } from '../written-sets.ts';

const paths = [
  '001.Black_footed_Albatross/Black_Footed_Albatross_0046_18.jpg',
  '001.Black_footed_Albatross/Black_Footed_Albatross_0009_34.jpg',
  '018.Spotted_Catbird/Spotted_Catbird_0001_796789.jpg',
  '018.Spotted_Catbird/Spotted_Catbird_0002_1.jpg',
  '018.Spotted_Catbird/Spotted_Catbird_0003_2.jpg',
  '001.Black_footed_Albatross/Black_Footed_Albatross_0002_55.jpg',
];

const metadata = [
  'img_id,img_filename,y,split,place,place_filename',
  `1,${paths[0]},1,0,1,/o/ocean/00002672.jpg`,
  `2,${paths[1]},1,0,0,/b/bamboo_forest/00000131.jpg`,
  `3,${paths[2]},0,0,0,/b/bamboo_forest/00000132.jpg`,
  `4,${paths[3]},0,1,1,/o/ocean/00002673.jpg`,
  `5,${paths[4]},0,2,0,/b/bamboo_forest/00000133.jpg`,
  `6,${paths[5]},1,2,0,"/b/bamboo_forest/00000134.jpg"`,
];

describe('Waterbirds', () => {
  it.each(['waterbirds', 'waterbird_complete95_forest2water2', 'cub/data/waterbird_complete95_forest2water2'])(
    'is read from %s: a bird conflicts in the other place',
    async (folder) => {
      const root = temporaryFolder();
      await writeImages(join(root, folder), paths, { height: 40, width: 30 });
      writeText(join(root, folder, 'metadata.csv'), metadata);
      const dataset = await openDataset({ root, name: 'waterbirds', conflictPercent: 5 });
      expect([dataset.classNames, dataset.biasNames]).toEqual([
        ['landbird', 'waterbird'],
        ['land', 'water'],
      ]);
      expect(rowsOf(dataset.train)).toEqual([
        [`${folder}/${paths[1]}`, 1, 0, 1],
        [`${folder}/${paths[0]}`, 1, 1, 0],
        [`${folder}/${paths[2]}`, 0, 0, 0],
      ]);
      expect(rowsOf(dataset.valid)).toEqual([[`${folder}/${paths[3]}`, 0, 1, 1]]);
      expect(rowsOf(dataset.test).map(([, ...labels]) => labels)).toEqual([
        [1, 0, 1],
        [0, 0, 0],
      ]);
    },
  );

  it('tells labels that are none, and notes a class that validation lacks', async () => {
    const root = temporaryFolder();
    await writeImages(join(root, 'waterbirds'), paths, { height: 40, width: 30 });
    const damaged = metadata.map((line) => line.replace(/^5,(.*),0,2,0/, '5,$1,land,2,'));
    writeText(join(root, 'waterbirds', 'metadata.csv'), damaged);
    const { problems, notices } = await checkDataset({ root, name: 'waterbirds' });
    expect(problems).toEqual([
      { code: 'label-not-integer', path: 'waterbirds/metadata.csv', message: 'row 6: y is "land", expected 0 or 1' },
      { code: 'label-not-integer', path: 'waterbirds/metadata.csv', message: 'row 6: place is "", expected 0 or 1' },
    ]);
    expect(notices.map(({ message }) => message)).toEqual([
      'no validation image of class waterbird',
      'no test image of class landbird',
    ]);
  });
});
