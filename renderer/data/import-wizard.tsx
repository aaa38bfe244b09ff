// The wizard that brings a folder of the user's own images into the data folder.
import { Button, Group, Loader, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { DataListing } from '../../shared/api/data.ts';
import type { FolderSurvey, LabelSource } from '../../shared/api/import.ts';
import { firstSource } from '../../shared/first-source.ts';
import type { TransformName } from '../../shared/transform-names.ts';
import { ErrorNotice } from '../workbench/error-notice.tsx';
import { FolderInput } from '../workbench/folder-input.tsx';
import { useAttempt } from '../workbench/use-attempt.ts';
import { useClient } from '../workbench/workbench-provider.tsx';
import { ImportOutcome } from './import-outcome.tsx';
import classes from './import-wizard.module.css';
import { LabelFields } from './label-fields.tsx';
import { PublishedSets } from './published-sets.tsx';
import { TransformField } from './transform-field.tsx';
import { useAnswer } from './use-answer.ts';

interface ImportWizardProps {
  readonly listing: DataListing;
  readonly onClose: () => void;
}

const NAME = /^[A-Za-z0-9_-]{1,64}$/;

export function ImportWizard({ listing, onClose }: ImportWizardProps) {
  const { data } = useClient();
  const { attempt, busy } = useAttempt();
  const [folder, setFolder] = useState<string | null>(null);
  const [named, setNamed] = useState<string | null>(null);
  const [chosen, setChosen] = useState<LabelSource | null>(null);
  const [transform, setTransform] = useState<TransformName | null>(null);
  const survey = useAnswer('survey', folder === null ? null : { folder }, data.survey);
  const labels = chosen ?? (survey.answer === null ? null : firstSource(survey.answer));
  const name = named ?? nameOf(folder);
  const isNamed = NAME.test(name);
  const order = folder === null || labels === null || !isNamed ? null : { folder, name, labels, transform, seed: 1 };
  const plan = useAnswer('import-plan', order, data.planImport);
  const bring = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (order !== null && (await attempt(() => data.import(order)))) onClose();
  };
  return (
    <form className={classes.wizard} onSubmit={(event) => void bring(event)}>
      <Step number={1} title="The folder">
        <FolderInput
          label="Folder of images"
          description="PNG, JPEG or WebP, in any folders below it; it stays as it is"
          value={folder}
          onValue={(next) => {
            setFolder(next);
            setChosen(null);
          }}
        />
        <TextInput
          label="Name of the data set"
          description={`its folder in ${listing.root}`}
          value={name}
          error={isNamed || folder === null ? null : 'Letters, digits, _ and -, up to 64'}
          onChange={(event) => setNamed(event.currentTarget.value)}
        />
        <Surveyed survey={survey.answer} error={survey.error} isAsking={survey.isAsking} />
      </Step>
      {survey.answer === null || labels === null ? null : (
        <Step number={2} title="Its labels">
          <LabelFields survey={survey.answer} labels={labels} onLabels={setChosen} />
        </Step>
      )}
      {order === null ? null : (
        <Step number={3} title="What it becomes">
          <TransformField value={transform} onValue={setTransform} />
          <ImportOutcome {...plan} />
        </Step>
      )}
      {folder === null ? <PublishedSets listing={listing} /> : null}
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={busy} disabled={plan.isAsking || plan.answer?.problems.length !== 0}>
          Import
        </Button>
      </Group>
    </form>
  );
}

/** The folder's own name, as far as a data set may be called so. */
function nameOf(folder: string | null): string {
  const last = folder?.split(/[\\/]/).findLast((part) => part !== '') ?? '';
  return last.replaceAll(/[^A-Za-z0-9_-]+/g, '-').slice(0, 64);
}

function Step({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  return (
    <section className={classes.step} aria-label={title}>
      <h3 className={classes.heading}>
        <span className={classes.number}>{number}</span>
        {title}
      </h3>
      {children}
    </section>
  );
}

interface SurveyedProps {
  readonly survey: FolderSurvey | null;
  readonly error: unknown;
  readonly isAsking: boolean;
}

function Surveyed({ survey, error, isAsking }: SurveyedProps) {
  if (error !== null) return <ErrorNotice error={error} />;
  if (isAsking) return <Loader size="xs" aria-label="Looking into the folder" />;
  if (survey === null) return null;
  const { images, tables, named } = survey;
  const hasLabels = tables.length > 0 || named.images > 0;
  return (
    <p className={classes.found} role={hasLabels ? undefined : 'alert'}>
      {images.toLocaleString('en')} images, {tables.length === 1 ? 'one table' : `${tables.length} tables`}
      {named.images === 0 ? '' : `, ${named.images.toLocaleString('en')} names that tell class and bias`}.
      {hasLabels
        ? ''
        : ' Nothing tells their classes: put a CSV file into the folder with a row for each image, its path and its class, or name images <id>_<class>_<bias>.png.'}
    </p>
  );
}
