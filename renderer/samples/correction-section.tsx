// The correction at hand: how much it changes, why, saving it, starting a run with it.
import { Button, Textarea } from '@mantine/core';
import { Play, Save } from 'lucide-react';
import { Link } from 'wouter';
import { newRunFrom } from '../shell/addresses.ts';
import { type MinedDraft, noteCorrection } from './mined-draft.ts';
import classes from './mined-panel.module.css';
import type { useCorrections } from './use-corrections.ts';

interface CorrectionSectionProps {
  readonly run: string;
  readonly draft: MinedDraft;
  readonly changes: { readonly marked: number; readonly unmarked: number; readonly isSaved: boolean };
  readonly corrections: ReturnType<typeof useCorrections>;
  /** The stage that a run with it begins at; null where the run's method has none after mining. */
  readonly stage: Parameters<ReturnType<typeof useCorrections>['start']>[1] | null;
  /** Why no run can begin with it; null where one can. */
  readonly obstacle: string | null;
  readonly onShow: () => void;
}

export function CorrectionSection(props: CorrectionSectionProps) {
  const { run, draft, changes, corrections, stage, obstacle, onShow } = props;
  const { marked, unmarked, isSaved } = changes;
  const isNothing = marked + unmarked === 0;
  const { basedOn } = draft;
  const canStart = basedOn !== null && isSaved && stage !== null && obstacle === null;
  return (
    <section className={classes.section} aria-label="Correction">
      <div className={classes.line}>
        <h3>Correction</h3>
        <button type="button" className={classes.link} disabled={isNothing} onClick={onShow}>
          {isNothing
            ? 'no changes yet'
            : `+${marked.toLocaleString('en-US')} marked, −${unmarked.toLocaleString('en-US')} unmarked`}
        </button>
      </div>
      <Textarea
        label="Note"
        placeholder="What was corrected, and why"
        autosize
        minRows={2}
        maxRows={6}
        maxLength={4000}
        value={draft.note}
        onChange={(event) => noteCorrection(run, event.currentTarget.value)}
      />
      <div className={classes.line}>
        <Button
          leftSection={<Save size={13} aria-hidden />}
          disabled={isNothing || isSaved}
          loading={corrections.busy}
          onClick={() => void corrections.save()}
        >
          Save as a corrected mined set
        </Button>
      </div>
      {stage === null ? null : (
        <div className={classes.line}>
          <Button
            variant={canStart ? 'filled' : 'default'}
            leftSection={<Play size={13} aria-hidden />}
            disabled={!canStart}
            loading={corrections.busy}
            onClick={() => {
              if (basedOn !== null) void corrections.start(basedOn, stage);
            }}
          >
            Start a run from {stage} with it
          </Button>
          {canStart ? (
            <Link href={newRunFrom(run, stage, basedOn)} className={classes.link}>
              Change settings first
            </Link>
          ) : null}
        </div>
      )}
      <p className={classes.note} role="status">
        {obstacle ?? statusText(isNothing, isSaved, basedOn)}
      </p>
    </section>
  );
}

function statusText(isNothing: boolean, isSaved: boolean, basedOn: number | null): string {
  if (isNothing) return 'Mark or unmark samples: by the buttons below the images, or by the keys M and U.';
  if (!isSaved) return 'Not saved yet: a reload keeps it, closing this page does not.';
  return `Saved as version ${basedOn}.`;
}
