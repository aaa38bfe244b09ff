// What is shown and selected, and what can be done with the selected samples together.
import { Button } from '@mantine/core';
import { CircleDot, CircleSlash, Undo2 } from 'lucide-react';
import { useMemo } from 'react';
import type { Filtered } from './filter-samples.ts';
import { noSelection, type Selection, selectedSamples } from './selection.ts';
import classes from './selection-bar.module.css';

interface SelectionBarProps {
  readonly filtered: Filtered;
  /** Samples of the split. */
  readonly of: number;
  readonly selection: Selection;
  readonly onSelection: (selection: Selection) => void;
  /** Null where nothing can be mined; `mined` null takes back what was said. */
  readonly onMark: ((indices: Uint32Array, mined: boolean | null) => void) | null;
}

const number = (value: number): string => value.toLocaleString('en-US');

export function SelectionBar({ filtered, of, selection, onSelection, onMark }: SelectionBarProps) {
  const shown = filtered.size;
  const hidden = useMemo(() => hiddenOf(selection, filtered), [selection, filtered]);
  const mark = (mined: boolean | null) => () => onMark?.(selectedSamples(selection), mined);
  return (
    <section className={classes.bar} aria-label="Shown and selected">
      <span role="status" className={classes.counts}>
        <b>{number(shown)}</b> of {number(of)}
        {selection.size === 0 ? null : (
          <>
            {' · '}
            <b>{number(selection.size)}</b> selected{hidden === 0 ? '' : `, ${number(hidden)} of them not shown`}
          </>
        )}
      </span>
      <Button
        variant="default"
        disabled={shown === 0}
        onClick={() => onSelection({ flags: filtered.passes, size: shown })}
      >
        Select all {number(shown)}
      </Button>
      <Button variant="default" disabled={selection.size === 0} onClick={() => onSelection(noSelection(of))}>
        Select none
      </Button>
      {onMark === null ? null : (
        <>
          <span className={classes.gap} />
          <Button
            variant="default"
            leftSection={<CircleDot size={13} aria-hidden />}
            disabled={selection.size === 0}
            onClick={mark(true)}
            title="Key M"
          >
            Mark as mined
          </Button>
          <Button
            variant="default"
            leftSection={<CircleSlash size={13} aria-hidden />}
            disabled={selection.size === 0}
            onClick={mark(false)}
            title="Key U"
          >
            Unmark
          </Button>
          <Button
            variant="subtle"
            leftSection={<Undo2 size={13} aria-hidden />}
            disabled={selection.size === 0}
            onClick={mark(null)}
            title="As the run mined them: key R"
          >
            As it was
          </Button>
        </>
      )}
    </section>
  );
}

/** Selected ones that the filter hides. */
const hiddenOf = ({ flags, size }: Selection, { passes }: Filtered): number =>
  flags.reduce((left, flag, index) => left - (flag & (passes[index] ?? 0)), size);
