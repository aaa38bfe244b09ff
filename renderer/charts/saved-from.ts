// Where what is saved comes from: a run's name, for files that are found again among those of other runs.
import { createContext, use } from 'react';
import { fileStem } from './file-stem.ts';

/** Null outside of a run. */
export const SavedFrom = createContext<string | null>(null);

/** The name of a saved file, before its ending: the run, then what it is. */
export const useFileStem = (title: string): string => fileStem(`${use(SavedFrom) ?? ''} ${title}`);

/** The line below a saved picture's title, from what is known of it: the run comes last. */
export function useSavedDetail(): (...parts: readonly (string | undefined)[]) => string {
  const origin = use(SavedFrom);
  return (...parts) => [...parts, origin].filter((text) => text !== undefined && text !== null).join(' · ');
}
