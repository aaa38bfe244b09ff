// The canvas of a block of the gallery: drawn with the images that are here, and again when the others have come.
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { Colors } from '../../shared/theme-colors.ts';
import { type ThumbnailSize, thumbnailSizes } from '../../shared/thumbnail-address.ts';
import { canvasSize, contextOf, drawTiles, FRAME, type TileGrid } from './draw-tiles.ts';
import type { GalleryPictures } from './gallery-pictures.ts';

interface BlockOfTiles {
  /** Of each tile, among those of the set; -1 where an image is known to be gone. */
  readonly images: readonly number[];
  readonly pictures: GalleryPictures;
  /** See `tile-looks.ts`. */
  readonly looks: Uint8Array;
  readonly colors: Colors;
  readonly grid: TileGrid;
}

const nothing: ReadonlySet<number> = new Set();

/**
 * `data-drawn` of the canvas is true where it waits for no image. `gone`: images that turn out not to be there. `grid` and
 * `images` are the same objects until they change.
 */
export function useDrawnTiles(tiles: BlockOfTiles): {
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly gone: ReadonlySet<number>;
} {
  const { images, pictures, looks, colors, grid } = tiles;
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = useRef<BlockOfTiles>(null);
  const [gone, setGone] = useState(nothing);
  useLayoutEffect(() => {
    const isSame = drawn.current !== null && isAlike(drawn.current, { images, pictures, looks, colors, grid });
    drawn.current = { images, pictures, looks, colors, grid };
    if (!isSame && canvas.current !== null) draw(canvas.current, drawn.current);
  }, [images, pictures, looks, colors, grid]);
  useLayoutEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const size = sizeIn(grid);
    const missing = images.filter((image) => image >= 0 && pictures.get(image, size) === undefined);
    element.dataset.drawn = String(missing.length === 0);
    setGone(nothing);
    if (missing.length === 0) return;
    return pictures.ask(missing, size, (lost) => {
      if (drawn.current !== null) draw(element, drawn.current);
      element.dataset.drawn = 'true';
      if (lost.length > 0) setGone(new Set(lost));
    });
  }, [images, pictures, grid]);
  return { canvas, gone };
}

function isAlike(one: BlockOfTiles, other: BlockOfTiles): boolean {
  return (
    one.images === other.images &&
    one.pictures === other.pictures &&
    one.colors === other.colors &&
    one.grid === other.grid &&
    one.looks.every((look, place) => look === other.looks[place])
  );
}

function draw(canvas: HTMLCanvasElement, { images, pictures, looks, colors, grid }: BlockOfTiles): void {
  const ratio = window.devicePixelRatio;
  const size = sizeIn(grid);
  const found = images.map((image) => (image < 0 ? undefined : pictures.get(image, size)));
  const { width, height, offset } = canvasSize(grid, Math.ceil(images.length / grid.perRow));
  const [wide, high] = [Math.round(ratio * width), Math.round(ratio * height)];
  // Of another size a canvas has memory of its own anew.
  if (canvas.width !== wide) canvas.width = wide;
  if (canvas.height !== high) canvas.height = high;
  Object.assign(canvas.style, { left: `${offset}px`, top: `${offset}px`, width: `${width}px`, height: `${height}px` });
  drawTiles(contextOf(canvas, { alpha: false }), { pictures: found, looks, colors }, grid, ratio);
}

/** The smallest that fills a tile. */
function sizeIn({ side }: TileGrid): ThumbnailSize {
  const pixels = window.devicePixelRatio * (side - 2 * FRAME);
  return thumbnailSizes.find((known) => known >= pixels) ?? 256;
}
