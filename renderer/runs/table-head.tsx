// The head of the table of runs: names of columns, by which it can be sorted.
import { Tooltip } from '@mantine/core';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { MouseEvent } from 'react';
import { colorVariableName } from '../../shared/theme-colors.ts';
import { fieldColor, isRightAligned, NAME } from './column-layout.ts';
import type { RunField } from './fields.ts';
import classes from './runs-table.module.css';

type Direction = 'asc' | 'desc' | false;

interface TableHeadProps {
  readonly columns: readonly RunField[];
  readonly directionOf: (id: string) => Direction;
  /** `isFurther`: besides the columns that it is sorted by already. */
  readonly onSort: (id: string, isFurther: boolean) => void;
  readonly selected: 'all' | 'some' | 'none';
  readonly onSelectAll: (event: unknown) => void;
}

export function TableHead({ columns, directionOf, onSort, selected, onSelectAll }: TableHeadProps) {
  return (
    <thead className={classes.head}>
      <tr aria-rowindex={1}>
        <th scope="col" className={classes.check}>
          <input
            type="checkbox"
            aria-label="Select all runs shown"
            checked={selected === 'all'}
            ref={(box) => {
              if (box !== null) box.indeterminate = selected === 'some';
            }}
            onChange={onSelectAll}
          />
        </th>
        {columns.map((field) => (
          <HeadCell
            key={field.id}
            field={field}
            direction={directionOf(field.id)}
            onSort={(event) => onSort(field.id, event.shiftKey)}
          />
        ))}
        <td />
        <td className={classes.menu} />
      </tr>
    </thead>
  );
}

interface HeadCellProps {
  readonly field: RunField;
  readonly direction: Direction;
  readonly onSort: (event: MouseEvent) => void;
}

const spoken = { asc: 'ascending', desc: 'descending' } as const;

function HeadCell({ field, direction, onSort }: HeadCellProps) {
  const color = fieldColor(field);
  return (
    <th
      scope="col"
      aria-sort={direction === false ? 'none' : spoken[direction]}
      data-right={isRightAligned(field)}
      className={field.id === NAME ? classes.name : undefined}
    >
      <Tooltip label={field.hint} multiline maw={300}>
        <button type="button" className={classes.sort} onClick={onSort}>
          {color === undefined ? null : (
            <i className={classes.dot} style={{ background: `var(${colorVariableName(color)})` }} />
          )}
          <span>{field.label}</span>
          {direction === false ? null : <Arrow direction={direction} />}
        </button>
      </Tooltip>
    </th>
  );
}

function Arrow({ direction }: { readonly direction: 'asc' | 'desc' }) {
  return direction === 'asc' ? <ArrowUp size={12} aria-hidden /> : <ArrowDown size={12} aria-hidden />;
}
