// What this machine has for training, what is missing, and how to mend it: `dcwp doctor` as a panel.
import { Alert, Button, Code, CopyButton, Loader, Select } from '@mantine/core';
import { RefreshCw } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import type { MachineReport } from '../../shared/api/workbench.ts';
import { ErrorNotice } from '../workbench/error-notice.tsx';
import { useAttempt } from '../workbench/use-attempt.ts';
import { useClient, useWorkbench } from '../workbench/workbench-provider.tsx';
import classes from './machine-panel.module.css';

export function MachinePanel() {
  const { report, error, examine } = useReport();
  return (
    <section className={classes.panel} aria-labelledby="machine">
      <header className={classes.header}>
        <h2 id="machine">This machine</h2>
        <Button
          variant="default"
          leftSection={<RefreshCw size={13} aria-hidden />}
          loading={report === null && error === null}
          onClick={examine}
        >
          Look again
        </Button>
      </header>
      {error === null ? null : <ErrorNotice error={error} onRetry={examine} />}
      {report === null ? (
        error === null ? (
          <div className={classes.loading}>
            <Loader size="sm" aria-label="Looking at this machine" />
          </div>
        ) : null
      ) : (
        <Report report={report} />
      )}
    </section>
  );
}

function Report({ report: { ready, facts, problems, device } }: { readonly report: MachineReport }) {
  return (
    <>
      <Alert color={ready ? 'green' : 'red'} p="sm" title={ready ? 'Ready to train' : 'Nothing can be trained yet'}>
        {problems.length === 0 ? 'Nothing is missing.' : null}
      </Alert>
      {problems.length === 0 ? null : (
        <ul className={classes.problems} aria-label="What is missing">
          {problems.map(({ weight, what, remedy }) => (
            <li key={what} data-weight={weight}>
              <strong>{what}</strong>
              <span className={classes.remedy}>
                <Code>{remedy}</Code>
                <CopyButton value={remedy}>
                  {({ copied, copy }) => (
                    <Button variant="subtle" onClick={copy}>
                      {copied ? 'Copied' : 'Copy'}
                    </Button>
                  )}
                </CopyButton>
              </span>
            </li>
          ))}
        </ul>
      )}
      <dl className={classes.facts}>
        {facts.map(([name, finding]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{finding}</dd>
          </div>
        ))}
      </dl>
      <RuntimeSetUp device={device} />
    </>
  );
}

const devices = [
  { value: 'auto', label: 'the best there is' },
  { value: 'cpu', label: 'CPU' },
  { value: 'cuda', label: 'NVIDIA GPU (CUDA)' },
] as const;

/** `device` is what the runtime computes on now. */
function RuntimeSetUp({ device }: Pick<MachineReport, 'device'>) {
  const { workbench } = useClient();
  const { attempt, busy } = useAttempt();
  const [wanted, setWanted] = useState<(typeof devices)[number]['value']>('auto');
  return (
    <div className={classes.runtime}>
      <Select
        label="Device"
        description={
          device === null
            ? 'There is no native runtime yet'
            : `The native runtime computes on ${device === 'cpu' ? 'the CPU' : 'CUDA'}`
        }
        data={devices.map(({ value, label }) => ({ value, label }))}
        value={wanted}
        allowDeselect={false}
        onChange={(value) => setWanted(devices.find((one) => one.value === value)?.value ?? 'auto')}
      />
      <Button
        variant="default"
        loading={busy}
        title="Downloads some 300 MB, 1.5 GB for CUDA"
        onClick={() => void attempt(() => workbench.setUpRuntime({ device: wanted }))}
      >
        {device === null ? 'Set up' : 'Set up anew'}
      </Button>
    </div>
  );
}

function useReport() {
  const { workbench } = useClient();
  const [answer, setAnswer] = useState<{ report: MachineReport | null; error: unknown }>({ report: null, error: null });
  const [asked, setAsked] = useState(0);
  const settled = useWorkbench(
    ({ jobs }) => jobs.filter(({ kind, endedAt }) => kind !== 'check-data' && endedAt !== null).length,
  );
  const folders = useWorkbench(({ settings }) => `${settings?.dataFolder} ${settings?.runsFolder}`);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was built or set up, or another folder, asks again
  useEffect(() => {
    const ended = new AbortController();
    setAnswer({ report: null, error: null });
    workbench.examine(undefined, { signal: ended.signal }).then(
      (report) => setAnswer({ report, error: null }),
      (error: unknown) => {
        if (!ended.signal.aborted) setAnswer({ report: null, error });
      },
    );
    return () => ended.abort();
  }, [workbench, asked, settled, folders]);
  return { ...answer, examine: useCallback(() => setAsked((count) => count + 1), []) };
}
