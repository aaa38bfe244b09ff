// Gives every view the one connection to the host, and what the host says of the workbench.
import { QueryClientProvider } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { WorkbenchClient } from '../../shared/api/contract.ts';
import type { Bridge } from '../../shared/bridge.ts';
import type { Connection } from '../connection/connect.ts';
import { createAnswers } from './answers.ts';
import { createWorkbenchStore, keepUpToDate, type Workbench, type WorkbenchStore } from './workbench-store.ts';

const Context = createContext<{ readonly connection: Connection; readonly store: WorkbenchStore } | null>(null);

export function WorkbenchProvider({ connection, children }: { connection: Connection; children: ReactNode }) {
  const [store] = useState(createWorkbenchStore);
  const [answers] = useState(createAnswers);
  useEffect(() => {
    const ended = new AbortController();
    void keepUpToDate(store, connection.client, ended.signal);
    return () => ended.abort();
  }, [store, connection]);
  return (
    <Context value={{ connection, store }}>
      <QueryClientProvider client={answers}>{children}</QueryClientProvider>
    </Context>
  );
}

function useProvided() {
  const provided = useContext(Context);
  if (provided === null) throw new Error('there is no WorkbenchProvider around this component');
  return provided;
}

/** The calls of the API. Each rejects with a KnownError where the host has one to tell. */
export const useClient = (): WorkbenchClient => useProvided().connection.client;

/** The desktop shell's own abilities; null in a browser. */
export const useBridge = (): Bridge | null => useProvided().connection.bridge;

/** A part of the workbench's state; `select` gives the same value for the same state. */
export const useWorkbench = <Part,>(select: (workbench: Workbench) => Part): Part =>
  useStore(useProvided().store, select);

/** Whether the host can be reached. */
export function useIsConnected(): boolean {
  const { connection } = useProvided();
  return useSyncExternalStore(connection.onChange, connection.isOpen);
}
