// The images that pass the filter: all together, or aligned ones beside conflicting ones; one of them large.
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { SampleColumns } from '../../shared/sample-columns.ts';
import type { Filtered } from './filter-samples.ts';
import { passing } from './filter-samples.ts';
import { Gallery } from './gallery.tsx';
import { GalleryPictures, type ImageSource } from './gallery-pictures.ts';
import { SampleDialog } from './sample-dialog.tsx';
import { factsOf, type LabelNames } from './sample-facts.ts';
import { filterText, type SampleFilter } from './sample-filter.ts';
import { orderedSamples } from './sample-order.ts';
import { type SamplesSettings, tileSizes } from './samples-settings.ts';
import type { Selection } from './selection.ts';
import classes from './shown-samples.module.css';

interface ShownSamplesProps {
  readonly columns: SampleColumns;
  readonly marks: Uint8Array;
  readonly names: LabelNames;
  readonly filtered: Filtered;
  readonly filter: SampleFilter;
  readonly source: ImageSource;
  readonly settings: SamplesSettings;
  readonly selection: Selection;
  readonly onSelect: (indices: Uint32Array, isSelected: boolean, isAdded: boolean) => void;
  /** `mined` null takes back what was said of them. Null where nothing can be mined. */
  readonly onMark: ((indices: Uint32Array, mined: boolean | null) => void) | null;
  readonly onKey: (event: KeyboardEvent, index: number | undefined) => void;
}

export function ShownSamples(props: ShownSamplesProps) {
  const { columns, filtered, settings, source } = props;
  const { set, split } = source;
  const images = useMemo<ImageSource>(() => ({ set, split }), [set, split]);
  const pictures = useMemo(() => new GalleryPictures(images), [images]);
  const shown = useMemo(
    () => passing(filtered, orderedSamples(columns, settings.order)),
    [filtered, columns, settings.order],
  );
  const walls = useMemo(() => wallsOf(shown, columns, settings.isSideBySide), [shown, columns, settings.isSideBySide]);
  const [opened, setOpened] = useState<{ readonly wall: string; readonly place: number } | null>(null);
  const view = `${settings.order} ${filterText(props.filter)}`;
  const size = tileSizes[settings.zoom] ?? tileSizes[1];
  const before = useRef<Element>(null);
  const open = (wall: string, place: number): void => {
    before.current = document.activeElement;
    setOpened({ wall, place });
  };
  const close = (): void => {
    setOpened(null);
    if (before.current instanceof HTMLElement) before.current.focus();
  };
  const openedIn = walls.find(({ name }) => name === opened?.wall);
  const index = opened === null ? undefined : openedIn?.indices[opened.place];
  return (
    <div className={classes.walls}>
      {walls.map(({ name, kind, indices }) => (
        <section key={name} className={classes.wall} aria-label={name}>
          {kind === null ? null : (
            <h2 className={classes.title} data-kind={kind}>
              {name}
              <small>{indices.length.toLocaleString('en-US')}</small>
            </h2>
          )}
          {indices.length === 0 ? (
            <p className={classes.none}>No sample passes the filter.</p>
          ) : (
            <Gallery
              label={kind === null ? 'Samples' : `${name} samples`}
              view={view}
              shown={indices}
              columns={columns}
              marks={props.marks}
              names={props.names}
              pictures={pictures}
              size={size}
              selection={props.selection}
              onSelect={props.onSelect}
              onOpen={(place) => open(name, place)}
              onKey={props.onKey}
            />
          )}
        </section>
      ))}
      {opened === null || index === undefined ? null : (
        <SampleDialog
          facts={factsOf(columns, props.marks, props.names, index)}
          source={images}
          image={columns.images[index] ?? -1}
          onClose={close}
          onStep={(by) => {
            const place = opened.place + by;
            if (openedIn?.indices[place] !== undefined) setOpened({ ...opened, place });
          }}
          onMark={props.onMark === null ? null : (mined) => props.onMark?.(Uint32Array.of(index), mined)}
        />
      )}
    </div>
  );
}

interface Wall {
  readonly name: string;
  readonly kind: 'aligned' | 'conflict' | null;
  readonly indices: Uint32Array;
}

/** Where it is unknown which samples conflict, there is one wall. */
function wallsOf(shown: Uint32Array, { conflicting }: SampleColumns, isSideBySide: boolean): Wall[] {
  const of = (kind: number): Uint32Array => shown.filter((index) => conflicting[index] === kind);
  const [aligned, conflict] = isSideBySide ? [of(0), of(1)] : [];
  if (aligned === undefined || conflict === undefined || aligned.length + conflict.length < shown.length) {
    return [{ name: 'All', kind: null, indices: shown }];
  }
  return [
    { name: 'Aligned', kind: 'aligned', indices: aligned },
    { name: 'Conflicting', kind: 'conflict', indices: conflict },
  ];
}
