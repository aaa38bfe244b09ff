// A scrolled wall of samples, of which only those in sight are drawn.
import { useComputedColorScheme } from '@mantine/core';
import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { SampleColumns } from '../../shared/sample-columns.ts';
import { darkColors, lightColors } from '../../shared/theme-colors.ts';
import { useSize } from '../charts/use-size.ts';
import type { TileGrid } from './draw-tiles.ts';
import classes from './gallery.module.css';
import { GAP, GalleryBlock, PADDING } from './gallery-block.tsx';
import type { GalleryPictures } from './gallery-pictures.ts';
import { WORDS, WORDY } from './gallery-tile.tsx';
import { PassingTiles } from './passing-tiles.tsx';
import type { LabelNames } from './sample-facts.ts';
import type { Selection } from './selection.ts';
import { useScrolledBlocks } from './use-scrolled-blocks.ts';

export interface GalleryProps {
  /** What the list is of, for a screen reader. */
  readonly label: string;
  /** What it is filtered and sorted by: where that changes, the list begins at its top. */
  readonly view: string;
  /** Samples, in the order in which they are shown. */
  readonly shown: Uint32Array;
  readonly columns: SampleColumns;
  /** [samples]: the mined set as it is shown. */
  readonly marks: Uint8Array;
  readonly names: LabelNames;
  readonly pictures: GalleryPictures;
  /** Side of an image in pixels. */
  readonly size: number;
  readonly selection: Selection;
  /** Selects these samples, or not any more; `isAdded`: beside those that are selected. */
  readonly onSelect: (indices: Uint32Array, isSelected: boolean, isAdded: boolean) => void;
  readonly onOpen: (place: number) => void;
  /** A key that means nothing here; `index` is the sample that the keyboard is at. */
  readonly onKey: (event: KeyboardEvent, index: number | undefined) => void;
}

/** Rows are drawn in blocks of about this height: each has one canvas, asks for its images at once, and is little work. */
const BLOCK_PX = 230;

