// A scrolled wall of samples, of which only those in sight are drawn.
import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useId, useRef, useState } from 'react';
import type { SampleColumns } from '../../shared/sample-columns.ts';
import classes from './gallery.module.css';
import { GAP, GalleryRow, PADDING } from './gallery-row.tsx';
import { type ImageSource, WORDS, WORDY } from './gallery-tile.tsx';
import type { LabelNames } from './sample-facts.ts';
import type { Selection } from './selection.ts';
import { useFastScroll } from './use-fast-scroll.ts';

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
  readonly source: ImageSource;
  /** Side of an image in pixels. */
  readonly size: number;
  readonly selection: Selection;
  /** Selects these samples, or not any more; `isAdded`: beside those that are selected. */
  readonly onSelect: (indices: Uint32Array, isSelected: boolean, isAdded: boolean) => void;
  readonly onOpen: (place: number) => void;
  /** A key that means nothing here; `index` is the sample that the keyboard is at. */
  readonly onKey: (event: KeyboardEvent, index: number | undefined) => void;
}

export function Gallery(props: GalleryProps) {
  const { label, view, shown, columns, marks, names, source, selection, onSelect, onOpen, onKey } = props;
  const list = useId();
  const idOf = useCallback((place: number): string => `${list}-${place}`, [list]);
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: measured, width } = useElementSize<HTMLDivElement>();
  const ref = useMergedRef(scroller, measured);
  const room = width - 2 * PADDING + GAP;
  const perRow = Math.max(1, Math.floor(room / (props.size + GAP)));
  // What is left at the end of a row makes all of its images a bit larger.
  const size = Math.max(props.size, Math.floor(room / perRow) - GAP);
  const rowHeight = size + GAP + (size < WORDY ? 0 : WORDS);
  const [place, setPlace] = useState(0);
  // Samples that are marked may leave the list.
  const current = Math.min(place, Math.max(0, shown.length - 1));
  const [anchor, setAnchor] = useState(0);
  const rows = Math.ceil(shown.length / perRow);
  const virtual = useVirtualizer({
    count: width === 0 ? 0 : rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 3,
    paddingStart: PADDING,
    paddingEnd: PADDING,
  });
  const isFast = useFastScroll(scroller);
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows have another height, or others are shown
  useEffect(() => virtual.measure(), [virtual, rowHeight, perRow]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view begins at the top
  useEffect(() => {
    setPlace(0);
    setAnchor(0);
    scroller.current?.scrollTo({ top: 0 });
  }, [view]);

  const goTo = (to: number, extends_: boolean): void => {
    const next = Math.max(0, Math.min(shown.length - 1, to));
    setPlace(next);
    virtual.scrollToIndex(Math.floor(next / perRow), { align: 'auto' });
    if (extends_) onSelect(shown.slice(Math.min(anchor, next), Math.max(anchor, next) + 1), true, false);
    else setAnchor(next);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const page = perRow * Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
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

  const inSight = virtual.getVirtualItems();
  const isDrawn = inSight.some((row) => row.index === Math.floor(current / perRow));
  return (
    <div ref={ref} className={classes.scroller}>
      <div
        role="listbox"
        aria-label={label}
        aria-multiselectable
        aria-activedescendant={isDrawn && shown.length > 0 ? idOf(current) : undefined}
        tabIndex={0}
        className={classes.list}
        style={{ height: Math.max(virtual.getTotalSize(), 1) }}
        onKeyDown={onKeyDown}
        onMouseDown={(event) => {
          // The list keeps the focus: what is in it comes and goes.
          event.preventDefault();
          event.currentTarget.focus();
        }}
        onClick={onClick}
        onDoubleClick={(event) => {
          const at = placeOf(event);
          if (at !== null) onOpen(at);
        }}
      >
        {inSight.map(({ key, index: row, start }) => (
          <GalleryRow
            key={key}
            shown={shown}
            from={row * perRow}
            length={perRow}
            top={start}
            columns={columns}
            marks={marks}
            names={names}
            source={source}
            size={size}
            isAwaited={!isFast}
            selected={selection.flags}
            current={Math.floor(current / perRow) === row ? current : -1}
            idOf={idOf}
          />
        ))}
      </div>
    </div>
  );
}

/** Place of the tile that an event is on; null beside them. */
function placeOf({ target }: MouseEvent): number | null {
  const tile = target instanceof Element ? target.closest('[data-place]') : null;
  return tile === null ? null : Number(tile.getAttribute('data-place'));
}
