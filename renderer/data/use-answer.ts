// The host's answer to a question that changes as the user types.
import { useEffect, useRef, useState } from 'react';

/** After the last key was pressed. */
const PAUSE_MS = 350;

export interface Asked<Answer> {
  /** To the question as it is; null until it is there. */
  readonly answer: Answer | null;
  readonly isAsking: boolean;
  readonly error: unknown;
}

const nothing = { answer: null, isAsking: false, error: null };

/** Nothing is asked where `question`, plain JSON, is null. An answer to an earlier one is taken back. */
export function useAnswer<Question, Answer>(
  question: Question | null,
  ask: (question: Question, signal: AbortSignal) => Promise<Answer>,
): Asked<Answer> {
  const [state, setState] = useState<Asked<Answer>>(nothing);
  const latest = useRef({ question, ask });
  latest.current = { question, ask };
  const key = question === null ? null : JSON.stringify(question);
  useEffect(() => {
    const { question, ask } = latest.current;
    if (key === null || question === null) return setState(nothing);
    setState({ ...nothing, isAsking: true });
    const ended = new AbortController();
    const settle = (next: Partial<Asked<Answer>>): void => {
      if (!ended.signal.aborted) setState({ ...nothing, ...next });
    };
    const timer = setTimeout(() => {
      ask(question, ended.signal).then(
        (answer) => settle({ answer }),
        (error: unknown) => settle({ error }),
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      ended.abort();
    };
  }, [key]);
  return state;
}
