// What a run begins from: data set and conflict ratio, preset, method, network, seed.
import { Select, TextInput } from '@mantine/core';
import { Link } from 'wouter';
import { methodName } from '../../shared/method-name.ts';
import { methodOf, methods } from '../../shared/methods.ts';
import { publishedNetwork } from '../../shared/networks-needed.ts';
import { presets } from '../../shared/presets.ts';
import { type SettingName, settingNamed } from '../../shared/settings.ts';
import { DATA } from '../shell/addresses.ts';
import { useDataListing } from '../workbench/use-data-listing.ts';
import { type Draft, type ResolvedDraft, type SettingValue, withValue } from './draft.ts';
import { fieldId } from './field-id.ts';
import { MinedSetField } from './mined-set-field.tsx';
import classes from './origin.module.css';
import { Field } from './origin-field.tsx';
import { typedText, typedValue } from './typed-value.ts';
import type { StartProblem } from './use-order-problems.ts';

interface OriginProps {
  readonly draft: Draft;
  readonly resolved: ResolvedDraft;
  readonly problems: readonly StartProblem[];
  readonly onDraft: (draft: Draft) => void;
  readonly onValue: (name: SettingName, value: SettingValue | undefined) => void;
}

const NONE = 'none';
/** Stands for no choice of a network where none is published for the data. */
const BY_SIZE = 'by-size';

export function Origin({ draft, resolved, problems, onDraft, onValue }: OriginProps) {
  const { base, shown, configuration } = resolved;
  const isBound = draft.from !== null;
  const preset = presets.find(({ name }) => name === draft.preset);
  const method = methodOf(configuration ?? base);
  const network = publishedNetwork(configuration ?? base) ?? BY_SIZE;
  const problemOf = (name: SettingName) => problems.find(({ settings }) => settings.includes(name));
  const dataProblem = problemOf('data');
  return (
    <section className={classes.origin} aria-label="What it begins from">
      <DataFields draft={draft} resolved={resolved} problemOf={problemOf} onDraft={onDraft} onValue={onValue} />
      <Field label="Preset" detail={preset?.description ?? "the program's defaults"}>
        {(label) => (
          <Select
            aria-label={label}
            data={[{ value: NONE, label: 'none' }, ...presets.map(({ name }) => ({ value: name, label: name }))]}
            value={draft.preset ?? NONE}
            allowDeselect={false}
            disabled={isBound}
            onChange={(name) => onDraft({ ...draft, preset: name === NONE ? null : name, values: keptValues(draft) })}
          />
        )}
      </Field>
      <Field label="Method" detail={methods[method].title} problem={problemOf('method')}>
        {(label) => (
          <Select
            id={fieldId('method')}
            aria-label={label}
            data={methodName.options.map((name) => ({ value: name, label: name }))}
            value={method}
            allowDeselect={false}
            onChange={(name) => onDraft(withMethod(draft, name))}
          />
        )}
      </Field>
      <Field label="Network" detail={networkDetail(shown.network === null, network)} problem={problemOf('network')}>
        {(label) => (
          <Select
            id={fieldId('network')}
            aria-label={label}
            data={
              network === BY_SIZE ? [{ value: BY_SIZE, label: 'by image size' }, ...networkChoices] : networkChoices
            }
            value={(configuration ?? base).network ?? network}
            allowDeselect={false}
            disabled={isBound}
            onChange={(name) => onValue('network', name === network ? undefined : name)}
          />
        )}
      </Field>
      <Field label="Seed" detail="of all random numbers" problem={problemOf('seed')}>
        {(label) => (
          <TextInput
            id={fieldId('seed')}
            aria-label={label}
            value={typedText(shown.seed)}
            inputMode="numeric"
            onChange={(event) => onValue('seed', typedValue(settingNamed('seed'), event.currentTarget.value))}
            error={problemOf('seed') !== undefined}
          />
        )}
      </Field>
      <MinedSetField draft={draft} method={method} onDraft={onDraft} />
      {dataProblem === undefined ? null : (
        <p className={classes.problem} role="alert">
          {dataProblem.message}. {dataProblem.remedy} <Link href={DATA}>Build or import it under Data.</Link>
        </p>
      )}
    </section>
  );
}

