// Gives the run as one HTML file, made by the host.
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { FileText } from 'lucide-react';
import { useState } from 'react';
import { serializeError } from '../../shared/errors.ts';
import { download } from '../charts/download.ts';
import { useClient } from '../workbench/workbench-provider.tsx';

export function ReportButton({ id }: { readonly id: string }) {
  const { runs } = useClient();
  const [busy, setBusy] = useState(false);
  const make = (): void => {
    setBusy(true);
    runs
      .report({ id })
      .then((report) => report.arrayBuffer())
      .then((bytes) => download(`${id}.html`, new Blob([bytes], { type: 'text/html' })))
      .catch((error: unknown) => {
        const { message, remedy } = serializeError(error);
        notifications.show({ color: 'red', title: message, message: remedy });
      })
      .finally(() => setBusy(false));
  };
  return (
    <Button
      variant="default"
      leftSection={<FileText size={13} />}
      onClick={make}
      loading={busy}
      title="One HTML file with results, curves, images and settings, to read, print or mail"
    >
      Report
    </Button>
  );
}
