// Empty tiles behind the gallery, for rows that pass by too fast to be looked at.
import type { TileGrid } from './draw-tiles.ts';
import classes from './gallery.module.css';

interface PassingTilesProps {
  readonly grid: TileGrid;
  /** Around all tiles, in pixels. */
  readonly padding: number;
}

export function PassingTiles({ grid: { perRow, side, across, down }, padding }: PassingTilesProps) {
  const lengths = { '--side': side, '--across': across, '--down': down };
  const style = Object.fromEntries(Object.entries(lengths).map(([name, length]) => [name, `${length}px`]));
  return <div className={classes.passing} style={{ ...style, margin: padding, width: (perRow - 1) * across + side }} />;
}
