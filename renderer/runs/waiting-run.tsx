// One run that waits for the engine, and its place among the others.
import { ActionIcon } from '@mantine/core';
import { ArrowDown, ArrowUp, ArrowUpToLine, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { RunSummary } from '../../shared/run-summary.ts';
import { runAddress } from '../shell/addresses.ts';
import { runName } from './fields.ts';
import classes from './queue-panel.module.css';
import type { RunCommands } from './use-run-commands.tsx';

interface WaitingRunProps {
  readonly run: RunSummary;
  readonly commands: RunCommands;
  /** 0 for the next one. */
  readonly place: number;
  readonly isLast: boolean;
}

export function WaitingRun({ run, place, isLast, commands }: WaitingRunProps) {
  const { id } = run.record;
  const name = runName(run);
  const moveTo = (to: number) => () => void commands.move(id, to);
  return (
    <li className={classes.entry}>
      <span className={classes.place}>{place === 0 ? 'next' : `${place + 1}.`}</span>
      <Link className={classes.link} href={runAddress(id)}>
        {name}
      </Link>
      <span className={classes.actions}>
        <Step label={`Make ${name} the next`} title="Make it the next" isPossible={place > 0} onTake={moveTo(0)}>
          <ArrowUpToLine size={14} />
        </Step>
        <Step
          label={`Move ${name} forward in the queue`}
          title="Forward"
          isPossible={place > 0}
          onTake={moveTo(place - 1)}
        >
          <ArrowUp size={14} />
        </Step>
        <Step label={`Move ${name} back in the queue`} title="Back" isPossible={!isLast} onTake={moveTo(place + 1)}>
          <ArrowDown size={14} />
        </Step>
        <ActionIcon
          aria-label={`Take ${name} out of the queue`}
          title="Take it out of the queue"
          data-leave
          onClick={({ currentTarget }) => {
            focusNeighbour(currentTarget);
            void commands.stop(id);
          }}
        >
          <X size={14} />
        </ActionIcon>
      </span>
    </li>
  );
}

interface StepProps {
  readonly label: string;
  readonly title: string;
  readonly isPossible: boolean;
  readonly onTake: () => void;
  readonly children: ReactNode;
}

/** A button that is disabled loses the focus: who moves a run to an end by the keyboard would begin anew. */
function Step({ label, title, isPossible, onTake, children }: StepProps) {
  return (
    <ActionIcon
      aria-label={label}
      title={title}
      aria-disabled={!isPossible}
      data-disabled={!isPossible}
      onClick={isPossible ? onTake : () => {}}
    >
      {children}
    </ActionIcon>
  );
}

/** The entry goes, and the focus with it: the same button of the next one, or of the last, gets it. */
function focusNeighbour(button: Element): void {
  const entry = button.closest('li');
  const neighbour = entry?.nextElementSibling ?? entry?.previousElementSibling;
  neighbour?.querySelector<HTMLElement>('[data-leave]')?.focus();
}
