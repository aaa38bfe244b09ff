// Which transform the images of an imported set get in runs that name no other.
import { Select } from '@mantine/core';
import { type TransformName, transformMeanings, transformNames } from '../../shared/transform-names.ts';

interface TransformFieldProps {
  /** Null for what their size suggests. */
  readonly value: TransformName | null;
  readonly onValue: (value: TransformName | null) => void;
}

const BY_SIZE = '';

export function TransformField({ value, onValue }: TransformFieldProps) {
  return (
    <Select
      label="Transform"
      description="what is done to images before a network gets them; it is kept with the set, and a run may choose another"
      data={[
        { value: BY_SIZE, label: 'by their size: as-is up to 64 pixels, celebA above' },
        ...transformNames.map((name) => ({ value: name, label: `${name}: ${transformMeanings[name]}` })),
      ]}
      value={value ?? BY_SIZE}
      allowDeselect={false}
      onChange={(chosen) => onValue(transformNames.find((name) => name === chosen) ?? null)}
    />
  );
}
