// What became of corrections that were not saved when the page was loaded anew, or when their samples changed.
import { Alert, Button } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import { changesOf, discardUnsaved, useMinedDraft } from './mined-draft.ts';
import classes from './samples-notices.module.css';
import { type DraftFate, setDraftFate, useDraftFate } from './use-kept-draft.ts';

interface DraftNoticeProps {
  readonly run: string;
  /** [training samples]: the run's own mined set; null where it is not at hand. */
  readonly own: Uint8Array | null;
}

export function DraftNotice({ run, own }: DraftNoticeProps) {
  const fate = useDraftFate(run);
  const draft = useMinedDraft(run);
  const changes = useMemo(() => (own === null ? null : changesOf(own, draft)), [own, draft]);
  // Saved or taken back since, they are not told of again.
  const isSettled = fate?.kind === 'back' && changes?.isSaved === true;
  useEffect(() => {
    if (isSettled) setDraftFate(run, undefined);
  }, [isSettled, run]);
  const close = (): void => setDraftFate(run, undefined);
  if (fate === undefined) return null;
  if (fate.kind === 'back') {
    if (changes?.isSaved !== false) return null;
    return (
      <Alert
        color="teal"
        role="status"
        title="Your unsaved marks are back"
        className={classes.notice ?? ''}
        withCloseButton
        closeButtonLabel="Keep them"
        onClose={close}
      >
        {countText(changes)}
        {draft.note === '' ? '' : ', with your note'}. Save them: a reload keeps them, closing this page does not.
        <Button
          variant="default"
          ml="md"
          onClick={() => {
            discardUnsaved(run);
            close();
          }}
        >
          Discard
        </Button>
      </Alert>
    );
  }
  return (
    <Alert
      color="yellow"
      role="alert"
      title={fate.kind === 'refused' ? 'Your unsaved marks were not taken over' : 'Unsaved marks would be lost'}
      className={classes.notice ?? ''}
      withCloseButton
      closeButtonLabel="Close"
      onClose={close}
    >
      {fate.kind === 'refused'
        ? refusedText(fate)
        : 'This browser keeps no more of them: save the correction before you reload or leave this page.'}
    </Alert>
  );
}

function refusedText({ kept }: Extract<DraftFate, { kind: 'refused' }>): string {
  if (kept === null) return 'They were kept by another version of this program, which this one cannot read.';
  const note = kept.note === '' ? '' : ` Their note was: “${kept.note}”`;
  return `The mined set of this run, or its training samples, changed since: the marks would be of other samples.${note}`;
}

function countText({ marked, unmarked }: { readonly marked: number; readonly unmarked: number }): string {
  return `${marked.toLocaleString('en-US')} marked, ${unmarked.toLocaleString('en-US')} unmarked`;
}
