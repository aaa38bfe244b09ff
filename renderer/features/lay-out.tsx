// How features are to be laid out: by which method, of how many samples; and doing it.
import { NumberInput, Select } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { type EmbeddingMethod, reportOrder } from '../../shared/evaluation-report.ts';
import { durationText } from '../../shared/number-text.ts';
import type { SplitName } from '../../shared/thumbnail-address.ts';
import { EvaluationOffer } from '../workbench/evaluation-offer.tsx';
import classes from './lay-out.module.css';

interface LayOutProps {
  readonly run: string;
  readonly split: SplitName;
  /** On the button. */
  readonly label: string;
  readonly children?: ReactNode;
}

const methods: readonly { readonly value: Exclude<EmbeddingMethod, 'none'>; readonly label: string }[] = [
  { value: 'tsne', label: 't-SNE, perplexity 20' },
  { value: 'umap', label: 'UMAP, 15 neighbours' },
];

/** Measured on one core at 2.5 GHz; t-SNE's time grows with the square of the images. */
const TSNE_SECONDS = 6.5e-6;
const UMAP_SECONDS = 6e-3;
const MOST = reportOrder.shape.images.maxValue ?? 10_000;

const most = `Of a larger set a random sample is laid out, ${MOST.toLocaleString('en-US')} images at most`;

export function LayOut({ run, split, label, children }: LayOutProps) {
  const [embedding, setEmbedding] = useState<EmbeddingMethod>('tsne');
  const [images, setImages] = useState(1000);
  const seconds = embedding === 'tsne' ? TSNE_SECONDS * images * images : UMAP_SECONDS * images;
  return (
    <div className={classes.form}>
      <Select
        label="Method"
        data={methods}
        value={embedding}
        onChange={(value) => setEmbedding(value === 'umap' ? 'umap' : 'tsne')}
        allowDeselect={false}
      />
      <NumberInput
        label="Images"
        description={`about ${durationText(seconds)} to lay out, after every image was looked at. ${most}${embedding === 'tsne' ? ': t-SNE is exact, it compares each with each' : ''}.`}
        value={images}
        onChange={(value) => setImages(Math.min(MOST, Math.max(1, Math.round(Number(value)) || 1)))}
        min={1}
        max={MOST}
        step={500}
        thousandSeparator=","
      />
      <EvaluationOffer run={run} split={split} report={{ images, embedding }} label={label}>
        {children}
      </EvaluationOffer>
    </div>
  );
}
