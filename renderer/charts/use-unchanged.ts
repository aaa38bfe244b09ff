// Plain data that keeps its identity for as long as it says the same: what is drawn from it then stays as it is.
import { useRef } from 'react';

/** `value` itself, or what was given before where that is equal as JSON. For small data. */
export function useUnchanged<Value>(value: Value): Value {
  const text = JSON.stringify(value);
  const kept = useRef({ value, text });
  if (kept.current.text !== text) kept.current = { value, text };
  return kept.current.value;
}
