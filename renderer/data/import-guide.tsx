// How to bring a data set that is not built here: where its files go, and how they say their labels.
import { Button, CopyButton, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { DataListing } from '../../shared/api/data.ts';
import classes from './import-guide.module.css';

const EXAMPLE = `path,class,split,bias
images/0001.jpg,landbird,train,land
images/0002.jpg,waterbird,valid,water
images/0003.jpg,waterbird,test,land`;

interface ImportGuideProps {
  readonly listing: DataListing;
  /** Looks for data sets again. */
  readonly onLook: () => void;
}

export function ImportGuide({ listing: { root, known }, onLook }: ImportGuideProps) {
  const [name, setName] = useState('my-data');
  const folder = `${root}/${name}`;
  return (
    <div className={classes.guide}>
      <p>Nothing is copied or changed: a data set is read where its files are, below the data folder.</p>
      <h3>A published one</h3>
      <ul>
        {known
          .filter(({ builder }) => builder === null)
          .map(({ name: known, title, folders }) => (
            <li key={known}>
              {title}: unpack its download to <code>{folders.map((one) => `${root}/${one}`).join(' or ')}</code>
            </li>
          ))}
      </ul>
      <h3>Your own</h3>
      <Group align="flex-end" gap="sm">
        <TextInput label="Name" value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <CopyButton value={folder}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? 'Copied' : 'Copy its folder'}
            </Button>
          )}
        </CopyButton>
      </Group>
      <p>
        Put the images anywhere below <code>{folder}</code>, and beside them a table <code>dataset.csv</code> with a row
        for each image. Where you don't know what biases a sample, leave the column <code>bias</code> out.
      </p>
      <pre>{EXAMPLE}</pre>
      <Group justify="flex-end">
        <Button onClick={onLook}>Look for it</Button>
      </Group>
    </div>
  );
}
