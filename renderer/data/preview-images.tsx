// Some images of a set: of its aligned and of its conflicting samples, or of one group.
import { Button } from '@mantine/core';
import { useMemo } from 'react';
import type { SampleSet } from '../../shared/api/data.ts';
import { type SplitName, thumbnailAddress } from '../../shared/thumbnail-address.ts';
import { useSplitLabels } from '../workbench/use-split-labels.ts';
import { evenly, type SampleLabels, samplesOf } from './pick-samples.ts';
import classes from './preview-images.module.css';

export interface Group {
  readonly label: number;
  readonly bias: number;
}

interface PreviewImagesProps {
  readonly set: SampleSet;
  readonly split: SplitName;
  /** Null for all groups. */
  readonly group: Group | null;
  readonly onGroup: (group: Group | null) => void;
}

const SHOWN = 40;

export function PreviewImages({ set, split, group, onGroup }: PreviewImagesProps) {
  const labels = useSplitLabels(set, split);
  const strips = useMemo(() => (labels === null ? [] : stripsOf(set, labels, group)), [set, labels, group]);
  return (
    <div className={classes.preview}>
      {group === null ? null : (
        <Button variant="subtle" onClick={() => onGroup(null)}>
          Show all groups
        </Button>
      )}
      {strips.map(({ title, color, count, indices }) => (
        <section key={title} aria-label={title}>
          <h3 className={classes.title}>
            {color === null ? null : <i style={{ background: `var(--dcwp-${color})` }} />}
            {title}
            <small>{count.toLocaleString('en')} samples</small>
          </h3>
          <ul className={classes.images}>
            {indices.map((index) => (
              <li key={index}>
                <img
                  src={thumbnailAddress({ set: set.id, split, index, size: 64 })}
                  alt={describe(set, labels, index)}
                  title={describe(set, labels, index)}
                  loading="lazy"
                  width={44}
                  height={44}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

interface Strip {
  readonly title: string;
  readonly color: 'aligned' | 'conflict' | null;
  readonly count: number;
  readonly indices: readonly number[];
}

function stripsOf(set: SampleSet, labels: SampleLabels, group: Group | null): Strip[] {
  const { aligned, biasNames, classNames } = set;
  const strip = (title: string, color: Strip['color'], isWanted: (label: number, bias: number) => boolean): Strip => {
    const found = samplesOf(labels, isWanted);
    return { title, color, count: found.length, indices: evenly(found, SHOWN) };
  };
  if (group !== null) {
    const of = biasNames === null ? '' : `, bias ${biasNames[group.bias]}`;
    const isAligned = aligned?.[group.label]?.[group.bias];
    const color = isAligned === undefined ? null : isAligned ? 'aligned' : 'conflict';
    const isWanted = (label: number, bias: number): boolean =>
      label === group.label && (biasNames === null || bias === group.bias);
    return [strip(`Class ${classNames[group.label]}${of}`, color, isWanted)];
  }
  if (aligned === null) return [strip('Samples', null, () => true)];
  return [
    strip('Aligned', 'aligned', (label, bias) => aligned[label]?.[bias] === true),
    strip('Conflicting', 'conflict', (label, bias) => aligned[label]?.[bias] === false),
  ];
}

function describe(set: SampleSet, labels: SampleLabels | null, index: number): string {
  const label = labels?.classes[index] ?? 0;
  const bias = labels?.biases[index] ?? 0;
  const ofBias = set.biasNames === null ? '' : `, bias ${set.biasNames[bias]}`;
  return `Sample ${index}: class ${set.classNames[label]}${ofBias}`;
}
