// The controls of a line chart.
import { ActionIcon } from '@mantine/core';
import { Maximize2, ZoomIn, ZoomOut } from 'lucide-react';
import { Choice } from '../controls/choice.tsx';
import { zoomed } from './chart-frame.ts';
import classes from './chart-tools.module.css';
import type { Extent } from './extent.ts';

const smoothings = [
  { value: '0', label: 'no smoothing' },
  { value: '0.6', label: 'smooth 0.6' },
  { value: '0.9', label: 'smooth 0.9' },
  { value: '0.97', label: 'smooth 0.97' },
  { value: '0.99', label: 'smooth 0.99' },
];

interface SmoothingSelectProps {
  readonly title: string;
  readonly weight: number;
  readonly onChange: (weight: number) => void;
}

/** Weights of the moving average, as it is known from elsewhere. */
export function SmoothingSelect({ title, weight, onChange }: SmoothingSelectProps) {
  return (
    <Choice
      label={`Smoothing: ${title}`}
      className={classes.smoothing}
      options={smoothings}
      value={String(weight)}
      onChoose={(value) => onChange(Number(value))}
    />
  );
}

/** Pressed while the scale of y is logarithmic. */
export function LogToggle({ log, onChange }: { readonly log: boolean; readonly onChange: (log: boolean) => void }) {
  return (
    <button
      type="button"
      className={classes.toggle}
      aria-pressed={log}
      title={log ? 'Linear scale' : 'Logarithmic scale'}
      onClick={() => onChange(!log)}
    >
      log
    </button>
  );
}

interface ZoomButtonsProps {
  readonly title: string;
  readonly shown: Extent;
  readonly whole: Extent;
  readonly zoomedIn: boolean;
  readonly onZoom: (range: Extent | null) => void;
}

export function ZoomButtons({ title, shown, whole, zoomedIn, onZoom }: ZoomButtonsProps) {
  return (
    <>
      <ActionIcon
        aria-label={`Zoom in: ${title}`}
        title="Zoom in (or drag across the chart)"
        onClick={() => onZoom(zoomed(shown, 0.5, whole))}
      >
        <ZoomIn size={14} />
      </ActionIcon>
      <ActionIcon
        aria-label={`Zoom out: ${title}`}
        title="Zoom out"
        disabled={!zoomedIn}
        onClick={() => onZoom(zoomed(shown, 2, whole))}
      >
        <ZoomOut size={14} />
      </ActionIcon>
      <ActionIcon
        aria-label={`Show all: ${title}`}
        title="Show all (or double-click the chart)"
        disabled={!zoomedIn}
        onClick={() => onZoom(null)}
      >
        <Maximize2 size={13} />
      </ActionIcon>
    </>
  );
}
