// Where the labels of imported images come from: the columns of a table, or their names.
// biome-ignore-all lint/suspicious/noArrayIndexKey: columns and rows of a table are known by their place
import { Group, SegmentedControl, Select } from '@mantine/core';
import type { ColumnRole, FolderSurvey, LabelSource, SurveyedTable } from '../../shared/api/import.ts';
import { sourceOfNames, sourceOfTable } from '../../shared/first-source.ts';
import classes from './label-fields.module.css';

interface LabelFieldsProps {
  readonly survey: FolderSurvey;
  readonly labels: LabelSource;
  readonly onLabels: (labels: LabelSource) => void;
}

/** Of the control that chooses the source; no table is called so. */
const NAMES = 'names';

export function LabelFields({ survey, labels, onLabels }: LabelFieldsProps) {
  const { tables, named } = survey;
  const table = labels.from === 'table' ? tables.find(({ file }) => file === labels.file) : undefined;
  const choices = [
    ...tables.map(({ file }) => ({ value: file, label: file })),
    ...(named.images === 0 ? [] : [{ value: NAMES, label: 'file names' }]),
  ];
  const choose = (value: string): void => {
    const chosen = tables.find(({ file }) => file === value);
    onLabels(chosen === undefined ? sourceOfNames(survey) : sourceOfTable(chosen));
  };
  return (
    <>
      {choices.length < 2 ? null : (
        <SegmentedControl
          aria-label="Labels from"
          data={choices}
          value={labels.from === 'table' ? labels.file : NAMES}
          onChange={choose}
        />
      )}
      {labels.from === 'table' && table !== undefined ? (
        <TableFields table={table} labels={labels} onLabels={onLabels} />
      ) : null}
      {labels.from === 'names' ? <NameFields survey={survey} labels={labels} onLabels={onLabels} /> : null}
    </>
  );
}

interface TableFieldsProps {
  readonly table: SurveyedTable;
  readonly labels: Extract<LabelSource, { from: 'table' }>;
  readonly onLabels: (labels: LabelSource) => void;
}

const roles: readonly { readonly role: ColumnRole; readonly label: string; readonly without: string | null }[] = [
  { role: 'path', label: 'Image', without: null },
  { role: 'class', label: 'Class', without: null },
  { role: 'bias', label: 'Bias', without: 'unknown' },
  { role: 'split', label: 'Split', without: 'divide at random' },
];
const NONE = '';

function TableFields({ table, labels, onLabels }: TableFieldsProps) {
  const columns = table.columns.map((name, place) => ({ value: String(place), label: name || `column ${place + 1}` }));
  return (
    <>
      <Group grow gap="sm" align="flex-start">
        {roles.map(({ role, label, without }) => (
          <Select
            key={role}
            label={label}
            data={without === null ? columns : [{ value: NONE, label: without }, ...columns]}
            value={labels[role] === null ? NONE : String(labels[role])}
            allowDeselect={false}
            onChange={(value) =>
              onLabels({ ...labels, [role]: value === null || value === NONE ? null : Number(value) })
            }
          />
        ))}
      </Group>
      <div className={classes.frame}>
        <table className={classes.rows} aria-label={`First rows of ${table.file}`}>
          <thead>
            <tr>
              {table.columns.map((name, place) => (
                <th key={place} scope="col" data-used={roleOf(labels, place) !== undefined}>
                  {name}
                  <small>{roleOf(labels, place)}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.first.map((row, index) => (
              <tr key={index}>
                {table.columns.map((_, place) => (
                  <td key={place} data-used={roleOf(labels, place) !== undefined} title={row[place]}>
                    {row[place]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

const roleOf = (labels: TableFieldsProps['labels'], place: number): string | undefined =>
  roles.find(({ role }) => labels[role] === place)?.label.toLowerCase();

interface NameFieldsProps {
  readonly survey: FolderSurvey;
  readonly labels: Extract<LabelSource, { from: 'names' }>;
  readonly onLabels: (labels: LabelSource) => void;
}

function NameFields({ survey: { named }, labels, onLabels }: NameFieldsProps) {
  return (
    <>
      <p className={classes.about}>
        Names <code>&lt;id&gt;_&lt;class&gt;_&lt;bias&gt;</code> tell class and bias label, folders <code>train</code>{' '}
        (or <code>align</code> and <code>conflict</code>), <code>valid</code> and <code>test</code> the split.
      </p>
      {named.ratios.length < 2 ? null : (
        <Select
          label="Conflict ratio"
          description="of the folders of training images the one that is taken"
          data={[...named.ratios]}
          value={labels.ratio}
          allowDeselect={false}
          onChange={(ratio) => onLabels({ from: 'names', ratio })}
        />
      )}
    </>
  );
}
