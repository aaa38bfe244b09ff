// The sample under the pointer: its image, what it is, what the network takes it for.
import type { ReportView } from '../../shared/api/comparison.ts';
import { SampleImage } from '../workbench/sample-image.tsx';
import classes from './sample-card.module.css';

interface SampleCardProps {
  readonly report: ReportView;
  readonly point: number;
  /** For images; null where there are none. */
  readonly set: string | null;
  /** Null where it is not known. */
  readonly isMined: boolean | null;
}

export function SampleCard({ report, point, set, isMined }: SampleCardProps) {
  const { sample, classNames, biasNames, split } = report;
  const index = sample.indices?.[point] ?? 0;
  const label = sample.classes[point] ?? 0;
  const prediction = sample.predictions[point] ?? 0;
  const bias = sample.biases?.[point];
  return (
    <div className={classes.card}>
      {set === null ? null : (
        <SampleImage
          of={{ set, split, index, size: 128 }}
          alt=""
          className={classes.image}
          gone={<span className={classes.gone}>its image is gone</span>}
        />
      )}
      <dl className={classes.facts}>
        <dt>sample</dt>
        <dd>{index.toLocaleString('en-US')}</dd>
        <dt>class</dt>
        <dd>{classNames[label] ?? label}</dd>
        {bias === undefined ? null : (
          <>
            <dt>bias</dt>
            <dd>{biasNames?.[bias] ?? bias}</dd>
          </>
        )}
        <dt>taken for</dt>
        <dd data-right={prediction === label}>
          {classNames[prediction] ?? prediction}
          {prediction === label ? '' : ', wrong'}
        </dd>
        {isMined === null ? null : (
          <>
            <dt>mined</dt>
            <dd>{isMined ? 'yes' : 'no'}</dd>
          </>
        )}
      </dl>
    </div>
  );
}
