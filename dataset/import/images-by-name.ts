// Images whose names tell their labels: `<id>_<class>_<bias>.png`, in folders that tell their split where they do.
import { ratioOf } from '../layout.ts';
import { SPLIT_NAMES } from '../own/own-table.ts';
import { parseFileName } from '../published-layout.ts';
import type { Split } from '../samples.ts';
import type { ImportedImage, ImportedImages } from './imported-image.ts';

/** Pure. `ratio` is the folder of one conflict ratio, such as `5pct`, whose images are taken beside those of no ratio. */
export function imagesByName(there: readonly string[], ratio: string | null): ImportedImages {
  const images: ImportedImage[] = [];
  let misnamed = 0;
  for (const path of there) {
    const folders = path.split('/').slice(0, -1);
    const [first = ''] = folders;
    if (ratioOf(first) !== undefined && first !== ratio) continue;
    const labels = parseFileName(path);
    if (labels === undefined) misnamed++;
    else {
      const { classLabel, biasLabel } = labels;
      images.push({ path, className: String(classLabel), biasName: String(biasLabel), split: splitOf(folders) });
    }
  }
  const notes =
    misnamed === 0 ? [] : [`${misnamed.toLocaleString('en')} images are not named <id>_<class>_<bias>: left out`];
  return { images, notes };
}

/** The published layout has training images in `align` and `conflict`. Numbers are class folders, and no splits. */
function splitOf(folders: readonly string[]): Split | null {
  for (const folder of folders.map((name) => name.toLowerCase())) {
    if (folder === 'align' || folder === 'conflict') return 'train';
    const split = /^\d+$/.test(folder) ? undefined : SPLIT_NAMES.get(folder);
    if (split !== undefined) return split;
  }
  return null;
}
