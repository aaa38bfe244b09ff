// Adds a condition that the shown runs meet.
import { Button, Popover, Select, TextInput } from '@mantine/core';
import { Filter } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { fieldNamed, fields, isNumeric } from './fields.ts';
import { type Condition, type Relation, relationsOf, relationText, typedUnit } from './filter.ts';
import classes from './filter-form.module.css';

const sections = ['Results', 'Run', 'Settings'] as const;

/** Times are sorted by, not typed. */
const choices = sections.map((section) => ({
  group: section,
  items: fields
    .filter((field) => field.section === section && field.kind !== 'time')
    .map(({ id, label }) => ({ value: id, label })),
}));

export function FilterForm({ onAdd }: { readonly onAdd: (condition: Condition) => void }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-start" shadow="md" trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<Filter size={13} aria-hidden />}
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          Filter
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Form
          onAdd={(added) => {
            onAdd(added);
            setIsOpen(false);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function Form({ onAdd }: { readonly onAdd: (condition: Condition) => void }) {
  const [id, setId] = useState('metric.conflict');
  const [chosen, setChosen] = useState<Relation | null>(null);
  const [value, setValue] = useState('');
  const field = fieldNamed(id);
  if (field === undefined) return null;
  const relations = relationsOf(field);
  const relation = chosen !== null && relations.includes(chosen) ? chosen : (relations[0] ?? 'is');
  const unit = typedUnit(field).text;
  const isUsable = value.trim() !== '' && (!isNumeric(field) || Number.isFinite(Number(value)));
  const add = (event: FormEvent): void => {
    event.preventDefault();
    if (isUsable) onAdd({ field: id, relation, value: value.trim() });
  };
  return (
    <form className={classes.form} onSubmit={add}>
      <Select
        label="Setting or result"
        data={choices}
        value={id}
        onChange={(next) => setId(next ?? id)}
        searchable
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        w={190}
      />
      <Select
        label="Condition"
        data={relations.map((one) => ({ value: one, label: relationText[one] }))}
        value={relation}
        onChange={(next) => setChosen(relations.find((one) => one === next) ?? null)}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        w={104}
      />
      <TextInput
        label={unit === null ? 'Value' : `Value (${unit})`}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
        inputMode={isNumeric(field) ? 'decimal' : 'text'}
        w={120}
      />
      <Button type="submit" disabled={!isUsable}>
        Add
      </Button>
    </form>
  );
}
