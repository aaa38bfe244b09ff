// What the table of runs shows before there is a run.
import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { NEW_RUN } from '../shell/addresses.ts';
import classes from './first-start.module.css';

export function FirstStart() {
  return (
    <section className={classes.start} aria-labelledby="first-start">
      <h1 id="first-start">No runs yet</h1>
      <p>
        A run trains a classifier on biased data, finds the weights that serve the shortcut, and prunes them. It takes a
        data set and a configuration; what comes of it is shown here.
      </p>
      <Button component={Link} href={NEW_RUN}>
        New run
      </Button>
    </section>
  );
}
