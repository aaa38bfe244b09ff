// What every call of the workbench's API starts from: a known error crosses to the page as itself.
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { serializedError } from '../errors.ts';

/**
 * A call declares its input as a zod schema, parsed where it enters the services; what the services answer is typed, as it
 * comes from this program. A KnownError thrown by an implementation arrives as the error `KNOWN`.
 */
export const call = oc.errors({ KNOWN: { data: serializedError } });

/** A call that takes nothing, and refuses something. */
export const callWithoutInput = call.input(z.void());
