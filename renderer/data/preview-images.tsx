// Some images of a set: of its aligned and of its conflicting samples, or of one group.
import { Button } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import type { SampleSet } from '../../shared/api/data.ts';
import { type SplitName, thumbnailAddress } from '../../shared/thumbnail-address.ts';
import { useClient } from '../workbench/workbench-provider.tsx';
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
  const labels = useLabels(set.id, split);
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

function useLabels(set: string, split: SplitName): SampleLabels | null {
  const { data } = useClient();
  const [labels, setLabels] = useState<SampleLabels | null>(null);
  useEffect(() => {
    const ended = new AbortController();
    const ask = async (): Promise<void> => {
      const bytes = await (await data.labels({ set, split }, { signal: ended.signal })).arrayBuffer();
      const count = bytes.byteLength / 4;
      const next = { classes: new Uint16Array(bytes, 0, count), biases: new Uint16Array(bytes, 2 * count, count) };
      if (!ended.signal.aborted) setLabels(next);
    };
    setLabels(null);
    // The counts beside it say what is there; the images come when they come.
    ask().catch(() => {});
    return () => ended.abort();
  }, [data, set, split]);
  return labels;
}
