// One test sample: its image, what the network takes it for, how sure it has been of the true class.
import { Check, X } from 'lucide-react';
import { heatStyle } from '../../shared/heat-color.ts';
import { thumbnailAddress } from '../../shared/thumbnail-address.ts';
import type { WatchedSample } from '../../shared/watched-samples.ts';
import classes from './sample-tile.module.css';

interface SampleTileProps {
  /** Null while there are no images. */
  readonly set: string | null;
  readonly sample: WatchedSample;
  readonly classNames: readonly string[] | null;
  readonly biasNames: readonly string[] | null;
  /** Shows it among the samples. */
  readonly onOpen: () => void;
}

/** As many evaluations as there are pixels to tell them apart. */
const MOST_MARKS = 24;

export function SampleTile({ set, sample, classNames, biasNames, onOpen }: SampleTileProps) {
  const { index, label, bias, prediction, labelProbability, course } = sample;
  const right = prediction === label;
  const nameOf = (of: number) => classNames?.[of] ?? String(of);
  const truth = `class ${nameOf(label)}${bias === null ? '' : `, bias ${biasNames?.[bias] ?? bias}`}`;
  const verdict = right ? 'taken for what it is' : `taken for ${nameOf(prediction)}`;
  const percent = `${Math.round(100 * labelProbability)} %`;
  return (
    <li className={classes.tile} title={`Test sample ${index}: ${truth}; ${verdict}, p ${percent}`}>
      <button
        type="button"
        className={classes.image}
        data-right={right}
        aria-label={`Open in Samples: ${truth}`}
        onClick={onOpen}
      >
        {set === null ? null : (
          <img src={thumbnailAddress({ set, split: 'test', index, size: 64 })} alt="" width={44} height={44} />
        )}
      </button>
      <span className={classes.verdict} data-right={right}>
        {right ? <Check size={11} aria-label="right:" /> : <X size={11} aria-label="wrong:" />}
        <span className={classes.name}>{nameOf(prediction)}</span>
      </span>
      <span className={classes.probability}>{percent}</span>
      <span className={classes.course} style={{ background: stripes(course.slice(-MOST_MARKS)) }} aria-hidden />
    </li>
  );
}

/** Side by side, as wide as one another. */
function stripes(shares: readonly number[]): string {
  const stops = shares.map((share, at) => {
    const [from, to] = [at, at + 1].map((edge) => `${(100 * edge) / shares.length}%`);
    return `${heatStyle(share).background} ${from} ${to}`;
  });
  return `linear-gradient(to right, ${stops.join(', ')})`;
}
