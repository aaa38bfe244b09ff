// The form itself: what the run begins from above, its settings by stage, what comes of it at the right.
import { Switch, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { ConfigurationProblem } from '../../shared/contradictions.ts';
import type { RunSummary } from '../../shared/run-summary.ts';
import type { Setting, SettingName } from '../../shared/settings.ts';
import { runName } from '../runs/fields.ts';
import { type Draft, type ResolvedDraft, resolveDraft, type SettingValue, withValue } from './draft.ts';
import { fieldId } from './field-id.ts';
import { formSections, isForced } from './form-sections.ts';
import classes from './new-run-form.module.css';
import { OrderPanel } from './order-panel.tsx';
import { Origin } from './origin.tsx';
import { SettingField } from './setting-field.tsx';
import { useOrderProblems } from './use-order-problems.ts';

interface NewRunFormProps {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  /** The run that it is like, or takes over from. */
  readonly origin: RunSummary | undefined;
}

export function NewRunForm({ draft, onDraft, origin }: NewRunFormProps) {
  const resolved = useMemo(() => resolveDraft(draft), [draft]);
  const problems = useOrderProblems(draft, resolved);
  const latest = useRef(draft);
  latest.current = draft;
  const setValue = useCallback(
    (name: SettingName, value: SettingValue | undefined) => onDraft(withValue(latest.current, name, value)),
    [onDraft],
  );
  const [sought, setSought] = useState<string | null>(null);
  const forget = useCallback(() => setSought(null), []);
  return (
    <div className={classes.view}>
      <div className={classes.left}>
        <header className={classes.header}>
          <h1 className={classes.title}>New run</h1>
          {origin === undefined ? null : (
            <span className={classes.origin}>
              {draft.from === null ? 'with the settings of ' : `from ${draft.from.stage} on, taking over from `}
              {runName(origin)}
            </span>
          )}
        </header>
        <Origin draft={draft} resolved={resolved} problems={problems} onDraft={onDraft} onValue={setValue} />
        <Settings
          draft={draft}
          resolved={resolved}
          problems={problems}
          onValue={setValue}
          sought={sought}
          onFound={forget}
        />
      </div>
      <OrderPanel draft={draft} resolved={resolved} problems={problems} onValue={setValue} onShow={setSought} />
    </div>
  );
}

interface SettingsProps {
  readonly draft: Draft;
  readonly resolved: ResolvedDraft;
  readonly problems: readonly ConfigurationProblem[];
  readonly onValue: (name: SettingName, value: SettingValue | undefined) => void;
  /** A setting whose field is to be brought into view. */
  readonly sought: string | null;
  readonly onFound: () => void;
}

function Settings({ draft, resolved, problems, onValue, sought, onFound }: SettingsProps) {
  const { base, changed, shown } = resolved;
  const [search, setSearch] = useState('');
  const [onlyChanged, setOnlyChanged] = useState(false);
  const wanted = useDeferredValue(search).toLowerCase();
  useEffect(() => {
    if (sought === null) return;
    const field = document.getElementById(fieldId(sought));
    if (field === null && (search !== '' || onlyChanged)) {
      setSearch('');
      setOnlyChanged(false);
      return;
    }
    // What was filtered away comes with the next drawing.
    if (field === null && wanted !== '') return;
    field?.focus();
    field?.scrollIntoView({ block: 'center' });
    onFound();
  }, [sought, search, wanted, onlyChanged, onFound]);
  const sections = formSections(resolved.configuration ?? base, draft.from?.stage ?? null);
  const isWanted = ({ name, help }: Setting): boolean =>
    `${name} ${help}`.toLowerCase().includes(wanted) && (!onlyChanged || changed.includes(name));
  const found = sections
    .map((section) => ({ ...section, settings: section.settings.filter(isWanted) }))
    .filter((section) => section.settings.length > 0);
  return (
    <>
      <div className={classes.tools}>
        <TextInput
          className={classes.search}
          aria-label="Search for settings"
          placeholder="Search settings by name or help"
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          leftSection={<Search size={13} aria-hidden />}
        />
        <Switch
          label={`Only changed (${changed.length})`}
          checked={onlyChanged}
          onChange={(event) => setOnlyChanged(event.currentTarget.checked)}
        />
      </div>
      {found.length === 0 ? (
        <p className={classes.nothing}>
          {onlyChanged && changed.length === 0
            ? 'Every setting is as the preset has it.'
            : 'No setting of this method is called so.'}
        </p>
      ) : null}
      {found.map(({ group, title, stage, settings }) => (
        <section key={group} className={classes.section} aria-labelledby={`section-${group}`}>
          <h2 id={`section-${group}`} className={classes.stage}>
            {stage === null ? null : <i className={classes.dot} style={{ background: `var(--dcwp-${stage})` }} />}
            {title}
          </h2>
          {settings.map((setting) => (
            <SettingField
              key={setting.name}
              setting={setting}
              value={shown[setting.name]}
              base={base[setting.name]}
              isChanged={changed.includes(setting.name)}
              isForced={isForced(base, setting.name)}
              problem={problems.find((problem) => problem.settings.includes(setting.name))}
              onValue={onValue}
            />
          ))}
        </section>
      ))}
    </>
  );
}
