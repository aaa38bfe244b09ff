// The data sets: those that are there with their groups and images, those that can be built or brought.
import { Button, Loader } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { ErrorNotice } from '../workbench/error-notice.tsx';
import { JobList } from '../workbench/job-list.tsx';
import { useDataListing } from '../workbench/use-data-listing.ts';
import { BuildDialog } from './build-dialog.tsx';
import classes from './data-sets-view.module.css';
import { DatasetCard } from './dataset-card.tsx';
import { KnownSets } from './known-sets.tsx';

export function DataSetsView() {
  const { listing, error, reload } = useDataListing();
  const [built, setBuilt] = useState<string | null>(null);
  const first = listing?.builders[0]?.name ?? null;
  return (
    <div className={classes.view}>
      <header className={classes.header}>
        <h1 className={classes.title}>Data</h1>
        <span className={classes.root} title="The data folder; Settings can change it">
          {listing?.root}
        </span>
        <Button leftSection={<Plus size={14} aria-hidden />} disabled={first === null} onClick={() => setBuilt(first)}>
          Build or import
        </Button>
      </header>
      <JobList kinds={['build-data', 'import-data', 'check-data', 'demo']} />
      {error === null ? null : <ErrorNotice error={error} onRetry={reload} />}
      {listing === null ? (
        error === null ? (
          <Loader size="sm" aria-label="Looking for data sets" />
        ) : null
      ) : (
        <>
          {listing.sets.length === 0 ? (
            <p className={classes.none}>
              There is no data set yet. Build Colored MNIST, which takes a minute and needs nothing else, or bring one
              of those below.
            </p>
          ) : null}
          {listing.sets.map((set) => (
            <DatasetCard key={set.name} set={set} />
          ))}
          <KnownSets listing={listing} onBuild={setBuilt} />
        </>
      )}
      {built === null || listing === null ? null : (
        <BuildDialog listing={listing} builder={built} onClose={() => setBuilt(null)} />
      )}
    </div>
  );
}
