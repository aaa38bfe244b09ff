// One sample, large, with all that is known of it; the arrow keys go on to its neighbours.
import { ActionIcon, Button, Modal } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { SampleImage } from '../workbench/sample-image.tsx';
import { useClient } from '../workbench/workbench-provider.tsx';
import { Fact } from './fact.tsx';
import type { ImageSource } from './gallery-pictures.ts';
import classes from './sample-dialog.module.css';
import { factsText, type Said, type SampleFacts } from './sample-facts.ts';

interface SampleDialogProps {
  readonly facts: SampleFacts;
  readonly source: ImageSource;
  /** Of the image among those of the set; -1 where it is gone. */
  readonly image: number;
  readonly onClose: () => void;
  /** To a neighbour: -1 or 1. */
  readonly onStep: (by: number) => void;
  /** Null where nothing can be mined. */
  readonly onMark: ((mined: boolean | null) => void) | null;
}

export function SampleDialog({ facts, source, image, onClose, onStep, onMark }: SampleDialogProps) {
  const path = usePath(source, image);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowRight') onStep(1);
    else if (event.key === 'ArrowLeft') onStep(-1);
    else if (onMark !== null && event.key === 'm') onMark(true);
    else if (onMark !== null && event.key === 'u') onMark(false);
    else if (onMark !== null && event.key === 'r') onMark(null);
    else return;
    event.preventDefault();
  };
  const gone = <span className={classes.gone}>Its image is gone</span>;
  return (
    <Modal
      opened
      onClose={onClose}
      size={760}
      title={`Sample ${facts.index.toLocaleString('en-US')}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
      onKeyDown={onKeyDown}
    >
      <div className={classes.sample}>
        <div className={classes.frame}>
          {source.set === null || image < 0 ? (
            gone
          ) : (
            <SampleImage
              key={image}
              of={{ set: source.set, split: source.split, index: image, size: 256 }}
              alt={factsText(facts)}
              gone={gone}
            />
          )}
        </div>
        <div className={classes.side}>
          <dl className={classes.facts}>
            <Fact name="Class" value={facts.className} />
            <Fact name="Bias" value={facts.biasName ?? 'unknown'} />
            <Fact name="Group" value={kindText(facts.isConflicting)} />
            {facts.isMined === null ? null : (
              <Fact
                name="Mined set"
                value={`${facts.isMined ? 'mined' : 'not mined'}${facts.isCorrected ? ', by hand' : ''}`}
              />
            )}
            {facts.score === null ? null : <Fact name="Bias score" value={facts.score.toFixed(4)} />}
            {facts.labelProbability === null ? null : (
              <Fact name="p of its class, biased network" value={facts.labelProbability.toFixed(4)} />
            )}
            {facts.biased === null ? null : <Fact name="Biased network" value={saidText(facts.biased)} />}
            <Fact name="Classifier" value={facts.classifier === null ? 'not asked' : saidText(facts.classifier)} />
            <Fact name="File" value={path ?? '–'} />
          </dl>
          <div className={classes.actions}>
            <ActionIcon aria-label="Previous sample" onClick={() => onStep(-1)}>
              <ChevronLeft size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon aria-label="Next sample" onClick={() => onStep(1)}>
              <ChevronRight size={16} aria-hidden />
            </ActionIcon>
            {onMark === null ? null : (
              <>
                <Button variant="default" disabled={facts.isMined === true} onClick={() => onMark(true)}>
                  Mark as mined
                </Button>
                <Button variant="default" disabled={facts.isMined === false} onClick={() => onMark(false)}>
                  Unmark
                </Button>
                <Button variant="subtle" disabled={!facts.isCorrected} onClick={() => onMark(null)}>
                  As it was
                </Button>
              </>
            )}
          </div>
        </div>
      </div>
    </Modal>
  );
}

const saidText = ({ name, isRight }: Said): string => `${name}, ${isRight ? 'right' : 'wrong'}`;

function kindText(isConflicting: boolean | null): string {
  if (isConflicting === null) return 'unknown';
  return isConflicting ? 'conflicting' : 'aligned';
}

/** Below the data root; null until it is known. */
function usePath({ set, split }: ImageSource, image: number): string | null {
  const { data } = useClient();
  const [path, setPath] = useState<string | null>(null);
  useEffect(() => {
    setPath(null);
    if (set === null || image < 0) return;
    const ended = new AbortController();
    data.paths({ set, split, indices: [image] }, { signal: ended.signal }).then(
      ([found]) => setPath(found ?? null),
      () => {}, // The image beside it says whether there is one.
    );
    return () => ended.abort();
  }, [data, set, split, image]);
  return path;
}
