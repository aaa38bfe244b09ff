// What is filtered by that no choice in the panel shows: a bias score, what samples are taken for. Each can be taken away.
import { X } from 'lucide-react';
import classes from './filter-chips.module.css';
import type { SampleFilter } from './sample-filter.ts';

interface FilterChipsProps {
  readonly filter: SampleFilter;
  readonly classNames: readonly string[];
  readonly onChange: (changed: Partial<SampleFilter>) => void;
}

export function FilterChips({ filter, classNames, onChange }: FilterChipsProps) {
  const { scoreAbove, predictions } = filter;
  if (scoreAbove === null && predictions.length === 0) return null;
  const names = predictions.map((label) => classNames[label] ?? String(label));
  return (
    <div className={classes.chips}>
      {scoreAbove === null ? null : (
        <Chip text={`bias score above ${scoreAbove.toFixed(3)}`} onRemove={() => onChange({ scoreAbove: null })} />
      )}
      {names.length === 0 ? null : (
        <Chip text={`classifier takes them for ${names.join(', ')}`} onRemove={() => onChange({ predictions: [] })} />
      )}
    </div>
  );
}

function Chip({ text, onRemove }: { readonly text: string; readonly onRemove: () => void }) {
  return (
    <button type="button" className={classes.chip} title="Take this filter away" onClick={onRemove}>
      <span>{text}</span>
      <X size={12} aria-label="take away" />
    </button>
  );
}
