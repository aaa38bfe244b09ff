// Saves a table's numbers.
import { ActionIcon } from '@mantine/core';
import { Download } from 'lucide-react';
import { download, fileStem } from './download.ts';

interface CsvButtonProps {
  readonly title: string;
  readonly csv: () => string;
}

export function CsvButton({ title, csv }: CsvButtonProps) {
  return (
    <ActionIcon
      aria-label={`Save as CSV: ${title}`}
      title="Save as CSV"
      onClick={() => download(`${fileStem(title)}.csv`, new Blob([csv()], { type: 'text/csv' }))}
    >
      <Download size={14} />
    </ActionIcon>
  );
}
