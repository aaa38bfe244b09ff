// One run, followed for as long as it is looked at.
import { useEffect, useState } from 'react';
import { useParams } from 'wouter';
import { useStore } from 'zustand';
import { useClient } from '../workbench/workbench-provider.tsx';
import { RunPage } from './run-page.tsx';
import { createRunStore, keepRun } from './run-store.ts';
import classes from './run-view.module.css';
import { useRunActions } from './use-run-actions.ts';

export function RunView() {
  const { run } = useParams<{ run: string }>();
  return <FollowedRun key={run} id={decodeURIComponent(run)} />;
}

function FollowedRun({ id }: { readonly id: string }) {
  const client = useClient();
  const [store] = useState(createRunStore);
  useEffect(() => {
    const ended = new AbortController();
    void keepRun(store, client, id, ended.signal);
    return () => ended.abort();
  }, [store, client, id]);
  const watched = useStore(store);
  const actions = useRunActions(id);
  if (watched.error !== null) {
    return (
      <div className={classes.failed} role="alert">
        <h1>{id} cannot be shown</h1>
        <p>
          {watched.error.message} {watched.error.remedy}
        </p>
      </div>
    );
  }
  return watched.summary === null ? null : <RunPage summary={watched.summary} watched={watched} actions={actions} />;
}
