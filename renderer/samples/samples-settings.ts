// What the Samples view remembers of itself.
import { z } from 'zod';
import { sampleOrders } from './sample-order.ts';

export const tileSizes = [36, 52, 68, 100, 148, 220] as const;

export const samplesSettings = z.object({
  /** Place in `tileSizes`. */
  zoom: z
    .int()
    .min(0)
    .max(tileSizes.length - 1)
    .catch(1),
  order: z.enum(sampleOrders).catch('as-listed'),
  /** Aligned samples beside conflicting ones, or all together. */
  isSideBySide: z.boolean().catch(false),
  /** Whether the panel on the right is open: mined set, confusion. */
  isPanelOpen: z.boolean().catch(true),
});
export type SamplesSettings = z.infer<typeof samplesSettings>;
