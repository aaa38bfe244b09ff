// Some rows of the gallery: all of their images in one canvas, over it a tile for each sample that is there to be pressed.
import { memo, useMemo } from 'react';
import type { SampleColumns } from '../../shared/sample-columns.ts';
import type { Colors } from '../../shared/theme-colors.ts';
import type { TileGrid } from './draw-tiles.ts';
import classes from './gallery.module.css';
import type { GalleryPictures } from './gallery-pictures.ts';
import { GalleryTile } from './gallery-tile.tsx';
import { factsOf, type LabelNames } from './sample-facts.ts';
import { looksOf } from './tile-looks.ts';
import { useDrawnTiles } from './use-drawn-tiles.ts';

/** Between two tiles, and around all of them. */
export const GAP = 6;
export const PADDING = 10;

interface GalleryBlockProps {
  /** All that the gallery shows; of them the block begins at place `from`. */
  readonly shown: Uint32Array;
  readonly from: number;
  readonly length: number;
  /** In pixels, from the top of the list. */
  readonly top: number;
  readonly columns: SampleColumns;
  readonly marks: Uint8Array;
  readonly names: LabelNames;
  readonly pictures: GalleryPictures;
  readonly colors: Colors;
  readonly grid: TileGrid;
  /** [samples], 1 where selected. */
  readonly selected: Uint8Array;
  /** Place of the sample that the keyboard is at; -1 where it is in another block. */
  readonly current: number;
  readonly idOf: (place: number) => string;
}

export const GalleryBlock = memo(function GalleryBlock(props: GalleryBlockProps) {
  const { shown, from, length, top, columns, marks, names, pictures, colors, grid, selected, current, idOf } = props;
  const samples = useMemo(() => shown.subarray(from, from + length), [shown, from, length]);
  const images = useMemo(() => Array.from(samples, (index) => columns.images[index] ?? -1), [samples, columns]);
  const looks = looksOf({ columns, marks, selected }, samples);
  const { canvas, gone } = useDrawnTiles({ images, pictures, looks, colors, grid });
  return (
    <div role="presentation" className={classes.block} style={{ top, left: PADDING }}>
      <canvas ref={canvas} aria-hidden className={classes.pictures} />
      {Array.from(samples, (index, place) => (
        <GalleryTile
          // biome-ignore lint/suspicious/noArrayIndexKey: a tile stays where it is and shows another sample, not made anew
          key={place}
          id={idOf(from + place)}
          facts={factsOf(columns, marks, names, index)}
          isGone={gone.has(images[place] ?? -1)}
          left={(place % grid.perRow) * grid.across}
          top={Math.floor(place / grid.perRow) * grid.down}
          size={grid.side}
          isSelected={selected[index] === 1}
          isCurrent={from + place === current}
          place={from + place}
          of={shown.length}
        />
      ))}
    </div>
  );
});
