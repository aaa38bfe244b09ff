// Errors of calls as the page handles them: what the host knows of comes back as the typed error it was.
import { ORPCError } from '@orpc/client';
import { parseError } from '../../shared/errors.ts';

/** Does the call, with what it throws turned into the KnownError that the host threw, where it was one. */
export async function withKnownErrors<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ORPCError && error.code === 'KNOWN') throw parseError(error.data);
    throw error;
  }
}
