// Where what is saved comes from: a run's name, for files that are found again among those of other runs.
import { createContext } from 'react';

/** Null outside of a run. */
export const SavedFrom = createContext<string | null>(null);
