// How the page keeps the host's answers: TanStack Query, for a host that is a call away.
import { QueryClient } from '@tanstack/react-query';

/**
 * A host on this machine answers or tells why not: nothing is tried again by itself, and no answer outlives the view that
 * asked, since runs and data sets change meanwhile. Answers may be large: they are not compared with those before.
 */
export const createAnswers = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        ...{ retry: false, networkMode: 'always', gcTime: 0, structuralSharing: false },
        ...{ refetchOnWindowFocus: false, refetchOnReconnect: false },
      },
    },
  });
