// What can be done with one run, behind the dots at the end of its row.
import { Menu } from '@mantine/core';
import { Copy, FolderOpen, Pause, Pencil, Play, Square, Trash2 } from 'lucide-react';
import { useLocation } from 'wouter';
import { isAtWork, type RunSummary } from '../../shared/run-summary.ts';
import { MenuWhenAsked } from '../controls/menu-when-asked.tsx';
import { newRunLike, runAddress } from '../shell/addresses.ts';
import { useBridge } from '../workbench/workbench-provider.tsx';
import { runName } from './fields.ts';
import classes from './row-menu.module.css';
import { canResume, type RunCommands } from './use-run-commands.tsx';

interface RowMenuProps {
  readonly run: RunSummary;
  readonly commands: RunCommands;
  readonly onLabel: (id: string) => void;
}

export function RowMenu(props: RowMenuProps) {
  return (
    <MenuWhenAsked
      button={
        <button type="button" className={classes.dots} aria-label={`Actions for ${runName(props.run)}`}>
          {/* A sign of the font: an icon of its own in each row is a third of what scrolling takes. */}
          <span aria-hidden>⋯</span>
        </button>
      }
    >
      <Items {...props} />
    </MenuWhenAsked>
  );
}

function Items({ run, commands, onLabel }: RowMenuProps) {
  const [, go] = useLocation();
  const bridge = useBridge();
  const { id } = run.record;
  return (
    <>
      <Menu.Item onClick={() => go(runAddress(id))}>Open</Menu.Item>
      <Steering run={run} commands={commands} />
      <Menu.Item leftSection={<Pencil size={14} />} onClick={() => onLabel(id)}>
        Name and tags…
      </Menu.Item>
      <Menu.Item leftSection={<Copy size={14} />} onClick={() => go(newRunLike(id))}>
        New run with these settings
      </Menu.Item>
      {bridge === null ? null : (
        <Menu.Item leftSection={<FolderOpen size={14} />} onClick={() => void bridge.showRun(id)}>
          Show its folder
        </Menu.Item>
      )}
      <Menu.Divider />
      <Menu.Item
        color="red"
        leftSection={<Trash2 size={14} />}
        disabled={isAtWork(run)}
        onClick={() => void commands.remove([run])}
      >
        Delete
      </Menu.Item>
    </>
  );
}

function Steering({ run, commands }: Pick<RowMenuProps, 'run' | 'commands'>) {
  const { id } = run.record;
  const item = (label: string, icon: React.ReactNode, act: () => unknown) => (
    <Menu.Item leftSection={icon} onClick={() => void act()}>
      {label}
    </Menu.Item>
  );
  const stop = item('Save and stop', <Square size={14} />, () => commands.stop(id));
  if (run.status === 'running') return [item('Pause', <Pause size={14} />, () => commands.pause(id)), stop];
  if (run.status === 'starting') return stop;
  if (run.status === 'paused') return [item('Continue', <Play size={14} />, () => commands.proceed(id)), stop];
  if (run.status === 'queued') return item('Take out of the queue', <Square size={14} />, () => commands.stop(id));
  const start = run.status === 'created' ? 'Start' : 'Resume';
  return canResume(run) ? item(start, <Play size={14} />, () => commands.resume(id)) : null;
}
