// Entry of a loader thread in a checkout: lets Node read TypeScript, then becomes the thread. Plain Node.
import { register } from 'tsx/esm/api';

register();
await import('./loader-thread.ts');
