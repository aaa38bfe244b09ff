// The host's answer to a question that changes as the user types.
import { useDebouncedValue } from '@mantine/hooks';
import { skipToken, useQuery } from '@tanstack/react-query';

/** After the last key was pressed. */
const PAUSE_MS = 350;

export interface Asked<Answer> {
  /** To the question as it is; null until it is there. */
  readonly answer: Answer | null;
  readonly isAsking: boolean;
  readonly error: unknown;
}

/** Nothing is asked where `question`, plain JSON, is null. An answer to an earlier one is taken back. */
export function useAnswer<Question, Answer>(
  name: string,
  question: Question | null,
  ask: (question: Question, options: { readonly signal: AbortSignal }) => Promise<Answer>,
): Asked<Answer> {
  const key = JSON.stringify(question);
  const [settled] = useDebouncedValue(key, PAUSE_MS);
  const isSettled = settled === key;
  const { data, error, isFetching } = useQuery({
    queryKey: [name, key],
    queryFn: question === null || !isSettled ? skipToken : ({ signal }) => ask(question, { signal }),
  });
  return { answer: data ?? null, isAsking: question !== null && (!isSettled || isFetching), error };
}
