// Where the download of a published data set goes: it is read as it is.
import type { DataListing } from '../../shared/api/data.ts';
import classes from './published-sets.module.css';

export function PublishedSets({ listing: { root, known } }: { readonly listing: DataListing }) {
  return (
    <section className={classes.sets} aria-label="Published data sets">
      <p>A published data set needs no import: unpack its download, and it is read as it is.</p>
      <ul>
        {known
          .filter(({ builder }) => builder === null)
          .map(({ name, title, folders }) => (
            <li key={name}>
              {title}: <code>{folders.map((one) => `${root}/${one}`).join(' or ')}</code>
            </li>
          ))}
      </ul>
    </section>
  );
}
