// Says that the host is out of reach, or why its answers have ended.
import { Alert } from '@mantine/core';
import { useEffect, useState } from 'react';
import { KnownError } from '../../shared/errors.ts';
import { useIsConnected, useWorkbench } from '../workbench/workbench-provider.tsx';
import classes from './connection-notice.module.css';

/** Shorter breaks, as at the start of the page, are not worth a word. */
const PATIENCE_MS = 1500;

export function ConnectionNotice() {
  const error = useWorkbench((workbench) => workbench.error);
  const isLost = useIsLost();
  if (error !== null) {
    const remedy = error instanceof KnownError ? error.remedy : 'Load the page again.';
    const message = error instanceof Error ? error.message : String(error);
    return (
      <Alert className={classes.notice} color="red" role="alert" title={message}>
        {remedy}
      </Alert>
    );
  }
  if (!isLost) return null;
  return (
    <Alert className={classes.notice} color="orange" role="status" title="The workbench can't be reached">
      What is shown may be old. The connection is tried again by itself; if the workbench was closed, start it again.
    </Alert>
  );
}

function useIsLost(): boolean {
  const isConnected = useIsConnected();
  const [isLost, setIsLost] = useState(false);
  useEffect(() => {
    if (isConnected) return setIsLost(false);
    const timer = setTimeout(() => setIsLost(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isConnected]);
  return isLost;
}
