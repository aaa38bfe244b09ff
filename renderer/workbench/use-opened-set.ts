// Samples opened at the host, those of a run or of a data set: their names, counts and images.
import { useQuery } from '@tanstack/react-query';
import type { SampleSet, SetQuestion } from '../../shared/api/data.ts';
import { type SerializedError, serializeError } from '../../shared/errors.ts';
import { useClient } from './workbench-provider.tsx';

export interface OpenedSet {
  /** Null until it is open, or where it cannot be. */
  readonly set: SampleSet | null;
  /** Why it cannot be, such as a data set that was moved. */
  readonly error: SerializedError | null;
}

export function useOpenedSet(of: SetQuestion): OpenedSet {
  const { data: calls } = useClient();
  const { data, error } = useQuery({ queryKey: ['opened', of], queryFn: ({ signal }) => calls.open(of, { signal }) });
  return { set: data ?? null, error: error === null ? null : serializeError(error) };
}
