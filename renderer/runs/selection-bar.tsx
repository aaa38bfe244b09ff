// What can be done with the selected runs together.
import { Button, Popover, TextInput } from '@mantine/core';
import { GitCompareArrows, Tag, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { isAtWork, type RunSummary } from '../../shared/run-summary.ts';
import { MOST_COMPARED } from '../compare/compared-ids.ts';
import { compareAddress } from '../shell/addresses.ts';
import classes from './selection-bar.module.css';
import type { RunCommands } from './use-run-commands.tsx';

interface SelectionBarProps {
  readonly runs: readonly RunSummary[];
  readonly commands: RunCommands;
  readonly onDone: () => void;
}

export function SelectionBar({ runs, commands, onDone }: SelectionBarProps) {
  const removable = runs.filter((run) => !isAtWork(run));
  const remove = (): void => {
    void commands.remove(removable);
    onDone();
  };
  const tag = (added: string): void => {
    for (const { record, label } of runs) {
      if (!label.tags.includes(added)) void commands.label(record.id, { ...label, tags: [...label.tags, added] });
    }
  };
  return (
    <section className={classes.bar} aria-label="Selected runs">
      <strong>{runs.length} selected</strong>
      <CompareButton ids={runs.map(({ record }) => record.id)} />
      <TagButton onTag={tag} />
      <Button
        variant="default"
        leftSection={<Trash2 size={13} aria-hidden />}
        disabled={removable.length === 0}
        onClick={remove}
      >
        {removable.length < runs.length ? `Delete ${removable.length}, not those at work` : 'Delete'}
      </Button>
      <Button variant="subtle" onClick={onDone}>
        Select none
      </Button>
    </section>
  );
}

function CompareButton({ ids }: { readonly ids: readonly string[] }) {
  const icon = <GitCompareArrows size={13} aria-hidden />;
  const canCompare = ids.length >= 2 && ids.length <= MOST_COMPARED;
  if (canCompare) {
    return (
      <Button component={Link} href={compareAddress(ids)} leftSection={icon}>
        Compare
      </Button>
    );
  }
  return (
    <Button leftSection={icon} disabled title={`Select two to ${MOST_COMPARED} runs`}>
      Compare
    </Button>
  );
}

function TagButton({ onTag }: { readonly onTag: (tag: string) => void }) {
  const [isOpen, setIsOpen] = useState(false);
  const [tag, setTag] = useState('');
  const add = (event: FormEvent): void => {
    event.preventDefault();
    if (tag.trim() === '') return;
    onTag(tag.trim());
    setTag('');
    setIsOpen(false);
  };
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-start" shadow="md" trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<Tag size={13} aria-hidden />} onClick={() => setIsOpen(!isOpen)}>
          Add a tag
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form className={classes.tag} onSubmit={add}>
          <TextInput label="Tag" value={tag} maxLength={50} onChange={(event) => setTag(event.currentTarget.value)} />
          <Button type="submit" disabled={tag.trim() === ''}>
            Add
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
