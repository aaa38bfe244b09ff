// What stands above the table of runs: search, conditions, columns, grouping, a new run.
import { Button, CloseButton, Switch, TextInput } from '@mantine/core';
import { Plus, Search, X } from 'lucide-react';
import { Link } from 'wouter';
import { NEW_RUN } from '../shell/addresses.ts';
import { ColumnMenu } from './column-menu.tsx';
import { fieldNamed } from './fields.ts';
import { type Condition, relationText, typedUnit } from './filter.ts';
import { FilterForm } from './filter-form.tsx';
import type { RunsTableState } from './runs-table-state.ts';
import classes from './runs-toolbar.module.css';

interface RunsToolbarProps {
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly state: RunsTableState;
  readonly onChange: (state: RunsTableState) => void;
  readonly shownCount: number;
  readonly count: number;
}

export function RunsToolbar({ search, onSearch, state, onChange, shownCount, count }: RunsToolbarProps) {
  const { conditions, columns, isGrouped, onlyDiffering } = state;
  return (
    <header className={classes.toolbar}>
      <div className={classes.line}>
        <h1 className={classes.title}>Runs</h1>
        <span className={classes.count} role="status">
          {shownCount === count ? `${count}` : `${shownCount} of ${count}`}
        </span>
        <TextInput
          className={classes.search}
          aria-label="Search for runs"
          placeholder="Search name, tag, data set, method…"
          value={search}
          onChange={(event) => onSearch(event.currentTarget.value)}
          leftSection={<Search size={13} aria-hidden />}
          rightSection={
            search === '' ? null : <CloseButton size="xs" aria-label="Clear the search" onClick={() => onSearch('')} />
          }
        />
        <FilterForm onAdd={(added) => onChange({ ...state, conditions: [...conditions, added] })} />
        <ColumnMenu columns={columns} onColumns={(next) => onChange({ ...state, columns: next })} />
        <Switch
          label="Group seeds"
          checked={isGrouped}
          onChange={(event) => onChange({ ...state, isGrouped: event.currentTarget.checked })}
        />
        <Switch
          label="Only differing settings"
          checked={onlyDiffering}
          onChange={(event) => onChange({ ...state, onlyDiffering: event.currentTarget.checked })}
        />
        <Button component={Link} href={NEW_RUN} className={classes.new} leftSection={<Plus size={14} aria-hidden />}>
          New run
        </Button>
      </div>
      {conditions.length === 0 ? null : (
        <ul className={classes.conditions} aria-label="Conditions">
          {conditions.map((given, index) => (
            <ConditionPill
              key={`${given.field} ${given.relation} ${given.value}`}
              condition={given}
              onRemove={() => onChange({ ...state, conditions: conditions.toSpliced(index, 1) })}
            />
          ))}
        </ul>
      )}
    </header>
  );
}

function ConditionPill({ condition, onRemove }: { readonly condition: Condition; readonly onRemove: () => void }) {
  const field = fieldNamed(condition.field);
  if (field === undefined) return null;
  const unit = typedUnit(field).text;
  const text = `${field.label} ${relationText[condition.relation]} ${condition.value}${unit === null ? '' : ` ${unit}`}`;
  return (
    <li className={classes.condition}>
      {text}
      <button type="button" aria-label={`Remove the condition ${text}`} onClick={onRemove}>
        <X size={12} aria-hidden />
      </button>
    </li>
  );
}
