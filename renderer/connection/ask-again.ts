// Asking the host again and again: each answer waits there until there is something new.
import { KnownError } from '../../shared/errors.ts';

const RETRY_MS = 1000;

/**
 * The answers to `ask`, one after the other, until `signal` is aborted. Nothing is asked while the page is hidden: it
 * catches up when it is looked at again. Where the host can't be reached, it is tried again; a KnownError is thrown.
 */
export async function* answers<Answer>(ask: () => Promise<Answer>, signal: AbortSignal): AsyncGenerator<Answer, void> {
  while (!signal.aborted) {
    await whileHidden(signal);
    if (signal.aborted) return;
    let answer: Answer;
    try {
      answer = await ask();
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof KnownError) throw error;
      await pause(signal);
      continue;
    }
    yield answer;
  }
}

function whileHidden(signal: AbortSignal): Promise<void> {
  if (!document.hidden) return Promise.resolve();
  return new Promise((resolve) => {
    const settle = (): void => {
      if (document.hidden && !signal.aborted) return;
      document.removeEventListener('visibilitychange', settle);
      signal.removeEventListener('abort', settle);
      resolve();
    };
    document.addEventListener('visibilitychange', settle);
    signal.addEventListener('abort', settle);
  });
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const settle = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', settle);
      resolve();
    };
    const timer = setTimeout(settle, RETRY_MS);
    signal.addEventListener('abort', settle);
  });
}
