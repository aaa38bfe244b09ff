// What will come of the form: the stages and their length, what differs from the preset, what stands against it, the start.
import { ActionIcon, Alert, Button, CopyButton, TextInput } from '@mantine/core';
import { Check, Copy, ListPlus, Play, Undo2 } from 'lucide-react';
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { methodOf, methods } from '../../shared/methods.ts';
import { isAtWork } from '../../shared/run-summary.ts';
import type { SettingName } from '../../shared/settings.ts';
import { runAddress } from '../shell/addresses.ts';
import { useAttempt } from '../workbench/use-attempt.ts';
import { useClient, useWorkbench } from '../workbench/workbench-provider.tsx';
import { commandLine } from './command-line.ts';
import { type Draft, orderOf, type ResolvedDraft, type SettingValue } from './draft.ts';
import { Duration } from './duration.tsx';
import { fieldId } from './field-id.ts';
import classes from './order-panel.module.css';
import { TimeNeeded } from './time-needed.tsx';
import { typedText } from './typed-value.ts';
import { useEstimate } from './use-estimate.ts';
import type { StartProblem } from './use-order-problems.ts';

interface OrderPanelProps {
  readonly draft: Draft;
  readonly resolved: ResolvedDraft;
  readonly problems: readonly StartProblem[];
  readonly onValue: (name: SettingName, value: SettingValue | undefined) => void;
  /** Brings the field of a setting into view. */
  readonly onShow: (name: string) => void;
}

export function OrderPanel({ draft, resolved, problems, onValue, onShow }: OrderPanelProps) {
  const { configuration, base, shown } = resolved;
  const method = methods[methodOf(configuration ?? base)];
  const canStart = configuration !== null && problems.length === 0;
  const estimate = useEstimate(draft, canStart);
  const nameProblem = problems.find(({ settings }) => settings.includes('exp_name'));
  return (
    <aside className={classes.panel} aria-label="The run">
      <div className={classes.scroll}>
        <p className={classes.method}>
          <strong>{method.title}</strong> {method.summary}.
        </p>
        <TimeNeeded {...estimate} canStart={canStart} />
        <Duration draft={draft} configuration={configuration ?? base} estimate={estimate.estimate} />
        <Differences resolved={resolved} onValue={onValue} />
        <Problems problems={problems} onShow={onShow} />
      </div>
      <footer className={classes.footer}>
        <TextInput
          id={fieldId('exp_name')}
          label="Name of the run"
          placeholder="one made from the settings"
          value={typedText(shown.exp_name)}
          error={nameProblem === undefined ? undefined : nameText(nameProblem)}
          onChange={(event) => onValue('exp_name', event.currentTarget.value || undefined)}
        />
        <StartButtons draft={draft} canStart={canStart} />
      </footer>
    </aside>
  );
}

/** In the words of the field, which does not go by the setting's name. */
const nameText = ({ message, remedy }: StartProblem): string =>
  `${message}. ${remedy}`.replaceAll('Set exp_name to', 'Choose').replaceAll('exp_name', 'The name');

function StartButtons({ draft, canStart }: { readonly draft: Draft; readonly canStart: boolean }) {
  const { runs } = useClient();
  const { attempt, busy } = useAttempt();
  const [, go] = useLocation();
  const known = useWorkbench((workbench) => workbench.runs);
  const waiting = useWorkbench(({ queue }) => queue.length);
  const isBusy = useMemo(() => [...known.values()].some(isAtWork), [known]) || waiting > 0;
  const start = (place: 'next' | 'last') => () =>
    void attempt(async () => {
      const { id } = await runs.start({ order: orderOf(draft), place });
      go(runAddress(id));
    });
  const ahead = waiting + 1;
  return (
    <div className={classes.start}>
      {isBusy ? (
        <Button
          fullWidth
          size="sm"
          leftSection={<ListPlus size={15} aria-hidden />}
          disabled={!canStart}
          loading={busy}
          onClick={start('last')}
        >
          Add to the queue, behind {ahead === 1 ? 'one run' : `${ahead} runs`}
        </Button>
      ) : (
        <Button
          fullWidth
          size="sm"
          leftSection={<Play size={15} aria-hidden />}
          disabled={!canStart}
          loading={busy}
          onClick={start('next')}
        >
          Start
        </Button>
      )}
      <CommandLine draft={draft} isRight={canStart} />
    </div>
  );
}

function CommandLine({ draft, isRight }: { readonly draft: Draft; readonly isRight: boolean }) {
  const command = commandLine(orderOf(draft));
  return (
    <CopyButton value={command}>
      {({ copied, copy }) => (
        <Button
          fullWidth
          variant="default"
          title={command}
          disabled={!isRight}
          leftSection={copied ? <Check size={13} aria-hidden /> : <Copy size={13} aria-hidden />}
          onClick={copy}
        >
          {copied ? 'Copied' : 'Copy as command line'}
        </Button>
      )}
    </CopyButton>
  );
}

function Differences({ resolved, onValue }: Pick<OrderPanelProps, 'resolved' | 'onValue'>) {
  const { changed, shown, base } = resolved;
  if (changed.length === 0) return null;
  return (
    <section aria-label="Changed settings">
      <h2 className={classes.heading}>Changed ({changed.length})</h2>
      <ul className={classes.changes}>
        {changed.map((name) => (
          <li key={name}>
            <span className={classes.name} title={name}>
              {name}
            </span>
            <span className={classes.values}>
              {name === 'method' || name === 'mode' ? null : <s>{textOf(base[name])}</s>} {textOf(shown[name])}
            </span>
            <ActionIcon size="xs" aria-label={`Undo the change of ${name}`} onClick={() => onValue(name, undefined)}>
              <Undo2 size={12} />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </section>
  );
}

const textOf = (value: SettingValue): string => (value === null ? 'none' : value === '' ? 'empty' : String(value));

/** Those that no field shows. */
function Problems({ problems, onShow }: Pick<OrderPanelProps, 'problems' | 'onShow'>) {
  const general = problems.filter(({ settings }) => settings.length === 0);
  const others = problems.length - general.length;
  if (problems.length === 0) return null;
  return (
    <div className={classes.problems} role="alert">
      {general.map(({ code, message, remedy }) => (
        <Alert key={`${code} ${message}`} color="red" p="sm" title={message}>
          {remedy}
        </Alert>
      ))}
      {others === 0 ? null : (
        <Alert color="red" p="sm" title={`${others === 1 ? 'One thing' : `${others} things`} to mend`}>
          <ul className={classes.wrong}>
            {[...new Set(problems.flatMap(({ settings }) => settings))].map((name) => (
              <li key={name}>
                <button type="button" className={classes.goto} onClick={() => onShow(name)}>
                  {name === 'exp_name' ? 'name of the run' : name}
                </button>
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </div>
  );
}
