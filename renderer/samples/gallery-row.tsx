// One row of the gallery; drawn anew only where something in it changed.
import { memo } from 'react';
import type { SampleColumns } from '../../shared/sample-columns.ts';
import classes from './gallery.module.css';
import { GalleryTile, type ImageSource } from './gallery-tile.tsx';
import { factsOf, type LabelNames } from './sample-facts.ts';

/** Between two tiles, and around all of them. */
export const GAP = 6;
export const PADDING = 10;

interface GalleryRowProps {
  /** All that the gallery shows; of them the row begins at place `from`. */
  readonly shown: Uint32Array;
  readonly from: number;
  readonly length: number;
  /** In pixels, from the top of the list. */
  readonly top: number;
  readonly columns: SampleColumns;
  readonly marks: Uint8Array;
  readonly names: LabelNames;
  readonly source: ImageSource;
  readonly size: number;
  readonly isAwaited: boolean;
  /** [samples], 1 where selected. */
  readonly selected: Uint8Array;
  /** Place of the sample that the keyboard is at; -1 where it is in another row. */
  readonly current: number;
  readonly idOf: (place: number) => string;
}

export const GalleryRow = memo(function GalleryRow(props: GalleryRowProps) {
  const { shown, from, length, top, columns, marks, names, source, size, isAwaited, selected, current, idOf } = props;
  return (
    <div
      role="presentation"
      className={classes.row}
      style={{ transform: `translateY(${top}px)`, gap: GAP, left: PADDING }}
    >
      {Array.from(shown.subarray(from, from + length), (index, column) => (
        <GalleryTile
          key={index}
          id={idOf(from + column)}
          facts={factsOf(columns, marks, names, index)}
          source={source}
          image={columns.images[index] ?? -1}
          size={size}
          isAwaited={isAwaited}
          isSelected={selected[index] === 1}
          isCurrent={from + column === current}
          place={from + column}
          of={shown.length}
        />
      ))}
    </div>
  );
});
