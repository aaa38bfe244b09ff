// One sample of the gallery, to be pressed, pointed at and read out. Its picture is in the block's canvas below.
import classes from './gallery-tile.module.css';
import { factsText, type SampleFacts } from './sample-facts.ts';

interface GalleryTileProps {
  readonly id: string;
  readonly facts: SampleFacts;
  /** The image was there when the set was listed, and is not any more. */
  readonly isGone: boolean;
  /** In pixels, within the block. */
  readonly left: number;
  readonly top: number;
  /** Side in pixels. */
  readonly size: number;
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
  const { id, facts, isGone, left, top, size, isSelected, isCurrent, place, of } = props;
  const isMissing = isGone || facts.isGone;
  // The name of a tile begins with what is to be read on it, for who speaks to the page.
  const words = size < WORDY ? [] : wordsOf(facts);
  const read = [...(isMissing ? ['gone'] : []), ...words].join(' ');
  const text = factsText(facts);
  return (
    <>
      <div
        id={id}
        role="option"
        tabIndex={-1}
        className={classes.tile}
        style={{ left, top, width: size, height: size }}
        aria-selected={isSelected}
        aria-setsize={of}
        aria-posinset={place + 1}
        aria-label={read === '' ? text : `${read}; ${text}`}
        data-place={place}
        data-current={isCurrent || undefined}
      >
        {isMissing ? <span className={classes.gone}>gone</span> : null}
      </div>
      {words.length === 0 ? null : (
        <span aria-hidden className={classes.words} style={{ left, top: top + size, width: size }} data-place={place}>
          {words.map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines, always the same ones
            <span key={at}>{line}</span>
          ))}
        </span>
      )}
    </>
  );
}

/** What it is, and what is said of it. */
function wordsOf({ className, biasName, score, classifier, biased }: SampleFacts): readonly string[] {
  const said = classifier ?? biased;
  const parts = [...(said === null ? [] : [`→ ${said.name}`]), ...(score === null ? [] : [score.toFixed(2)])];
  return [biasName === null ? className : `${className} · ${biasName}`, parts.join(' · ')];
}
