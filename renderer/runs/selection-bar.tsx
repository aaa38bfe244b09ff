// What can be done with the selected runs together.
import { Button, Popover, TextInput } from '@mantine/core';
import { Tag, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { RunSummary } from '../../shared/run-summary.ts';
import classes from './selection-bar.module.css';
import { isAtWork, type RunCommands } from './use-run-commands.tsx';

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
