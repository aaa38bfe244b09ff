// One sample of the gallery: its image, and marks of what it is.
import { useState } from 'react';
import {
  type SplitName,
  type ThumbnailSize,
  thumbnailAddress,
  thumbnailSizes,
} from '../../shared/thumbnail-address.ts';
import classes from './gallery-tile.module.css';
import { factsText, type SampleFacts } from './sample-facts.ts';

/** Where images come from. */
export interface ImageSource {
  /** Null where the data set is not there. */
  readonly set: string | null;
  readonly split: SplitName;
}

interface GalleryTileProps {
  readonly id: string;
  readonly facts: SampleFacts;
  readonly source: ImageSource;
  /** Of the image among those of the set; -1 where it is gone. */
  readonly image: number;
  /** Longest side in pixels. */
  readonly size: number;
  /** False while the list scrolls too fast to be looked at: the image is then not asked for. */
  readonly isAwaited: boolean;
  readonly isSelected: boolean;
  readonly isCurrent: boolean;
  /** Place among those shown, from 0, and their number. */
  readonly place: number;
  readonly of: number;
}

/** From this size on there is room for words below the image. */
export const WORDY = 88;
/** Height of the words. */
export const WORDS = 30;

export function GalleryTile(props: GalleryTileProps) {
  const { id, facts, source, image, size, isAwaited, isSelected, isCurrent, place, of } = props;
  const [isBroken, setBroken] = useState(false);
  const [wasAwaited, setAwaited] = useState(isAwaited);
  if (isAwaited && !wasAwaited) setAwaited(true);
  const { set, split } = source;
  const isGone = facts.isGone || isBroken || set === null;
  const text = factsText(facts);
  // The name of a tile begins with what is to be read on it, for who speaks to the page.
  const words = size < WORDY ? [] : wordsOf(facts);
  const read = [...(isGone ? ['gone'] : []), ...words].join(' ');
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      className={classes.tile}
      style={{ width: size }}
      aria-selected={isSelected}
      aria-setsize={of}
      aria-posinset={place + 1}
      aria-label={read === '' ? text : `${read}; ${text}`}
      title={text}
      data-place={place}
      data-current={isCurrent}
      data-kind={facts.isConflicting === null ? undefined : facts.isConflicting ? 'conflict' : 'aligned'}
    >
      <span className={classes.image} style={{ width: size, height: size }}>
        {isGone ? (
          <span className={classes.gone}>gone</span>
        ) : wasAwaited ? (
          <img
            src={thumbnailAddress({ set, split, index: image, size: fitting(size) })}
            alt=""
            width={size - 4}
            height={size - 4}
            draggable={false}
            onError={() => setBroken(true)}
          />
        ) : null}
        {facts.isMined ? <i className={classes.mined} data-corrected={facts.isCorrected} /> : null}
        {facts.isMined === false && facts.isCorrected ? <i className={classes.unmined} /> : null}
        {facts.classifier?.isRight === false ? <i className={classes.wrong} /> : null}
      </span>
      {size < WORDY ? null : <Words facts={facts} />}
    </div>
  );
}

function Words({ facts }: { readonly facts: SampleFacts }) {
  const [truth, said] = wordsOf(facts);
  return (
    <span className={classes.words}>
      <span>{truth}</span>
      <span>{said}</span>
    </span>
  );
}

/** What it is, and what is said of it. */
function wordsOf({ className, biasName, score, classifier, biased }: SampleFacts): readonly [string, string] {
  const said = classifier ?? biased;
  const parts = [...(said === null ? [] : [`→ ${said.name}`]), ...(score === null ? [] : [score.toFixed(2)])];
  return [biasName === null ? className : `${className} · ${biasName}`, parts.join(' · ')];
}

/** The smallest that fills the tile on a screen of usual density. */
const fitting = (size: number): ThumbnailSize => thumbnailSizes.find((known) => known >= size - 4) ?? 256;
