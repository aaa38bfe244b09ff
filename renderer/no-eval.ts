// Keeps zod from compiling its checks by `new Function`, which the page's policy forbids. Imported before all else.
import { z } from 'zod';

z.config({ jitless: true });
