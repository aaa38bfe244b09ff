// The order of an export: format, options, place.
import { Button, Checkbox, Radio } from '@mantine/core';
import { PackageOpen } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import {
  type ExportFormat,
  type ExportOption,
  exportFormat,
  exportFormats,
  exportOptions,
  exportOrder,
} from '../../shared/export-order.ts';
import { FolderInput } from '../workbench/folder-input.tsx';
import { useAttempt } from '../workbench/use-attempt.ts';
import { useClient } from '../workbench/workbench-provider.tsx';
import classes from './export-form.module.css';

export function ExportForm({ run }: { readonly run: string }) {
  const { exports } = useClient();
  const { attempt, busy } = useAttempt();
  const [format, setFormat] = useState<ExportFormat>('onnx');
  const [chosen, setChosen] = useState<ReadonlySet<ExportOption>>(new Set());
  const [out, setOut] = useState<string | null>(null);
  const { options } = exportFormats[format];
  const start = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const set = options.filter((option) => chosen.has(option)).map((option) => [option, true] as const);
    const order = exportOrder.parse({ format, ...Object.fromEntries(set) });
    if (await attempt(() => exports.start({ run, order, out }))) setOut(null);
  };
  const toggle = (option: ExportOption): void => {
    const next = new Set(chosen);
    if (!next.delete(option)) next.add(option);
    setChosen(next);
  };
  return (
    <form className={classes.form} onSubmit={(event) => void start(event)}>
      <FormatChoice format={format} onFormat={setFormat} />
      {options.length === 0 ? null : (
        <fieldset className={classes.options}>
          <legend>Options</legend>
          {options.map((option) => (
            <Checkbox
              key={option}
              label={exportOptions[option]}
              checked={chosen.has(option)}
              onChange={() => toggle(option)}
            />
          ))}
        </fieldset>
      )}
      <FolderInput
        label="Folder"
        description="Empty or not there yet; the files appear in it once they were checked"
        placeholder="one of the run's own, under exports"
        value={out}
        onValue={setOut}
      />
      <footer className={classes.footer}>
        <p>
          What is written is read again and compared with the engine on the whole test set. A mask alone makes a file
          neither smaller nor faster: bytes are saved by the compact format, zipping and 8-bit weights, time by removing
          dead channels.
        </p>
        <Button type="submit" leftSection={<PackageOpen size={14} aria-hidden />} loading={busy}>
          Export
        </Button>
      </footer>
    </form>
  );
}

interface FormatChoiceProps {
  readonly format: ExportFormat;
  readonly onFormat: (format: ExportFormat) => void;
}

function FormatChoice({ format, onFormat }: FormatChoiceProps) {
  return (
    <Radio.Group
      label="Format"
      value={format}
      onChange={(value) => {
        const known = exportFormat.safeParse(value);
        if (known.success) onFormat(known.data);
      }}
    >
      <div className={classes.formats}>
        {exportFormat.options.map((one) => (
          <Radio
            key={one}
            value={one}
            className={classes.format}
            label={exportFormats[one].title}
            description={exportFormats[one].summary}
          />
        ))}
      </div>
    </Radio.Group>
  );
}
