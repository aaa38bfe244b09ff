// Which columns the table of runs has.
import { Button, Popover, TextInput } from '@mantine/core';
import { Columns3 } from 'lucide-react';
import { useState } from 'react';
import { NAME } from './column-layout.ts';
import classes from './column-menu.module.css';
import { fields, type RunField, usualColumns } from './fields.ts';

interface ColumnMenuProps {
  /** Ids of fields. */
  readonly columns: readonly string[];
  readonly onColumns: (columns: string[]) => void;
}

const sections = ['Run', 'Results', 'Settings'] as const;

export function ColumnMenu(props: ColumnMenuProps) {
  return (
    <Popover position="bottom-start" shadow="md" trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<Columns3 size={13} aria-hidden />}>
          Columns
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={0}>
        <Chooser {...props} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Chooser({ columns, onColumns }: ColumnMenuProps) {
  const [search, setSearch] = useState('');
  const found = fields.filter(
    ({ id, label, hint }) => id !== NAME && `${label} ${hint}`.toLowerCase().includes(search.toLowerCase()),
  );
  const toggle = (field: RunField): void => {
    const isShown = columns.includes(field.id);
    onColumns(isShown ? columns.filter((id) => id !== field.id) : withColumn(columns, field));
  };
  return (
    <div className={classes.chooser}>
      <div className={classes.top}>
        <TextInput
          aria-label="Search for columns"
          placeholder="Search"
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Button variant="subtle" onClick={() => onColumns([...usualColumns])}>
          Usual columns
        </Button>
      </div>
      <div className={classes.list}>
        {sections.map((section) => {
          const own = found.filter((field) => field.section === section);
          return own.length === 0 ? null : (
            <fieldset key={section} className={classes.section}>
              <legend>{section}</legend>
              {own.map((field) => (
                <label key={field.id} className={classes.column} title={field.hint}>
                  <input type="checkbox" checked={columns.includes(field.id)} onChange={() => toggle(field)} />
                  <span>{field.label}</span>
                  <small>{field.hint}</small>
                </label>
              ))}
            </fieldset>
          );
        })}
      </div>
    </div>
  );
}

/** Behind the last column that comes before it in the order of fields, so that settings stay together. */
function withColumn(columns: readonly string[], field: RunField): string[] {
  const order = fields.map(({ id }) => id);
  const isSameSection = (id: string): boolean => fields.find((other) => other.id === id)?.section === field.section;
  const before = columns.findLastIndex((id) => isSameSection(id) && order.indexOf(id) < order.indexOf(field.id));
  return columns.toSpliced(before < 0 ? columns.length : before + 1, 0, field.id);
}
