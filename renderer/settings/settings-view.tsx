// Settings of the workbench: folders, appearance, and what this machine has.
import { Button, Loader, SegmentedControl } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { UserSettings } from '../../shared/user-settings.ts';
import { FolderInput } from '../workbench/folder-input.tsx';
import { JobList } from '../workbench/job-list.tsx';
import { useAttempt } from '../workbench/use-attempt.ts';
import { useClient, useWorkbench } from '../workbench/workbench-provider.tsx';
import { MachinePanel } from './machine-panel.tsx';
import classes from './settings-view.module.css';

export function SettingsView() {
  const settings = useWorkbench((workbench) => workbench.settings);
  return (
    <div className={classes.view}>
      <h1 className={classes.title}>Settings</h1>
      {settings === null ? (
        <Loader size="sm" aria-label="Loading the settings" />
      ) : (
        <>
          <Appearance theme={settings.theme} />
          <Folders key={`${settings.dataFolder} ${settings.runsFolder}`} settings={settings} />
        </>
      )}
      <JobList kinds={['set-up-runtime']} />
      <MachinePanel />
    </div>
  );
}

const themes = [
  { value: 'system', label: "As the system's" },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

function Appearance({ theme }: Pick<UserSettings, 'theme'>) {
  const { workbench } = useClient();
  const { attempt } = useAttempt();
  return (
    <section className={classes.panel} aria-labelledby="appearance">
      <h2 id="appearance">Appearance</h2>
      <SegmentedControl
        aria-label="Colours"
        data={themes.map(({ value, label }) => ({ value, label }))}
        value={theme}
        onChange={(value) => {
          const chosen = themes.find((one) => one.value === value);
          if (chosen !== undefined) void attempt(() => workbench.setSettings({ theme: chosen.value }));
        }}
      />
    </section>
  );
}

function Folders({ settings }: { readonly settings: UserSettings }) {
  const { workbench } = useClient();
  const { attempt, busy } = useAttempt();
  const [dataFolder, setDataFolder] = useState(settings.dataFolder);
  const [runsFolder, setRunsFolder] = useState(settings.runsFolder);
  const isChanged = dataFolder !== settings.dataFolder || runsFolder !== settings.runsFolder;
  const save = (event: FormEvent): void => {
    event.preventDefault();
    void attempt(() => workbench.setSettings({ dataFolder, runsFolder }));
  };
  return (
    <section className={classes.panel} aria-labelledby="folders">
      <h2 id="folders">Folders</h2>
      <form className={classes.folders} onSubmit={save}>
        <FolderInput
          label="Data"
          description="Holds the data sets; nothing in it is moved"
          placeholder="the usual one, named below"
          value={dataFolder}
          onValue={setDataFolder}
        />
        <FolderInput
          label="Runs"
          description="Holds a folder for each run; those in the folder that was chosen before stay there"
          placeholder="the usual one, named below"
          value={runsFolder}
          onValue={setRunsFolder}
        />
        <Button type="submit" className={classes.save} disabled={!isChanged} loading={busy}>
          Save
        </Button>
      </form>
    </section>
  );
}