const networkSetting = settingNamed('network');
const networkChoices = networkSetting.kind === 'choice' ? networkSetting.choices.map(String) : [];

function networkDetail(isDefault: boolean, network: string): string {
  if (!isDefault) return 'chosen';
  return network === BY_SIZE ? 'cnn below 32 pixels, else resnet18' : 'the published one for the data';
}

/** Another preset leaves what is not of its making: the seed, and where files are. */
function keptValues({ values }: Draft): Draft['values'] {
  const kept: readonly string[] = ['train_root_dir', 'val_root_dir', 'exp_name'];
  return Object.fromEntries(Object.entries(values).filter(([name]) => kept.includes(name)));
}

/** The preset's own method is no choice of the user's. */
function withMethod(draft: Draft, name: string | null): Draft {
  const { method: _method, mode: _mode, ...others } = draft.values;
  const without = { ...draft, values: others };
  const parsed = methodName.safeParse(name);
  return parsed.success ? withValue(without, 'method', parsed.data) : without;
}

interface DataFieldsProps extends Omit<OriginProps, 'problems'> {
  readonly problemOf: (name: SettingName) => StartProblem | undefined;
}

function DataFields({ draft, resolved, problemOf, onDraft, onValue }: DataFieldsProps) {
  const { listing } = useDataListing();
  const { shown } = resolved;
  const name = String(shown.data);
  const sets = listing?.sets ?? [];
  const current = sets.find((set) => set.name === name);
  const hasNoRatio = current?.ratios.every(({ conflictPercent }) => conflictPercent === null) ?? false;
  const ratios = (current?.ratios ?? [])
    .map(({ conflictPercent }) => conflictPercent)
    .filter((ratio) => ratio !== null);
  const names = [
    ...new Set([...sets.map((set) => set.name), ...(listing?.known ?? []).map((known) => known.name), name]),
  ];
  const isThere = (one: string): boolean => sets.some((set) => set.name === one);
  const isBound = draft.from !== null;
  const choose = (chosen: string | null): void => {
    if (chosen === null) return;
    const fitting = presets.find(({ settings }) => settings.data === chosen);
    const ofPreset = presets.find((known) => known.name === draft.preset)?.settings.data;
    if (ofPreset === chosen) onValue('data', undefined);
    else if (fitting !== undefined) onDraft({ ...draft, preset: fitting.name, values: keptValues(draft) });
    else onValue('data', chosen);
  };
  return (
    <>
      <Field
        label="Data set"
        detail={detailOf(listing === null, current?.title ?? titleOf(listing?.known, name), isThere(name))}
      >
        {(label) => (
          <Select
            id={fieldId('data')}
            aria-label={label}
            data={names.map((one) => ({
              value: one,
              label: isThere(one) || listing === null ? one : `${one} (not there)`,
            }))}
            value={name}
            allowDeselect={false}
            disabled={isBound}
            onChange={choose}
          />
        )}
      </Field>
      <Field
        label="Conflict ratio"
        detail={hasNoRatio ? 'this set comes as a whole' : 'of training samples conflict'}
        problem={problemOf('conflict_pct')}
      >
        {(label) => (
          <Select
            id={fieldId('conflict_pct')}
            aria-label={label}
            data={[...new Set([...ratios.map(String), String(shown.conflict_pct)])]
              .sort((a, b) => Number(a) - Number(b))
              .map((ratio) => ({ value: ratio, label: `${ratio} %` }))}
            value={hasNoRatio ? null : String(shown.conflict_pct)}
            placeholder="none"
            allowDeselect={false}
            disabled={isBound || hasNoRatio}
            onChange={(ratio) => onValue('conflict_pct', Number(ratio))}
          />
        )}
      </Field>
    </>
  );
}

const titleOf = (known: readonly { readonly name: string; readonly title: string }[] | undefined, name: string) =>
  known?.find((one) => one.name === name)?.title ?? null;

function detailOf(isLoading: boolean, title: string | null, isThere: boolean): string {
  if (isLoading) return 'looking for data sets';
  return `${title ?? 'your own'}${isThere ? '' : ', not there yet'}`;
}
