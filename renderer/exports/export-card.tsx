// One export: where it is, what its check found, what it costs.
import { ActionIcon, Button, CopyButton } from '@mantine/core';
import { Check, CircleAlert, CircleCheck, Copy, FolderOpen } from 'lucide-react';
import type { ExportListing } from '../../shared/api/exports.ts';
import { type ExportOption, exportFormats, exportOptions } from '../../shared/export-order.ts';
import { useAttempt } from '../workbench/use-attempt.ts';
import { useClient } from '../workbench/workbench-provider.tsx';
import { AccuracyTable } from './accuracy-table.tsx';
import { CostTable, FileTable } from './cost-table.tsx';
import classes from './export-card.module.css';

interface ExportCardProps {
  readonly run: string;
  readonly listing: ExportListing;
}

export function ExportCard({ run, listing: { name, folder, card } }: ExportCardProps) {
  const { exports } = useClient();
  const { attempt, busy } = useAttempt();
  const { order, exportedAt, verification, data } = card;
  const set = (Object.keys(exportOptions) as ExportOption[]).filter((option) => order[option]);
  return (
    <article className={classes.card} aria-label={`Export ${name}`}>
      <header className={classes.head}>
        <h3>{exportFormats[order.format].title}</h3>
        <span className={classes.options}>{set.map((option) => exportOptions[option]).join(' · ')}</span>
        <time dateTime={exportedAt}>{new Date(exportedAt).toLocaleString()}</time>
        <Button
          variant="default"
          loading={busy}
          leftSection={<FolderOpen size={14} aria-hidden />}
          onClick={() => void attempt(() => exports.reveal({ run, name }))}
        >
          Open folder
        </Button>
      </header>
      <p className={classes.place}>
        <code>{folder}</code>
        <CopyButton value={folder}>
          {({ copied, copy }) => (
            <ActionIcon aria-label={`Copy the path of ${name}`} title="Copy the path" onClick={copy}>
              {copied ? <Check size={14} /> : <Copy size={14} />}
            </ActionIcon>
          )}
        </CopyButton>
      </p>
      <Verdict verification={verification} />
      <div className={classes.tables}>
        {verification.groups === null ? null : <AccuracyTable groups={verification.groups} aligned={data.aligned} />}
        <FileTable card={card} />
        <CostTable card={card} />
      </div>
    </article>
  );
}

function Verdict({ verification }: Pick<ExportListing['card'], 'verification'>) {
  const { consumer, compared, images, maxAbsDifference, tolerance, agreement, lacks } = verification;
  const bound =
    tolerance === null ? 'weights are rounded on purpose' : `${Number(tolerance.toPrecision(2))} is allowed`;
  const same = agreement === 1 ? 'every one' : `${(100 * agreement).toFixed(2)} % of them`;
  return (
    <>
      <p className={classes.verdict}>
        <CircleCheck size={15} aria-hidden color="var(--dcwp-good)" />
        Read by {consumer}, {compared.toLocaleString('en')} {images} images: the same class for {same}, logits differ by
        at most {Number(maxAbsDifference.toPrecision(3))} ({bound}).
      </p>
      {lacks.map((lack) => (
        <p key={lack} className={classes.verdict}>
          <CircleAlert size={15} aria-hidden color="var(--dcwp-danger)" />
          Not checked: {lack}
        </p>
      ))}
    </>
  );
}
