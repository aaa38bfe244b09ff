// The outermost form of a page's message, checked before the RPC library unpacks it.
import { z } from 'zod';

/** Bytes of one message at most: the largest, what a view remembers of itself, is a tenth of it. */
export const MESSAGE_BYTES = 1 << 20;

/** As @orpc/standard-server-peer 1.16 writes it: id, type (1, the default, is a request; others end one), payload. */
const envelope = z.object({
  i: z.string().max(32),
  t: z.int().optional(),
  p: z
    .object({
      u: z
        .string()
        .max(200)
        .regex(/^\/[\w./-]*$/),
      b: z.unknown(),
      h: z.record(z.string(), z.unknown()).optional(),
      m: z.string().max(10).optional(),
    })
    .optional(),
});
const REQUEST = 1;

/** Why a message is refused, null where it is not. Pages send text only. */
export function refusal(message: unknown): string | null {
  if (typeof message !== 'string') return 'a message that is no text';
  if (message.length > MESSAGE_BYTES) return `a message of ${message.length} characters`;
  let value: unknown;
  try {
    value = JSON.parse(message);
  } catch {
    return 'a message that is no JSON';
  }
  const parsed = envelope.safeParse(value);
  if (!parsed.success) return `a message of another form: ${z.prettifyError(parsed.error).split('\n').join(' ')}`;
  const isRequest = (parsed.data.t ?? REQUEST) === REQUEST;
  return isRequest && parsed.data.p === undefined ? 'a request without content' : null;
}
