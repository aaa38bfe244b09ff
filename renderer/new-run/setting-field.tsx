// One setting of the form: its name and help, its value, how to put it back, what is wrong with it.
import { ActionIcon, Select, Switch, TextInput } from '@mantine/core';
import { Undo2 } from 'lucide-react';
import { memo, useState } from 'react';
import type { ConfigurationProblem } from '../../shared/contradictions.ts';
import { rangeText, type Setting, type SettingName } from '../../shared/settings.ts';
import type { SettingValue } from './draft.ts';
import { fieldId } from './field-id.ts';
import classes from './setting-field.module.css';
import { typedText, typedValue } from './typed-value.ts';

export interface SettingFieldProps {
  readonly setting: Setting;
  readonly value: SettingValue;
  /** What it is put back to. */
  readonly base: SettingValue;
  readonly isChanged: boolean;
  /** The method sets it. */
  readonly isForced: boolean;
  readonly problem: ConfigurationProblem | undefined;
  /** `undefined` puts it back. */
  readonly onValue: (name: SettingName, value: SettingValue | undefined) => void;
}

export const SettingField = memo(function SettingField(props: SettingFieldProps) {
  const { setting, base, isChanged, isForced, problem, onValue } = props;
  const { name, help, published } = setting;
  const id = fieldId(name);
  return (
    <div className={classes.field} data-changed={isChanged} data-wrong={problem !== undefined}>
      <div className={classes.about}>
        <label htmlFor={id} className={classes.name}>
          {name}
        </label>
        {published ? null : (
          <small className={classes.ours} title="The published program has no such argument">
            added here
          </small>
        )}
        <p id={`${id}-help`} className={classes.help}>
          {help}
          {rangeOf(setting)}
        </p>
      </div>
      <div className={classes.input}>
        <Control {...props} id={id} isDisabled={isForced} />
      </div>
      <div className={classes.back}>
        {isChanged ? (
          <ActionIcon
            aria-label={`Put ${name} back to ${valueText(base)}`}
            title={`Put back: ${valueText(base)}`}
            onClick={() => onValue(name, undefined)}
          >
            <Undo2 size={14} />
          </ActionIcon>
        ) : null}
      </div>
      {isForced ? <p className={classes.note}>The method sets it.</p> : null}
      {problem === undefined ? null : (
        <p id={`${id}-problem`} className={classes.problem} role="alert">
          {problem.message}. {problem.remedy}
        </p>
      )}
    </div>
  );
});

interface ControlProps extends SettingFieldProps {
  readonly id: string;
  readonly isDisabled: boolean;
}

function Control({ setting, value, problem, onValue, id, isDisabled }: ControlProps) {
  const described = `${id}-help${problem === undefined ? '' : ` ${id}-problem`}`;
  const common = { id, disabled: isDisabled, 'aria-describedby': described, 'aria-invalid': problem !== undefined };
  if (setting.kind === 'flag') {
    return (
      <Switch
        {...common}
        checked={value === true}
        onChange={(event) => onValue(setting.name, event.currentTarget.checked)}
      />
    );
  }
  if (setting.kind === 'choice') {
    return (
      <Select
        {...common}
        data={setting.choices.map(String)}
        value={value === null ? null : String(value)}
        onChange={(chosen) => onValue(setting.name, setting.choices.find((known) => String(known) === chosen) ?? null)}
        placeholder={setting.whenNull ?? undefined}
        title={value === null ? (setting.whenNull ?? undefined) : undefined}
        clearable={setting.whenNull !== null}
        allowDeselect={setting.whenNull !== null}
      />
    );
  }
  return <TypedControl setting={setting} value={value} onValue={onValue} common={common} />;
}

interface TypedControlProps extends Pick<SettingFieldProps, 'setting' | 'value' | 'onValue'> {
  readonly common: object;
}

/** Keeps what is typed as it is typed: `1e-` is on its way to `1e-8`. */
function TypedControl({ setting, value, onValue, common }: TypedControlProps) {
  const [typed, setTyped] = useState(typedText(value));
  const isTyped = typedValue(setting, typed) === value;
  const isNumber = setting.kind === 'whole' || setting.kind === 'real';
  return (
    <TextInput
      {...common}
      className={isNumber ? classes.number : undefined}
      value={isTyped ? typed : typedText(value)}
      placeholder={setting.whenNull ?? undefined}
      title={value === null ? (setting.whenNull ?? undefined) : undefined}
      inputMode={setting.kind === 'whole' ? 'numeric' : setting.kind === 'real' ? 'decimal' : 'text'}
      autoComplete="off"
      spellCheck={false}
      rightSection={setting.unit === null ? null : <span className={classes.unit}>{setting.unit}</span>}
      rightSectionWidth={setting.unit === null ? 0 : 12 + 7 * setting.unit.length}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onValue(setting.name, typedValue(setting, event.currentTarget.value));
      }}
    />
  );
}

const rangeOf = (setting: Setting): string =>
  setting.kind === 'whole' || setting.kind === 'real' ? ` (${rangeText(setting.range)})` : '';

const valueText = (value: SettingValue): string => (value === null ? 'none' : String(value));
