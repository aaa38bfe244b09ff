// Which run is shown, how it stands, what can be done with it.
import { Button, Menu } from '@mantine/core';
import { ArrowLeft, Copy, PackageOpen, Pause, Play, ScanSearch, Square } from 'lucide-react';
import { memo } from 'react';
import { Link, useLocation } from 'wouter';
import { correctionText } from '../../shared/correction-origin.ts';
import { stageName } from '../../shared/events.ts';
import { methodOf, methods } from '../../shared/methods.ts';
import type { RunState } from '../../shared/run-state.ts';
import type { RunSummary } from '../../shared/run-summary.ts';
import { MenuWhenAsked } from '../controls/menu-when-asked.tsx';
import { trainedOn } from '../runs/trained-on.ts';
import {
  compareAddress,
  exportAddress,
  featuresAddress,
  newRunFrom,
  newRunLike,
  RUNS,
  samplesAddress,
} from '../shell/addresses.ts';
import { stageTitle } from './part.ts';
import { ReportButton } from './report-button.tsx';
import classes from './run-header.module.css';
import { StatusBadge } from './status-badge.tsx';
import type { RunActions } from './use-run-actions.ts';

interface RunHeaderProps extends Pick<RunSummary, 'record' | 'label' | 'status' | 'folder'> {
  /** What the run said of its data; null until it has. */
  readonly data: RunState['data'];
  readonly actions: RunActions;
}

/** It rests while the run's figures stream in. */
export const RunHeader = memo(function RunHeader({ record, label, status, folder, data, actions }: RunHeaderProps) {
  const description = descriptionOf(record, data);
  return (
    <header className={classes.header}>
      <Link href={RUNS} className={classes.back} aria-label="All runs" title="All runs">
        <ArrowLeft size={16} />
      </Link>
      <h1 className={classes.name} title={folder}>
        {label.name ?? record.id}
      </h1>
      <StatusBadge status={status} />
      {label.tags.map((tag) => (
        <span key={tag} className={classes.tag}>
          {tag}
        </span>
      ))}
      <span className={classes.description} title={description}>
        {description}
      </span>
      <div className={classes.actions}>
        <Steering status={status} actions={actions} />
        <LookInside id={record.id} />
        {status === 'finished' ? <Export id={record.id} /> : null}
        {['created', 'queued', 'starting'].includes(status) ? null : <ReportButton id={record.id} />}
        <FromHere record={record} />
      </div>
    </header>
  );
});

/** `cmnist, 5 % conflict · DCWP · preset cmnist-5pct · seed 55`. */
function descriptionOf(record: RunSummary['record'], data: RunState['data']): string {
  const { configuration, preset, minedSet, imported } = record;
  const parts = [
    trainedOn(record, data),
    methodOf(configuration),
    preset === null ? 'no preset' : `preset ${preset}`,
    `seed ${configuration.seed}`,
    ...(minedSet === null ? [] : [correctionText(minedSet)]),
    ...(imported === null ? [] : [`weights of ${imported.file}`]),
  ];
  return parts.join(' · ');
}

/** Whatever the run is at, the first button is the same element: who pressed it by the keyboard stays on it. */
function Steering({ status, actions }: { readonly status: RunSummary['status']; readonly actions: RunActions }) {
  const { stop, busy } = actions;
  const first = firstStep(status, actions);
  const stopLabel = stopLabels[status];
  return (
    <>
      {first === null ? null : (
        <Button
          variant={status === 'running' ? 'default' : 'filled'}
          leftSection={status === 'running' ? <Pause size={13} aria-hidden /> : <Play size={13} aria-hidden />}
          aria-busy={busy}
          onClick={() => busy || first.act()}
        >
          {first.label}
        </Button>
      )}
      {stopLabel === undefined ? null : (
        <Button
          variant="default"
          leftSection={<Square size={12} aria-hidden />}
          aria-busy={busy}
          onClick={() => busy || stop()}
          title="Saves where it is; it can be resumed"
        >
          {stopLabel}
        </Button>
      )}
    </>
  );
}

/** Nothing is lost: what was trained is saved first. */
const stopLabels: Readonly<Partial<Record<RunSummary['status'], string>>> = {
  starting: 'Save and stop',
  running: 'Save and stop',
  paused: 'Save and stop',
  queued: 'Leave the queue',
};

/** What can be done next; null where there is nothing. A button that is disabled for a moment would lose the focus. */
function firstStep(
  status: RunSummary['status'],
  { pause, proceed, resume }: RunActions,
): { readonly label: string; readonly act: () => void } | null {
  switch (status) {
    case 'running':
      return { label: 'Pause', act: pause };
    case 'paused':
      return { label: 'Continue', act: proceed };
    case 'created':
      return { label: 'Start', act: resume };
    case 'interrupted':
    case 'crashed':
    case 'failed':
      return { label: 'Resume', act: resume };
    case 'queued':
    case 'starting':
    case 'finished':
    case 'unreadable':
      return null;
  }
}

function Export({ id }: { readonly id: string }) {
  const [, go] = useLocation();
  return (
    <Button variant="default" leftSection={<PackageOpen size={13} />} onClick={() => go(exportAddress(id))}>
      Export
    </Button>
  );
}

/** The views that look closer at it. */
function LookInside({ id }: { readonly id: string }) {
  const [, go] = useLocation();
  return (
    <MenuWhenAsked
      button={
        <Button variant="default" leftSection={<ScanSearch size={13} />}>
          Look inside
        </Button>
      }
    >
      <Menu.Item onClick={() => go(samplesAddress(id))}>Samples and mined set</Menu.Item>
      <Menu.Item onClick={() => go(featuresAddress(id))}>Features in the plane</Menu.Item>
      <Menu.Item onClick={() => go(compareAddress([id]))}>Compare with other runs</Menu.Item>
    </MenuWhenAsked>
  );
}

/** A new run with this one's settings, or with what it did before a stage. */
function FromHere({ record }: Pick<RunSummary, 'record'>) {
  const [, go] = useLocation();
  const stages = methods[methodOf(record.configuration)].stages.filter((stage) => stage !== stageName.options[0]);
  return (
    <MenuWhenAsked
      button={
        <Button variant="default" leftSection={<Copy size={13} />}>
          New run from this
        </Button>
      }
    >
      <Menu.Item onClick={() => go(newRunLike(record.id))}>With its settings, from the start</Menu.Item>
      <Menu.Divider />
      <Menu.Label>Take over what it did, and begin with</Menu.Label>
      {stages.map((stage) => (
        <Menu.Item key={stage} onClick={() => go(newRunFrom(record.id, stage))}>
          {stageTitle(stage)}
        </Menu.Item>
      ))}
    </MenuWhenAsked>
  );
}
