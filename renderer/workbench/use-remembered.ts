// What a view remembers of itself from one visit to the next, kept by the host among the user's settings.
import { useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { useClient, useWorkbench } from './workbench-provider.tsx';

/** Changes come in bursts, as columns are chosen. */
const PAUSE_MS = 500;

/**
 * As a state of React's. `schema` reads what was stored and has a default for everything, so that what is missing or of
 * another version is replaced; its values are JSON. Null until the host has told what is stored.
 */
export function useRemembered<Schema extends z.ZodType>(
  view: string,
  schema: Schema,
): [z.output<Schema> | null, (next: z.output<Schema>) => void] {
  const views = useWorkbench(({ settings }) => settings?.views);
  const { workbench } = useClient();
  const [chosen, setChosen] = useState<z.output<Schema> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [stored, setStored] = useState<z.output<Schema> | null>(null);
  if (stored === null && views !== undefined) setStored(schema.parse(views[view] ?? {}));
  const latest = useRef(views);
  useEffect(() => {
    latest.current = views;
  }, [views]);
  const remember = (next: z.output<Schema>): void => {
    setChosen(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      // What a view remembers is not worth an alarm: it holds for this visit in any case.
      workbench.setSettings({ views: { ...latest.current, [view]: JSON.parse(JSON.stringify(next)) } }).catch(() => {});
    }, PAUSE_MS);
  };
  return [chosen ?? stored, remember];
}
