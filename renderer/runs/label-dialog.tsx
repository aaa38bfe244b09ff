// Gives a run a name and tags.
import { Button, Group, Modal, Stack, TagsInput, TextInput } from '@mantine/core';
import { type FormEvent, useMemo, useState } from 'react';
import type { RunSummary } from '../../shared/run-summary.ts';
import { useWorkbench } from '../workbench/workbench-provider.tsx';
import type { RunCommands } from './use-run-commands.tsx';

interface LabelDialogProps {
  readonly run: RunSummary;
  readonly commands: RunCommands;
  readonly onClose: () => void;
}

export function LabelDialog({ run, commands, onClose }: LabelDialogProps) {
  const runs = useWorkbench((workbench) => workbench.runs);
  const known = useMemo(() => [...new Set([...runs.values()].flatMap(({ label }) => label.tags))].sort(), [runs]);
  const [name, setName] = useState(run.label.name ?? '');
  const [tags, setTags] = useState<string[]>([...run.label.tags]);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await commands.label(run.record.id, { name: name.trim() || null, tags })) onClose();
  };
  return (
    <Modal opened onClose={onClose} title="Name and tags" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={(event) => void save(event)}>
        <Stack gap="md">
          <TextInput
            label="Name"
            description={`Without one it is called ${run.record.id}`}
            value={name}
            maxLength={200}
            onChange={(event) => setName(event.currentTarget.value)}
            data-autofocus
          />
          <TagsInput label="Tags" data={known} value={tags} onChange={setTags} maxTags={50} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit">Save</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
