// The dialog that builds a data set, or imports one's own.
import { Button, Group, Modal, Select, Stack, Tabs, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { BuilderListing, DataListing } from '../../shared/api/data.ts';
import { FolderInput } from '../workbench/folder-input.tsx';
import { useAttempt } from '../workbench/use-attempt.ts';
import { useClient } from '../workbench/workbench-provider.tsx';
import classes from './build-dialog.module.css';
import { ImportWizard } from './import-wizard.tsx';

interface BuildDialogProps {
  readonly listing: DataListing;
  readonly builder: string;
  readonly onClose: () => void;
}

export function BuildDialog({ listing, builder, onClose }: BuildDialogProps) {
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title="Build or import a data set"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Tabs defaultValue="build" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="build">Build</Tabs.Tab>
          <Tabs.Tab value="import">Import</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="build" pt="md">
          <BuildForm listing={listing} first={builder} onClose={onClose} />
        </Tabs.Panel>
        <Tabs.Panel value="import" pt="md">
          <ImportWizard listing={listing} onClose={onClose} />
        </Tabs.Panel>
      </Tabs>
    </Modal>
  );
}

interface BuildFormProps {
  readonly listing: DataListing;
  readonly first: string;
  readonly onClose: () => void;
}

function BuildForm({ listing: { builders, root, sets }, first, onClose }: BuildFormProps) {
  const [name, setName] = useState(first);
  const builder = builders.find((one) => one.name === name) ?? builders[0];
  if (builder === undefined) return null;
  return (
    <Stack gap="md">
      <Select
        label="Data set"
        data={builders.map((one) => ({ value: one.name, label: one.title }))}
        value={builder.name}
        allowDeselect={false}
        onChange={(next) => setName(next ?? name)}
      />
      <BuilderFields key={builder.name} builder={builder} root={root} sets={sets} onClose={onClose} />
    </Stack>
  );
}

interface BuilderFieldsProps extends Pick<DataListing, 'root' | 'sets'> {
  readonly builder: BuilderListing;
  readonly onClose: () => void;
}

function BuilderFields({ builder, root, sets, onClose }: BuilderFieldsProps) {
  const { data } = useClient();
  const { attempt, busy } = useAttempt();
  const [name, setName] = useState(builder.name);
  const [ratio, setRatio] = useState(String(builder.conflictPercents.at(-1) ?? 5));
  const [seed, setSeed] = useState('1');
  const [source, setSource] = useState<string | null>(null);
  const [settings, setSettings] = useState<Record<string, number>>(
    Object.fromEntries(builder.settings.map((setting) => [setting.name, setting.default])),
  );
  const isThere = sets.some(
    (set) => set.name === name && set.ratios.some(({ conflictPercent }) => String(conflictPercent) === ratio),
  );
  const nameError = /^[A-Za-z0-9_-]{1,64}$/.test(name) ? null : 'Letters, digits, _ and -, up to 64';
  const isMissing = source === null && !builder.bringsSource;
  const seedError = /^\d{1,15}$/.test(seed) ? null : 'A whole number from 0 upwards';
  const build = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const order = { builder: builder.name, name, conflictPercent: Number(ratio), seed: Number(seed), source, settings };
    if (await attempt(() => data.build(order))) onClose();
  };
  return (
    <form onSubmit={(event) => void build(event)}>
      <Stack gap="md">
        <p className={classes.about}>
          Made from {builder.from}.{' '}
          {isThere ? 'It is there already: building it again with the same seed changes nothing.' : ''}
        </p>
        <Group grow align="flex-start" gap="md">
          <Select
            label="Conflict ratio"
            description="of training samples conflict"
            data={builder.conflictPercents.map((one) => ({ value: String(one), label: `${one} %` }))}
            value={ratio}
            allowDeselect={false}
            onChange={(next) => setRatio(next ?? ratio)}
          />
          <TextInput
            label="Seed"
            description="the same one gives the same images"
            value={seed}
            error={seedError}
            inputMode="numeric"
            onChange={(event) => setSeed(event.currentTarget.value)}
          />
          <TextInput
            label="Name"
            description={`its folder in ${root}`}
            value={name}
            error={nameError}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </Group>
        {builder.settings.map((setting) => (
          <TextInput
            key={setting.name}
            label={setting.name}
            description={`${setting.description}, from ${setting.minimum} to ${setting.maximum}`}
            value={String(settings[setting.name])}
            inputMode="numeric"
            onChange={(event) => setSettings({ ...settings, [setting.name]: Number(event.currentTarget.value) || 0 })}
          />
        ))}
        <FolderInput label="Raw data" description={builder.source} value={source} onValue={setSource} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={busy} disabled={isMissing || nameError !== null || seedError !== null}>
            Build
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
