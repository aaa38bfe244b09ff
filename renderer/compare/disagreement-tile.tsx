// A sample with what two runs take it for.
import { Check, X } from 'lucide-react';
import type { SampleSet } from '../../shared/api/data.ts';
import type { SplitPredictions } from '../../shared/split-predictions.ts';
import type { SplitName } from '../../shared/thumbnail-address.ts';
import { SampleImage } from '../workbench/sample-image.tsx';
import classes from './disagreement-panel.module.css';
import { RunSwatch } from './run-mark.tsx';
import type { ShownRun } from './shown-run.ts';

interface DisagreementTileProps {
  readonly index: number;
  /** Null while there are no images. */
  readonly set: SampleSet | null;
  readonly split: SplitName;
  /** Null where it is unknown. */
  readonly bias: number | null;
  readonly said: readonly SplitPredictions[];
  readonly runs: readonly ShownRun[];
  readonly onOpen: () => void;
}

export function DisagreementTile({ index, set, split, bias, said, runs, onOpen }: DisagreementTileProps) {
  const label = said[0]?.classes[index] ?? 0;
  const nameOf = (of: number): string => set?.classNames[of] ?? String(of);
  const aligned = bias === null ? undefined : set?.aligned?.[label]?.[bias];
  const ofBias = bias === null ? '' : `, bias ${set?.biasNames?.[bias] ?? bias}`;
  const kind = aligned === undefined ? '' : aligned ? ' (aligned)' : ' (conflicting)';
  const truth = `Sample ${index}: class ${nameOf(label)}${ofBias}${kind}`;
  return (
    <li className={classes.tile} title={truth}>
      <button
        type="button"
        className={classes.image}
        data-kind={aligned === undefined ? 'unknown' : aligned ? 'aligned' : 'conflict'}
        aria-label={`Open in Samples: ${truth}`}
        onClick={onOpen}
      >
        {set === null ? (
          <span>{nameOf(label)}</span>
        ) : (
          <SampleImage
            of={{ set: set.id, split, index, size: 64 }}
            alt=""
            width={56}
            height={56}
            gone={<span>gone</span>}
          />
        )}
      </button>
      {runs.map((run, place) => {
        const prediction = said[place]?.predictions[index] ?? 0;
        const isRight = prediction === label;
        const percent = Math.round(100 * (said[place]?.labelProbabilities[index] ?? 0));
        return (
          <span
            key={run.id}
            className={classes.verdict}
            data-right={isRight}
            title={`${run.name}: ${nameOf(prediction)}; probability of ${nameOf(label)}: ${percent} %`}
          >
            <RunSwatch run={run} />
            {isRight ? <Check size={11} aria-label="right:" /> : <X size={11} aria-label="wrong:" />}
            <span>{nameOf(prediction)}</span>
          </span>
        );
      })}
    </li>
  );
}
