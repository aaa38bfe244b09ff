// What another threshold would have mined: of all classes or of one, to be looked at or to be taken.
import { Button, Select } from '@mantine/core';
import { lazy, memo, Suspense, useMemo, useState } from 'react';
import { minedCurve } from '../../shared/mined-curve.ts';
import { percentText } from '../../shared/number-text.ts';
import type { SampleColumns } from '../../shared/sample-columns.ts';
import classes from './mined-panel.module.css';

interface ThresholdSectionProps {
  readonly columns: SampleColumns;
  readonly classNames: readonly string[];
  readonly tau: number | null;
  /** Whether the score is 1 − p_label of one network, as nothing else was compared. */
  readonly isOfOneNetwork: boolean;
  readonly onShow: (scoreAbove: number, label: number | null) => void;
  /** Marks what is above the threshold, and nothing else, of all classes or of one. */
  readonly onTake: (threshold: number, label: number | null) => void;
}

/** After the images: what draws charts is as large as all the rest of the view. */
const ThresholdChart = lazy(async () => ({ default: (await import('./threshold-chart.tsx')).ThresholdChart }));

const ALL = 'all';

/** Over all samples: drawn anew only where these, or what is asked of them, change. */
export const ThresholdSection = memo(function ThresholdSection(props: ThresholdSectionProps) {
  const { columns, classNames, tau, isOfOneNetwork, onShow, onTake } = props;
  const [label, setLabel] = useState<number | null>(null);
  const curve = useMemo(() => minedCurve(columns, label), [columns, label]);
  const last = curve.thresholds.length - 1;
  const [chosen, setChosen] = useState(Math.round((tau ?? 0.5) * last));
  const threshold = curve.thresholds[chosen] ?? 0;
  const isKnown = curve.recall.some((value) => value !== null);
  const size = (curve.size[chosen] ?? 0).toLocaleString('en-US');
  return (
    <section className={classes.section} aria-label="Over the threshold">
      <div className={classes.line}>
        <h3>Over the threshold</h3>
        <Select
          aria-label="Class of the curve"
          className={classes.classes ?? ''}
          data={[
            { value: ALL, label: 'all classes' },
            ...classNames.map((name, at) => ({ value: String(at), label: `class ${name}` })),
          ]}
          value={label === null ? ALL : String(label)}
          allowDeselect={false}
          onChange={(value) => setLabel(value === null || value === ALL ? null : Number(value))}
        />
      </div>
      <Suspense fallback={<div className={classes.chart} />}>
        <ThresholdChart
          curve={curve}
          chosen={chosen}
          onChoose={setChosen}
          onOpen={(place) => {
            setChosen(place);
            onShow(curve.thresholds[place] ?? 0, label);
          }}
          tau={tau}
        />
      </Suspense>
      <p className={classes.note}>
        {isOfOneNetwork ? '1 − p of the class' : 'bias score'} above <b>{threshold.toFixed(3)}</b>: {size} samples
        {isKnown ? (
          <>
            {' · '}
            <span className={classes.precision}>precision {percentText(curve.precision[chosen] ?? null)}</span>
            {' · '}
            <span className={classes.recall}>recall {percentText(curve.recall[chosen] ?? null)}</span>
          </>
        ) : (
          '; the line: how many of those above 0'
        )}
      </p>
      <div className={classes.line}>
        <Button variant="default" onClick={() => onShow(threshold, label)}>
          Show these {size}
        </Button>
        <Button variant="default" onClick={() => onTake(threshold, label)}>
          {label === null ? 'Take as the mined set' : `Take for class ${classNames[label]}`}
        </Button>
      </div>
    </section>
  );
});
