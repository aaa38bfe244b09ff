// Entry of a listing thread in a checkout: lets Node read TypeScript, then becomes the thread. Plain Node.
import { register } from 'tsx/esm/api';

register();
await import('./listing-thread.ts');
