// The bytes of a layer's mask, asked for when they are looked at.
import { useEffect, useState } from 'react';
import type { EventOf } from '../../shared/events.ts';
import { useClient } from '../workbench/workbench-provider.tsx';
import { maskBytes } from './mask.ts';

/** Bytes [outputs, inputs] of the event; those of the one before until they are there, null at first. */
export function useMask(run: string, event: EventOf<'mask-heatmap'>): Uint8Array | null {
  const client = useClient();
  const [bytes, setBytes] = useState<Uint8Array | null>(null);
  const { offset, kept } = event;
  useEffect(() => {
    if (offset === undefined) {
      setBytes(maskBytes(kept));
      return;
    }
    const stop = new AbortController();
    client.runs
      .mask({ id: run, offset }, { signal: stop.signal })
      .then((mask) => mask.arrayBuffer())
      .then((buffer) => {
        if (!stop.signal.aborted) setBytes(new Uint8Array(buffer));
      })
      // It is asked for again with the next evaluation; until then the picture stays as it is.
      .catch(() => undefined);
    return () => stop.abort();
  }, [client, run, offset, kept]);
  return bytes;
}
