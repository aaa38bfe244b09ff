// The data sets that the workbench knows and that are not there: how to get each.
import { Button } from '@mantine/core';
import { Hammer } from 'lucide-react';
import type { DataListing } from '../../shared/api/data.ts';
import classes from './known-sets.module.css';

interface KnownSetsProps {
  readonly listing: DataListing;
  readonly onBuild: (builder: string) => void;
}

export function KnownSets({ listing: { root, known, sets }, onBuild }: KnownSetsProps) {
  const missing = known.filter(({ name }) => !sets.some((set) => set.name === name));
  if (missing.length === 0) return null;
  return (
    <section className={classes.known} aria-labelledby="known-sets">
      <h2 id="known-sets" className={classes.title}>
        Not there yet
      </h2>
      <ul className={classes.list}>
        {missing.map(({ name, title, folders, builder }) => (
          <li key={name}>
            <strong>{title}</strong>
            <code>{name}</code>
            <span className={classes.how}>
              {builder === null
                ? `Unpack its download to ${folders.map((folder) => `${root}/${folder}`).join(' or ')}; it is read as it is.`
                : 'Can be built here.'}
            </span>
            {builder === null ? null : (
              <Button variant="default" leftSection={<Hammer size={13} aria-hidden />} onClick={() => onBuild(builder)}>
                Build
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