export function Gallery(props: GalleryProps) {
  const { label, view, shown, columns, marks, names, pictures, selection, onSelect, onOpen, onKey } = props;
  const list = useId();
  const idOf = useCallback((place: number): string => `${list}-${place}`, [list]);
  const scroller = useRef<HTMLDivElement>(null);
  const wall = useRef<HTMLDivElement>(null);
  const { height } = useSize(scroller);
  // Of the list, not of what scrolls it: a scroll bar takes its width from there.
  const { width } = useSize(wall);
  const grid = useMemo(() => gridIn(width, props.size), [width, props.size]);
  const { perRow, down } = grid;
  const colors = useComputedColorScheme('light') === 'light' ? lightColors : darkColors;
  const [place, setPlace] = useState(0);
  // Samples that are marked may leave the list.
  const current = Math.min(place, Math.max(0, shown.length - 1));
  const [anchor, setAnchor] = useState(0);
  const rowsOfBlock = Math.max(1, Math.round(BLOCK_PX / down));
  const perBlock = rowsOfBlock * perRow;
  const rows = Math.ceil(shown.length / perRow);
  const blockHeight = rowsOfBlock * down;
  const { first, isFast } = useScrolledBlocks(scroller, blockHeight);
  const inSight = isFast || width === 0 ? [] : blocksFrom(first, height / blockHeight, rows / rowsOfBlock);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view begins at the top
  useEffect(() => {
    setPlace(0);
    setAnchor(0);
    scroller.current?.scrollTo({ top: 0 });
  }, [view]);

  const goTo = (to: number, extends_: boolean): void => {
    const next = Math.max(0, Math.min(shown.length - 1, to));
    setPlace(next);
    if (scroller.current !== null) reveal(scroller.current, PADDING + Math.floor(next / perRow) * down, down);
    if (extends_) onSelect(shown.slice(Math.min(anchor, next), Math.max(anchor, next) + 1), true, false);
    else setAnchor(next);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const page = perRow * Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / down) - 1);
    const moves: Readonly<Record<string, number>> = {
      ArrowRight: current + 1,
      ArrowLeft: current - 1,
      ArrowDown: current + perRow,
      ArrowUp: current - perRow,
      PageDown: current + page,
      PageUp: current - page,
      Home: 0,
      End: shown.length - 1,
    };
    const to = moves[event.key];
    const index = shown[current];
    if (to !== undefined) goTo(to, event.shiftKey);
    else if (event.key === ' ' && index !== undefined) {
      onSelect(Uint32Array.of(index), selection.flags[index] !== 1, true);
      setAnchor(current);
    } else if (event.key === 'Enter') onOpen(current);
    else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) onSelect(shown, true, false);
    else {
      onKey(event, index);
      return;
    }
    event.preventDefault();
  };

  const onClick = (event: MouseEvent<HTMLDivElement>): void => {
    const at = placeOf(event);
    const index = at === null ? undefined : shown[at];
    if (at === null || index === undefined) return;
    setPlace(at);
    if (event.shiftKey) {
      onSelect(shown.slice(Math.min(anchor, at), Math.max(anchor, at) + 1), true, false);
      return;
    }
    setAnchor(at);
    const isAdded = event.ctrlKey || event.metaKey;
    onSelect(Uint32Array.of(index), isAdded ? selection.flags[index] !== 1 : true, isAdded);
  };

  const isDrawn = inSight.includes(Math.floor(current / perBlock));
  return (
    <div className={classes.gallery}>
      {isFast ? <PassingTiles grid={grid} padding={PADDING} /> : null}
      <div ref={scroller} className={classes.scroller}>
        <div
          ref={wall}
          role="listbox"
          aria-label={label}
          aria-multiselectable
          aria-activedescendant={isDrawn && shown.length > 0 ? idOf(current) : undefined}
          tabIndex={0}
          className={classes.list}
          style={{ height: 2 * PADDING + rows * down }}
          onKeyDown={onKeyDown}
          onMouseDown={(event) => {
            // The list keeps the focus: what is in it comes and goes.
            event.preventDefault();
            event.currentTarget.focus();
          }}
          onPointerOver={nameTile}
          onClick={onClick}
          onDoubleClick={(event) => {
            const at = placeOf(event);
            if (at !== null) onOpen(at);
          }}
        >
          {inSight.map((block) => (
            <GalleryBlock
              key={block}
              shown={shown}
              from={block * perBlock}
              length={perBlock}
              top={PADDING + block * blockHeight}
              columns={columns}
              marks={marks}
              names={names}
              pictures={pictures}
              colors={colors}
              grid={grid}
              selected={selection.flags}
              current={Math.floor(current / perBlock) === block ? current : -1}
              idOf={idOf}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

/** Those in sight, and one before and after them. `inSight` and `all` may be fractions of a block. */
function blocksFrom(first: number, inSight: number, all: number): number[] {
  const from = Math.max(0, first - 1);
  const to = Math.min(Math.ceil(all), first + Math.ceil(inSight) + 2);
  return Array.from({ length: Math.max(0, to - from) }, (_, place) => from + place);
}

/** As many tiles as there is room for; what is left at the end of a row makes all of them a bit larger. */
function gridIn(width: number, size: number): TileGrid {
  const room = width - 2 * PADDING + GAP;
  const perRow = Math.max(1, Math.floor(room / (size + GAP)));
  const side = Math.max(size, Math.floor(room / perRow) - GAP);
  return { perRow, side, across: side + GAP, down: side + GAP + (side < WORDY ? 0 : WORDS) };
}

/** Scrolls as little as is needed to see a row. */
function reveal(scroller: HTMLElement, top: number, height: number): void {
  const above = top - PADDING;
  const below = top + height + PADDING - scroller.clientHeight;
  if (scroller.scrollTop > above) scroller.scrollTop = above;
  else if (scroller.scrollTop < below) scroller.scrollTop = below;
}

/** Says what a tile is when it is pointed at. */
function nameTile({ target }: { readonly target: EventTarget }): void {
  if (target instanceof HTMLElement && target.dataset.place !== undefined) target.title = target.ariaLabel ?? '';
}

/** Place of the tile that an event is on; null beside them. */
function placeOf({ target }: MouseEvent): number | null {
  const tile = target instanceof Element ? target.closest('[data-place]') : null;
  return tile === null ? null : Number(tile.getAttribute('data-place'));
}
