// The names of the methods.
import { z } from 'zod';

export const methodName = z.enum(['ERM', 'DCWP', 'MRM', 'JTT', 'LfF', 'feature-swap', 'group-DRO', 'DFR']);
export type MethodName = z.infer<typeof methodName>;
